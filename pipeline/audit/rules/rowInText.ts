import { findDates } from "../document/dates.js";
import { differenceWay, judgeDerived, type Way } from "../equations/derived.js";
import { percentWays } from "../equations/percentWays.js";
import { isLevel } from "../equations/pool.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, meets, type Quantity, stands } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import { type Clause, cutClauses } from "../statements/clauses.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { type Table, type TableRow, turned } from "../tables/table.js";

/** How far from its table a sentence may stand, in blocks, rows counted. */
const REACH = 30;

/** A change that the text states of a row of a table, against that row's own figures. */
export const rowInText: Rule = {
  name: "row-in-text",
  explanation:
    "The text states a change of something that has a row in a table, and the row gives another one.",
  last: true,
  check: ({ facts, tables }) => {
    const rows = tables
      .flatMap((one) => [one, ...turned(one)])
      .filter(comparesPeriods)
      .flatMap(namedRows);
    if (rows.length === 0) return [];
    return facts.readings.flatMap((reading) =>
      reading.segment.kind === "row" || reading.segment.kind === "heading"
        ? []
        : cutClauses(reading.shape.text).flatMap((clause) => judgeClause(reading, clause, rows)),
    );
  },
};

interface NamedRow {
  readonly row: TableRow;
  readonly table: Table;
  readonly key: string;
  /** Its figures that are no changes. */
  readonly levels: readonly Quantity[];
  readonly figures: readonly Quantity[];
}

const PERIOD_NAME =
  /\b(?:previous|last|this|prior|current|before|now|year|q[1-4]|quarter|period|baseline|then)\b/i;
const CHANGE_NAME = /change|differ|varia|[+-]\s*\/|%|gap|rank|target|plan|budget/i;

/** Two columns at least are of different times. */
function comparesPeriods({ header }: Table): boolean {
  const names = header.slice(1).filter((name) => !CHANGE_NAME.test(name));
  return names.filter((name) => findDates(name).length > 0 || PERIOD_NAME.test(name)).length >= 2;
}

function namedRows(table: Table): NamedRow[] {
  return table.rows.flatMap((row) => {
    const cells = row.cells.flatMap((cell, column) =>
      cell === null ? [] : [{ cell, change: cell.signed || CHANGE_NAME.test(table.header[column] ?? "") }],
    );
    const levels = cells.filter((one) => !one.change).map((one) => one.cell.figure);
    const key = keyOf(row.label);
    return levels.length < 2
      ? []
      : [{ row, table, key, levels, figures: cells.map((one) => one.cell.figure) }];
  });
}

function keyOf(text: string): string {
  const other = /\bother\b/i.test(text) ? ["other"] : [];
  return [...new Set([...subjectWords(text), ...other])].sort().join(" ");
}

function judgeClause(reading: Reading, { from, to }: Clause, rows: readonly NamedRow[]): Judgement[] {
  const { figures, shape, roles, segment } = reading;
  const inside = figures.flatMap((_, index) => {
    const at = shape.at[index] ?? 0;
    return at >= from && at < to ? [index] : [];
  });
  const change = inside.filter((index) => roles[index]?.name === "change" && roles[index]?.soft === false);
  const percents = inside.filter((index) => isChangePercent(reading, index, from));
  const [percent] = percents;
  const counts = change.filter((index) => ["count", "money"].includes(figures[index]?.kind ?? ""));
  const [count] = counts;
  if (percents.length > 1 || counts.length > 1 || (percent ?? count) === undefined) return [];
  // Two levels of its own make the change out without a table.
  const levels = inside.filter(
    (index) => !change.includes(index) && ["count", "money", "rate"].includes(figures[index]?.kind ?? ""),
  );
  // "45% above that of the other": a comparison of two rows.
  const words = shape.text.slice(from, to);
  if (rows.filter(({ row }) => row.label.length > 2 && words.includes(row.label.toLowerCase())).length > 1)
    return [];
  if (levels.length > 1 || PARTIAL.test(words)) return [];
  // A percentage that the sentence's own difference and level give needs none either.
  const given = percentWays(
    inside.flatMap((index) => (isLevel(figures[index] as Quantity) ? [figures[index] as Quantity] : [])),
  );
  const said = figures[percent ?? -1];
  if (said !== undefined && given.some((way) => stands(said, way.interval))) return [];
  const first = Math.min(...[percent, count].flatMap((one) => one ?? []));
  const key = keyOf(shape.text.slice(from, shape.at[first]));
  const near = rows.filter(({ table }) => Math.abs(table.block - segment.block) <= REACH);
  const named = near.filter((one) => one.key !== "" && one.key === key);
  const anchor = figures[count ?? -1];
  const anchored =
    named.length > 0 || anchor === undefined || anchor.value < 10
      ? []
      : near.filter(({ levels: own }) =>
          differences(own).some((way) => meets(intervalOf(anchor), way.interval)),
        );
  const [found, ...more] = named.length > 0 ? named : anchored;
  if (found === undefined || more.length > 0) return [];
  if (named.length === 0 && percent === undefined) return [];
  const judge = (
    index: number | undefined,
    ways: readonly Way[],
    fits: (figure: Quantity, way: Way) => boolean,
  ) => {
    const figure = figures[index ?? -1];
    if (figure === undefined || found.figures.some((one) => same(one, figure))) return [];
    if (ways.some((way) => fits(figure, way))) return [];
    // Two levels of the sentence itself need no table.
    const own = figures.filter((one) => one !== figure && isLevel(one));
    if ([...percentWays(own), ...differences(own)].some((way) => fits(figure, way))) return [];
    return judgeDerived(reading, figure, ways, "error");
  };
  return [
    ...judge(count, differences(found.levels), (figure, way) => meets(intervalOf(figure), way.interval)),
    ...judge(
      percent,
      percentWays(found.levels).sort(
        // A table's earlier column comes first.
        (a, b) => likeliness(b, found.levels) - likeliness(a, found.levels),
      ),
      (figure, way) => stands(figure, way.interval),
    ),
  ];
}

/** What the table does not speak of: a part of its year, another place, one thing among several. */
const PARTIAL =
  /⟨T\d+⟩|\b(?:national\w*|regional\w*|county|region|england|wales|elsewhere|half|quarter|month|among|target|expected|forecast|since)\b/;

function likeliness({ words, from: [one, other] }: Way, levels: readonly Quantity[]): number {
  const forward = levels.indexOf(one as Quantity) > levels.indexOf(other as Quantity);
  return (words.startsWith("from") ? 2 : 0) + (forward ? 1 : 0);
}

function differences(levels: readonly Quantity[]): Way[] {
  return levels.flatMap((one, at) =>
    levels.slice(at + 1).flatMap((other) => (one.kind === other.kind ? [differenceWay(one, other)] : [])),
  );
}

function same(one: Quantity, figure: Quantity): boolean {
  return meets(intervalOf(one), intervalOf(figure));
}
