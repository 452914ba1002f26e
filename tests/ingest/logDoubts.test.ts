import { afterAll, expect, test } from "vitest";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const two = (number: number): string => String(number).padStart(2, "0");
/** Numbers without a pattern, the same in every run. */
const some = (seed: number, most: number): number => (seed * 7919 + ((seed * seed) % 613) * 31) % most;

const wards = [
  "Ash and New Ash Green",
  "Hextable",
  "Kemsing",
  "Eynsford",
  "Seal and Weald",
  "Sevenoaks Eastern",
  "Sevenoaks Northern",
  "Swanley St Mary's",
  "Swanley White Oak",
  "Edenbridge North and East",
  "Edenbridge South and West",
  "Otford and Shoreham",
];

interface Report {
  month: number;
  day: number;
  ward: string;
}

/** Reports to the council, 36 a month from October 2021 on, of which `change` may make others. */
function reports(
  from: number,
  to: number,
  change: (report: Report, number: number) => Report = (report) => report,
): string {
  const rows = Array.from({ length: (to - from) * 36 }, (_, index) => {
    const number = from * 36 + index;
    const month = Math.floor(number / 36);
    const days = new Date(Date.UTC(2021, 10 + month, 0)).getUTCDate();
    const report = { month, day: 1 + some(number, days), ward: wards[some(number, 1009) % 12] ?? "" };
    const { month: m, day, ward } = change(report, number);
    return `${40_000 + number},${two(day)}/${two(((9 + m) % 12) + 1)}/${2021 + Math.floor((9 + m) / 12)},${ward},Fly tipping,,,`;
  });
  return `${["Report No,Date of Report,WARD,Report Type,Vehicle Removed,Offensive,Done in 48h", ...rows].join("\n")}\n`;
}

test.each<[string, (report: Report, number: number) => Report, string]>([
  [
    "one ward called as another",
    (report) => (report.ward === "Seal and Weald" ? { ...report, ward: "Swanley St Mary's" } : report),
    "and hardly any of Seal and Weald any more: one may have been put for the other",
  ],
  [
    "the first ward of the list for a quarter",
    (report, number) =>
      some(number + 5, 1013) % 4 === 0 ? { ...report, ward: "Ash and New Ash Green" } : report,
    "of Ash and New Ash Green, where the same months a year before had",
  ],
  [
    "a week of each month left out",
    (report) => (report.day > 14 && report.day < 22 ? { ...report, day: report.day - 14 } : report),
    "records is of some days of the month, as",
  ],
  [
    "the day of an import for all",
    (report) => ({ ...report, month: 23, day: 1 + (report.day % 28) }),
    "September 2023 has more than 5 times the records of any month before",
  ],
])("%s: the file is asked about", async (_name, change, why) => {
  expect(await refusedInTurn([reports(0, 12), reports(12, 24, change)])).toEqual([
    expect.stringContaining(why),
  ]);
});

test("the same log as it should be is not asked about", async () => {
  expect(await refusedInTurn([reports(0, 12), reports(12, 24)])).toEqual([]);
});

test("a log that pauses for years, a history that comes late and a rota of two months are not asked about", async () => {
  // months of 2024, then a year that ends long before them
  expect(await refusedInTurn([reports(30, 33), reports(0, 12)])).toEqual([]);
  // to December 2021, then August 2024, which is no January
  expect(await refusedInTurn([reports(0, 3), reports(34, 36)])).toEqual([]);
  const rota = [10, 11].flatMap((month) =>
    Array.from({ length: 28 }, (_, at) => {
      const number = 60_000 + month * 100 + at;
      return `${number},${two(at + 1)}/${month}/2021,${wards[at % 4]},Fly tipping,,,`;
    }),
  );
  const header = "Report No,Date of Report,WARD,Report Type,Vehicle Removed,Offensive,Done in 48h";
  expect(await refusedInTurn([`${[header, ...rota].join("\n")}\n`])).toEqual([]);
});
