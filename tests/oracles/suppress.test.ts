import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recover } from "./recover.js";
import { suppress } from "./suppress.js";
import type { PrintedTable } from "./tableNetwork.js";

describe("recover", () => {
  it("finds a single hidden cell by subtraction", () => {
    expect(recover({ cells: [[null, 7]], rowTotals: [10] }).recovered).toEqual([
      { row: 0, column: 0, lower: 3, upper: 3 },
    ]);
  });

  it("finds the bridge between two blocks that no one row or column gives away", () => {
    // Rows 0–1 over columns 0–1 are hidden, and the cell that joins them to the rest.
    const table = {
      cells: [
        [null, null, null, 5],
        [null, null, 6, 7],
        [8, 9, null, null],
        [8, 9, null, null],
      ],
      rowTotals: [5 + 11 + 4, 7 + 13 + 6, 17 + 12, 17 + 14],
      columnTotals: [10 + 16, 14 + 18, 4 + 6 + 13, 12 + 13],
    };
    const { consistent, recovered } = recover(table);
    expect(consistent).toBe(true);
    expect(recovered).toContainEqual({ row: 0, column: 2, lower: 4, upper: 4 });
  });

  it("uses the minimum that the outsider believes in", () => {
    const table = { cells: [[null, null, 30]], rowTotals: [32] };
    expect(recover(table).recovered).toEqual([]);
    expect(recover(table, { minimum: 1 }).recovered).toHaveLength(2);
    expect(() => recover(table, { minimum: -1 })).toThrow("-1");
  });

  it("says when the figures do not add up, and when nothing bounds a cell", () => {
    expect(recover({ cells: [[null, 12]], rowTotals: [10] }).consistent).toBe(false);
    expect(recover({ cells: [[null, 12]] }).intervals).toEqual([
      { row: 0, column: 0, lower: 0, upper: Number.POSITIVE_INFINITY },
    ]);
    expect(() => recover({ cells: [[1, 2], [3]] })).toThrow("row 1");
    expect(() => recover({ cells: [[1.5]] })).toThrow("1.5");
  });

  it("gives exactly the range over every table that fits", () => {
    const table = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 3,
    });
    const masks = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(table, masks, (cells, mask) => {
        const printed: PrintedTable = {
          cells: cells.map((row, i) => row.map((cell, j) => (mask[i * 3 + j] ? null : cell))),
          rowTotals: cells.map((row) => row.reduce((a, b) => a + b, 0)),
          columnTotals: [0, 1, 2].map((j) => cells.reduce((a, row) => a + (row[j] ?? 0), 0)),
        };
        const ranges = everyFit(printed);
        for (const { row, column, lower, upper } of recover(printed).intervals) {
          expect([row, column, lower, upper]).toEqual([
            row,
            column,
            ...(ranges.get(`${row}:${column}`) ?? []),
          ]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** The least and most of each hidden cell by trying every whole number there could be. */
function everyFit(table: PrintedTable): Map<string, [number, number]> {
  const hidden = table.cells.flatMap((row, i) => row.flatMap((cell, j) => (cell === null ? [{ i, j }] : [])));
  const cells = table.cells.map((row) => row.map((cell) => cell ?? 0));
  const rowLeft = cells.map((row, i) => (table.rowTotals?.[i] ?? 0) - row.reduce((a, b) => a + b, 0));
  const columnLeft = (table.columnTotals ?? []).map(
    (total, j) => (total ?? 0) - cells.reduce((a, row) => a + (row[j] ?? 0), 0),
  );
  const ranges = new Map<string, [number, number]>();
  const tried: number[] = [];
  const next = (index: number): void => {
    const place = hidden[index];
    if (place === undefined) {
      if ([...rowLeft, ...columnLeft].some((left) => left !== 0)) return;
      for (const [k, { i, j }] of hidden.entries()) {
        const value = tried[k] ?? 0;
        const [low, high] = ranges.get(`${i}:${j}`) ?? [value, value];
        ranges.set(`${i}:${j}`, [Math.min(low, value), Math.max(high, value)]);
      }
      return;
    }
    const row = rowLeft[place.i] ?? 0;
    const column = columnLeft[place.j] ?? 0;
    for (let value = 0; value <= Math.min(row, column); value++) {
      tried[index] = value;
      rowLeft[place.i] = row - value;
      columnLeft[place.j] = column - value;
      next(index + 1);
    }
    rowLeft[place.i] = row;
    columnLeft[place.j] = column;
  };
  next(0);
  return ranges;
}

describe("suppress", () => {
  it("hides 1–4 and closes the cycle", () => {
    const { primary, secondary, printed } = suppress(
      [
        [3, 20, 31],
        [15, 40, 90],
        [60, 70, 80],
      ],
      { threshold: 5, marginsPublished: true },
    );
    expect(primary).toEqual([{ row: 0, column: 0 }]);
    expect(secondary).toEqual([
      { row: 0, column: 1 },
      { row: 1, column: 0 },
      { row: 1, column: 1 },
    ]);
    expect(printed).toEqual({
      cells: [
        [null, null, 31],
        [null, null, 90],
        [60, 70, 80],
      ],
      rowTotals: [54, 145, 210],
      columnTotals: [78, 130, 201],
      total: 409,
    });
  });

  it("hides nothing further where no margin is printed, and leaves 0 and 5 alone", () => {
    const actual = suppress(
      [
        [3, 0],
        [5, 1],
      ],
      { threshold: 5, marginsPublished: false },
    );
    expect(actual.secondary).toEqual([]);
    expect(actual.hidden).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("hides the smallest companion of a cell when rows alone are summed", () => {
    const actual = suppress([[3, 20, 8]], { threshold: 5, marginsPublished: { rows: true } });
    expect(actual.secondary).toEqual([{ row: 0, column: 2 }]);
  });

  it("hides a small total, and the total of a list that has nothing else to hide", () => {
    const list = suppress([0, 2, 0], { threshold: 5, marginsPublished: true });
    expect(list.primary).toEqual([
      { row: 0, column: 1 },
      { row: 0, column: "total" },
    ]);
    expect(list.printed.rowTotals).toEqual([null]);
  });

  it("does not let five ones be read off a total of five", () => {
    const { printed } = suppress([1, 1, 1, 1, 1], { threshold: 5, marginsPublished: true });
    expect(recover(printed, { minimum: 1 }).recovered).toEqual([]);
  });

  it("prints neither an unavailable cell nor sums over it", () => {
    const { printed, hidden } = suppress([
      [null, 20],
      [30, 40],
    ]);
    expect(printed).toEqual({
      cells: [
        [null, 20],
        [30, 40],
      ],
      rowTotals: [null, 70],
      columnTotals: [null, 60],
      total: null,
    });
    expect(hidden.flat()).toEqual([false, false, false, false]);
  });

  it("withstands the attack on small counts by district, as of s136, modern slavery and exploitation", () => {
    // Invented, in the size that such tables have.
    const table = [
      [12, 4, 3],
      [25, 1, 7],
      [31, 9, 2],
      [18, 0, 0],
      [44, 6, 11],
      [22, 3, 1],
      [9, 2, 4],
      [57, 14, 8],
    ];
    const { primary, printed } = suppress(table, { threshold: 5, marginsPublished: true });
    expect(primary).toHaveLength(8);
    for (const minimum of [0, 1]) {
      const attack = recover(printed, { minimum });
      expect(attack.consistent).toBe(true);
      expect(attack.recovered).toEqual([]);
    }
  });

  const table = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.nat(200)), {
          minLength: columns,
          maxLength: columns,
        }),
        { minLength: rows, maxLength: rows },
      ),
    );
  const margins = fc.record({ rows: fc.boolean(), columns: fc.boolean(), total: fc.boolean() });

  it("leaves no hidden figure to be worked out, whatever the table and its margins", () => {
    fc.assert(
      fc.property(table, margins, (cells, marginsPublished) => {
        const { printed, primary, secondary } = suppress(cells, { threshold: 5, marginsPublished });
        const attack = recover(printed);
        expect(attack.consistent).toBe(true);
        expect(attack.recovered).toEqual([]);
        expect(attack.intervals).toHaveLength(primary.length + secondary.length);
        // One who believes that zeros are never hidden is right only where none is.
        const hidesZero = attack.intervals.some(({ row, column }) => figure(cells, row, column) === 0);
        if (!hidesZero) expect(recover(printed, { minimum: 1 }).recovered).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("prints no figure of 1 to 4, margins included, and the truth stays within every range", () => {
    fc.assert(
      fc.property(table, (cells) => {
        const { printed } = suppress(cells, { threshold: 5, marginsPublished: true });
        const shown = [
          ...printed.cells.flat(),
          ...(printed.rowTotals ?? []),
          ...(printed.columnTotals ?? []),
          printed.total,
        ];
        expect(shown.filter((value) => typeof value === "number" && value > 0 && value < 5)).toEqual([]);
        for (const { row, column, lower, upper } of recover(printed).intervals) {
          expect(figure(cells, row, column)).toBeGreaterThanOrEqual(lower);
          expect(figure(cells, row, column)).toBeLessThanOrEqual(upper);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("refuses what is no table of counts", () => {
    expect(() => suppress([[1.5, 2]])).toThrow("1.5");
    expect(() => suppress([[-1, 2]])).toThrow("-1");
    expect(() => suppress([[1, 2], [3]])).toThrow("row 1");
    expect(() => suppress([[1, 2]], { threshold: 1 })).toThrow("got 1");
    const named = JSON.parse('[{"area":"east","value":3},{"area":"north","value":20}]');
    expect(() => suppress(named)).toThrow('got {"area":"east","value":3}');
    expect(() => suppress(JSON.parse('{"east":3}'))).toThrow('got {"east":3}');
    expect(() => suppress(JSON.parse('[["3",20]]'))).toThrow('got "3"');
    expect(suppress([]).primary).toEqual([]);
    for (const marginsPublished of ["yes", null, [], { row: true }, { rows: "yes" }]) {
      const options = JSON.parse(JSON.stringify({ marginsPublished }));
      expect(() => suppress([[3, 20]], options)).toThrow(`got ${JSON.stringify(marginsPublished)}`);
    }
  });
});

function figure(
  cells: readonly (readonly number[])[],
  row: number | "total",
  column: number | "total",
): number {
  const rows = row === "total" ? cells : [cells[row] ?? []];
  const columns = (line: readonly number[]) => (column === "total" ? line : [line[column] ?? 0]);
  return rows.flatMap(columns).reduce((sum, value) => sum + value, 0);
}
