import { largest } from "../../bulk.js";
import { sized } from "../quantities/intervals.js";
import { type Interval, intervalOf, meets, stands } from "../quantities/quantity.js";
import { type Candidate, candidatesOf, HEADERS, type RelationName } from "./candidates.js";
import type { Cell, Table, TableRow } from "./table.js";

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

/** What the header of an end of an interval says: it is worked out of no other column, and none is of it. */
const LIMIT =
  /\d\s?(?:%|per\s?cent)\s+(?:limit|interval|confidence|C\.?I\b)|\bconfidence\s+(?:limit|interval)|\b(?:lower|upper)\s+(?:limit|bound|control)|\b[LU]CL\b/i;

/** How much of the rows must bear a relation out. */
const MOST = 0.6;
const KNOWN = new WeakMap<Table, Relation[]>();

/** The relation of each column that most rows bear out, the best one of a column only; worked out once for a table. */
export function relationsOf(table: Table): Relation[] {
  const relations = KNOWN.get(table) ?? findRelations(table);
  KNOWN.set(table, relations);
  return relations;
}

function findRelations(table: Table): Relation[] {
  const width = largest(table.rows.map((row) => row.cells.length));
  // Wide tables are grids of one measure by time or place, and hold no worked columns but sums.
  if (width > 14) return [];
  const columns = Array.from({ length: width }, (_, index) => index).filter(
    (column) =>
      !LIMIT.test(table.header[column] ?? "") &&
      table.rows.filter((row) => !row.total && row.cells[column] !== null && row.cells[column] !== undefined)
        .length >= Math.min(2, table.rows.length),
  );
  const found: Relation[] = [];
  for (const target of columns) {
    const others = columns.filter((column) => column !== target);
    const candidates = candidatesOf(table, target, others);
    const judged = candidates.flatMap((candidate) => evaluate(table, candidate) ?? []);
    const best = judged.sort(
      (a, b) =>
        a.odd.length / (a.holds + a.odd.length) - b.odd.length / (b.holds + b.odd.length) ||
        b.holds - a.holds ||
        RANK.indexOf(a.name) - RANK.indexOf(b.name),
    )[0];
    if (best !== undefined) found.push(best);
  }
  return independent(found, table);
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
function independent(found: readonly Relation[], { header }: Table): Relation[] {
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
  // "Place in 2022" beside "Place in 2024": its values are in another table.
  const isPast = (one: Relation) =>
    one.name === "rank" &&
    kept.some(
      (other) =>
        other.name === "rank" &&
        other.odd.length < one.odd.length &&
        (other.from.join() === one.from.join() || yearOf(header[other.target]) > yearOf(header[one.target])),
    );
  // What holds in every row explains its columns: a relation among some of them that has odd rows is chance.
  const whole = found.filter((one) => one.odd.length === 0 && one.holds >= 3);
  return kept.filter(
    (one) =>
      one.odd.length === 0 ||
      (!isPast(one) &&
        !whole.some((other) =>
          [one.target, ...one.from].every((column) => column === other.target || other.from.includes(column)),
        )),
  );
}

/** The last year that a header names; 0 where it names none. */
const yearOf = (header: string | undefined): number =>
  Number(header?.match(/\b(?:19|20)\d\d\b/g)?.at(-1) ?? 0);

const RATED = /%|\b(?:rates?|per|average|mean|median|index|rank)\b/i;

/** A candidate with the rows that bear it out and the odd ones; null where too few rows bear it out. */
function evaluate(table: Table, candidate: Candidate): Relation | null {
  const rows = table.rows.flatMap((row, at) => {
    const cell = row.cells[candidate.target];
    const inputs = candidate.inputs?.(at) ?? candidate.from.map((column) => row.cells[column]);
    if (cell === null || cell === undefined || inputs.some((input) => input === null || input === undefined))
      return [];
    if (row.total && candidate.inputs !== undefined) return [];
    // A line of rates, or of changes in per cent, is no sum of its columns.
    const rated = RATED.test(row.label) || (cell.figure.kind === "percent" && cell.signed);
    if (candidate.name === "sum" && rated) return [];
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
      (one) =>
        !agrees(rounded(one.cell, candidate.name), one.worked.interval, sign) &&
        !isOwnTotal(table, candidate, one.row, one.cell) &&
        !(candidate.name === "difference" && isTurned(table, one, sign)),
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
  const told = named && odd.length <= 1 && (holds >= (candidate.name === "ratio" ? 2 : 1) || lone);
  if (!shown && !told) return null;
  // A share of the whole that a third of the rows do not bear out is of another whole ("share of three years").
  if (candidate.name === "share" && odd.length > 1 && odd.length * 3 > holds) return null;
  if (candidate.least !== undefined && (holds < candidate.least || odd.length > 1)) return null;
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

/** "640 | 418 | 222", "310 | 322 | –", "Total | 950 | 740 | 222": where a line has no cell, the total is of the lines that have one. */
function isOwnTotal(table: Table, { name, target }: Candidate, row: TableRow, cell: Cell): boolean {
  if (!row.total || name !== "difference") return false;
  const lines = table.rows.filter(({ total }) => !total).map(({ cells }) => cells[target] ?? null);
  const sum = lines.reduce((all, one) => all + (one?.value ?? 0), 0);
  return lines.some((one) => one === null) && lines.some((one) => one !== null) && sum === cell.value;
}

interface Worked {
  readonly row: TableRow;
  readonly cell: Cell;
  readonly worked: { readonly interval: Interval };
}

/** Income less than planned is unfavourable, and a cost more than planned: in some accounts brackets say so. */
const COSTS = /\b(?:costs?|spending|expenditure|spend|outgoings|payments|pay|staff(?:ing)?|deficit|net)\b/i;

const INCOME = /\b(?:income|fees|grants?|receipts|sales|revenue|contributions|donations|fines)\b/i;

const isTurned = (table: Table, { row, cell, worked }: Worked, sign: -1 | 0 | 1): boolean =>
  sign !== 0 &&
  COSTS.test(row.label) &&
  table.rows.some(({ label }) => INCOME.test(label)) &&
  agrees(cell, worked.interval, sign === 1 ? -1 : 1);

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

function agrees(cell: Cell, worked: Interval, sign: -1 | 0 | 1): boolean {
  const size = { ...cell.figure, value: Math.abs(cell.value) };
  if (sign === 0) return stands(size, sized(worked));
  const turned = sign === 1 ? worked : { low: -worked.high, high: -worked.low };
  const value = intervalOf(size);
  const printed = cell.value < 0 ? { low: -value.high, high: -value.low } : value;
  if (!meets(printed, turned)) return false;
  return stands(size, cell.value < 0 ? { low: -turned.high, high: -turned.low } : turned);
}
