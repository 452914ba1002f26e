import { afterAll, expect, test } from "vitest";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const two = (number: number): string => String(number).padStart(2, "0");
/** Numbers without a pattern, the same in every run. */
const some = (seed: number, most: number): number => (seed * 7919 + ((seed * seed) % 613) * 31) % most;
const districts = ["Ashford", "Sevenoaks", "Dartford", "Swale"];

type Figures = [number, number, number];

/** Domestic abuse of four districts over two years in one file, three figures a month. */
function abuse(change: (figures: Figures, at: number, district: number) => Figures): string {
  const rows = Array.from({ length: 24 }, (_, at) =>
    districts.map((district, d) => {
      const number = at * 4 + d;
      const figures: Figures = [
        60 + 30 * d + some(number, 23),
        31 + 8 * d + some(number + 99, 13),
        11 + some(number + 777, 9),
      ];
      const date = `01/${two(((9 + at) % 12) + 1)}/${2021 + Math.floor((9 + at) / 12)}`;
      return [date, district, ...change(figures, at, d)].join(",");
    }),
  ).flat();
  return `${["Month beginning,District,DA incidents,Repeat victims of DA,Stalking & harassment offences", ...rows].join("\n")}\n`;
}

test.each<[string, (figures: Figures, at: number, district: number) => Figures, string]>([
  ["doubled", (all, at) => (at >= 21 ? (all.map((one) => 2 * one) as Figures) : all), "times what is usual"],
  [
    "columns exchanged",
    ([one, other, last], at) => (at >= 21 ? [last, other, one] : [one, other, last]),
    "exchanged|swapped",
  ],
  [
    "all of the year doubled",
    (all, at) => (at >= 12 ? (all.map((one) => 2 * one) as Figures) : all),
    "times what is usual",
  ],
])("the last months of a first file, %s: asked about", async (_name, change, why) => {
  expect(await refusedInTurn([abuse(change)])).toEqual([expect.stringMatching(why)]);
});

test.each<[string, (figures: Figures) => Figures]>([["as they are", (all) => all]])(
  "a first file of two years %s is not asked about",
  async (_name, change) => {
    expect(await refusedInTurn([abuse(change)])).toEqual([]);
    // a third more, and a third fewer, may well be
    for (const times of [1.35, 0.68])
      expect(
        await refusedInTurn([
          abuse((all, at) => (at >= 21 ? (all.map((one) => Math.round(times * one)) as Figures) : all)),
        ]),
      ).toEqual([]);
  },
);
