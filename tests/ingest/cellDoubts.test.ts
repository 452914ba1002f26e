import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const months = Array.from({ length: 24 }, (_, index) => ({
  year: 2021 + Math.floor((index + 9) / 12),
  month: ((index + 9) % 12) + 1,
}));
const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Numbers without a pattern, the same in every run. */
const some = (seed: number, most: number): number => (seed * 7919 + ((seed * seed) % 613) * 31) % most;

interface Row {
  at: number;
  town: string;
  type: string;
  value: number;
}
const towns = ["Edenbridge", "Sevenoaks", "Swanley", "Westerham"];
const types = ["Noise", "Rubbish"];

/** Complaints of four towns and two types a month. */
const complaints = (from: number, to: number): Row[] =>
  months.slice(from, to).flatMap((_, index) =>
    towns.flatMap((town, t) =>
      types.map((type, c) => {
        const at = from + index;
        return { at, town, type, value: 9 + some(at * 8 + t * 2 + c, 11) + 4 * t };
      }),
    ),
  );

const file = (rows: readonly Row[]): string =>
  `${[
    "Month,Town,Category of complaint,Complaints",
    ...rows.map(
      ({ at, town, type, value }) =>
        `${names[(months[at]?.month ?? 1) - 1]}-${(months[at]?.year ?? 0) % 100},${town},${type},${value}`,
    ),
  ].join("\n")}\n`;

const districts = ["Ashford", "Dartford", "Sevenoaks", "Thanet"];
const incidents = (district: string, type: number, at: number): number => {
  const d = districts.indexOf(district);
  return (40 + some(at * 12 + d * 3 + type, 17)) * (d + 1) + 30 * type;
};

/** Incidents of four districts, wide: three types of each, a column a month. */
function wide(figure: typeof incidents): string {
  const header = months.map(({ year, month }) => `${names[month - 1]}-${year % 100}`);
  const rows = districts.flatMap((district) =>
    ["Nuisance", "Personal", "Environmental"].map((type, t) =>
      [district, type, ...months.map((_, at) => figure(district, t, at))].join(","),
    ),
  );
  return `${[["District", "Type of ASB", ...header].join(","), ...rows].join("\n")}\n`;
}

const whole = complaints(0, 24);
const sorted = [...whole.map(({ value }) => value)].sort((one, other) => one - other);

test.each<[string, string[], string]>([
  [
    "a nought too many in one town's figure",
    [file(whole.map((row, index) => (index === 77 ? { ...row, value: row.value * 10 } : row)))],
    "a cell of July 2022 is 180, where no other of its row is above 27",
  ],
  [
    "percentages of each month",
    [
      file(
        whole.map((row) => {
          const total = whole.filter(({ at }) => at === row.at).reduce((sum, { value }) => sum + value, 0);
          return { ...row, value: Math.round((100 * row.value) / total) };
        }),
      ),
    ],
    "its cells of each of its periods are 100 together",
  ],
  [
    "a town once more under another name, with corrections",
    [
      file([
        ...whole,
        ...whole
          .filter(({ town }) => town === "Swanley")
          .map((row, index) => ({
            ...row,
            town: "Swanley Parish",
            value: row.value + (index % 4 === 0 ? 1 : 0),
          })),
      ]),
    ],
    "the figures of two of its labels are the same in 36 of 48 cells",
  ],
  [
    "a figure filled down",
    [file(whole.map((row, index) => (index > 60 && index < 100 ? { ...row, value: 30 } : row)))],
    '"Complaints" has the same figure in 39 rows that follow one another',
  ],
  [
    "a series filled down",
    [file(whole.map((row, index) => (index > 60 && index < 80 ? { ...row, value: index } : row)))],
    'the figures of "Complaints" rise by one from row to row',
  ],
  [
    "figures sorted without their rows",
    [file(whole.map((row, index) => ({ ...row, value: sorted[index] ?? 0 })))],
    'in that of "Complaints" too, as in a file of which one column was sorted without the others',
  ],
  [
    "two districts exchanged in a month",
    [
      wide((district, type, at) => {
        const other = { Ashford: "Thanet", Thanet: "Ashford" }[district] ?? district;
        return incidents(at === 20 ? other : district, type, at);
      }),
    ],
    "in June 2023 each of Ashford and Thanet has figures as the other's are otherwise",
  ],
  [
    "one district filled to the right",
    [
      wide((district, type, at) =>
        incidents(district, type, district === "Sevenoaks" ? Math.min(at, 19) : at),
      ),
    ],
    "figures of Sevenoaks stay the same as a month before, up to September 2023",
  ],
  [
    "a district filled as a series of two cells",
    [
      wide((district, type, at) =>
        district === "Sevenoaks" && at > 17
          ? incidents(district, type, 18) + 2 * (at - 18)
          : incidents(district, type, at),
      ),
    ],
    "figures of Sevenoaks move by the same number from period to period, up to September 2023",
  ],
  [
    "a look-up that failed here and there",
    [wide((district, type, at) => (some(at * 5 + type, 17) === 3 ? 0 : incidents(district, type, at)))],
    "rows that are never so otherwise: a look-up may have failed there",
  ],
  [
    "a row lost from a file that sends the past again",
    [wide(incidents), wide(incidents).replace(/^Sevenoaks,Personal.*\n/mu, "")],
    "it has no row of one of the rows of Sevenoaks that the periods before it have (data/extract 0.csv)",
  ],
])("%s: the file is asked about", async (_name, files, why) => {
  expect(await refusedInTurn(files)).toEqual([expect.stringContaining(why)]);
});

test("the same files as they should be are not asked about, in whichever order their rows are", async () => {
  expect(await refusedInTurn([file(whole)])).toEqual([]);
  expect(await refusedInTurn([file([...whole].sort((one, other) => other.value - one.value))])).toEqual([]);
  expect(await refusedInTurn([wide(incidents)])).toEqual([]);
});

test("a row of totals of which some figures were corrected is quarantined as one that is exact", async () => {
  const totals = months.flatMap((_, at) =>
    types.map((type, c) => ({
      at,
      town: "District wide",
      type,
      value:
        whole.filter((row) => row.at === at && row.type === type).reduce((sum, { value }) => sum + value, 0) +
        ((at + c) % 4 === 0 ? 1 : 0),
    })),
  );
  const workspace = workspaceWith({});
  writeFileSync(path.join(workspace, "data", "complaints.csv"), file([...whole, ...totals]));
  const { lines, refusals } = await ingest(workspace, []);
  expect(refusals).toEqual([]);
  expect(lines.join()).toContain("192 records, 48 QUARANTINED");
});

test("two types with one figure throughout are no area under two of its names", async () => {
  const workspace = workspaceWith({});
  const quarters = ["2020/21 Q3", "2020/21 Q4", "2021/22 Q1", "2021/22 Q2", "2021/22 Q3", "2021/22 Q4"];
  const rows = quarters.flatMap((quarter) => [
    `${quarter},Victims - high risk,100`,
    `${quarter},Victims - medium risk,100`,
  ]);
  writeFileSync(
    path.join(workspace, "data", "davss.csv"),
    `Financial quarter,Service,Number\n${rows.join("\n")}\n`,
  );
  const { refusals } = await ingest(workspace, []);
  expect(refusals.join("\n")).not.toContain("rows of other names");
});
