import { largest } from "../../bulk.js";
import type { Day } from "../../calendar/day.js";
import { findDates } from "../document/dates.js";
import { remembered } from "../document/remember.js";
import { gives } from "../equations/anywhere.js";
import { judgeDerived } from "../equations/derived.js";
import { isNear } from "../equations/items.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, isLevel, isSmallWord, meets, type Quantity, stands } from "../quantities/quantity.js";
import { differenceWay, sumWay, type Way } from "../quantities/ways.js";
import { isChangePercent } from "../statements/changePercents.js";
import { cutClauses } from "../statements/clauses.js";
import { UNSTATED } from "../statements/findStatements.js";
import { CHANGE_NOUN } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { type Table, turned } from "../tables/table.js";

/** What the table does not speak of: a part of its year, another place, one thing among several. */
const PARTIAL =
  /⟨T\d+⟩|\b(?:national\w*|regional\w*|county|region|england|wales|elsewhere|half|month|among|target|expected|forecast|each|average|together|january|february|march|april|may|june|july|august|september|october|november|december)\b/;

/** A row of a table with the words that name it, its numbers, and the wholes of its columns. */
interface NamedRow {
  readonly table: Table;
  readonly words: readonly string[];
  /** Words that its column, its caption or its neighbours may lend it. */
  readonly context: ReadonlySet<string>;
  /** What it had, without its targets. */
  readonly levels: readonly Quantity[];
  /** The changes from the column of one period to that of a later one; from any to any where the columns name none. */
  readonly moves: readonly [from: Quantity, to: Quantity][];
  readonly printed: readonly Quantity[];
  readonly wholes: readonly Quantity[];
  readonly kind: "line" | "total" | "column";
}

/** What the text says of a row of a table, against that row's own numbers. */
export const rowInText: Rule = {
  name: "row-in-text",
  explanation:
    "The text gives a figure of something that has a row in a table. It is none of the row's, and no two of them give it.",
  last: true,
  check: ({ facts, tables }) => {
    const rows = tables
      .flatMap((one) => [one, ...turned(one)])
      .flatMap((one) => [...namedRows(one), ...namedColumns(one)]);
    if (rows.length === 0) return [];
    return facts.readings.flatMap((reading) =>
      ["row", "heading"].includes(reading.segment.kind) || UNSTATED.test(reading.shape.text)
        ? []
        : judgeSentence(reading, rows, facts),
    );
  },
};

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
            printed: cells.map(({ figure }) => figure),
            wholes,
            kind: row.total ? "total" : "line",
          },
        ];
  });
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
    return [{ table, words, context, levels: [cell.figure], moves: [], printed, wholes, kind: "column" }];
  });
}

/** The words of a name, or where all of them are general ("All crime") those that are. */
const wordsOf = remembered((text: string): readonly string[] => {
  const other = /\bother\b/i.test(text) ? ["other"] : [];
  const own = [...new Set([...subjectWords(text), ...other])];
  const plain = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => /^(?:crime|total|overall|incidents|offences)$/.test(word));
  return own.length > 0 ? own : plain;
});

function judgeSentence(reading: Reading, rows: readonly NamedRow[], facts: DocumentFacts): Judgement[] {
  const { figures, shape, segment } = reading;
  const last = facts.readings[segment.index - 1];
  const words = new Set([...wordsOf(shape.text), ...wordsOf(last?.shape.text ?? "")]);
  const whole = WHOLE.test(shape.text);
  const near = rows.filter(
    (row) =>
      ((whole && row.kind === "total") || row.words.some((word) => words.has(word))) &&
      isNear(row.table, segment.block),
  );
  if (near.length === 0) return [];
  return cutClauses(shape.text).flatMap(({ from, to }) => {
    const inside = [...figures.keys()].filter(
      (index) => (shape.at[index] ?? 0) >= from && (shape.at[index] ?? 0) < to,
    );
    return inside.flatMap((index) => {
      const figure = figures[index];
      if (figure === undefined || figure.hedge !== null) return [];
      // "The largest fall of the three"
      if (isSmallWord(figure) && /\bof the\s+$/.test(shape.text.slice(0, shape.at[index]))) return [];
      const named = rowOf(aheadOf(reading, from, index), reading, near, facts, isChanged(reading, index));
      const partial = PARTIAL.exec(shape.text)?.[0];
      if (partial !== undefined && named?.row.context.has(partial) !== true) return [];
      return named === null || !isOfRow(reading, index, named.row)
        ? []
        : judge(reading, index, figure, named);
    });
  });
}

/** `spare`: how many words of the sentence name something that the row does not. */
function judge(
  reading: Reading,
  index: number,
  figure: Quantity,
  { row, spare }: { row: NamedRow; spare: number },
): Judgement[] {
  const { figures, roles, shape } = reading;
  const role = roles[index];
  const behind = shape.text.slice(shape.behind[index]);
  if (OF_CHANGE.test(behind)) return [];
  // "About half of the whole fall of 2,255": the change of all.
  if (/\b(?:whole|total|overall)\s+[a-z]+\s+(?:of|was|is)\s+$/.test(shape.text.slice(0, shape.at[index])))
    return [];
  const others = figures.filter((one) => one !== figure && (isLevel(one) || one.kind === "percent"));
  const pool = [...row.printed, ...others];
  if (pool.some((one) => same(one, figure))) return [];
  const changed = isChanged(reading, index);
  const levels = others.filter(isLevel);
  if (figure.kind === "points") return judgePoints(reading, figure, [...row.printed, ...others], spare);
  const ways = changed ? changesOf(figure, row.moves) : figure.kind === "percent" ? sharesOf(row) : [];
  const near = [...levels, ...row.levels];
  const parts =
    changed || figure.kind !== "percent" ? [] : pairsOf(near, [...near, ...row.wholes]).filter(alike);
  const excuses = [
    ...changesOf(figure, [...pairsOf(levels, near), ...pairsOf(row.levels, levels), ...row.moves]),
    ...parts.flatMap(([part, whole]) => shareAndChange(part, whole).slice(0, 1)),
  ];
  if ([...ways, ...excuses].some((way) => stands(figure, way.interval))) return [];
  if (
    changed &&
    spare <= 1 &&
    row.levels.length > 1 &&
    levels.every(
      (one) =>
        roles[figures.indexOf(one)]?.name === "change" || row.printed.some((other) => same(one, other)),
    )
  )
    return judgeDerived(reading, figure, ways, spare === 0 ? "error" : "suspect");
  // "51, or six per cent of them all": a share of what stands beside it, not of the row.
  const beside = /⟨N\d+⟩(?:,\s*or|\s*\()\s*$/.test(shape.text.slice(0, shape.at[index]));
  // "Of those using only opiates": those of another row.
  const those = new Set(subjectWords(/^\s+of those\s+([a-z' -]+)/.exec(behind)?.[1] ?? ""));
  const ofThose = !row.table.rows.some(
    ({ label }) => wordsOf(label).length > 0 && wordsOf(label).every((word) => those.has(word)),
  );
  const all = OF_ALL.test(behind) && !OF_OTHER.test(behind) && ofThose && !beside;
  if (figure.kind === "percent" && !changed && all && ways.length > 0)
    return judgeDerived(reading, figure, ways, "suspect");
  const slip = changed ? undefined : row.printed.find((one) => isSlip(figure, one));
  // "326 visits against a programme of 320", "of 840, 302 did (36%)": the row's own figure stands there, or a share of it does.
  const shown = slip !== undefined && others.some((one) => same(one, slip));
  const shared = figures.some(
    (one) => one.kind === "percent" && levels.some((whole) => one !== figure && gives(figure, whole, one)),
  );
  if (
    slip === undefined ||
    shown ||
    shared ||
    spare > 2 ||
    role?.name === "before" ||
    role?.name === "target"
  )
    return [];
  return judgeDerived(
    reading,
    figure,
    [
      {
        value: slip.value,
        interval: intervalOf(slip),
        words: `the table's ${row.words.join(" ")}`,
        from: [slip],
      },
    ],
    "suspect",
  );
}

/** It is said to be how much something rose or fell. */
const isChanged = (reading: Reading, index: number): boolean =>
  reading.figures[index]?.kind === "percent"
    ? isChangePercent(reading, index, 0)
    : reading.roles[index]?.name === "change" && reading.roles[index]?.soft === false;

const alike = ([one, other]: readonly [Quantity, Quantity]): boolean => one.kind === other.kind;

const pairsOf = <T>(some: readonly T[], others: readonly T[]): [T, T][] =>
  some.flatMap((one) => others.flatMap((other): [T, T][] => (one === other ? [] : [[one, other]])));

function judgePoints(
  reading: Reading,
  figure: Quantity,
  pool: readonly Quantity[],
  spare: number,
): Judgement[] {
  const shares = pool.filter(({ kind, sign }) => kind === "percent" && sign === 0);
  const ways = pairsOf(shares, shares).map(([one, other]) => differenceWay(one, other));
  // "From 40.1": a percentage need not be said to be one again.
  const bare = reading.figures.filter(({ kind, decimals }) => kind === "count" && decimals > 0);
  const excuses = bare.flatMap((one) =>
    shares.map((other) => differenceWay({ ...one, kind: "percent" }, other)),
  );
  return spare > 2 || [...ways, ...excuses].some((way) => stands(figure, way.interval))
    ? []
    : judgeDerived(reading, figure, ways, "suspect");
}

const OF_ALL = /^\s+of\s+(?:those|all|(?:the|our) [a-z]+|everything|them|total)\b/;
/** "Of the gross budget": one of several wholes. */
const OF_OTHER = /^\s+of\s+(?:the|our)\s+(?:gross|net|remaining|other|previous|latest|original|revised)\b/;
/** "Three fifths of the reduction": the whole is a change. */
const OF_CHANGE = new RegExp(`^\\s+of\\s+(?:the|this|that)\\s+(?:[a-z]+\\s+){0,2}(?:${CHANGE_NOUN})\\b`);

/** One digit apart, or two changed about: what a slip of the hand makes of a figure. */
function isSlip(one: Quantity, other: Quantity): boolean {
  const digits = ({ text }: Quantity) => text.replace(/\D/g, "");
  const [a, b] = [digits(one), digits(other)];
  if (one.kind !== other.kind || one.decimals !== other.decimals || a.length !== b.length || a.length < 2)
    return false;
  const apart = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]));
  const [first = 0, second = 0] = apart;
  if (apart.length === 1) return a.length > 2 || one.kind === "percent";
  return apart.length === 2 && a[first] === b[second] && a[second] === b[first];
}

/** The words of a figure's clause before it; where it has none of its own, those of the sentence. */
function aheadOf({ shape }: Reading, from: number, index: number): string {
  const clause = shape.text.slice(from, shape.at[index]);
  return wordsOf(clause).length > 0 ? clause : shape.text.slice(0, shape.at[index]);
}

/** Nothing behind the figure makes it one of something else, or of a time that no column has. */
function isOfRow({ figures, shape }: Reading, index: number, { words, table, context }: NamedRow): boolean {
  const behind =
    shape.text.slice(shape.behind[index]).split(/[.;,(]|\band (?:is|are|was|were|has|have|had)\b/)[0] ?? "";
  const years = figures.flatMap((one) => (one.date === null ? [] : (one.date.text.match(/\d{4}/g) ?? ["?"])));
  const header = table.header.join(" ");
  return (
    (OF_ALL.test(behind) ||
      figures[index]?.kind === "points" ||
      subjectWords(behind).every((word) => words.includes(word) || context.has(word))) &&
    years.every((year) => header.includes(year))
  );
}

/** The one row that the words before a figure name, the longest name first; else the one that the sentence before names. */
function rowOf(
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

/** The changes between numbers of one kind, as a percentage or as a difference. */
function changesOf({ kind }: Quantity, moves: readonly (readonly [Quantity, Quantity])[]): Way[] {
  return moves.flatMap(([from, to]) =>
    from.kind !== to.kind
      ? []
      : kind === "percent"
        ? shareAndChange(to, from).slice(1, 2)
        : differenceWay(from, to),
  );
}

function sharesOf({ levels, wholes }: NamedRow): Way[] {
  return levels.flatMap((part) =>
    wholes.flatMap((whole) =>
      part.kind === whole.kind && part.kind !== "rate" && !isRated(part) && whole.value >= part.value
        ? shareAndChange(part, whole).slice(0, 1)
        : [],
    ),
  );
}

/** A count with decimals is a rate or an average, of which there are no shares. */
const isRated = ({ kind, decimals }: Quantity) => kind === "count" && decimals > 0;

const same = (one: Quantity, other: Quantity) =>
  one.kind === other.kind && meets(intervalOf(one), intervalOf(other));
