import { largest } from "../../bulk.js";
import { judgeDerived } from "../equations/derived.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, isLevel, meets, type Quantity, stands } from "../quantities/quantity.js";
import { differenceWay, type Way } from "../quantities/ways.js";
import { isChangePercent } from "../statements/changePercents.js";
import { cutClauses } from "../statements/clauses.js";
import { UNSTATED } from "../statements/findStatements.js";
import { levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { type Table, turned } from "../tables/table.js";

/** How far from its table a sentence may stand, in blocks, rows counted. */
const REACH = 30;
/** What the table does not speak of: a part of its year, another place, one thing among several. */
const PARTIAL =
  /⟨T\d+⟩|\b(?:national\w*|regional\w*|county|region|england|wales|elsewhere|half|month|among|target|expected|forecast|each|average|together|january|february|march|april|may|june|july|august|september|october|november|december)\b/;

/** A row of a table with the words that name it and its numbers that are no changes. */
interface NamedRow {
  readonly block: number;
  readonly header: string;
  readonly words: readonly string[];
  readonly levels: readonly Quantity[];
  readonly printed: readonly Quantity[];
}

/** A change that the text states of a row of a table, against that row's own numbers. */
export const rowInText: Rule = {
  name: "row-in-text",
  explanation:
    "The text states a change of something that has a row in a table, and no two figures of the row give it.",
  last: true,
  check: ({ facts, tables }) => {
    const rows = tables.flatMap((one) => [one, ...turned(one)]).flatMap(namedRows);
    if (rows.length === 0) return [];
    return facts.readings.flatMap((reading) =>
      ["row", "heading"].includes(reading.segment.kind) || UNSTATED.test(reading.shape.text)
        ? []
        : judgeSentence(reading, rows, facts),
    );
  },
};

function namedRows(table: Table): NamedRow[] {
  return table.rows.flatMap((row) => {
    const cells = row.cells.flatMap((cell) => cell ?? []);
    const levels = cells.filter((cell) => !cell.signed && isLevel(cell.figure)).map(({ figure }) => figure);
    const words = wordsOf(row.label);
    return levels.length < 2 || words.length === 0
      ? []
      : [
          {
            block: table.block,
            header: table.header.join(" "),
            words,
            levels,
            printed: cells.map(({ figure }) => figure),
          },
        ];
  });
}

/** The words of a name, or where all of them are general ("All crime") those that are. */
function wordsOf(text: string): string[] {
  const other = /\bother\b/i.test(text) ? ["other"] : [];
  const own = [...new Set([...subjectWords(text), ...other])];
  const plain = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => /^(?:crime|total|overall|incidents|offences)$/.test(word));
  return own.length > 0 ? own : plain;
}

function judgeSentence(reading: Reading, rows: readonly NamedRow[], facts: DocumentFacts): Judgement[] {
  const { figures, shape, roles, segment } = reading;
  return cutClauses(shape.text).flatMap(({ from, to }) => {
    const inside = [...figures.keys()].filter(
      (index) => (shape.at[index] ?? 0) >= from && (shape.at[index] ?? 0) < to,
    );
    const percents = inside.filter((index) => isChangePercent(reading, index, from));
    const counts = inside.filter(
      (index) =>
        roles[index]?.name === "change" && roles[index]?.soft === false && figures[index]?.kind !== "percent",
    );
    if (percents.length > 1 || counts.length > 1 || PARTIAL.test(shape.text)) return [];
    // Two levels of its own make the change out without a table.
    if (levelsOf(reading, inside).filter(({ role }) => role.name !== "change").length > 1) return [];
    return [...counts, ...percents].flatMap((index) => {
      const figure = figures[index];
      const row = rowOf(aheadOf(reading, from, index), reading, rows, facts);
      if (row === null || figure === undefined || figure.hedge !== null) return [];
      if (row.printed.some((one) => same(one, figure)) || !isOfRow(reading, index, row)) return [];
      const ways = waysOf(figure, row.levels);
      if (ways.some((way) => stands(figure, way.interval))) return [];
      // The sentence's own figures may give it too.
      const own = figures.filter((one) => one !== figure && isLevel(one));
      if (waysOf(figure, [...own, ...row.levels]).some((way) => stands(figure, way.interval))) return [];
      return judgeDerived({ ...reading, segment }, figure, ways, "error");
    });
  });
}

/** The words of a figure's clause before it; where it has none of its own, those of the sentence. */
function aheadOf({ shape }: Reading, from: number, index: number): string {
  const clause = shape.text.slice(from, shape.at[index]);
  return wordsOf(clause).length > 0 ? clause : shape.text.slice(0, shape.at[index]);
}

/** Nothing behind the figure makes it one of something else, or of a time that no column has. */
function isOfRow({ figures, shape }: Reading, index: number, { words, header }: NamedRow): boolean {
  const behind = shape.text.slice(shape.behind[index]).split(/[.;,(]/)[0] ?? "";
  const years = figures.flatMap((one) => (one.date === null ? [] : (one.date.text.match(/\d{4}/g) ?? ["?"])));
  return (
    subjectWords(behind).every((word) => words.includes(word)) && years.every((year) => header.includes(year))
  );
}

/** The one row that the words before a figure name, the longest name first; else the one that the sentence before names. */
function rowOf(
  ahead: string,
  reading: Reading,
  rows: readonly NamedRow[],
  facts: DocumentFacts,
): NamedRow | null {
  const near = rows.filter(({ block }) => Math.abs(block - reading.segment.block) <= REACH);
  const named = (words: ReadonlySet<string>) => {
    const found = near.filter((one) => one.words.every((word) => words.has(word)));
    const most = largest([0, ...found.map((one) => one.words.length)]);
    const [best, ...more] = found.filter((one) => one.words.length === most);
    return best !== undefined &&
      more.length === 0 &&
      found.every((one) => one === best || one.words.length < most)
      ? best
      : null;
  };
  const own = new Set(wordsOf(ahead));
  const row = named(own);
  if (row !== null) return own.size === row.words.length ? row : null;
  const last = facts.readings[reading.segment.index - 1];
  const back = own.size === 0 || /\b(?:it|that|this)\b/.test(ahead);
  if (!back || last === undefined || last.segment.block !== reading.segment.block) return null;
  // Numbers of the two sentences need no table.
  const levels = [last, reading].flatMap((one) => levelsOf(one).filter(({ role }) => role.name !== "change"));
  return levels.length > 0 ? null : named(new Set(wordsOf(last.shape.text)));
}

/** The later of two columns mostly stands behind the earlier one. */
function waysOf({ kind }: Quantity, levels: readonly Quantity[]): Way[] {
  return levels.flatMap((one, at) =>
    levels.slice(at + 1).flatMap((other): Way[] => {
      if (one.kind !== other.kind) return [];
      return kind === "percent"
        ? [other, one].flatMap((now) => shareAndChange(now, now === one ? other : one).slice(1, 2))
        : [differenceWay(one, other)];
    }),
  );
}

const same = (one: Quantity, other: Quantity) =>
  one.kind === other.kind && meets(intervalOf(one), intervalOf(other));
