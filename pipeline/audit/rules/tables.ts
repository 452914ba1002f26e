import { largest } from "../../bulk.js";
import { formatNumber } from "../../words/number.js";
import { sayPercent } from "../document/sayNumber.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { findQuantities } from "../quantities/findQuantities.js";
import { intervalOf, meets } from "../quantities/quantity.js";
import { type OddRow, type Relation, relationsOf } from "../tables/relations.js";
import {
  type Cell,
  isPartLabel,
  isTotalLabel,
  isWholePlace,
  type Table,
  type TableRow,
  turned,
} from "../tables/table.js";

function aboutCell(
  { segment, figure }: Cell,
  severity: Judgement["severity"],
  message: string,
  expected: string,
): Judgement {
  return { severity, segment, start: 0, end: figure.text.length, message, expected };
}

/** The columns of a table have their parts from the relation that most of its rows bear out; the odd rows are found. */
export const tableRows: Rule = {
  name: "table-row",
  explanation:
    "In most rows of the table one column is worked out from the others. In this row it is not what they give.",
  check: ({ tables }) =>
    tables
      .flatMap((one) => [one, ...turned(one)])
      .flatMap((table) =>
        relationsOf(table).flatMap((relation) => relation.odd.map((odd) => oddRow(table, relation, odd))),
      ),
};

function oddRow(table: Table, relation: Relation, { row, cell, inputs, worked }: OddRow): Judgement {
  const name = table.header[relation.target]?.trim();
  const printed = `${cell.figure.text} is printed${name === undefined || name === "" ? "" : ` under "${name}"`}`;
  const texts = inputs.map((input) => input.figure.text);
  const decimals = cell.figure.decimals;
  const told = ["percent", "share", "part"].includes(relation.name)
    ? sayPercent(Math.abs(worked), decimals)
    : formatNumber(worked, Math.max(decimals, 2));
  const sign = relation.name === "percent" && worked < 0 ? "-" : "";
  const words: Readonly<Record<Relation["name"], string>> = {
    difference: `from ${texts[0]} to ${texts[1]} is ${formatNumber(relation.sign === 0 ? Math.abs(worked) : worked)}`,
    percent: `from ${texts[0]} to ${texts[1]} is ${sign}${told}`,
    sum: `the total of ${texts.join(" + ")} is ${told}`,
    share: `${texts[0]} of the whole is ${told}`,
    ratio: `${texts[0]} to ${texts[1]} gives ${told}`,
    product: `${texts.join(" × ")} is ${told}`,
    mean: `the average of ${texts.join(", ")} is ${told}`,
    part: `${texts[0]} of ${texts.join(" + ")} is ${told}`,
    rank: `by ${texts[0]} its place is ${told}`,
  };
  const sure = relation.odd.length <= Math.max(1, relation.holds / 2);
  return aboutCell(
    cell,
    sure ? "error" : "suspect",
    `${row.label === "" ? "" : `${row.label}: `}${words[relation.name]}, and ${printed}.`,
    `${sign}${told}`,
  );
}

const NO_SUM =
  /%|\b(?:rates?|rank\w*|averages?|mean|median|per|pages?|ages?|index|shares?|targets?)\b|^\s*(?:calendar |financial )?years?\s*$|\(years\)/i;

/** The lines of a table against its total row, or against the sum that the sentence above it announces. */
export const tableTotal: Rule = {
  name: "table-total",
  explanation:
    "The lines of the table do not add up to its total, or to the sum that the text above the table says it sets out.",
  check: ({ tables, facts }) =>
    tables.flatMap((table) => [...againstRows(table), ...hundreds(table), ...againstText(table, facts)]),
};

/** A line above that is found wrong for itself, and that would make the total right. */
function explained(
  odd: readonly OddRow[],
  above: readonly TableRow[],
  total: Cell | null,
  column: number,
): boolean {
  return odd.some(({ row, cell, worked }) => {
    if (total === null || row.cells[column] !== cell) return false;
    const mended = above.map((one) =>
      one !== row ? one : { ...one, cells: one.cells.with(column, { ...cell, value: worked }) },
    );
    const body = mended.filter((one) => !one.total).map((one) => one.cells[column] ?? null);
    return sumsAbove(mended, column, body).some(
      (sum) => Math.abs(sum - total.value) <= total.figure.slack + 0.005,
    );
  });
}

/** A total that is as near as this to what its lines make, as a share of it, was meant to be that. */
const CLOSE = 0.12;

function againstRows(table: Table): Judgement[] {
  const relations = relationsOf(table);
  const odd = relations.flatMap((relation) => relation.odd);
  return table.rows.flatMap((total, at) => {
    // A total stands under its lines, or over all of them.
    const above = (at === 0 ? table.rows.slice(1) : table.rows.slice(0, at)).filter(
      (row) => !isPartLabel(row.label),
    );
    if (!total.total || above.length < 2) return [];
    const body = above.filter((row) => !row.total);
    const judged = total.cells.flatMap((cell, column) =>
      // A column of percentages or rates has its total worked out as its rows are, whatever its name.
      (relations.some(
        ({ target, name, odd: others }) =>
          target === column &&
          (name === "percent" || name === "ratio" || name === "share") &&
          !others.some(({ row }) => row === total),
      )
        ? []
        : judgeTotal(table, total, cell, column, body, above)
      ).filter(({ finding }) => finding === null || !explained(odd, above, cell, column)),
    );
    const held = judged.some((one) => one.fits);
    const missed = judged.flatMap((one) => one.finding ?? []);
    // "All crime" over some of its kinds is more than their sum in every column; a total is not.
    const named = /^(?:(?:grand |overall |sub-?\s?)?total|(?:sum|all|overall)$)|\btotals?$/i.test(
      total.label.trim(),
    );
    const close = missed.length > 0 && judged.every(({ gap }) => gap < CLOSE);
    if (!held && (!(named || isWholePlace(total.label)) || (missed.length > 1 && !close))) return [];
    return missed;
  });
}

/** What became of a column; `gap` is how far its total is from what its lines make, as a share of that. */
interface Judged {
  readonly fits: boolean;
  readonly gap: number;
  readonly finding: Judgement | null;
}

function judgeTotal(
  table: Table,
  total: TableRow,
  cell: Cell | null,
  column: number,
  body: readonly TableRow[],
  above: readonly TableRow[],
): Judged[] {
  const alike = (one: Cell | null | undefined) =>
    one?.figure.kind === cell?.figure.kind ? (one ?? null) : null;
  const given = body.map((row) => alike(row.cells[column]) ?? alike(alignedRight(row, total, column)));
  if (cell === null || body.length < 2 || given.some((one) => one === null)) return [];
  // "Group average", of rates or percentages: the mean of the rows only where all are of one size.
  if (/\b(?:average|mean)\b/i.test(total.label))
    return AVERAGE.test(total.label) &&
      !NO_SUM.test(table.header[column] ?? "") &&
      cell.figure.kind !== "percent"
      ? judgeMean(given, cell)
      : [];
  const loose = 0.5 * 10 ** -cell.figure.decimals;
  // Shares and rates are no parts to add; where they do make the total, the rows above it are all of them.
  const apart =
    (NO_SUM.test(table.header[column] ?? "") && cell.figure.kind !== "money") ||
    cell.figure.kind === "percent" ||
    cell.figure.kind === "points";
  const sums = sumsAbove(above, column, given);
  const slack = apart
    ? loose * (given.length + 1)
    : given.reduce((all, one) => all + (one?.figure.slack ?? 0), 0) + cell.figure.slack;
  if (sums.some((one) => Math.abs(one - cell.value) <= slack + 0.005))
    return [{ fits: true, gap: 0, finding: null }];
  if (apart) return [];
  const worked = sums[0] ?? 0;
  const gap = Math.abs(cell.value - worked);
  // A row that is a total by its figures only may hold what does not add up: "open at the end of the year".
  if (!isTotalLabel(total.label) && gap > worked / 2) return [];
  const message = `The ${body.length} lines add up to ${formatNumber(worked)}, and ${cell.figure.text} is printed as their total (${formatNumber(gap)} ${cell.value > worked ? "more" : "less"}).`;
  return [
    {
      fits: false,
      gap: gap / Math.max(worked, 1),
      finding: aboutCell(cell, "error", message, formatNumber(worked)),
    },
  ];
}

const AVERAGE = /^(?:average|mean)\s*$/i;

function judgeMean(given: readonly (Cell | null)[], cell: Cell): Judged[] {
  const worked = given.reduce((all, one) => all + (one?.value ?? 0), 0) / given.length;
  const slack =
    0.5 * 10 ** -cell.figure.decimals +
    given.reduce((all, one) => all + (one?.figure.slack ?? 0), 0) / given.length;
  if (Math.abs(worked - cell.value) <= slack + 1e-6) return [{ fits: true, gap: 0, finding: null }];
  const told = formatNumber(worked, cell.figure.decimals + 1);
  const message = `The average of the ${given.length} lines is ${told}, and ${cell.figure.text} is printed.`;
  return [
    {
      fits: false,
      gap: Math.abs(worked - cell.value) / Math.max(worked, 1),
      finding: aboutCell(cell, "suspect", message, told),
    },
  ];
}

/** What a total may be of: all lines above, those since the last total, the totals above, or these and the lines since. */
function sumsAbove(above: readonly TableRow[], column: number, given: readonly (Cell | null)[]): number[] {
  const sum = (cells: readonly (Cell | null | undefined)[]) =>
    cells.reduce((all, one) => all + (one?.value ?? 0), 0);
  const of = (rows: readonly TableRow[]) => sum(rows.map((row) => row.cells[column]));
  const since = above.slice(above.findLastIndex((row) => row.total) + 1);
  const totals = above.filter((row) => row.total);
  if (totals.length === 0) return [sum(given)];
  return [since.length > 0 ? of(since) : of(totals), sum(given), of(totals), of(totals) + of(since)];
}

/** "12% | 38% | 31% | 19%": shares that stand together make a hundred in all rows but one, or in all columns. */
function hundreds({ rows, header }: Table): Judgement[] {
  const columns = header.map((label, column) => ({
    label,
    cells: rows.filter(({ total }) => !total).map((row) => row.cells[column] ?? null),
  }));
  const told = inHundreds(rows);
  return told.length > 0 ? told : inHundreds(columns);
}

/** What a slip in one of them makes of shares of one whole. */
const SLIP = 15;

function inHundreds(lines: readonly Pick<TableRow, "label" | "cells">[]): Judgement[] {
  const runs = lines.flatMap((row) => {
    const cells = row.cells.flatMap((cell) =>
      cell !== null && cell.figure.kind === "percent" && !cell.signed ? [cell] : [],
    );
    const sum = cells.reduce((all, one) => all + one.value, 0);
    const slack = cells.reduce((all, one) => all + one.figure.slack, 0);
    return cells.length < 3 || Math.abs(sum - 100) > 80
      ? []
      : [{ row, cells, sum, holds: Math.abs(sum - 100) <= slack + 1e-6 }];
  });
  const [odd, ...more] = runs.filter(({ holds }) => !holds);
  const [cell] = odd?.cells ?? [];
  if (odd === undefined || cell === undefined || more.length > 0 || runs.length < 2) return [];
  // far from a hundred are shares of which each has a whole of its own
  if (Math.abs(odd.sum - 100) > SLIP) return [];
  const message = `${odd.row.label}: ${odd.cells.map((one) => one.figure.text).join(" + ")} = ${formatNumber(odd.sum, 1)} per cent, where the others make 100.`;
  return [aboutCell(cell, "error", message, "shares that make 100 per cent")];
}

/** A total row often leaves out cells: then its columns are counted from the right. */
function alignedRight(row: TableRow, total: TableRow, column: number): Cell | null {
  const shift = row.cells.length - total.cells.length;
  return shift > 0 ? (row.cells[column + shift] ?? null) : null;
}

const ANNOUNCES =
  /\b(?:table|below|following|as follows|set out|breakdown|spend|spent|allocated|funded|funding)\b/i;

/** The paragraph above that speaks of the table and names one sum of money. */
function againstText(table: Table, facts: DocumentFacts): Judgement[] {
  const above = facts.blocks[table.block - 1];
  if (
    above === undefined ||
    !ANNOUNCES.test(above.text) ||
    table.rows.some((row) => row.total) ||
    table.rows.length < 2
  )
    return [];
  const width = largest(table.rows.map((row) => row.cells.length));
  const columns = Array.from({ length: width }, (_, index) =>
    table.rows.map((row) => row.cells[index] ?? null),
  ).filter((cells) => cells.every((cell) => cell?.figure.kind === "money"));
  const [lines] = columns;
  if (lines === undefined || columns.length > 1) return [];
  const sum = lines.reduce((all, cell) => all + (cell?.value ?? 0), 0);
  const sums = facts.segments
    .filter((segment) => segment.block === table.block - 1)
    .flatMap((segment) =>
      findQuantities(segment.text).flatMap((figure) =>
        figure.kind === "money" ? [{ segment, figure }] : [],
      ),
    );
  const [only] = sums;
  if (
    only === undefined ||
    sums.length > 1 ||
    meets(intervalOf(only.figure), { low: sum - 0.005, high: sum + 0.005 })
  )
    return [];
  // A sum of quite another size is not the one the table sets out.
  if (only.figure.value > sum * 2 || only.figure.value < sum / 2) return [];
  const gap = Math.abs(only.figure.value - sum);
  const message = `The ${lines.length} lines of the table below add up to £${formatNumber(sum)}, and ${only.figure.text} is printed above it (£${formatNumber(gap)} apart).`;
  return [
    {
      severity: "error",
      segment: only.segment.index,
      start: only.figure.start,
      end: only.figure.end,
      message,
      expected: `£${formatNumber(sum)}`,
    },
  ];
}
