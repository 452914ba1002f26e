import { largest } from "../../bulk.js";
import { type Interval, intervalOf, meets, type Quantity, stands } from "../quantities/quantity.js";
import type { Cell, Table, TableRow } from "./table.js";

export type RelationName =
  | "difference"
  | "percent"
  | "sum"
  | "mean"
  | "share"
  | "part"
  | "product"
  | "ratio"
  | "rank";

/** What one column is of others, as most rows of the table show. */
export interface Relation {
  readonly name: RelationName;
  /** The column that is worked out. */
  readonly target: number;
  readonly from: readonly number[];
  /** What its printed sign means: 1 as worked out, -1 the other way about, 0 printed without signs. */
  readonly sign: -1 | 0 | 1;
  readonly scale: number;
  readonly odd: readonly OddRow[];
  readonly holds: number;
}

/** A row in which a relation does not hold. */
export interface OddRow {
  readonly row: TableRow;
  readonly cell: Cell;
  readonly inputs: readonly Cell[];
  readonly worked: number;
}

interface Candidate {
  readonly name: RelationName;
  readonly target: number;
  readonly from: readonly number[];
  readonly scale: number;
  /** Cells of the same row in the columns `from`, or of other rows where the candidate says so. */
  readonly inputs?: (at: number) => (Cell | null | undefined)[];
  readonly work: (inputs: readonly Cell[]) => { value: number; interval: Interval } | null;
}

/** How much of the rows must bear a relation out. */
const MOST = 0.6;
const SCALES = [1, 100, 1_000, 10_000, 100_000];

/** The relation of each column that most rows bear out, the best one of a column only. */
export function relationsOf(table: Table): Relation[] {
  const width = largest(table.rows.map((row) => row.cells.length));
  // Wide tables are grids of one measure by time or place, and hold no worked columns but sums.
  if (width > 14) return [];
  const columns = Array.from({ length: width }, (_, index) => index).filter(
    (column) =>
      table.rows.filter((row) => !row.total && row.cells[column] !== null && row.cells[column] !== undefined)
        .length >= Math.min(2, table.rows.length),
  );
  const found: Relation[] = [];
  for (const target of columns) {
    const others = columns.filter((column) => column !== target);
    const candidates = [
      ...pairs(table, target, others),
      ...sums(table, target, others),
      ...shares(table, target, others),
      ...places(table, target, others),
      ...parts(table, target, others),
      ...steps(table, target, others),
    ];
    const judged = candidates.flatMap((candidate) => evaluate(table, candidate) ?? []);
    const best = judged.sort(
      (a, b) =>
        a.odd.length / (a.holds + a.odd.length) - b.odd.length / (b.holds + b.odd.length) ||
        b.holds - a.holds ||
        RANK.indexOf(a.name) - RANK.indexOf(b.name),
    )[0];
    if (best !== undefined) found.push(best);
  }
  return independent(found);
}

const RANK: readonly RelationName[] = [
  "percent",
  "difference",
  "sum",
  "mean",
  "share",
  "part",
  "rank",
  "ratio",
];

/** "a = b + c" and "c = a - b" say the same: the later column is the one that is worked out. */
function independent(found: readonly Relation[]): Relation[] {
  const key = (one: Relation) =>
    one.name === "difference" || one.name === "sum"
      ? [one.target, ...one.from].sort((a, b) => a - b).join()
      : `${one.name}${one.target}`;
  const groups = new Map<string, Relation>();
  for (const one of found) {
    const other = groups.get(key(one));
    if (other === undefined || one.target > other.target) groups.set(key(one), one);
  }
  const kept = [...groups.values()];
  // What holds in every row explains its columns: a relation among some of them that has odd rows is chance.
  const whole = found.filter((one) => one.odd.length === 0 && one.holds >= 3);
  return kept.filter(
    (one) =>
      one.odd.length === 0 ||
      !whole.some((other) =>
        [one.target, ...one.from].every((column) => column === other.target || other.from.includes(column)),
      ),
  );
}

function pairs(table: Table, target: number, others: readonly number[]): Candidate[] {
  const kind = kindOf(table, target);
  return others.flatMap((a) =>
    others.flatMap((b): Candidate[] => {
      const list: Candidate[] = [];
      if (a < b && HEADERS.product.test(table.header[target] ?? ""))
        list.push({ name: "product", target, from: [a, b], scale: 1, work: product });
      if (a === b || kindOf(table, a) !== kindOf(table, b)) return list;
      const sameKind =
        kind === kindOf(table, a) ||
        (kindOf(table, a) === "percent" && kind !== "money") ||
        (kind === "count" && kindOf(table, a) === "money");
      if (sameKind) list.push({ name: "difference", target, from: [a, b], scale: 1, work: difference });
      if (
        later(table, a, b) &&
        (kind === "percent" || (kind === "count" && /%|per\s?cent/i.test(table.header[target] ?? "")))
      )
        list.push({ name: "percent", target, from: [a, b], scale: 100, work: percentChange });
      const rated =
        kind === "percent" ||
        HEADERS.ratio.test(table.header[target] ?? "") ||
        table.rows.some((row) => (row.cells[target]?.figure.decimals ?? 0) > 0);
      for (const scale of !rated ? [] : kind === "percent" ? [100] : SCALES)
        list.push({ name: "ratio", target, from: [a, b], scale, work: (inputs) => ratio(inputs, scale) });
      return list;
    }),
  );
}

/** Whether a column's header can name a later time than another's: false where the two say the reverse. */
function later(table: Table, before: number, after: number): boolean {
  const [one, two] = [table.header[before] ?? "", table.header[after] ?? ""];
  const year = (text: string) => Number(/\b((?:19|20)\d{2})\b/.exec(text)?.[1] ?? Number.NaN);
  if (year(one) > year(two) || /\b(?:this|current|latest)\b/i.test(one)) return false;
  return !/\b(?:previous|last|prior|before)\b/i.test(two);
}

/** A row's total is of the columns that stand together before it, or behind it. */
function sums(table: Table, target: number, others: readonly number[]): Candidate[] {
  const alike = others.filter((column) => kindOf(table, column) === kindOf(table, target));
  const [before, behind] = [
    alike.filter((column) => column < target),
    alike.filter((column) => column > target),
  ];
  const runs = [
    ...before.map((_, index) => before.slice(index)),
    ...behind.map((_, index) => behind.slice(0, index + 1)),
  ];
  return runs.flatMap((run): Candidate[] =>
    run.length < 2
      ? []
      : [
          { name: "sum", target, from: run, scale: 1, work: sum },
          ...(HEADERS.mean.test(table.header[target] ?? "")
            ? [{ name: "mean" as const, target, from: run, scale: 1 / run.length, work: mean }]
            : []),
        ],
  );
}

/** A share of the column's own total, printed or not. */
function shares(table: Table, target: number, others: readonly number[]): Candidate[] {
  if (
    kindOf(table, target) !== "percent" &&
    !/%|share|per\s?cent|proportion/i.test(table.header[target] ?? "")
  )
    return [];
  return others.flatMap((column): Candidate[] => {
    if (kindOf(table, column) === "percent") return [];
    const body = table.rows.filter((row) => !row.total).flatMap((row) => row.cells[column] ?? []);
    const wholes = [
      body.reduce((all, cell) => all + cell.value, 0),
      ...table.rows.filter((row) => row.total).flatMap((row) => row.cells[column]?.value ?? []),
    ];
    return [...new Set(wholes)].map((whole) => ({
      name: "share" as const,
      target,
      from: [column],
      scale: 100,
      work: (inputs: readonly Cell[]) => shareOf(inputs, whole),
    }));
  });
}

/** "Men %" beside men and women: a column's part of some that stand together, as a percentage. */
function parts(table: Table, target: number, others: readonly number[]): Candidate[] {
  if (!HEADERS.part.test(table.header[target] ?? "")) return [];
  const counts = others.filter((column) => ["count", "money"].includes(kindOf(table, column) ?? ""));
  return counts.flatMap((one, at) =>
    counts.slice(at + 1).flatMap((other) =>
      [
        [one, other],
        [other, one],
      ].map((from): Candidate => ({ name: "part", target, from, scale: 100, work: partOf })),
    ),
  );
}

const RUNNING = /cumulative|running|to date/i;
const STEP = new RegExp(`change|diff|%|per cent|${RUNNING.source}`, "i");

/** What is worked out from the row above or below: the change on it, or the running total. */
function steps(table: Table, target: number, others: readonly number[]): Candidate[] {
  const name = table.header[target] ?? "";
  if (table.rows.length < 4 || !STEP.test(name)) return [];
  return others.flatMap((column) => {
    const at = (row: number) => table.rows[row]?.cells[column];
    const by = (step: number) => (row: number) => [at(row + step), at(row)];
    const base = { target, from: [column] };
    const whole = HEADERS.percent.test(table.header[target] ?? "") || kindOf(table, target) === "percent";
    return [
      ...[-1, 1].map(
        (step): Candidate =>
          whole
            ? { ...base, name: "percent", scale: 100, inputs: by(step), work: percentChange }
            : { ...base, name: "difference", scale: 1, inputs: by(step), work: difference },
      ),
      ...(whole || !RUNNING.test(name)
        ? []
        : [
            {
              ...base,
              name: "sum" as const,
              scale: 1,
              inputs: (row: number) =>
                row === 0 ? [] : table.rows.slice(0, row + 1).map((one) => one.cells[column]),
              work: (cells: readonly Cell[]) => (cells.length < 2 ? null : sum(cells)),
            },
          ]),
    ];
  });
}

/** Places 1, 2, 3 … by another column, the largest first or the smallest; equals share a place. */
function places(table: Table, target: number, others: readonly number[]): Candidate[] {
  if (!HEADERS.rank.test(table.header[target] ?? "")) return [];
  return others.flatMap((column) =>
    [1, -1].map((way): Candidate => {
      const values = table.rows.flatMap((row) => (row.total ? [] : (row.cells[column]?.value ?? [])));
      const work = ([cell]: readonly Cell[]) => {
        if (cell === undefined) return null;
        const ahead = values.filter((one) => (one - cell.value) * way > 0).length;
        const level = values.filter((one) => one === cell.value).length;
        return { value: ahead + 1, interval: { low: ahead + 1, high: ahead + Math.max(1, level) } };
      };
      return { name: "rank", target, from: [column], scale: way, work };
    }),
  );
}

function kindOf(table: Table, column: number): Quantity["kind"] | null {
  return (
    table.rows.find((row) => row.cells[column] !== null && row.cells[column] !== undefined)?.cells[column]
      ?.figure.kind ?? null
  );
}

/** A candidate with the rows that bear it out and the odd ones; null where too few rows bear it out. */
function evaluate(table: Table, candidate: Candidate): Relation | null {
  const rows = table.rows.flatMap((row, at) => {
    const cell = row.cells[candidate.target];
    const inputs = candidate.inputs?.(at) ?? candidate.from.map((column) => row.cells[column]);
    if (cell === null || cell === undefined || inputs.some((input) => input === null || input === undefined))
      return [];
    if (row.total && candidate.inputs !== undefined) return [];
    if ((candidate.name === "share" || candidate.name === "rank") && row.total) return [];
    const given = inputs.flatMap((input) => input ?? []);
    const worked = candidate.work(given);
    // Noughts of noughts bear nothing out.
    if (cell.value === 0 && given.every((input) => input.value === 0)) return [];
    return worked === null ? [] : [{ row, cell, given, worked }];
  });
  if (rows.length === 0 || (rows.length === 1 && ["ratio", "part", "mean"].includes(candidate.name)))
    return null;
  const signed = rows.some(({ cell }) => cell.signed) ? ([1, -1] as const) : ([0, 1] as const);
  const tried = signed.map((sign) => {
    const odd = rows.filter(
      ({ cell, worked }) => !agrees(rounded(cell, candidate.name), worked.interval, sign),
    );
    return { sign, odd, holds: rows.length - odd.length };
  });
  const best = tried.sort((a, b) => b.holds - a.holds)[0];
  if (best === undefined) return null;
  const { odd, holds, sign } = best;
  const named = HEADERS[candidate.name].test(table.header[candidate.target] ?? "");
  const shown = holds >= 2 && holds / rows.length >= MOST;
  // A lone row shows nothing; its header does, where it names each column and another is the difference of the same two.
  const headed = rows.every(({ row }) => row.cells.length <= table.header.length);
  const lone = rows.length === 1 && candidate.name === "percent" && headed && hasDifference(table, candidate);
  const told = named && odd.length <= 1 && (holds >= 1 || lone);
  if (!shown && !told) return null;
  // A ratio, or a relation among small numbers, may come about by chance in two rows.
  const telling = new Set(
    rows.filter((one) => !odd.includes(one)).map(({ worked }) => Math.round(worked.value * 100)),
  );
  if (candidate.name === "ratio" && (holds < 3 || telling.size < 3) && !named) return null;
  if (telling.size < 2 && !named) return null;
  if (
    odd.length > 0 &&
    !named &&
    holds < 3 &&
    !(
      holds >= 2 &&
      (candidate.name === "difference" || candidate.name === "percent" || candidate.name === "sum")
    )
  )
    return null;
  return {
    name: candidate.name,
    target: candidate.target,
    from: candidate.from,
    scale: candidate.scale,
    sign,
    holds,
    odd: odd.map(({ row, cell, given, worked }) => ({
      row,
      cell,
      inputs: given,
      worked: sign === -1 ? -worked.value : worked.value,
    })),
  };
}

/** A percentage, a share or a ratio is rounded, with or without its sign in the cell. */
function rounded(cell: Cell, name: RelationName): Cell {
  if (!["percent", "share", "part", "ratio", "mean"].includes(name)) return cell;
  const slack = Math.max(cell.figure.slack, 0.5 * 10 ** -cell.figure.decimals);
  return { ...cell, figure: { ...cell.figure, slack } };
}

function hasDifference(table: Table, { from }: Candidate): boolean {
  const [row] = table.rows;
  const [a, b] = [row?.cells[from[0] ?? -1], row?.cells[from[1] ?? -1]];
  if (a === undefined || a === null || b === undefined || b === null) return false;
  return (
    row?.cells.some(
      (cell, column) =>
        cell !== null &&
        !from.includes(column) &&
        cell.figure.kind !== "percent" &&
        Math.abs(cell.value) === Math.abs(b.value - a.value),
    ) === true
  );
}

const HEADERS: Readonly<Record<RelationName, RegExp>> = {
  difference: /change|diff|varia|gap|\+\s*\/\s*-|±|increase|decrease|movement|points/i,
  percent: /%|per\s?cent/i,
  sum: /total|all|sum|overall|quarter|year|cumulative|to date|running/i,
  mean: /average|mean/i,
  product: /total|cost|amount|value|sum/i,
  part: /%|per\s?cent|share|proportion/i,
  share: /share|%|per\s?cent|proportion/i,
  ratio: /rate|per |average|%|per\s?cent|ratio|each/i,
  rank: /\b(?:rank(?:ing|ed)?|place|position)\b/i,
};

function agrees(cell: Cell, worked: Interval, sign: -1 | 0 | 1): boolean {
  const size = { ...cell.figure, value: Math.abs(cell.value) };
  if (sign === 0) {
    const [low, high] = [Math.abs(worked.low), Math.abs(worked.high)];
    const span =
      worked.low <= 0 && worked.high >= 0
        ? { low: 0, high: Math.max(low, high) }
        : { low: Math.min(low, high), high: Math.max(low, high) };
    return exactly(size, span);
  }
  const turned = sign === 1 ? worked : { low: -worked.high, high: -worked.low };
  const value = intervalOf(size);
  const printed = cell.value < 0 ? { low: -value.high, high: -value.low } : value;
  if (!meets(printed, turned)) return false;
  return exactly(size, cell.value < 0 ? { low: -turned.high, high: -turned.low } : turned);
}

function exactly(size: Quantity, worked: Interval): boolean {
  return stands(size, worked);
}

type Worked = { value: number; interval: Interval } | null;

function spanOf(cell: Cell): Interval {
  const size = intervalOf({ ...cell.figure, value: Math.abs(cell.value) });
  return cell.value < 0 ? { low: -size.high, high: -size.low } : size;
}

function difference([a, b]: readonly Cell[]): Worked {
  if (a === undefined || b === undefined) return null;
  const [one, two] = [spanOf(a), spanOf(b)];
  return { value: b.value - a.value, interval: { low: two.low - one.high, high: two.high - one.low } };
}

function percentChange([a, b]: readonly Cell[]): Worked {
  if (a === undefined || b === undefined || a.value <= 0) return null;
  const [one, two] = [spanOf(a), spanOf(b)];
  if (one.low <= 0) return null;
  return {
    value: (100 * (b.value - a.value)) / a.value,
    interval: { low: (100 * (two.low - one.high)) / one.high, high: (100 * (two.high - one.low)) / one.low },
  };
}

function ratio([a, b]: readonly Cell[], scale: number): Worked {
  if (a === undefined || b === undefined || a.value < 0 || b.value <= 0) return null;
  const [one, two] = [spanOf(a), spanOf(b)];
  if (two.low <= 0) return null;
  return {
    value: (scale * a.value) / b.value,
    interval: { low: (scale * one.low) / two.high, high: (scale * one.high) / two.low },
  };
}

function sum(cells: readonly Cell[]): Worked {
  const spans = cells.map(spanOf);
  return {
    value: cells.reduce((all, cell) => all + cell.value, 0),
    interval: {
      low: spans.reduce((all, span) => all + span.low, 0),
      high: spans.reduce((all, span) => all + span.high, 0),
    },
  };
}

function product([a, b]: readonly Cell[]): Worked {
  if (a === undefined || b === undefined || a.value < 0 || b.value < 0) return null;
  const [one, two] = [spanOf(a), spanOf(b)];
  // Pounds and pence are exact.
  const exact = (cell: Cell) => cell.figure.kind === "money" || cell.figure.slack === 0;
  const low = (exact(a) ? a.value : one.low) * (exact(b) ? b.value : two.low);
  const high = (exact(a) ? a.value : one.high) * (exact(b) ? b.value : two.high);
  return { value: a.value * b.value, interval: { low, high } };
}

function mean(cells: readonly Cell[]): Worked {
  const all = sum(cells);
  if (all === null) return null;
  const over = cells.length;
  return {
    value: all.value / over,
    interval: { low: all.interval.low / over, high: all.interval.high / over },
  };
}

function partOf([one, other]: readonly Cell[]): Worked {
  const whole = (one?.value ?? 0) + (other?.value ?? 0);
  if (one === undefined || other === undefined || one.value < 0 || other.value < 0 || whole <= 0) return null;
  const value = (100 * one.value) / whole;
  return { value, interval: { low: value - 1e-9, high: value + 1e-9 } };
}

function shareOf([cell]: readonly Cell[], whole: number): Worked {
  if (cell === undefined || whole <= 0) return null;
  const value = (100 * cell.value) / whole;
  return { value, interval: { low: value - 1e-9, high: value + 1e-9 } };
}
