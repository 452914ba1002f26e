import { smallest } from "../../bulk.js";
import { findDates } from "../document/dates.js";
import { differenceWay, judgeDerived, sumWay, type Way } from "../equations/derived.js";
import { percentWays, shareAndChange } from "../equations/percentWays.js";
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
    const all = tables.flatMap((one) => [one, ...turned(one)]);
    const [changes, shares] = [
      all
        .filter(comparesPeriods)
        .flatMap(namedRows)
        .filter(({ levels }) => levels.length > 1),
      tables.flatMap(namedRows),
    ];
    if (shares.length === 0) return [];
    return facts.readings.flatMap((reading) =>
      reading.segment.kind === "row" || reading.segment.kind === "heading"
        ? []
        : cutClauses(reading.shape.text).flatMap((clause) => [
            ...judgeClause(reading, clause, changes, labelOf(reading, facts.readings)),
            ...judgeShare(reading, clause, shares),
          ]),
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
    return levels.length === 0
      ? []
      : [{ row, table, key, levels, figures: cells.map((one) => one.cell.figure) }];
  });
}

function keyOf(text: string): string {
  const other = /\bother\b/i.test(text) ? ["other"] : [];
  return [...new Set([...subjectWords(text), ...other])].sort().join(" ");
}

/** "Burglary. Down by 10%": the words that stand alone before a sentence name what it speaks of. */
function labelOf({ segment }: Reading, readings: readonly Reading[]): string {
  const before = readings[segment.index - 1];
  const alone =
    before?.segment.block === segment.block && before.segment.offset === 0 && before.figures.length === 0;
  return alone && before.segment.text.length < 50 ? before.shape.text : "";
}

function judgeClause(
  reading: Reading,
  { from, to }: Clause,
  rows: readonly NamedRow[],
  label: string,
): Judgement[] {
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
  const first = smallest([percent, count].flatMap((one) => one ?? []));
  const key = keyOf(shape.text.slice(from, shape.at[first])) || keyOf(label);
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

/** "Violence is the largest, with 56% of the total": the row's part of its column. */
function judgeShare(reading: Reading, { from, to }: Clause, rows: readonly NamedRow[]): Judgement[] {
  const { figures, shape, segment } = reading;
  const shares = figures.flatMap((figure, index) => {
    const at = shape.at[index] ?? 0;
    return figure.kind === "percent" && at >= from && at < to ? [index] : [];
  });
  const [index, ...more] = shares;
  const share = figures[index ?? -1];
  if (index === undefined || share === undefined || more.length > 0 || isChangePercent(reading, index, from))
    return [];
  if (
    !/^\s+of (?:the|all) (?:[a-z⟨⟩\d-]+\s)?(?:total|whole|table)\b/.test(
      shape.text.slice(shape.behind[index]),
    )
  )
    return [];
  if (figures.some((one) => isLevel(one) && one.value > 12)) return [];
  const key = keyOf(shape.text.slice(from, shape.at[index]));
  const [found, ...others] = rows.filter(
    (one) => one.key !== "" && one.key === key && Math.abs(one.table.block - segment.block) <= REACH,
  );
  if (found === undefined || others.length > 0 || found.figures.some((one) => same(one, share))) return [];
  const ways = found.row.cells.flatMap((cell, column): Way[] => {
    const body = found.table.rows.filter((row) => !row.total).flatMap((row) => row.cells[column] ?? []);
    const total = found.table.rows.find((row) => row.total)?.cells[column];
    const sum = sumWay(body.map((one) => one.figure));
    const whole = total?.figure ?? {
      ...share,
      text: sum.words,
      value: sum.value,
      slack: 0,
      kind: cell?.figure.kind,
    };
    return cell === null || cell.signed || whole.value <= 0 || cell.figure.kind === "percent"
      ? []
      : shareAndChange(cell.figure, whole as Quantity).slice(0, 1);
  });
  // The later of two years stands last.
  return ways.some((way) => stands(share, way.interval))
    ? []
    : judgeDerived(reading, share, ways.reverse(), "error");
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
