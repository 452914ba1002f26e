import { expect, test } from "vitest";
import { byEdition } from "../../pipeline/ingest/doubts/fileNames.js";
import type { TypedFigure } from "../../pipeline/ingest/doubts/past/figures.js";
import { exchangedAreas } from "../../pipeline/ingest/doubts/series/exchangedAreas.js";
import { exchangedMeasures } from "../../pipeline/ingest/doubts/series/exchangedMeasures.js";
import { farPeriods } from "../../pipeline/ingest/doubts/series/farPeriods.js";
import { levelApart } from "../../pipeline/ingest/doubts/series/levels.js";
import { noneAtAll } from "../../pipeline/ingest/doubts/series/noneAtAll.js";
import { oneValue } from "../../pipeline/ingest/doubts/series/oneValue.js";
import { othersThroughout } from "../../pipeline/ingest/doubts/series/othersThroughout.js";
import { placeholderIn } from "../../pipeline/ingest/doubts/series/placeholders.js";
import { misplaced } from "../../pipeline/ingest/doubts/series/places.js";
import { rateApart } from "../../pipeline/ingest/doubts/series/rateApart.js";
import { revisedCells } from "../../pipeline/ingest/doubts/series/revisedCells.js";
import { besideUsual } from "../../pipeline/ingest/doubts/series/usual.js";
import { columnOutOfOrder } from "../../pipeline/ingest/type/periodColumns.js";

/** Ten areas of which each has a size of its own. */
const sizes = [24, 11, 14, 12, 10, 16, 15, 8, 18, 9];
const places = sizes.map((_, at) => `A${at}`);
/** Numbers without a pattern, the same in every run, from -1 to 1. */
const noise = (seed: number): number => (((seed * 7919 + ((seed * seed) % 613) * 31) % 201) - 100) / 100;

interface Place {
  measure: string;
  /** the place of its area among all */
  at: number;
  /** the place of its period among all */
  number: number;
}

type Change = (value: number, place: Place) => number;

/** Quarters from 2021 on of two measures, counts or rates. */
function quarters(
  from: number,
  to: number,
  counted: boolean,
  change: Change = (value) => value,
): TypedFigure[] {
  return ["one", "two"].flatMap((measure, second) =>
    places.flatMap((area, at) =>
      Array.from({ length: to - from }, (_, index) => {
        const number = from + index;
        const seed = number * 97 + at * 13 + second * 7;
        const mean = (sizes[at] ?? 0) * (second === 0 ? 4 : 2.8);
        const usual = counted
          ? Math.round(mean + Math.sqrt(mean) * noise(seed))
          : Math.round((20 + 8 * second + (sizes[at] ?? 0) + 0.8 * noise(seed)) * 10) / 10;
        return {
          measure,
          area,
          series: `${measure}\n${area}`,
          first: 2021 * 12 + number * 3,
          months: 3,
          value: change(usual, { measure, at, number }),
          counted,
        };
      }),
    ),
  );
}

const past = quarters(0, 10, true);
const pastRates = quarters(0, 10, false);
const beside = (change?: Change) => besideUsual({ past, own: quarters(10, 11, true, change) });
const besideRates = (change?: Change) =>
  besideUsual({ past: pastRates, own: quarters(10, 11, false, change) });
const next = quarters(10, 11, true);
const nextRates = quarters(10, 11, false);
const valueAt = (figures: readonly TypedFigure[], measure: string, at: number): number =>
  figures.find((figure) => figure.measure === measure && figure.area === places[at])?.value ?? 0;
/** Each area has what the one before it has. */
const moved =
  (figures: readonly TypedFigure[]): Change =>
  (_, { measure, at }) =>
    valueAt(figures, measure, (at + places.length - 1) % places.length);
const exchanged =
  (figures: readonly TypedFigure[]): Change =>
  (value, { measure, at }) =>
    at === 0 ? valueAt(figures, measure, 9) : at === 9 ? valueAt(figures, measure, 0) : value;
const times =
  (factor: number): Change =>
  (value) =>
    Math.round(value * factor);

/** Changes that are no mistake: of none of them anything may be asked. */
const honest: [string, Change][] = [
  ["as before", (value) => value],
  ["a rise of a third everywhere", times(1.33)],
  ["a fall of a quarter everywhere", times(0.75)],
  ["a rise by a half in one area", (value, { at }) => (at === 3 ? Math.round(value * 1.5) : value)],
  ["a fall by a half in one area", (value, { at }) => (at === 0 ? Math.round(value * 0.5) : value)],
  [
    "a rise of 60 % of one measure",
    (value, { measure }) => (measure === "one" ? value : Math.round(value * 1.6)),
  ],
];

test.each(honest)("%s is no mistake", (_name, change) => {
  for (const figures of [beside(change), besideRates(change)]) {
    expect(levelApart(figures)).toBeNull();
    expect(misplaced(figures)).toBeNull();
    expect(exchangedAreas(figures)).toBeNull();
    expect(exchangedMeasures(figures)).toBeNull();
    expect(oneValue(figures)).toBeNull();
    expect(noneAtAll(figures)).toBeNull();
    expect(rateApart(figures)).toBeNull();
    expect(placeholderIn(figures, past)).toBeNull();
  }
});

const first = 2021 * 12 + 30;

test.each([
  ["three months in the place of one", times(3), 3],
  ["the half of a year in that of the whole", times(0.5), 0.5],
])("%s: all figures of a period are so many times what is usual", (_name, change, factor) => {
  const found = levelApart(beside(change));
  expect(found).toMatchObject({ first, measure: null });
  expect(found?.times).toBeCloseTo(factor, 0);
});

test("one measure of all areas that is two and a half times as many is told by its name", () => {
  expect(levelApart(beside((value, { measure }) => (measure === "two" ? value * 2.5 : value)))?.measure).toBe(
    "two",
  );
});

test("what rises as far every year at that time is a season", () => {
  const season: Change = (value, { number }) => (number % 4 === 2 ? value * 3 : value);
  expect(
    levelApart(besideUsual({ past: quarters(0, 10, true, season), own: quarters(10, 11, true, season) })),
  ).toBeNull();
});

test("rows that moved by one are not where they were, counts and rates", () => {
  expect(misplaced(beside(moved(next)))).toMatchObject({ first, of: 10, ofAreas: true });
  expect(misplaced(besideRates(moved(nextRates)))).toMatchObject({ first, ofAreas: true });
});

test("two areas with one another's rates are exchanged", () => {
  expect(exchangedAreas(besideRates(exchanged(nextRates)))).toEqual({ first, one: "A0", other: "A9" });
});

test("two columns with one another's counts are exchanged, though they differ by less than a half", () => {
  expect(
    exchangedMeasures(beside((_, { measure, at }) => valueAt(next, measure === "one" ? "two" : "one", at))),
  ).toEqual({ first, one: "one", other: "two" });
});

test("a fraction among percentages, a nought and a 99 are far from all others of their series", () => {
  for (const wrong of [0.3, 0, 99])
    expect(rateApart(besideRates((value, { at }) => (at === 4 ? wrong : value)))).toMatchObject({
      area: "A4",
      value: wrong,
    });
});

test("nines in several cells say that none is known, and one of them nothing", () => {
  const nines: Change = (value, { at }) => (at === 2 ? 999 : value);
  expect(placeholderIn(beside(nines), past)).toEqual({ value: 999, cells: 2 });
  expect(
    placeholderIn(
      beside((value, place) => (place.measure === "one" ? nines(value, place) : value)),
      past,
    ),
  ).toBeNull();
});

test("one figure in all areas was filled down", () => {
  expect(oneValue(besideRates((value, { measure }) => (measure === "one" ? 27.9 : value)))?.value).toBe(27.9);
});

test("an area of which all counts are nought was not filled, and one of which some are may be so", () => {
  expect(noneAtAll(beside((value, { at }) => (at === 7 ? 0 : value)))?.area).toBe("A7");
  expect(
    noneAtAll(beside((value, { at, measure }) => (at === 7 && measure === "one" ? 0 : value))),
  ).toBeNull();
});

test("a period whose figures are those of another one throughout was labelled wrongly", () => {
  const relabelled = (figures: TypedFigure[]): TypedFigure[] =>
    figures.map((figure) => ({ ...figure, first: figure.first - 3 }));
  expect(othersThroughout({ past, own: relabelled(next) })?.first).toBe(first - 3);
  expect(othersThroughout({ past: pastRates, own: relabelled(nextRates) })?.first).toBe(first - 3);
});

test("a recount moves figures one way, or by a little", () => {
  const recounts: Change[] = [
    (value) => Math.round(value * 1.15),
    (value, { at }) => value + (at % 2) * 2 - 1,
    (value, { at }) => (at < 2 ? Math.round(value * 1.2) : value),
  ];
  for (const change of recounts) {
    const figures = { past, own: quarters(2, 11, true, change) };
    expect(othersThroughout(figures)).toBeNull();
    expect(revisedCells(figures)).toBeNull();
  }
});

test("a block of the past that was overwritten is told of", () => {
  const change: Change = (value, { at, number }) =>
    at === 0 && number < 6 ? Math.round(value * 0.4) : value;
  expect(revisedCells({ past, own: quarters(2, 11, true, change) })).toMatchObject({ area: "A0" });
});

test("periods years before all that are known are far, and those that join them are not", () => {
  const earlier = (months: number): TypedFigure[] =>
    next.map((figure) => ({ ...figure, first: figure.first - months }));
  expect(farPeriods({ past, own: earlier(48) })).toBe(first - 48);
  expect(farPeriods({ past, own: earlier(33) })).toBeNull();
  expect(farPeriods({ past, own: next })).toBeNull();
});

test.each([
  [["2024-07", "2024-09", "2024-08"], "c"],
  [["2024-07", "2024-08", "2024-09"], null],
  [["2024-09", "2024-08", "2024-07"], null],
])("columns %s are out of order at %s", (months, odd) => {
  const columns = months.map((month, index) => ({ index, name: `w${index}`, start: `${month}-01` }));
  expect(columnOutOfOrder(columns, ["a", "b", "c"])).toBe(odd);
});

test("a draft is older than what is none, whatever its number", () => {
  expect(byEdition("rates 2024-10 draft (2).csv", "rates 2024-10.csv")).toBeLessThan(0);
  expect(byEdition("rates draft 2.csv", "rates draft 1.csv")).toBe(0);
  expect(byEdition("rates v2 draft.csv", "rates v1 draft.csv")).toBeGreaterThan(0);
});
