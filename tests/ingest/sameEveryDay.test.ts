import { afterAll, expect, test } from "vitest";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const two = (number: number): string => String(number).padStart(2, "0");
const wards = ["Kemsing", "Eynsford", "Hextable"];
const types = ["Fly tipping", "Abandoned vehicle", "Graffiti"];

/** A log that has the same rows every day from a month's first day on, so many a day. */
function log(from: string, days: number, each: number, number: number): string {
  const rows = Array.from({ length: days * each }, (_, index) => {
    const day = new Date(Date.parse(from) + Math.floor(index / each) * 86_400_000);
    const date = `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
    return `${number + index},${date},${wards[index % each]},${types[index % each]},,,`;
  });
  return `${["Report No,Date of Report,WARD,Report Type,Vehicle Removed,Offensive,Done in 48h", ...rows].join("\n")}\n`;
}

test.each([1, 2, 3])(
  "a log of three months with the same %i rows each day is not asked about",
  async (each) => {
    expect(await refusedInTurn([log("2023-01-01", 90, each, 1000)])).toEqual([]);
  },
);

test("nor one that goes on so after a year", async () => {
  expect(
    await refusedInTurn([log("2022-01-01", 365, 3, 1000), log("2023-01-01", 90, 3, 1000 + 3 * 365)]),
  ).toEqual([]);
});

test("a month under the dates of the next is asked about where days and other months are not alike", async () => {
  const rows = (of: number) =>
    Array.from({ length: 30 }, (_, index) => ({
      day: 1 + ((index * (of === 0 ? 13 : 11)) % 28),
      ward: wards[(index * (of === 0 ? 5 : 7)) % 3],
      type: types[(index * index + of) % 3],
    }));
  const lines = [0, 1, 1].flatMap((of, at) =>
    // the same records, in another order
    (at === 2 ? rows(of).reverse() : rows(of)).map(
      ({ day, ward, type }, index) =>
        `${1000 + at * 30 + index},${two(day)}/${two(at + 1)}/2023,${ward},${type},,,`,
    ),
  );
  const text = `${["Report No,Date of Report,WARD,Report Type,Vehicle Removed,Offensive,Done in 48h", ...lines].join("\n")}\n`;
  expect(await refusedInTurn([text])).toEqual([
    expect.stringContaining("March 2023 are those of the month before once more"),
  ]);
});
