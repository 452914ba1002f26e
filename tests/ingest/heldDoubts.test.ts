import { afterAll, describe, expect, test } from "vitest";
import { rowShiftIn } from "../../pipeline/ingest/doubts/held/rowShift.js";
import type { TypedFigure } from "../../pipeline/ingest/doubts/past/figures.js";
import { repeatIn } from "../../pipeline/ingest/doubts/repeats/repeatIn.js";
import { slid } from "../../pipeline/ingest/doubts/series/slid.js";
import { smallHidden } from "../../pipeline/ingest/doubts/series/smallHidden.js";
import { besideUsual } from "../../pipeline/ingest/doubts/series/usual.js";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

/** Numbers without a pattern, the same in every run, from 0 to below `most`. */
const some = (seed: number, most: number): number => (seed * 7919 + ((seed * seed) % 613) * 31) % most;

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const monthLabel = (at: number): string => `${names[(at + 3) % 12]}-${21 + Math.floor((at + 3) / 12)}`;

interface Complaint {
  at: number;
  town: string;
  type: string;
  value: number;
}
const towns = ["Swanley", "Sevenoaks", "Edenbridge"];
const types = ["Noise", "Rubbish", "Pets and animals"];

/** Complaints of three towns and three types a month, summed in one figure. */
const complaints = (from: number, to: number, change = (row: Complaint): number => row.value): string => {
  const rows = Array.from({ length: to - from }, (_, index) =>
    towns.flatMap((town, t) =>
      types.map((type, c) => {
        const at = from + index;
        const value = change({ at, town, type, value: 5 + 4 * t + some(at * 9 + t * 3 + c, 8) });
        return `${monthLabel(at)},${town},${type},${value}`;
      }),
    ),
  ).flat();
  return `${["Month,Town,Category of complaint,Complaints", ...rows].join("\n")}\n`;
};
const complaintsOf = (at: number, { town, type }: Complaint): number =>
  5 + 4 * towns.indexOf(town) + some(at * 9 + towns.indexOf(town) * 3 + types.indexOf(type), 8);

describe("cells that are summed in one figure are compared with those held of the same rows", () => {
  const known = [complaints(0, 12), complaints(12, 23)];
  test.each<[string, (row: Complaint) => number, string]>([
    [
      "a town of noughts, whose return was not in",
      (row) => (row.town === "Swanley" ? 0 : row.value),
      "all figures of one “Town” from March 2023 are nought, and none before were so",
    ],
    [
      "a year before's cells under the new label",
      (row) => complaintsOf(row.at - 12, row),
      "9 of 9 of its figures above 3 are the very ones of a year before",
    ],
    [
      "the month before's cells under the new label",
      (row) => complaintsOf(row.at - 1, row),
      "of its figures above 3 are those of another month of the quarter",
    ],
  ])("%s", async (_name, change, why) => {
    const asked = await refusedInTurn([...known, complaints(23, 24, change)]);
    expect(asked).toEqual([expect.stringContaining(why)]);
  });

  test("a town of fewer and one type of noughts are no mistake", async () => {
    const few = complaints(23, 24, (row) =>
      row.town === "Swanley" ? (row.type === "Noise" ? 0 : row.value - 3) : row.value,
    );
    expect(await refusedInTurn([...known, few])).toEqual([]);
  });
});

const wardNames = [
  "Hextable",
  "Kemsing",
  "Eynsford",
  "Swanley White Oak",
  "Seal and Weald",
  "Swanley St Mary's",
  "Crockenhill and Well Hill",
  "Sevenoaks Kippington",
];
const sizes = [3, 4, 9, 40, 26, 15, 6, 11];

/** Months of wards as figures of one measure. */
const wards = (
  from: number,
  to: number,
  change: (value: number, place: { at: number; ward: number }) => number = (value) => value,
): TypedFigure[] =>
  wardNames.flatMap((area, ward) =>
    Array.from({ length: to - from }, (_, index) => {
      const at = from + index;
      const value = (sizes[ward] ?? 0) + some(at * 8 + ward, 5) - 2;
      return {
        measure: "reports",
        area,
        series: `reports\n${area}`,
        first: 24_255 + at,
        months: 1,
        value: change(value, { at, ward }),
        counted: true,
      };
    }),
  );

describe("small counts that are given as one number", () => {
  const past = wards(0, 23);
  const hidden = (change: (value: number) => number) =>
    smallHidden(besideUsual({ past, own: wards(23, 24, change) }));

  test("as nought, or as the limit", () => {
    expect(hidden((value) => (value < 8 ? 0 : value))).toMatchObject({ given: 0 });
    expect(hidden((value) => (value < 10 ? 10 : value))).toMatchObject({ given: 10, most: 9 });
  });

  test("and those that are small indeed", () => {
    expect(hidden((value) => value)).toBeNull();
    expect(hidden((value) => Math.round(value * 0.7))).toBeNull();
    expect(hidden((value) => (value === 3 ? 0 : value))).toBeNull();
  });

  test("places that had none now and then are no sign", () => {
    const rare = (value: number, { at, ward }: { at: number; ward: number }): number =>
      ward % 2 === 0 && at % 4 === 3 ? 0 : value;
    expect(smallHidden(besideUsual({ past: wards(0, 23, rare), own: wards(23, 24, rare) }))).toBeNull();
  });
});

describe("figures of the past that stand under another period than before", () => {
  const past = wards(0, 23);
  const deleted = (value: number, { at, ward }: { at: number; ward: number }): number =>
    ward === 3 && at >= 17 ? (wards(at + 1, at + 2)[3]?.value ?? 0) : value;

  test("of one series, as where a cell was deleted", () => {
    expect(slid({ past, own: wards(12, 24, deleted) })).toMatchObject({
      by: 1,
      series: { area: wardNames[3] },
    });
  });

  test("of all, as where two columns were", () => {
    const columns = (_: number, { at, ward }: { at: number; ward: number }): number =>
      wards(at >= 20 ? at + 2 : at, (at >= 20 ? at + 2 : at) + 1)[ward]?.value ?? 0;
    expect(slid({ past, own: wards(12, 22, columns) })).toMatchObject({ by: 2, series: null });
  });

  test("and such as were counted again", () => {
    expect(slid({ past, own: wards(12, 24, (value, { at }) => value + (at % 3 === 0 ? 1 : 0)) })).toBeNull();
    expect(slid({ past, own: wards(12, 24) })).toBeNull();
  });
});

describe("a column that was pasted a row too low or too high", () => {
  const rows = (values: readonly number[]) =>
    values.map((value, at) => ({ ordinal: at, first: 24_278, value, usual: sizes[at] ?? 0 }));
  const right = sizes.map((size, at) => size + some(at, 5) - 2);

  test("is known by the rows beside", () => {
    expect(rowShiftIn(rows([0, ...right.slice(0, -1)]))).toMatchObject({ down: true, rows: 7 });
    expect(rowShiftIn(rows([...right.slice(1), 0]))).toMatchObject({ down: false, rows: 7 });
  });

  test("and not where each has its own", () => {
    expect(rowShiftIn(rows(right))).toBeNull();
    expect(rowShiftIn(rows(right.map((value) => Math.round(value * 1.4))))).toBeNull();
    expect(rowShiftIn(rows([...right].reverse()))).toBeNull();
  });

  /** Domestic abuse by district. */
  const abuse = (from: number, to: number, low = false): string => {
    const districts = ["Ashford", "Dartford", "Gravesham", "Sevenoaks", "Swale", "Thanet"];
    const usual = [90, 30, 60, 25, 140, 70];
    const lines = Array.from({ length: to - from }, (_, index) => {
      const at = from + index;
      const figures = usual.map((size, d) => [
        size + some(at * 31 + d * 7, 19),
        Math.round(size / 2) + some(at * 37 + d * 11 + 77, 13),
        Math.round(size / 5) + some(at * 41 + d * 13 + 177, 5),
      ]);
      const month = `01/${String(((at + 3) % 12) + 1).padStart(2, "0")}/${2021 + Math.floor((at + 3) / 12)}`;
      return districts.map((district, d) =>
        [month, district, ...((low && d > 0 ? figures[d - 1] : figures[d]) ?? [])].join(","),
      );
    }).flat();
    return `${["Month beginning,District,DA incidents,Repeat victims of DA,Stalking & harassment offences", ...lines].join("\n")}\n`;
  };

  test("in a file", async () => {
    expect(await refusedInTurn([abuse(0, 23), abuse(23, 24, true)])).toEqual([
      expect.stringContaining("are those that are usual in the row above, in 5 rows"),
    ]);
    expect(await refusedInTurn([abuse(0, 23), abuse(23, 24)])).toEqual([]);
  });
});

test("three figures of a quarter that are those of a year before are no chance", () => {
  const quarters = (from: number, to: number, back = 0): TypedFigure[] =>
    [170, 240, 28].flatMap((size, measure) =>
      Array.from({ length: to - from }, (_, index) => {
        const at = from + index;
        return {
          measure: `m${measure}`,
          area: "D",
          series: `m${measure}\nD`,
          first: 24_255 + 3 * at,
          months: 3,
          value: size + some((at - back) * 3 + measure, 17),
          counted: true,
        };
      }),
    );
  expect(repeatIn(quarters(11, 12, 4), quarters(0, 11))).toMatchObject({ lag: 12, cells: 3 });
  expect(repeatIn(quarters(11, 12), quarters(0, 11))).toBeNull();
});

/** Fly-tipping of the wards, a column a month. */
const wide = (from: number, to: number, last: (value: number) => number = (value) => value): string => {
  const months = Array.from({ length: to - from }, (_, index) => from + index);
  const rows = wardNames.map((name, ward) =>
    [
      name,
      ...months.map((at) => {
        const value = (sizes[ward] ?? 0) + some(at * 8 + ward, 5) - 2;
        return at === 23 ? last(value) : value;
      }),
    ].join(","),
  );
  return `${[["Ward", ...months.map(monthLabel)].join(","), ...rows].join("\n")}\n`;
};
const wideContract = {
  "../seeds/contracts/fly-wide.yaml": `source: fly-wide
title: Fly-tipping by ward
supplier: Direct services
columns: { ward: Ward }
rows: { unique_by: [ward] }
period: { headers: "^[a-z]{3}-\\\\d{2}$", grain: month, formats: ["%b-%y"], value: number }
area: { columns: [ward], level: ward }
measures:
  - { measure: fly_tipping_reports, value: number }
`,
};

test("a new month of wards that is rounded to tens is asked about in a wide file too", async () => {
  const rounded = (value: number): number => Math.round(value / 10) * 10;
  expect(await refusedInTurn([wide(0, 23), wide(12, 24, rounded)], wideContract)).toEqual([
    expect.stringContaining("each of 8 of its figures is a multiple of 10"),
  ]);
  expect(await refusedInTurn([wide(0, 23), wide(12, 24)], wideContract)).toEqual([]);
});
