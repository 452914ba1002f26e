import { gives, levelsAnywhere } from "../equations/anywhere.js";
import { judgeDerived } from "../equations/derived.js";
import { type NamedRow, PARTIAL, rowOf, rowsNear, rowsOf, wordsOf } from "../equations/namedRows.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, isLevel, isSmallWord, meets, type Quantity, stands } from "../quantities/quantity.js";
import { differenceWay, type Way } from "../quantities/ways.js";
import { isChangePercent } from "../statements/changePercents.js";
import { cutClauses } from "../statements/clauses.js";
import { UNSTATED } from "../statements/findStatements.js";
import { CHANGE_NOUN } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { textBetween } from "../statements/wholes.js";

/** What the text says of a row of a table, against that row's own numbers. */
export const rowInText: Rule = {
  name: "row-in-text",
  explanation:
    "The text gives a figure of something that has a row in a table. It is none of the row's, and no two of them give it.",
  last: true,
  check: ({ facts, tables }) => {
    const rows = rowsOf(tables);
    if (rows.length === 0) return [];
    return facts.readings.flatMap((reading) =>
      ["row", "heading"].includes(reading.segment.kind) || UNSTATED.test(reading.shape.text)
        ? []
        : judgeSentence(reading, rows, facts),
    );
  },
};

function judgeSentence(reading: Reading, rows: readonly NamedRow[], facts: DocumentFacts): Judgement[] {
  const { figures, shape } = reading;
  const near = rowsNear(reading, rows, facts);
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
      // "Income rose by 2.6% and spending by 6.9%": what stands between names something else.
      const between = inside.includes(index - 1) ? wordsOf(textBetween(reading, index - 1, index)) : [];
      if (named !== null && between.length > 0 && !between.some((word) => named.row.words.includes(word)))
        return [];
      return named === null || !isOfRow(reading, index, named.row)
        ? []
        : judge(reading, index, figure, named, facts);
    });
  });
}

/** `spare`: how many words of the sentence name something that the row does not. */
function judge(
  reading: Reading,
  index: number,
  figure: Quantity,
  { row, spare }: { row: NamedRow; spare: number },
  facts: DocumentFacts,
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
  if (figure.kind === "points") {
    // "Downside is 29.9 points ahead of Bishopsgate": two rows of one table.
    const said = new Set(wordsOf(shape.text));
    const rows = row.table.rows.filter(
      ({ label }) => wordsOf(label).length > 0 && wordsOf(label).every((word) => said.has(word)),
    );
    const cells = rows.flatMap((one) => one.cells.flatMap((cell) => cell?.figure ?? []));
    return judgePoints(reading, figure, [...row.printed, ...others, ...cells], spare);
  }
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
  // "£903,000 is 76.2% of grants and 61.4% of all income": of what the sentence itself counts.
  const own =
    !figure.worded && levels.some((one) => levelsAnywhere(facts).some((whole) => gives(one, whole, figure)));
  if (own && figure.kind === "percent" && !changed) return [];
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
const OF_CHANGE = new RegExp(
  `^\\s+of\\s+the\\s+way\\b|^\\s+of\\s+(?:the|this|that)\\s+(?:[a-z]+\\s+){0,2}(?:${CHANGE_NOUN})\\b`,
);

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
