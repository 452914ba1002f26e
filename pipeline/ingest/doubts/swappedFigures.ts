import { addMonths } from "../../calendar/day.js";
import { groupBy } from "../../groupBy.js";
import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { knownNames, nameOf } from "../type/knownNames.js";
import { wholeRow } from "../type/supplyLabels.js";
import { typesCounts } from "../type/typedCounts.js";
import { freshSums, type Sum, type Sums } from "./past/sums.js";
import type { Word } from "./past/words.js";

/** Figures of one may differ from those of the other before by a quarter, or by chance, and the two by more than half again. */
const near = Math.log(1.25);
const far = Math.log(1.6);
/** Sums smaller than these come near another's by chance, but where both moved by so many standard errors. */
const [enough, enoughOfFar, farMoves] = [30, 5, 6];
/** Smaller sums are within so many standard errors of one another. */
const nearErrors = 1.5;
/** Of more areas some two are alike by chance. */
const mostAreas = 60;
/** Each must have moved by so many standard errors of a count; two areas, of which many are compared, by more. */
const [moves, areasMove] = [3, 5];

/** What a measure, an area or a word of a column has, in so many periods, in a newer file and before. */
interface Beside {
  kind: string;
  word: string;
  now: { value: number; periods: number };
  before: { value: number; periods: number };
}

/** The same on average in a period. */
interface Mean {
  kind: string;
  word: string;
  before: number;
  now: number;
  /** in standard errors of the count that was to be expected */
  moved: number;
  /** the smaller of its sums now and before */
  least: number;
  /** how many there are now */
  periods: number;
}

/**
 * Two measures, or two words of a column, of which each has in a newer file what the other had in those before: labels
 * or columns were swapped. Two areas of typed counts too, where many are compared and each must have moved by five
 * standard errors of a count. Judged by the mean of a new period and of those of the two years before.
 */
export async function swappedFigures(
  store: Store,
  contract: Contract,
  sums: Sums,
  words: readonly Word[],
): Promise<string[]> {
  const means = [...besideYears(contract, sums), ...words.filter(isSaid).map(ofWord)]
    .flatMap(meanOf)
    .sort(
      (a, b) =>
        Number(b.kind === "measure") - Number(a.kind === "measure") ||
        b.before - a.before ||
        (a.word < b.word ? -1 : 1),
    );
  const byWord = [...means].sort((a, b) => (a.word < b.word ? -1 : 1));
  const found = means
    .flatMap((a) =>
      byWord.filter((b) => areSwapped(a, b)).map((b) => ({ kind: a.kind, words: [a.word, b.word] })),
    )
    .at(0);
  if (!found) return [];
  const { kind } = found;
  const [one, other] = await Promise.all(found.words.map((word) => said(store, contract, kind, word)));
  const what =
    one && other ? `${one} and ${other}` : `two words of “${contract.columns[kind]?.names[0] ?? kind}”`;
  return [
    `each of ${what} has the figures that the other had before: their labels or columns may be swapped`,
  ];
}

function areSwapped(a: Mean, b: Mean): boolean {
  const ratio = (one: number, other: number): number => Math.log(one / other);
  return (
    a.kind === b.kind &&
    a.before > b.before &&
    ratio(a.before, b.before) > far &&
    isNear(a, b) &&
    isNear(b, a) &&
    Math.min(-a.moved, b.moved) >=
      (Math.min(a.least, b.least) < enough ? farMoves : a.kind === "area" ? areasMove : moves)
  );
}

/** Whether the one has what the other had, but for chance. */
function isNear({ now, periods }: Mean, { before }: Mean): boolean {
  return (
    Math.abs(Math.log(now / before)) < near ||
    Math.abs(now - before) * Math.sqrt(periods) < nearErrors * Math.sqrt(before)
  );
}

/** What each measure has in the new periods and in the two years before; of areas only where there are few. */
function besideYears(contract: Contract, sums: Sums): Beside[] {
  const own = freshSums(sums);
  const first = own.map(({ start }) => start).sort()[0];
  if (first === undefined) return [];
  const from = addMonths(first, -24);
  const past = sums.past.filter(({ counted, start, end }) => counted && end < first && start >= from);
  const areas = new Set(own.map(({ area }) => area)).size;
  // among hundreds of small places whose records are counted some two have one another's number by chance
  const kinds =
    typesCounts(contract) && areas <= mostAreas ? (["measure", "area"] as const) : (["measure"] as const);
  return kinds.flatMap((kind) => {
    const [here, there] = [sumsBy(own, kind), sumsBy(past, kind)];
    return [...here].flatMap(([word, now]) => {
      const before = there.get(word);
      return before ? [{ kind, word, now, before }] : [];
    });
  });
}

const sumsBy = (
  sums: readonly Sum[],
  kind: "measure" | "area",
): Map<string, { value: number; periods: number }> =>
  new Map(
    [...groupBy(sums, (sum) => sum[kind])].map(([word, alike]) => [
      word,
      {
        value: alike.reduce((all, { value }) => all + value, 0),
        periods: new Set(alike.map(({ start }) => start)).size,
      },
    ]),
  );

/** Whether it is a word of a column. */
const isSaid = ({ kind }: Word): boolean => kind !== "" && kind !== wholeRow && !kind.startsWith("=");

const ofWord = ({ kind, word, now, periods, ended, endedPeriods }: Word): Beside => ({
  kind,
  word,
  now: { value: now, periods },
  before: { value: ended, periods: endedPeriods },
});

function meanOf({ kind, word, now, before }: Beside): Mean[] {
  if (Math.min(now.value, before.value) < enoughOfFar || now.periods === 0 || before.periods === 0) return [];
  const usual = before.value / before.periods;
  const expected = usual * now.periods;
  return [
    {
      kind,
      word,
      before: usual,
      now: now.value / now.periods,
      moved: (now.value - expected) / Math.sqrt(expected),
      least: Math.min(now.value, before.value),
      periods: now.periods,
    },
  ];
}

/** The name of a measure or an area, or of a word that the contract knows; null of other words. */
async function said(store: Store, contract: Contract, kind: string, word: string): Promise<string | null> {
  if (kind === "measure" || kind === "area") return nameOf(store, kind, word);
  const [known] = await store.rows<{ name: string }>(
    `select name from (${knownNames(contract)}) where kind = ${literal(kind)} and word = $word`,
    { word },
  );
  return known?.name ?? null;
}
