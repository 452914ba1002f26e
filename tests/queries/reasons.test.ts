import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type Reason, type ReasonCode, reasonCodes, reasonFields } from "../../pipeline/store/reason.js";
import { noteWords, reasonNotes, reasonWords, rebasedWords } from "../../reports/words/reasons.js";
import { populationWords } from "../../reports/words/rows.js";

const queries = path.resolve(import.meta.dirname, "..", "..", "queries");
const marts = readdirSync(path.join(queries, "marts")).map((name) => path.join(queries, "marts", name));

/** Every reason that a query writes out: its code, or how it is put together, and its fields. */
function written(sql: string): { code: string; fields: string[] }[] {
  return [...sql.matchAll(/\{([^{}]*)\}::reason\b/g)].map(([, inside = ""]) => {
    const [code = "", ...fields] = [...inside.matchAll(/'([a-z_]+)': /g)].map(([, name]) => name ?? "");
    expect(code).toBe("code");
    return { code: /'code': ('[^']*'|[^,}\n]+)/.exec(inside)?.[1]?.trim() ?? "", fields };
  });
}

test("the store's type has the fields of the program's", () => {
  const tables = readFileSync(path.join(queries, "tables.sql"), "utf8");
  const [, inside = ""] = /create or replace type reason as struct\(([^;]*)\);/.exec(tables) ?? [];
  expect(inside.replaceAll(/[\s"]+/g, " ").trim()).toBe(
    ["code varchar", ...Object.entries(reasonFields).map(([name, type]) => `${name} ${type.toLowerCase()}`)]
      .join(", ")
      .replace(", of ", ", of "),
  );
});

test("a query writes no reason whose code or fields the program does not know", () => {
  const found = marts.flatMap((file) => written(readFileSync(file, "utf8")));
  expect(found.length).toBeGreaterThan(30);
  for (const { code, fields } of found) {
    const constant = /^'([a-z-]+)'$/.exec(code)?.[1];
    if (constant === undefined) continue; // put together of a kind; the cases of the queries see what comes of it
    const known: readonly string[] | undefined = reasonCodes[constant as ReasonCode];
    expect(
      known?.map((field) => field.replace("?", "")),
      constant,
    ).toEqual(expect.arrayContaining(fields));
    expect(fields, constant).toEqual(
      expect.arrayContaining((known ?? []).filter((field) => !field.endsWith("?"))),
    );
  }
});

test("no query puts words together that a reader would be shown", () => {
  for (const file of [...marts, path.join(queries, "status.sql")]) {
    const sql = readFileSync(file, "utf8").replaceAll(/--.*$/gm, "");
    const texts = [...sql.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? "");
    const words = texts.filter((text) => /[a-z] | [a-z]/i.test(text) && !allowed.has(text));
    expect(words, path.basename(file)).toEqual([]);
  }
});

/** Codes of two words, spans, forms of dates and the label of a period. */
const allowed = new Set([
  ...["half full", "no data", "not added up", "months missing", "nothing here", "records quarantined"],
  ...["1 day", "1 month", "2 months", "3 months", "11 months", "12 months", "24 months"],
  ...["%B %Y", "%B to ", "%B %Y to "],
]);

const all: Reason[] = [
  { code: "territory-begun", name: "Kent Police" },
  { code: "unplaced-share", share: 15, before: 5 },
  { code: "records-held", count: 1, names: ["unknown-area"] },
  { code: "records-end", last: "2023-09-14" },
  { code: "area-silent", name: "Hextable", first: "2022-04-01", last: "2023-04-01", usual: 1.7 },
  { code: "half-full", months: ["2022-07-01", "2022-08-01"], previous: true },
  { code: "records-held", count: 2, names: ["unknown-area", "type-error"], previous: true },
  { code: "break-withheld", break: 1, words: "Re-cut; and moved", first: "2017-04-01" },
];

test("a note opens with what several of its reasons have in common, once", () => {
  expect(noteWords(all)).toBe(
    [
      "no change given: Kent Police is in one of the two periods alone",
      "records without a place rose from 5 to 15% of all",
      "1 record that could be in it is in no figure: unknown area",
      "none in Hextable from April 2022 to April 2023, where 1.7 a month are usual",
      "records end on 14 September 2023",
      "previous year: half full: July 2022, August 2022",
      "2 records that could be in it are in no figure: type error, unknown area",
      "no percentage across a break: Re-cut; and moved (1 April 2017)",
    ].join("; "),
  );
  expect(noteWords([])).toBeNull();
});

test("told one by one, each says what it is the reason for", () => {
  const notes = reasonNotes(all);
  expect(notes).toHaveLength(all.length);
  expect(notes[1]).toBe("no change given: records without a place rose from 5 to 15% of all");
  expect(notes[6]).toBe(
    "previous year: 2 records that could be in it are in no figure: type error, unknown area",
  );
});

test("what begins a segment of months is the register's word, or that it ends", () => {
  const broken: Reason = { code: "break", break: 1, words: "Restrictions", first: "2020-03-23" };
  expect(rebasedWords([broken])).toBe("Restrictions");
  expect(rebasedWords([{ ...broken, ended: true }])).toBe("end of: Restrictions");
  expect(rebasedWords([])).toBeNull();
  expect(reasonWords(broken)).toBe("Restrictions (23 March 2020)");
});

test("a rate of a year without an estimate says whose it rests on, whatever the estimate is called", () => {
  const own = { denominator: "Mid-2021 (revised) residents", rate_year: 2021, estimate_year: 2021 };
  expect(populationWords(own)).toBe("Mid-2021 (revised) residents");
  expect(populationWords({ ...own, rate_year: 2023 })).toBe(
    "Mid-2021 (revised) residents (no estimate for 2023)",
  );
  expect(populationWords({ denominator: null, rate_year: null, estimate_year: null })).toBeNull();
});
