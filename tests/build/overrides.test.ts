import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { build, openBuilt } from "../../pipeline/build/build.js";
import { claimOf } from "../../pipeline/build/checks.js";
import { fingerprint } from "../../pipeline/build/fingerprint.js";
import { quarterNamed } from "../../pipeline/calendar/quarter.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { readOverrides } from "../../pipeline/workspace/planning.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { publications } from "../../reports/publish/publications.js";
import { publishDocument } from "../../reports/publish/publishDocument.js";
import { formats } from "../../reports/publish/writeDocument.js";
import { builtWorkspace, sampleFiles } from "../findings/builtWorkspace.js";

const unique = "observations__unique";
const header = "check,data_to,findings,reason,role,name\n";
const decided = `${unique},2023-09,1,The force counts the June figure twice and has said so,Community safety analyst,A. Person\n`;

let root: string;
let remove: () => void;
const overrides = (rows: string): void =>
  writeFileSync(path.join(root, "seeds", "overrides.csv"), header + rows);

/** Does to the store what no command does, so that a check has something to find. */
async function spoil(sql: string): Promise<void> {
  const { data, database } = placesOf(root);
  const store = await openStore(database, { readOnly: false, folders: [data] });
  try {
    await store.run(sql);
    await store.checkpoint();
  } finally {
    store.close();
  }
}
const message = async (made: Promise<unknown>): Promise<string> => {
  try {
    await made;
    return "built";
  } catch (error) {
    const { message: said, hint } = error as { message: string; hint?: string };
    return `${said}: ${hint ?? ""}`;
  }
};

beforeAll(async () => {
  ({ root, remove } = await builtWorkspace(sampleFiles("Kent Police ASB")));
});
afterAll(() => remove());

describe("a check that fails", () => {
  beforeAll(() =>
    spoil("create table spare as from observations; insert into observations from observations limit 1"),
  );
  afterAll(() => spoil("create or replace table observations as from spare; drop table spare"));
  beforeEach(() => overrides(""));

  test("stops the build, and says what would override it", async () => {
    expect(await message(build(root))).toMatch(
      /^check failed, observations: unique \(source .*, times 2\): nothing was built; .* override it in seeds\/overrides\.csv with a row that begins observations__unique,2023-09,1$/,
    );
  });

  test("overridden by name lets the build pass, and is kept", async () => {
    overrides(decided);
    const { overridden } = await build(root);
    expect(overridden).toEqual([
      {
        check: unique,
        looks_for:
          "source × territory × measure × area × period that stands more than once among the observations",
        findings: 1,
        data_to: "2023-09",
        reason: "The force counts the June figure twice and has said so",
        role: "Community safety analyst",
        name: "A. Person",
      },
    ]);
  });

  test("is said on the first page in every format with the post, and with the name in internal copies alone", async () => {
    overrides(decided);
    const quarter = quarterNamed("2023-Q3");
    if (quarter === null) throw new Error("no quarter");
    for (const internal of [false, true]) {
      const files = await publishDocument(publications.pack, quarter, {
        root,
        format: formats,
        internal,
      });
      for (const file of files) {
        const text = await textOf(file);
        expect(text, file).toContain(`“${claimOf(unique)}”, which looks for each source`);
        expect(text.includes("by: Community safety analyst (A. Person)"), file).toBe(internal);
        expect(text.includes("A. Person"), file).toBe(internal);
        expect(text, file).toContain("Reason: The force counts the June figure twice and has said so.");
      }
    }
    const ledger = readFileSync(path.join(placesOf(root).folder, "published.jsonl"), "utf8")
      .trim()
      .split("\n");
    expect(ledger).toHaveLength(1);
    expect(JSON.parse(ledger[0] ?? "")).toMatchObject({
      document: expect.stringMatching(/^Quarterly trend pack, /),
      overridden: [{ check: unique, findings: 1, role: "Community safety analyst", name: "A. Person" }],
    });
  });

  test.each([
    [
      "on other data",
      decided.replace("2023-09", "2023-06"),
      /^seeds\/overrides\.csv:2: "observations__unique" was overridden for 1 found in the data to 2023-06; now it finds 1 in the data to 2023-09: look at them again \(the first: source /,
    ],
    [
      "for another number",
      decided.replace(",1,", ",2,"),
      /overridden for 2 found in the data to 2023-09; now it finds 1 in the data to 2023-09/,
    ],
    [
      "without a reason",
      `${unique},2023-09,1,,Analyst,A. Person\n`,
      /overrides\.csv:2: reason is "": an override without a reason is not used; say why$/,
    ],
    ["without a post", `${unique},2023-09,1,R,,A. Person\n`, /overrides\.csv:2: role is ""/],
    [
      "twice",
      decided + decided,
      /seeds\/overrides\.csv:3: observations__unique appears twice: keep one row$/,
    ],
    [
      "that is none",
      decided.replace(unique, "observations__odd"),
      /^seeds\/overrides\.csv:2: there is no check "observations__odd": use one of observations__no_area_inside_another, /,
    ],
  ])("is not overridden %s", async (_, rows, expected) => {
    overrides(rows);
    expect(await message(build(root))).toMatch(expected);
  });
});

describe("an override", () => {
  test("that overrides nothing is an error, for a build and for whoever reads", async () => {
    overrides("");
    await build(root);
    overrides(decided);
    const expected =
      'seeds/overrides.csv:2: the check "observations__unique" finds nothing, so the row overrides nothing: take the row away';
    expect(await message(build(root))).toBe(expected);
    expect(await message(openBuilt(root))).toBe(expected);
    overrides("");
    const { store } = await openBuilt(root);
    store.close();
  });

  test("is not needed: a partnership's folder may have no file of them", () => {
    rmSync(path.join(root, "seeds", "overrides.csv"));
    expect(readOverrides(root)).toEqual([]);
    overrides("");
  });
});

describe("what a build rests on", () => {
  const of = (): string => fingerprint(readWorkspace(root), readOverrides(root));
  const settings = (): string => path.join(root, "partnership.yaml");

  test("a colour, a logo's place or a committee's name does not make the marts stale; a threshold of theirs does", () => {
    const plain = readFileSync(settings(), "utf8");
    const before = of();
    try {
      appendFileSync(
        settings(),
        '\nhouse_style:\n  accent: "#5b2a86"\ncommittee:\n  bodies: [{ name: the panel, asked: to note it }]\n',
      );
      expect(readWorkspace(root).partnership.house_style?.accent).toBe("#5b2a86");
      expect(of()).toBe(before);
      writeFileSync(settings(), plain.replace(/^name: .*$/m, "name: Another name"));
      expect(of()).toBe(before);
      writeFileSync(settings(), plain.replace("suppress_below: 5", "suppress_below: 10"));
      expect(of()).toBe(before);
      writeFileSync(settings(), plain.replace("percent_base: 50", "percent_base: 20"));
      expect(of()).not.toBe(before);
      writeFileSync(settings(), plain.replace("half_full: 0.8", "half_full: 0.7"));
      expect(of()).not.toBe(before);
      writeFileSync(settings(), plain.replace(/starts: 10/, "starts: 4"));
      expect(of()).not.toBe(before);
    } finally {
      writeFileSync(settings(), plain);
    }
    expect(of()).toBe(before);
  });

  test("a seed, or an override, does", () => {
    const breaks = path.join(root, "seeds", "breaks.csv");
    const plain = readFileSync(breaks, "utf8");
    const before = of();
    writeFileSync(breaks, plain.trimEnd().split("\n").slice(0, -1).join("\n"));
    expect(of()).not.toBe(before);
    writeFileSync(breaks, plain);
    overrides(decided);
    expect(of()).not.toBe(before);
    overrides("");
    expect(of()).toBe(before);
  });
});

/** The words of the page, of Word's first part, of the workbook's cover. */
async function textOf(file: string): Promise<string> {
  const bytes = readFileSync(file);
  const parts = file.endsWith(".html")
    ? [bytes.toString("utf8")]
    : await Promise.all(
        Object.entries((await JSZip.loadAsync(bytes)).files)
          .filter(([name]) => /document\.xml$|sheet1\.xml$|sharedStrings\.xml$/.test(name))
          .map(([, entry]) => entry.async("string")),
      );
  return parts
    .join("\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&apos;", "'");
}
