// Reads ../shared/messy-csv (not part of this repository); skips itself where that is absent.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { acceptedRows, rowsOf } from "./acceptedRows.js";

const folder = path.resolve("../shared/messy-csv");
const present = existsSync(folder);
const listed = (...parts: string[]): string[] =>
  present ? readdirSync(path.join(folder, ...parts)).filter((name) => name.endsWith(".csv")) : [];
const json = (...parts: string[]): unknown => JSON.parse(readFileSync(path.join(folder, ...parts), "utf8"));

describe.skipIf(!present)("csv-spectrum", () => {
  test.each(listed("csv-spectrum/csvs"))("%s", async (name) => {
    const { examination, rows } = await acceptedRows(path.join(folder, "csv-spectrum/csvs", name));
    if (name === "location_coordinates.csv") {
      // Inches and minutes as bare quotation marks are not RFC 4180: quarantined, not guessed at.
      expect(examination.quarantine.map((q) => [q.line, q.reason])).toEqual([[2, "stray-quote"]]);
      expect(rows).toHaveLength(1);
      return;
    }
    const [header = [], ...records] = rows;
    const objects = records.map((cells) => Object.fromEntries(header.map((label, i) => [label, cells[i]])));
    const expected = json("csv-spectrum/json", name.replace(/csv$/, "json")) as Record<string, string>[];
    // The line ends of this collection's JSON are LF whatever the file's are inside quotes.
    const folded = objects.map((object) =>
      Object.fromEntries(Object.entries(object).map(([key, text]) => [key, text?.replaceAll("\r\n", "\n")])),
    );
    expect(name.includes("crlf") ? folded : objects).toEqual(
      name.includes("crlf")
        ? expected.map((o) =>
            Object.fromEntries(Object.entries(o).map(([k, t]) => [k, t.replaceAll("\r\n", "\n")])),
          )
        : expected,
    );
    expect(examination.quarantine).toEqual([]);
  });
});

const fooBarBaz = Contract.parse({
  source: "foo-bar-baz",
  title: "t",
  supplier: "s",
  columns: { foo: "foo", bar: "bar", baz: "baz" },
  period: { title: "(\\d{4})", grain: "calendar_year", formats: ["%Y"] },
  area: { constant: "partnership" },
  measures: [{ measure: "m", count: "records" }],
});

describe.skipIf(!present)("csv-test-data", () => {
  const names = listed("csv-test-data/csv");

  test.each(names.filter((name) => !name.startsWith("bad-")))("valid: %s", async (name) => {
    const { examination, rows } = await acceptedRows(path.join(folder, "csv-test-data/csv", name));
    if (name === "all-empty.csv") {
      // Two blank lines have no header; there is nothing to lose.
      expect(examination.refused?.reason).toBe("empty-file");
      return;
    }
    const expected = json("csv-test-data/json", name.replace(/csv$/, "json")) as unknown[];
    expect(examination.quarantine).toEqual([]);
    if (!name.startsWith("header-")) {
      expect(rows).toEqual(expected);
      return;
    }
    const [header = [], ...records] = rows;
    expect(records.map((cells) => Object.fromEntries(header.map((label, i) => [label, cells[i]])))).toEqual(
      expected,
    );
  });

  test.each([
    ["bad-header-less-fields.csv", "missing-cell"],
    ["bad-header-more-fields.csv", "extra-cell"],
    ["bad-header-no-header.csv", "empty-file"],
    ["bad-header-wrong-header.csv", "unknown-header"],
    ["bad-missing-quote.csv", "unclosed-quote"],
    ["bad-quotes-with-unescaped-quote.csv", "text-after-quote"],
    ["bad-unescaped-quote.csv", "stray-quote"],
  ])("bad, under its contract: %s", async (name, reason) => {
    const { examination, rows } = await acceptedRows(path.join(folder, "csv-test-data/csv", name), [
      fooBarBaz,
    ]);
    expect(examination.refused?.reason ?? examination.quarantine.map((q) => q.reason).join()).toBe(reason);
    expect(rows.slice(1)).toEqual([]);
  });

  test("all are looked at", () => expect(names.filter((name) => name.startsWith("bad-"))).toHaveLength(7));
});

describe.skipIf(!present)("repros", () => {
  /**
   * The physical lines that are to be accepted, the header's among them, and those to be quarantined; or the
   * reason of the refusal. `like` is a file of the same text in UTF-8, since Node 20 decodes Windows-1252 as Latin-1.
   */
  const expected: Record<
    string,
    string | { lines: number[]; quarantined?: [number, string][]; encoding?: string; like?: string }
  > = {
    "b.csv": { lines: [1, 2, 4, 7] },
    "b1.csv": { lines: [1, 2, 3, 4, 5] },
    "c1.csv": { lines: [1, 2, 3, 4, 5] },
    "c2.csv": { lines: [2, 3, 4, 5] },
    "dq.csv": { lines: [1, 2, 3] },
    "e_1252.csv": { lines: [1, 2, 3, 4], like: "e_bom.csv" },
    "e_bom.csv": { lines: [1, 2, 3, 4] },
    "e_bomq.csv": { lines: [1, 2] },
    "e_u16be.csv": { lines: [1, 2, 3, 4], encoding: "utf-16be" },
    "e_u16le.csv": { lines: [1, 2, 3, 4], encoding: "utf-16le" },
    "e_u16nobom.csv": { lines: [1, 2, 3, 4], encoding: "utf-16le" },
    "enc2.csv": { lines: [1, 2, 3, 4], encoding: "windows-1252" },
    "eol.csv": { lines: [1, 2, 3], quarantined: [[4, "stray-line-end"]] },
    "eol2.csv": { lines: [1, 2, 4], quarantined: [[3, "stray-line-end"]] },
    "extra_sep.csv": { lines: [1, 2, 4], quarantined: [[3, "extra-cell"]] },
    "foot.csv": { lines: Array.from({ length: 21 }, (_, i) => i + 1), quarantined: [[22, "missing-cell"]] },
    "hdrquote.csv": "damaged-header",
    "inj.csv": { lines: [1, 2] },
    "mdy.csv": { lines: [1, 2, 3, 4] },
    "nh.csv": "no-header",
    "nh2.csv": "duplicate-label",
    "nh3.csv": "no-header",
    "nul.csv": {
      lines: [1, 4],
      quarantined: [
        [2, "nul-byte"],
        [3, "nul-byte"],
      ],
    },
    "nul2.csv": { lines: [1, 2, 4], quarantined: [[3, "nul-byte"]] },
    "nul3.csv": { lines: [1, 2, 3], quarantined: [[4, "nul-byte"]] },
    "openq.csv": { lines: [1, 2, 4, 5, 6], quarantined: [[3, "unclosed-quote"]] },
    "p3.csv": "no-header",
    "title.csv": { lines: [4, 5, 6, 7, 9], quarantined: [[10, "missing-cell"]] },
    "title2.csv": { lines: [4, 5, 6] },
    "titlequote.csv": { lines: [2, 3, 4, 5] },
    "trunc.csv": { lines: [1, 2, 4], quarantined: [[3, "extra-cell"]] },
    "ty.csv": { lines: [1, 2, 3, 4, 5] },
    "ty2.csv": { lines: [1, 2, 3] },
    "uq3.csv": { lines: [1, 2, 4, 5], quarantined: [[3, "unclosed-quote"]] },
    "uq4.csv": { lines: [1, 2, 4, 5], quarantined: [[3, "unclosed-quote"]] },
    "uq5.csv": { lines: [1, 2, 4, 5], quarantined: [[3, "unclosed-quote"]] },
    "uq6.csv": { lines: [1, 2, 3], quarantined: [[4, "unclosed-quote"]] },
    "w.csv": "header-width",
  };

  test("every file has its expectation", () =>
    expect(Object.keys(expected).sort()).toEqual(listed("repros").sort()));

  test.each(listed("repros"))("%s", async (name) => {
    const { examination, rows } = await acceptedRows(path.join(folder, "repros", name));
    const outcome = expected[name];
    if (typeof outcome === "string") {
      expect(examination.refused?.reason).toBe(outcome);
      expect(rows).toEqual([]);
      return;
    }
    expect(examination.refused).toBeNull();
    expect(examination.quarantine.map((q) => [q.line, q.reason])).toEqual(outcome?.quarantined ?? []);
    const text = new TextDecoder(outcome?.encoding ?? "utf-8").decode(
      readFileSync(path.join(folder, "repros", outcome?.like ?? name)),
    );
    const lines = text.split(/\r?\n/);
    const kept = outcome?.lines.map((line) => lines[line - 1]) ?? [];
    expect(rows).toEqual(rowsOf(`${kept.join("\n")}\n`));
  });

  test("a file name is no pattern", async () => {
    const file = path.join(folder, "repros/glob/data[1].csv");
    const [label, cell] = readFileSync(file, "utf8").trimEnd().split("\n");
    const { rows } = await acceptedRows(file);
    expect(rows).toEqual([[label], [cell]]);
  });
});
