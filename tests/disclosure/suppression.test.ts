import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doubts } from "../../pipeline/ask/doubts.js";
import { type CountCell, cellKey, sumsOf } from "../../pipeline/disclosure/cellSystem.js";
import { deduce } from "../../pipeline/disclosure/deduce.js";
import { partsOf } from "../../pipeline/disclosure/partsOf.js";
import { caredFor, protect } from "../../pipeline/disclosure/protect.js";
import { type EarlierCell, hide } from "../../pipeline/disclosure/suppression.js";
import type { RanksRow, TrendsRow } from "../../pipeline/store/rows.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import type { Measure } from "../../pipeline/workspace/seeds/seeds.js";
import { recover } from "../oracles/recover.js";

const quarters = [
  ["2023-01-01", "2023-03-31"],
  ["2023-04-01", "2023-06-30"],
  ["2023-07-01", "2023-09-30"],
] as const;
const nineMonths = ["2023-01-01", "2023-09-30"] as const;
const districts = ["east", "north", "south", "west"];
const areas = new Map([["county", districts]]);

const cell = (area: string, period: readonly [string, string], value: number): CountCell => ({
  source: "police",
  measure: "s136",
  area,
  period_start: period[0],
  period_end: period[1],
  value,
});

/** A table of districts by quarters with all its sums, as cells. */
function tableOf(counts: readonly (readonly number[])[]): CountCell[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return [
    ...counts.flatMap((row, area) => [
      ...row.map((value, quarter) => cell(districts[area] ?? "", quarters[quarter] ?? nineMonths, value)),
      cell(districts[area] ?? "", nineMonths, sum(row)),
    ]),
    ...quarters.map((quarter, index) => cell("county", quarter, sum(counts.map((row) => row[index] ?? 0)))),
    cell("county", nineMonths, sum(counts.flat())),
  ];
}

describe("hide", () => {
  test("hides a small count and one more in its row and column, the cheapest", () => {
    const cells = [
      cell("east", nineMonths, 3),
      cell("north", nineMonths, 20),
      cell("south", nineMonths, 9),
      cell("west", nineMonths, 31),
      cell("county", nineMonths, 63),
    ];
    const { primary, secondary } = hide(cells, { threshold: 5, areas });
    expect([...primary]).toEqual([cellKey(cell("east", nineMonths, 3))]);
    expect([...secondary]).toEqual([cellKey(cell("south", nineMonths, 9))]);
  });

  test("a zero is not small, and where all figures are shown nothing is hidden", () => {
    const cells = [
      cell("east", nineMonths, 0),
      cell("north", nineMonths, 20),
      cell("county", nineMonths, 51),
    ];
    expect([...hide(cells, { threshold: 5, areas }).hidden]).toEqual([]);
  });

  test("three hidden counts that come to three are hidden by one more: each would have to be 1", () => {
    const cells = [
      cell("east", nineMonths, 1),
      cell("north", nineMonths, 1),
      cell("south", nineMonths, 1),
      cell("west", nineMonths, 40),
      cell("county", nineMonths, 43),
    ];
    const { secondary } = hide(cells, { threshold: 5, areas });
    expect([...secondary]).toEqual([cellKey(cell("west", nineMonths, 40))]);
  });

  test("a year and its other quarters give a small quarter away, even one that is not printed", () => {
    const year = ["2022-10-01", "2023-09-30"] as const;
    const cells = [cell("east", year, 20), ...quarters.map((quarter) => cell("east", quarter, 6))];
    const { primary, secondary } = hide(cells, { threshold: 5, areas });
    expect([...primary]).toEqual([]);
    expect(secondary.size).toBe(1); // 20 − 3 × 6 = 2 in October to December
  });

  test("last quarter's table is held against this one", () => {
    const half = ["2023-01-01", "2023-06-30"] as const;
    const earlier: EarlierCell[] = [{ ...cell("east", half, 12), hidden: false }];
    const now = [cell("east", nineMonths, 15), cell("north", nineMonths, 40), cell("county", nineMonths, 70)];
    // 15 − 12 = 3 in the quarter between
    expect([...hide(now, { threshold: 5, areas }).hidden]).toEqual([]);
    const { hidden } = hide(now, { threshold: 5, areas, earlier });
    expect([...hidden]).toEqual([cellKey(cell("east", nineMonths, 15))]);
  });

  test("what an earlier table hid is not given away by a later one", () => {
    const earlier: EarlierCell[] = [
      { ...cell("east", nineMonths, 2), hidden: true },
      { ...cell("north", nineMonths, 9), hidden: true },
      { ...cell("south", nineMonths, 20), hidden: false },
      { ...cell("west", nineMonths, 30), hidden: false },
      { ...cell("county", nineMonths, 61), hidden: false },
    ];
    const { hidden } = hide([cell("north", nineMonths, 9)], { threshold: 5, areas, earlier });
    expect([...hidden]).toEqual([cellKey(cell("north", nineMonths, 9))]);
  });

  test("the same table again hides the same cells, whatever was chosen the first time", () => {
    const count = fc.integer({ min: 0, max: 12 });
    const row = fc.array(count, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 4 }), (counts) => {
        const cells = tableOf(counts);
        const first = hide(cells, { threshold: 5, areas });
        const earlier = cells.map((one) => ({ ...one, hidden: first.hidden.has(cellKey(one)) }));
        const again = hide(cells, { threshold: 5, areas, earlier });
        expect([...again.hidden].sort()).toEqual([...first.hidden].sort());
        expect(again.exposed).toEqual([]);
      }),
      { numRuns: 60, seed: 20230930 },
    );
  });

  test("one revised figure of an earlier table does not switch the protection off", () => {
    const now = [
      cell("east", nineMonths, 3),
      cell("north", nineMonths, 22),
      cell("south", nineMonths, 9),
      cell("west", nineMonths, 31),
      cell("county", nineMonths, 65),
    ];
    const wanted = [cellKey(cell("east", nineMonths, 3)), cellKey(cell("south", nineMonths, 9))];
    // The quarters of the north were published as 20 in all, and are 22 now.
    const quarterly = quarters.map((quarter, index) => ({
      ...cell("north", quarter, 6 + index),
      hidden: false,
    }));
    const found = hide(now, { threshold: 5, areas, earlier: quarterly });
    expect([...found.hidden]).toEqual(wanted);
    expect(found.revised).toHaveLength(1);
    expect(quarterly).toContain(found.revised[0]);
    expect(doubts(found.revised.map((one) => ({ ...one, doubt: "revised" })))).toEqual([
      expect.stringMatching(
        /^figures published before no longer agree .*: s136 of north, 2023-0\d to 2023-0\d \(police\); csp rev/,
      ),
    ]);
    // The same figure was published as 6, and is 3 now: today's is not known by it.
    const larger: EarlierCell[] = [{ ...cell("east", nineMonths, 6), hidden: false }];
    const again = hide(now, { threshold: 5, areas, earlier: larger });
    expect([...again.hidden]).toEqual(wanted);
    expect(again.exposed).toEqual([]);
  });

  test("a table after a revised one gives none of its hidden counts away", () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 }));
    const table = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 });
    const place = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(table, place, (counts, [row, column]) => {
        const old = tableOf(
          counts.map((line, r) => line.map((value, c) => (r === row && c === column ? value + 1 : value))),
        );
        const first = hide(old, { threshold: 5, areas });
        const earlier = old.map((one) => ({ ...one, hidden: first.hidden.has(cellKey(one)) }));
        const cells = tableOf(counts);
        const { hidden, primary, exposed } = hide(cells, { threshold: 5, areas, earlier });
        const sums = sumsOf(cells, areas, new Map());
        const known = new Set(exposed);
        const found = deduce(
          sums.filter(({ key }) => !hidden.has(key)),
          sums.filter(({ key }) => primary.has(key) && !known.has(key)),
          [],
        );
        expect(found).toEqual([]);
      }),
      { numRuns: 60, seed: 20230930 },
    );
  });

  test("figures that contradict one another do not switch the protection off, and are named", () => {
    const nine = (county: number) => [
      cell("east", nineMonths, 3),
      cell("north", nineMonths, 20),
      cell("south", nineMonths, 9),
      cell("west", nineMonths, 31),
      cell("county", nineMonths, county),
    ];
    const wanted = ["east", "south"].map((area) => cellKey(cell(area, nineMonths, 0)));
    // the quarters of the north come to 24, its nine months to 20
    const quarterly = quarters.map((quarter, index) => cell("north", quarter, 7 + index));
    const found = hide([...nine(63), ...quarterly], { threshold: 5, areas });
    expect([...found.hidden].sort()).toEqual(wanted);
    // which of the three is too large, nobody can say
    expect(found.contradicted).toHaveLength(1);
    expect(quarters.map((quarter) => cellKey(cell("north", quarter, 0)))).toContain(found.contradicted[0]);
    // the county's count holds two records of no district: a reader subtracts all the same
    const beyond = hide(nine(65), { threshold: 5, areas });
    expect([...beyond.hidden].sort()).toEqual(wanted);
    expect(beyond.contradicted).toEqual([cellKey(cell("county", nineMonths, 0))]);
    // and a year of its own contradicts itself without an end to the protection of this one
    const year = ["2021-10-01", "2022-09-30"] as const;
    const other = [cell("county", year, 10), ...districts.map((area) => cell(area, year, 6))];
    const both = hide([...nine(63), ...other], { threshold: 5, areas });
    expect([...both.hidden].sort()).toEqual(wanted);
    expect(both.contradicted.length).toBeGreaterThan(0);
    expect(hide(nine(63), { threshold: 5, areas }).contradicted).toEqual([]);
  });

  test("what went out before is kept in mind by a document that contradicts itself", () => {
    const half = ["2023-01-01", "2023-06-30"] as const;
    const earlier: EarlierCell[] = [{ ...cell("east", half, 12), hidden: false }];
    const year = ["2021-10-01", "2022-09-30"] as const;
    const now = [
      cell("east", nineMonths, 15),
      cell("county", year, 10),
      ...districts.map((a) => cell(a, year, 6)),
    ];
    // 15 − 12 = 3 in the quarter between
    const { hidden } = hide(now, { threshold: 5, areas, earlier });
    expect([...hidden]).toContain(cellKey(cell("east", nineMonths, 15)));
  });

  test("no hidden count of a table with a wrong sum can be worked out from the sums of its line", () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }));
    const table = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 });
    const wrong = fc.array(fc.tuple(fc.nat({ max: 19 }), fc.integer({ min: -3, max: 3 })), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(table, wrong, (counts, faults) => {
        const right = tableOf(counts);
        const cells = right.map((one, at) => {
          const fault = faults.find(([place]) => place === at)?.[1] ?? 0;
          return { ...one, value: Math.max(0, one.value + fault) };
        });
        const { hidden, primary, exposed } = hide(cells, { threshold: 5, areas });
        expect(exposed).toEqual([]);
        // whoever subtracts within one row or one column needs every other figure of it
        const lines = [
          ...[...districts, "county"].map((area) => cells.filter((one) => one.area === area)),
          ...[...quarters, nineMonths].map(([start, end]) =>
            cells.filter((one) => one.period_start === start && one.period_end === end),
          ),
        ];
        for (const line of lines) {
          const gone = line.map(cellKey).filter((key) => hidden.has(key));
          if (gone.length === 1) expect(primary.has(gone[0] ?? "")).toBe(false);
        }
      }),
      { numRuns: 200, seed: 20230930 },
    );
  });

  test("a nought that is hidden misleads of its own table only", () => {
    // of the half-year's two one is hidden and 0: who believes in no hidden nought finds that nothing fits
    const half = ["2022-01-01", "2022-06-30"] as const;
    const earlier: EarlierCell[] = [
      { ...cell("east", half, 0), hidden: true },
      ...["north", "south", "west"].map((area) => ({ ...cell(area, half, 7), hidden: false })),
      { ...cell("county", half, 21), hidden: false },
    ];
    const now = [
      ...["east", "north", "south"].map((area) => cell(area, nineMonths, 1)),
      cell("west", nineMonths, 40),
      cell("county", nineMonths, 43),
    ];
    // three hidden counts that come to three
    expect([...hide(now, { threshold: 5, areas, earlier }).secondary]).toEqual([
      cellKey(cell("west", nineMonths, 40)),
    ]);
  });

  test("a small count that was printed before is said to be exposed", () => {
    const small = cell("east", nineMonths, 2);
    const { exposed } = hide([small], { threshold: 5, areas, earlier: [{ ...small, hidden: false }] });
    expect(exposed).toEqual([cellKey(small)]);
  });

  test("parts give a whole away: a small sensitive part is hidden with another one", () => {
    const of = (measure: string, value: number): CountCell => ({
      ...cell("east", nineMonths, value),
      measure,
    });
    const cells = [of("violence", 30), of("homicide", 2), of("assault", 21), of("harassment", 7)];
    const { hidden } = hide(cells, {
      threshold: 5,
      areas,
      parts: new Map([["violence", ["homicide", "assault", "harassment"]]]),
      small: new Set(["homicide"]),
    });
    expect([...hidden].sort()).toEqual([cellKey(of("harassment", 7)), cellKey(of("homicide", 2))].sort());
  });

  test("no hidden count of a table with all its sums can be worked out, by either attack", () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(
        fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
        (counts) => {
          const cells = tableOf(counts);
          const { hidden, primary, exposed } = hide(cells, { threshold: 5, areas });
          expect(exposed).toEqual([]);
          const shown = (area: string, period: readonly [string, string]) => {
            const found = cells.find(
              (one) => one.area === area && one.period_start === period[0] && one.period_end === period[1],
            );
            return !found || hidden.has(cellKey(found)) ? null : found.value;
          };
          const printed = {
            cells: districts.map((area) => quarters.map((quarter) => shown(area, quarter))),
            rowTotals: districts.map((area) => shown(area, nineMonths)),
            columnTotals: quarters.map((quarter) => shown("county", quarter)),
            total: shown("county", nineMonths),
          };
          const isPrimary = ({ row, column }: { row: number | "total"; column: number | "total" }) => {
            const area = row === "total" ? "county" : (districts[row] ?? "");
            const period = column === "total" ? nineMonths : (quarters[column] ?? nineMonths);
            return primary.has(cellKey(cell(area, period, 0)));
          };
          for (const minimum of [0, 1]) {
            const attack = recover(printed, { minimum });
            if (minimum === 0) expect(attack.consistent).toBe(true);
            expect(attack.recovered.filter(isPrimary)).toEqual([]);
          }
        },
      ),
      { numRuns: 300, seed: 20230930 },
    );
  });
});

describe("deduce", () => {
  const sums = (cells: readonly CountCell[]) => sumsOf(cells, areas, new Map());

  test("a total less its parts", () => {
    const [east, north, south, west, county] = sums([
      cell("east", nineMonths, 3),
      cell("north", nineMonths, 20),
      cell("south", nineMonths, 9),
      cell("west", nineMonths, 31),
      cell("county", nineMonths, 63),
    ]);
    if (!east || !north || !south || !west || !county) throw new Error("five sums");
    expect(deduce([north, south, west, county], [east], [east])).toMatchObject([{ key: east.key, value: 3 }]);
    expect(deduce([north, west, county], [east], [east, south])).toEqual([]);
  });

  test("a total that one part uses up leaves noughts, and these give a third figure away", () => {
    const all = sums([
      cell("east", nineMonths, 2),
      cell("county", nineMonths, 12),
      cell("east", quarters[0], 2),
      cell("north", quarters[0], 5),
      cell("south", quarters[0], 5),
      cell("county", quarters[0], 12),
    ]);
    const of = (area: string, period: readonly [string, string]) =>
      all.find(({ key }) => key === cellKey(cell(area, period, 0)));
    const shown = [
      of("county", nineMonths),
      of("county", quarters[0]),
      of("north", quarters[0]),
      of("south", quarters[0]),
    ];
    const secret = of("east", nineMonths);
    if (!secret) throw new Error("the secret");
    // nothing in April to September, west has none in the first quarter at most: 12 − 10 is left to east and west
    expect(
      deduce(
        shown.filter((sum) => sum !== undefined),
        [secret],
        [],
      ),
    ).toEqual([]);
    const west = sumsOf(
      [
        ...[cell("west", quarters[0], 0)],
        ...[
          cell("east", nineMonths, 2),
          cell("county", nineMonths, 12),
          cell("county", quarters[0], 12),
          cell("north", quarters[0], 5),
          cell("south", quarters[0], 5),
        ],
      ],
      areas,
      new Map(),
    );
    const target = west.find(({ key }) => key === secret.key);
    if (!target) throw new Error("the secret");
    expect(
      deduce(
        west.filter(({ key }) => key !== secret.key),
        [target],
        [],
      ),
    ).toMatchObject([{ value: 2 }]);
  });
});

describe("protect", () => {
  const row = (smallest: number | null): Omit<RanksRow, "period_kind"> => ({
    source: "police",
    measure: "s136",
    period_start: nineMonths[0],
    period_end: nineMonths[1],
    period_label: "nine months",
    scope: "districts",
    basis: "rate",
    area: "east",
    area_name: "East",
    value: 6,
    rate: 0.05,
    per: 1000,
    denominator: "Census 2021 residents",
    rate_year: 2023,
    estimate_year: 2021,
    rank_highest: 2,
    rank_highest_to: 2,
    rank_lowest: 12,
    rank_lowest_to: 12,
    of: 13,
    bounded: 0,
    lacking: 0,
    tied: 1,
    reasons: [],
    smallest,
    breaks: [],
  });
  const places = (ranks: ReturnType<typeof row>[]) =>
    protect({ ranks }, { sensitive: new Set(["s136"]), threshold: 5, areas }).ranks;

  test("gives no place among small counts, though the table shows none of them", () => {
    // 6 among 120,000: a neighbour of 90,000 that stands below it has 4 at most
    expect(places([row(4)])[0]).toMatchObject({ value: 6, rank_highest: null, rank_lowest: null });
    expect(places([row(6)])[0]).toMatchObject({ value: 6, rank_highest: 2, rank_lowest: 12, suppressed: [] });
    expect(places([{ ...row(4), measure: "shoplifting" }])[0]).toMatchObject({
      rank_highest: 2,
      suppressed: [],
    });
  });

  test("says of every figure what is doubtful of it", () => {
    const rows = [
      ["east", 3],
      ["north", 20],
      ["south", 9],
      ["west", 31],
      ["county", 65],
    ] as const;
    const ranks = rows.map(([area, value]) => ({ ...row(3), area, value }));
    const { cells, contradicted } = protect({ ranks }, { sensitive: new Set(["s136"]), threshold: 5, areas });
    expect(contradicted).toEqual([cellKey(cell("county", nineMonths, 65))]);
    expect(doubts(cells)).toEqual([
      "figures contradict one another, so that small numbers are hidden as though they agreed: s136 of county, 2023-01 to 2023-09 (police); look with csp explain where they come from",
    ]);
    expect(doubts(cells.filter(({ area }) => area !== "county"))).toEqual([]);
  });
});

describe("measures that a contract or the seeds tie together", () => {
  const counted = (measure: string, value: number) =>
    ({
      source: "log",
      measure,
      area: "east",
      period_start: "2022-10-01",
      period_end: "2023-09-30",
      previous_start: "2021-10-01",
      previous_end: "2022-09-30",
      value,
      previous: null,
      status: "complete",
      previous_status: "no data",
    }) as unknown as TrendsRow;
  const rows = [counted("all", 113), counted("noise", 70), counted("odour", 40), counted("slavery", 3)];

  test("a total, a part that is not sensitive and a small one that is: two of the three are not printed", () => {
    const parts = new Map([["all", ["noise", "odour", "slavery"]]]);
    const { trends, recovered } = protect(
      { trends: rows },
      { sensitive: new Set(["slavery"]), threshold: 5, parts },
    );
    expect(recovered).toEqual([]);
    const shown = trends.filter(({ value }) => value !== null).map(({ measure }) => measure);
    expect(shown).not.toContain("slavery");
    expect(shown).toHaveLength(2);
  });

  test("a measure is cared for that is tied to a sensitive one over others", () => {
    const parts = new Map([
      ["all", ["noise", "slavery"]],
      ["nuisance", ["noise", "dust"]],
    ]);
    const cared = caredFor(new Set(["slavery"]), parts);
    for (const measure of ["slavery", "all", "noise", "nuisance", "dust"])
      expect(cared({ measure }), measure).toBe(true);
    expect(cared({ measure: "litter" })).toBe(false);
  });

  test("a log that counts all records and the same by type says what the total is made of", () => {
    const log = {
      source: "log",
      title: "Log",
      supplier: "Us",
      columns: { date: "Date", type: "Type" },
      period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] },
      area: { constant: "partnership" },
    };
    const all = { measure: "all", count: "records" };
    const types = { by: "type", values: { N: "noise", O: "odour", S: "slavery" } };
    const partsIn = (measures: unknown[], sensitive = "slavery") =>
      Object.fromEntries(
        partsOf({
          contracts: [Contract.parse({ ...log, measures })],
          measures: ["all", "noise", "odour", "slavery"].map((id) => ({
            ...({} as Measure),
            id,
            parts: [],
            sensitive: id === sensitive,
          })),
        }),
      );
    expect(partsIn([all, types])).toEqual({ all: ["noise", "odour", "slavery"] });
    expect(partsIn([all, { ...types, values: { ...types.values, X: null } }])).toEqual({
      all: ["noise", "odour", "slavery", "all, of other types"],
    });
    // a record of several types is in several of them; and nothing is withheld where nothing is sensitive
    expect(partsIn([all, { ...types, split: "; " }])).toEqual({});
    expect(partsIn([all, types], "none")).toEqual({});
  });
});

test("of three districts and their total none of the small counts is left to whoever takes every mark for a small one", () => {
  const within = new Map([["county", ["east", "north", "south"]]]);
  const monthly = [
    ["east", 4],
    ["north", 5],
    ["south", 3],
    ["county", 12],
  ].map(([area, value]) => ({
    source: "police",
    measure: "s136",
    area: String(area),
    month: "2023-01-01",
    value: Number(value),
    status: "complete",
    more: 0,
    withheld: [],
  }));
  // once misled by what was hidden first, that belief was not tried again: 4 and 3 were each 3 or 4
  const { recovered } = protect({ monthly }, { sensitive: new Set(["s136"]), threshold: 5, areas: within });
  expect(recovered).toEqual([]);
});

test("a figure whose twin stood hidden before can be hidden now", () => {
  const within = new Map([
    ["county", ["district", "east", "north"]],
    ["partnership", ["district"]],
  ]);
  const year = ["2023-01-01", "2023-12-31"] as const;
  const now = [
    cell("county", year, 50),
    cell("east", year, 2),
    cell("district", year, 20),
    cell("north", year, 28),
  ];
  const earlier = [
    { ...cell("partnership", year, 20), hidden: true },
    { ...cell("county", year, 50), hidden: false },
    { ...cell("north", year, 28), hidden: false },
  ];
  const { hidden, exposed } = hide(now, { threshold: 5, areas: within, earlier });
  expect([...hidden].map((key) => key.split("|")[2]).sort()).toEqual(["district", "east"]);
  expect(exposed).toEqual([]);
});
