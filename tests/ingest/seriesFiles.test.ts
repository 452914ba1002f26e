import { afterAll, expect, test } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const districts = [
  "Ashford",
  "Canterbury",
  "Dartford",
  "Dover",
  "Gravesham",
  "Maidstone",
  "Sevenoaks",
  "Swale",
];
/** Numbers without a pattern, the same in every run. */
const some = (seed: number, most: number): number => (seed * 7919 + ((seed * seed) % 613) * 31) % most;

/** Twelve quarters of eight districts, a rate and a count each; their new ones as they should be, or changed. */
function quarters(
  from: number,
  to: number,
  change: (figures: [number, number], at: number) => (number | string)[],
): string {
  const rows = Array.from({ length: to - from }, (_, index) => from + index).flatMap((number) =>
    districts.map((district, at) => {
      const seed = number * 31 + at * 7;
      const rate = (120 + 25 * at + some(seed, 9)) / 10;
      const day = ["31/03", "30/06", "30/09", "31/12"][number % 4];
      return [
        `${day}/${2020 + Math.floor(number / 4)}`,
        `E0700010${at + 5}`,
        district,
        ...change([rate, 90 + 40 * at + some(seed + 99, 17)], at),
      ].join(",");
    }),
  );
  return `${["Quarter to,Code,District,Admissions per 10000,Referrals", ...rows].join("\n")}\n`;
}

const contract = `source: health
title: Admissions and referrals
supplier: Public health
columns: { quarter: Quarter to, code: Code, district: District, rate: Admissions per 10000, referrals: Referrals }
rows: { unique_by: [quarter, code] }
period: { column: quarter, grain: quarter, formats: ["%d/%m/%Y"] }
area: { columns: [code], name: district }
measures:
  - { measure: survey_safe_by_day, value: rate, kind: rate }
  - { measure: adults_at_risk, value: referrals }
`;
const contracts = { "../seeds/contracts/health.yaml": contract };
const codes = ["105", "106", "107", "108", "109", "110", "111", "113"];
const file = (
  from: number,
  to: number,
  change: Parameters<typeof quarters>[2] = (figures) => figures,
): string =>
  quarters(from, to, change).replaceAll(/E0700010(\d+)/g, (_, at) => `E07000${codes[Number(at) - 5]}`);
const rates = file(10, 11)
  .split("\n")
  .slice(1, 9)
  .map((line) => line.split(",")[3] ?? "");

test.each([
  [
    "rates in the opposite order",
    file(11, 12, ([, count], at) => [rates[7 - at] ?? "", count]),
    "are not where they were before",
  ],
  [
    "rates of the quarter before once more",
    file(11, 12, ([, count], at) => [rates[at] ?? "", count]),
    "are the very ones of 3 months before",
  ],
  [
    "counts of a year in the quarter's place",
    file(11, 12, ([rate, count]) => [rate, count * 4]),
    "times what is usual",
  ],
  [
    "codes of one district beside the names of another",
    file(11, 12)
      .replace("E07000108,Dover", "E07000109,Dover")
      .replace("E07000109,Gravesham", "E07000108,Gravesham"),
    "the code of one area and the name of another",
  ],
  [
    "the quarter before, its figures those of the next",
    file(11, 12).replaceAll("31/12/2022", "30/09/2022"),
    "up and down as those of another period",
  ],
])("%s: the file is asked about, and is not when it is as it should be", async (_name, damaged, why) => {
  const before: [string, string] = ["health to Sep 2022.csv", file(0, 11)];
  expect(await refusedInTurn([before, ["health to Dec 2022.csv", damaged]], contracts)).toEqual([
    expect.stringContaining(why),
  ]);
});

test("a new quarter as it should be is not asked about", async () => {
  const before: [string, string] = ["health to Sep 2022.csv", file(0, 11)];
  expect(await refusedInTurn([before, ["health to Dec 2022.csv", file(11, 12)]], contracts)).toEqual([]);
});

test("a column of a month that was not over when the file was received is not complete, and says so", async () => {
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"];
  const workspace = workspaceWith({
    "ASB to Nov 2022.csv": `District,Type of ASB,${months.map((month) => `${month}-22`).join(",")}\nSevenoaks,Nuisance,${months.map((_, at) => 60 + some(at, 9)).join(",")}\n`,
  });
  await ingest(workspace, [], { receivedOn: "2022-11-15" });
  const { store } = await openBuilt(workspace);
  try {
    const figures = await store.rows<{ period_end: string; status: string; codes: string }>(
      `select period_end, status, array_to_string(list_transform(reasons, r -> r.code), ' ') as codes from trends
       where measure = 'asb_incidents' and area = 'E07000111' and period_kind = 'month' order by period_end desc limit 2`,
    );
    expect(
      figures.map(({ period_end, status, codes }) => [period_end, status, codes.includes("not-over")]),
    ).toEqual([
      ["2022-11-30", "incomplete", true],
      ["2022-10-31", "complete", false],
    ]);
  } finally {
    store.close();
  }
});
