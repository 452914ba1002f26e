import { largest } from "../../bulk.js";
import type { Day } from "../../calendar/day.js";
import { findDates } from "../document/dates.js";
import { remembered } from "../document/remember.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import { isLevel, type Quantity } from "../quantities/quantity.js";
import { sumWay } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { type Table, turned } from "../tables/table.js";
import { isNear } from "./items.js";

/** What the table does not speak of: a part of its year, another place, one thing among several, what was printed before. */
export const PARTIAL =
  /⟨T\d+⟩|\b(?:first|originally|previously) (?:published|issued|reported|given)\b|\b(?:national\w*|regional\w*|county|region|england|wales|elsewhere|half|month|among|target|expected|forecast|each|average|together|january|february|march|april|may|june|july|august|september|october|november|december)\b/;

/** A row of a table with the words that name it, its numbers, and the wholes of its columns. */
export interface NamedRow {
  readonly table: Table;
  readonly words: readonly string[];
  /** Words that its column, its caption or its neighbours may lend it. */
  readonly context: ReadonlySet<string>;
  /** What it had, without its targets. */
  readonly levels: readonly Quantity[];
  /** The changes from the column of one period to that of a later one; from any to any where the columns name none. */
  readonly moves: readonly [from: Quantity, to: Quantity][];
  /** From the last period but one to the last, where each has one column. */
  readonly lately: readonly [from: Quantity, to: Quantity] | null;
  readonly printed: readonly Quantity[];
  readonly wholes: readonly Quantity[];
  readonly kind: "line" | "total" | "column";
}

const KNOWN = new WeakMap<readonly Table[], readonly NamedRow[]>();

/** The rows of all tables, and the columns of those that have a total. */
export function rowsOf(tables: readonly Table[]): readonly NamedRow[] {
  const rows =
    KNOWN.get(tables) ??
    tables
      .flatMap((one) => [one, ...turned(one)])
      .flatMap((one) => [...namedRows(one), ...namedColumns(one)]);
  KNOWN.set(tables, rows);
  return rows;
}

/** Of some rows those near a sentence that share a word with it or the one before. */
export function rowsNear(
  { segment, shape }: Reading,
  rows: readonly NamedRow[],
  facts: DocumentFacts,
): NamedRow[] {
  const last = facts.readings[segment.index - 1];
  const words = new Set([...wordsOf(shape.text), ...wordsOf(last?.shape.text ?? "")]);
  const whole = WHOLE.test(shape.text);
  return rows.filter(
    (row) =>
      ((whole && row.kind === "total") || row.words.some((word) => words.has(word))) &&
      isNear(row.table, segment.block),
  );
}

function namedRows(table: Table): NamedRow[] {
  const body = table.rows.filter((row) => !row.total);
  const counted = table.rows.filter(({ total }) => total).map(({ label }) => label);
  const context = new Set(subjectWords([...table.header, table.caption, ...counted].join(" ")));
  return table.rows.flatMap((row) => {
    const cells = row.cells.flatMap((cell) => cell ?? []);
    const inTime = row.cells.flatMap((cell, column) =>
      cell === null || cell.signed || !isLevel(cell.figure) || TARGET.test(table.header[column] ?? "")
        ? []
        : [{ figure: cell.figure, until: lastDayOf(table.header[column] ?? "") }],
    );
    const levels = inTime.map(({ figure }) => figure);
    const own = wordsOf(row.label);
    const words = own.length > 0 || !row.total ? own : subjectWords(table.caption);
    const wholes = row.cells.flatMap((cell, column) => {
      if (cell === null || !isLevel(cell.figure) || row.total) return [];
      const sum = sumWay(body.flatMap((one) => one.cells[column]?.figure ?? []));
      const most = largest(table.rows.flatMap((one) => one.cells[column]?.value ?? []));
      const top = table.rows.flatMap((one) =>
        one.cells[column]?.value === most ? (one.cells[column]?.figure ?? []) : [],
      );
      const printed = table.rows.flatMap((one) => (one.total ? (one.cells[column]?.figure ?? []) : []));
      return [...printed, ...top, { ...cell.figure, value: sum.value, text: `all ${body.length} lines` }];
    });
    return cells.length === 0 || words.length === 0
      ? []
      : [
          {
            table,
            words,
            context,
            levels,
            moves: movesOf(inTime),
            lately: lastMove(inTime),
            printed: cells.map(({ figure }) => figure),
            wholes,
            kind: row.total ? "total" : "line",
          },
        ];
  });
}

interface InTime {
  readonly figure: Quantity;
  readonly until: Day;
}

/** The later of two columns mostly stands behind the earlier one: those changes come first. */
function movesOf(
  levels: readonly { readonly figure: Quantity; readonly until: Day }[],
): [Quantity, Quantity][] {
  const forth = levels.flatMap((one, at) => levels.slice(at + 1).map((other) => [one, other] as const));
  return [...forth, ...forth.map(([one, other]) => [other, one] as const)]
    .filter(([from, to]) => from.until <= to.until || from.until === "" || to.until === "")
    .map(([from, to]) => [from.figure, to.figure]);
}

function lastMove(levels: readonly InTime[]): [Quantity, Quantity] | null {
  const [last, before, ...earlier] = levels
    .filter(({ until }) => until !== "")
    .sort((a, b) => (a.until < b.until ? 1 : -1));
  const apart = new Set(levels.map(({ until }) => until)).size === levels.length;
  return last === undefined ||
    before === undefined ||
    !apart ||
    [before, ...earlier].some(({ figure }) => figure.kind !== last.figure.kind)
    ? null
    : [before.figure, last.figure];
}

/** The last day of the period that heads a column; "" where it names none. */
const lastDayOf = remembered((header: string): Day => {
  const last = findDates(header).at(-1);
  return last?.yearGiven === true ? last.to : "";
});

const TARGET = /\b(?:targets?|plan(?:ned)?|budget|goal|forecast)\b/i;

/** "Girls" of "Girls | Boys | All": a column's total and the whole of the row it stands in. */
function namedColumns(table: Table): NamedRow[] {
  const total = table.rows.find((row) => row.total);
  const whole =
    total?.cells.flatMap((cell) => (cell === null || !isLevel(cell.figure) ? [] : [cell.figure])) ?? [];
  return table.header.flatMap((name, column): NamedRow[] => {
    const cell = total?.cells[column];
    const words = subjectWords(name);
    if (!cell || !isLevel(cell.figure) || words.length === 0) return [];
    const printed = table.rows.flatMap((row) => row.cells[column]?.figure ?? []);
    const wholes = whole.filter((one) => one.kind === cell.figure.kind && one.value > cell.value);
    const context = new Set(subjectWords(table.caption));
    return [
      {
        table,
        words,
        context,
        levels: [cell.figure],
        moves: [],
        lately: null,
        printed,
        wholes,
        kind: "column",
      },
    ];
  });
}

/** The words of a name, or where all of them are general ("All crime") those that are. */
export const wordsOf = remembered((text: string): readonly string[] => {
  const other = /\bother\b/i.test(text) ? ["other"] : [];
  const own = [...new Set([...subjectWords(text), ...other])];
  const plain = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => /^(?:crime|total|overall|incidents|offences)$/.test(word));
  return own.length > 0 ? own : plain;
});

/** The one row that the words before a figure name, the longest name first; else the one that the sentence before names. */
export function rowOf(
  ahead: string,
  reading: Reading,
  near: readonly NamedRow[],
  facts: DocumentFacts,
  changed: boolean,
): { row: NamedRow; spare: number } | null {
  const partly = (words: ReadonlySet<string>) =>
    words.size < 2
      ? []
      : near.filter((one) => one.kind === "line" && [...words].every((word) => one.words.includes(word)));
  const named = (words: ReadonlySet<string>) => {
    const all = near.filter((one) => one.words.every((word) => words.has(word)));
    const lines = all.filter(({ kind }) => kind !== "column");
    const found = lines.length > 0 ? lines : all;
    const most = largest([0, ...found.map((one) => one.words.length)]);
    // "House fires" names "Accidental house fires" where no other row has all its words.
    const short = found.length > 0 ? [] : partly(words);
    if (short.length === 1 && short[0] !== undefined) return short[0];
    const longest = found.filter((one) => one.words.length === most);
    // Of several tables with a row of this name one has columns of periods, whose changes are spoken of.
    const dated = longest.filter(
      ({ moves }) => changed && moves.some(([, to]) => moves.every(([from]) => from !== to)),
    );
    const [best, ...more] = dated.length === 1 ? dated.map((one) => withOthers(one, longest)) : longest;
    if (best === undefined || more.length > 0) return null;
    return found.every((one) => longest.includes(one) || one.words.every((word) => best.words.includes(word)))
      ? best
      : null;
  };
  const own = new Set(wordsOf(ahead));
  const row = named(own);
  if (row !== null)
    return {
      row,
      spare: [...own].filter((word) => !row.words.includes(word) && !row.context.has(word)).length,
    };
  const whole = WHOLE.test(ahead) ? near.filter(({ kind }) => kind === "total") : [];
  if (whole.length === 1 && whole[0] !== undefined) return { row: whole[0], spare: 0 };
  const last = facts.readings[reading.segment.index - 1];
  const back = own.size === 0 || /\b(?:it|that|this)\b/.test(ahead);
  if (!back || last === undefined || last.segment.block !== reading.segment.block) return null;
  // Numbers of the two sentences need no table.
  if ([last, reading].some(({ figures }) => figures.filter(isLevel).length > 1)) return null;
  const other = named(new Set(wordsOf(last.shape.text)));
  return other === null ? null : { row: other, spare: 0 };
}

/** What rows of the same name in other tables print may be spoken of too. */
const withOthers = (row: NamedRow, alike: readonly NamedRow[]): NamedRow => {
  const others = alike.filter((one) => one !== row);
  return {
    ...row,
    moves: [...row.moves, ...others.flatMap(({ moves }) => moves)],
    printed: [...row.printed, ...others.flatMap(({ printed }) => printed)],
    wholes: [...row.wholes, ...others.flatMap(({ wholes }) => wholes)],
  };
};

const WHOLE = /\b(?:over|across) the whole\b|^(?:overall|in all|altogether|in total)\b/;
