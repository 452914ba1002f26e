import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import type { Answer } from "../../pipeline/ingest/receipt.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { contents, removeFolders, workspaceWith } from "../faults/csp.js";
import { ingestedInTurn } from "./inTurn.js";

afterAll(removeFolders);

interface Reports {
  month?: string;
  from?: number;
  to?: number;
  types?: readonly string[];
  ward?: string;
  series?: string;
}

const header = "Report No,Date of Report,WARD,Report Type,Vehicle Removed,Offensive,Done in 48h";

/** Reports of direct services, one of each type on each day from `from` to `to` of a month. */
function reports({
  month = "09/2023",
  from = 1,
  to = 30,
  types = ["Fly tipping", "Graffiti"],
  ward = "Swanley White Oak",
  series = "A",
}: Reports = {}): string[] {
  const rows: string[] = [];
  for (let day = from; day <= to; day += 1)
    for (const type of types)
      rows.push(
        `${series}${month}-${day}-${type},${String(day).padStart(2, "0")}/${month},${ward},${type},,${type === "Graffiti" ? "No,Yes" : ","}`,
      );
  return rows;
}

const file = (...rows: string[][]): string => `${[header, ...rows.flat()].join("\n")}\n`;

async function load(first: string, second: string, names = ["services v1.csv", "services v2.csv"]) {
  const [one = "", two = ""] = names;
  const workspace = await ingestedInTurn([[one, first]]);
  writeFileSync(path.join(workspace, "data", two), second);
  const { asked, refusals } = await ingest(workspace, []);
  return { workspace, asked, refusals, second: path.join(workspace, "data", two) };
}

async function flyTipping(workspace: string): Promise<number | null> {
  const store = await openStore(placesOf(workspace).database, { readOnly: true });
  try {
    const [row] = await store.rows<{ value: number | null }>(
      "select sum(value) as value from observations where measure = 'fly_tipping_reports'",
    );
    return row?.value ?? null;
  } finally {
    store.close();
  }
}

describe("a file of which it is not plain what it does to those before it", () => {
  test.each([
    [
      "part of a month",
      file(reports({ to: 12 })),
      "it has records of 1 to 12 September 2023, where data/services v1.csv has those of 1 to 30 September 2023",
    ],
    ["the other part", file(reports({ from: 20 })), "it has records of 20 to 30 September 2023"],
    ["a type left out", file(reports({ types: ["Fly tipping"] })), "it has no record of Graffiti"],
    ["an area left out", file(reports({ ward: "Hextable" })), "it has no record of Swanley White Oak"],
    [
      "far fewer records",
      file(reports().filter((_, index) => index % 3 === 0 || index > 57)),
      "for the same months it has ",
    ],
  ])("%s is asked about, and nothing changes until it is answered", async (_name, second, why) => {
    const { workspace, asked, refusals } = await load(file(reports()), second);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.why).toContain(why);
    expect(refusals[0]).toContain('csp ingest --replace "data/services v2.csv" takes it in their place');
    expect(refusals[0]).toContain('--add "data/services v2.csv" adds it to them');
    expect(refusals[0]).toContain('--cancel "data/services v2.csv" leaves it out');
    expect(await flyTipping(workspace)).toBe(30);
  });

  test("the same figures under another name, and an older name", async () => {
    const copy = await load(file(reports()), file(reports({ series: "B" })), [
      "services.csv",
      "contractor.csv",
    ]);
    expect(copy.asked[0]?.why).toContain("it says the very same as data/services.csv");
    const older = await load(file(reports()), file(reports({ series: "B" })), [
      "services v2.csv",
      "services v1.csv",
    ]);
    expect(older.asked[0]?.why).toContain("by its name it is older than data/services v2.csv");
  });

  test.each([
    ["replace", 12],
    ["add", 42],
    ["cancel", 30],
  ] as const)(
    "%s does what it says, is in the ledger, and a rebuild gives the same",
    async (answer: Answer, value) => {
      const { workspace, second } = await load(file(reports()), file(reports({ to: 12, series: "B" })));
      expect((await ingest(workspace, [second], { answer })).refusals).toEqual([]);
      expect(await flyTipping(workspace)).toBe(value);
      const last = readFileSync(placesOf(workspace).ledger, "utf8").trimEnd().split("\n").at(-1) ?? "";
      if (answer !== "cancel") expect(JSON.parse(last)).toMatchObject({ taken: answer });
      // what was answered is not asked again
      expect((await ingest(workspace, [])).asked).toEqual([]);
      const before = await contents(workspace);
      expect((await ingest(workspace, [], { rebuild: true })).refusals).toEqual([]);
      expect(await contents(workspace)).toEqual(before);
      expect(await flyTipping(workspace)).toBe(value);
    },
  );

  test("a file that plainly says more, or of other months, is not asked about", async () => {
    const grown = await load(file(reports({ to: 12 })), file(reports()));
    expect(grown.asked).toEqual([]);
    expect(await flyTipping(grown.workspace)).toBe(30);
    const next = await load(file(reports()), file(reports({ month: "10/2023" })));
    expect(next.asked).toEqual([]);
    expect(await flyTipping(next.workspace)).toBe(60);
  });
});

const towns = ["Swanley", "Edenbridge", "Westerham", "Sevenoaks"];
const categories = ["Noise", "Rubbish"];
const months = (year: number): string[] =>
  ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map(
    (name) => `${name}-${year}`,
  );

/** A number of no pattern from others, always the same of the same. */
const drawn = (...of: readonly number[]): number =>
  of.reduce((mixed, each) => Math.imul(mixed ^ (each + 1), 2654435761) >>> 7, 2166136261);

/** Complaints that landlords typed: by month, town and category; `turn` makes other figures of other years. */
function complaints(
  inMonths: readonly string[],
  turn: number,
  keep: (town: string, category: string) => boolean = () => true,
  called: (town: string) => string = (town) => town,
): string {
  const rows = inMonths.flatMap((month, at) =>
    towns.flatMap((town, place) =>
      categories
        .filter((category) => keep(town, category))
        .map(
          (category, kind) =>
            `${month},${called(town)},${category},${6 + (drawn(at, place, kind, turn) % 9)}`,
        ),
    ),
  );
  return `${["Month,Town,Category of complaint,Complaints", ...rows].join("\n")}\n`;
}

const yearly = ["complaints 2022.csv", "complaints 2023.csv"];
const earlier = complaints(months(22), 0);

describe("a file of typed counts of later months", () => {
  test.each([
    [
      "a town left out",
      complaints(months(23), 1, (town) => town !== "Swanley"),
      "it has no row of one Town that the periods before it have (data/complaints 2022.csv)",
    ],
    [
      "a category left out in its last quarter alone",
      complaints(months(23).slice(0, 3), 1, (_, category) => category !== "Noise"),
      "it has no row of one Category of complaint that",
    ],
    [
      "one row of a town left out",
      complaints(months(23), 1, (town, category) => town !== "Swanley" || category !== "Noise"),
      "it has no row of one of the rows that",
    ],
    [
      "the figures of the year before",
      earlier.replaceAll("-22,", "-23,"),
      "12 of 12 of its figures above 3 are the very ones of a year before",
    ],
  ])("%s: asked about once", async (_name, second, why) => {
    const { workspace, asked, second: path } = await load(earlier, second, yearly);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.why).toContain(why);
    expect((await ingest(workspace, [path], { answer: "add" })).refusals).toEqual([]);
    expect((await ingest(workspace, [])).asked).toEqual([]);
    const before = await contents(workspace);
    expect((await ingest(workspace, [], { rebuild: true })).refusals).toEqual([]);
    expect(await contents(workspace)).toEqual(before);
  });

  test("files that come together are asked about as one by one", async () => {
    const [one = "", two = ""] = yearly;
    const workspace = workspaceWith({
      [one]: earlier,
      [two]: complaints(months(23), 1, (town) => town !== "Swanley"),
    });
    expect((await ingest(workspace, [])).asked.map(({ file }) => path.basename(file))).toEqual([two]);
  });

  test("what was taken once is not asked about in the file after it", async () => {
    const without = (year: number, turn: number) =>
      complaints(months(year), turn, (town) => town !== "Swanley");
    const { workspace, second } = await load(earlier, without(23, 1), yearly);
    expect((await ingest(workspace, [second], { answer: "add" })).refusals).toEqual([]);
    writeFileSync(path.join(workspace, "data", "complaints 2024.csv"), without(24, 3));
    expect(await ingest(workspace, [])).toMatchObject({ asked: [], refusals: [] });
  });

  test.each([
    ["every row", complaints(months(23), 1)],
    ["other words for all towns", complaints(months(23), 1, undefined, (town) => `${town} parish`)],
    ["another spelling", complaints(months(23), 1, undefined, (town) => town.toUpperCase())],
    [
      "another word for one town",
      complaints(months(23), 1, undefined, (town) => (town === "Swanley" ? "Swanley and Hextable" : town)),
    ],
    ["a single month", complaints(["Jan-23"], 1)],
  ])("%s is not asked about", async (_name, second) => {
    expect(await load(earlier, second, yearly)).toMatchObject({ asked: [], refusals: [] });
  });

  test("a town of few complaints, left out where it has none, is not asked about", async () => {
    const few = (text: string, kept: (month: string) => boolean): string =>
      text
        .split("\n")
        .filter((row) => !row.includes("Swanley") || (row.includes("Noise") && kept(row)))
        .map((row) => (row.includes("Swanley") ? row.replace(/\d+$/, "1") : row))
        .join("\n");
    const one = few(earlier, (row) => !row.startsWith("Mar"));
    const two = few(complaints(months(23).slice(0, 3), 1), () => false);
    expect(await load(one, two, yearly)).toMatchObject({ asked: [], refusals: [] });
  });
});

test("a file of which one column was sorted without the others is asked about before any of it counts", async () => {
  const types = ["Abandoned vehicle", "Fly tipping", "Graffiti"];
  const rows = Array.from({ length: 75 }, (_, index) => {
    const day = `${String(1 + (index % 25)).padStart(2, "0")}/0${7 + Math.floor(index / 25)}/2023`;
    return `R${index},${day},Swanley White Oak,${types[Math.floor(index / 25)]},,,`;
  });
  const workspace = workspaceWith({ "services.csv": file(rows) });
  const { asked, refusals } = await ingest(workspace, []);
  expect(asked).toHaveLength(1);
  expect(refusals.join("\n") + JSON.stringify(asked)).toContain("one column was sorted without the others");
  expect(await flyTipping(workspace)).toBeNull();
});
