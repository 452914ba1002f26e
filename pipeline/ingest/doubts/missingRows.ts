import { sumOf } from "../../bulk.js";
import { byText } from "../../byText.js";
import { formatMonth } from "../../calendar/print.js";
import { groupBy } from "../../groupBy.js";
import { literal, type Store } from "../../store/open.js";
import { counted } from "../../words/plural.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { knownNames } from "../type/knownNames.js";
import { wholeRow } from "../type/supplyLabels.js";

/** Of so many a period none is chance once in three thousand. */
const expected = 8;

/** A row has figures in so many periods, and so much of all. */
const [fewest, nearlyAll] = [4, 0.8];

/** Of more rows, as in a list of all authorities, some report nothing in some years. */
const most = 60;

/** A row's words under one of the kinds of `worded_cells`, with its figures by period. */
interface Word {
  kind: string;
  word: string;
  area: string | null;
  /** by the first day of the period; null where it counts in none */
  figures: Map<string, number | null>;
}

/** A word with the periods that lack it. */
interface Lost extends Omit<Word, "figures"> {
  /** of its mean, once for each of these periods */
  figure: number;
  periods: string[];
}

/**
 * Rows that a file of typed counts has in nearly all of its periods, and lacks in some: a town without its September.
 * Where it leaves out its small counts, which is known of its figures then, rows are missing with reason.
 *
 * Expects the temporary table `worded_cells` of `keepLabels`.
 *
 * @param smallLeftOut the measures whose small counts are left out
 */
export async function missingRows(
  store: Store,
  contract: Contract,
  extract: string,
  smallLeftOut: readonly string[],
): Promise<string[]> {
  if ("headers" in contract.period || smallLeftOut.length > 0) return [];
  const { words, periods } = await readWords(store, extract);
  const lost = [...groupBy(words.filter(isUsual(periods)), ({ kind }) => kind).values()]
    .filter((kind) => kind.length <= most)
    .flatMap((kind) => kind.flatMap((word) => lostOf(word, periods)))
    .sort(
      (a, b) =>
        Number(a.kind === wholeRow) - Number(b.kind === wholeRow) ||
        b.figure - a.figure ||
        byText(a.kind, b.kind) ||
        byText(a.word, b.word),
    );
  const [first, ...others] = lost;
  if (!first) return [];
  const label = contract.columns[first.kind]?.names[0] ?? first.kind;
  const { name, area } = await namesOf(store, contract, first);
  const named = name ?? area;
  const what =
    first.kind === wholeRow
      ? `of one of its rows${area === null ? "" : ` of ${area}`}`
      : named === null
        ? `of one “${label}”`
        : `of ${named}`;
  const kinds = others.filter(({ kind }) => kind === first.kind).length;
  const more = [
    ...(first.periods.length > 1 ? [counted(first.periods.length - 1, "other period")] : []),
    ...(kinds > 0 ? [counted(kinds, "other")] : []),
  ];
  return [
    `it has no row ${what} in ${formatMonth(first.periods[0] ?? "")}, though its other periods have one${more.length > 0 ? ` (nor for ${more.join(" and ")})` : ""}`,
  ];
}

/** Whether a word has figures in nearly all of the periods, and so many that none is no chance. */
const isUsual =
  (periods: readonly string[]) =>
  ({ figures }: Word): boolean => {
    const known = knownOf(figures);
    return known.length >= fewest && known.length >= nearlyAll * periods.length && meanOf(known) >= expected;
  };

const knownOf = (figures: Word["figures"]): number[] =>
  [...figures.values()].filter((figure) => figure !== null);

const meanOf = (numbers: readonly number[]): number => sumOf(numbers, (each) => each) / numbers.length;

function lostOf({ kind, word, area, figures }: Word, periods: readonly string[]): Lost[] {
  const without = periods.filter((period) => !figures.has(period));
  const figure = meanOf(knownOf(figures)) * without.length;
  return without.length > 0 ? [{ kind, word, area, figure, periods: without }] : [];
}

/** The words of a supply, and its periods that have figures, in their order. */
async function readWords(store: Store, extract: string): Promise<{ words: Word[]; periods: string[] }> {
  const [kinds = [], areas = [], texts = [], starts = [], figures = []] = await store.columns(
    `select kind, area, word, period::varchar, sum(figure) from worded_cells where extract = ${literal(extract)} group by kind, area, word, period`,
  );
  const words = new Map<string, Word>();
  const periods = new Set<string>();
  for (const at of kinds.keys()) {
    const [kind, word, start] = [String(kinds[at]), String(texts[at]), String(starts[at])];
    const value = figures[at];
    const figure = value === null || value === undefined ? null : Number(value);
    if (kind === "") {
      if (figure !== null && starts[at] !== null) periods.add(start);
      continue;
    }
    const area = areas[at] === null ? null : String(areas[at]);
    const key = [kind, area ?? "", word].join("\n");
    const known = words.get(key) ?? { kind, word, area, figures: new Map<string, number | null>() };
    words.set(key, known);
    known.figures.set(start, figure);
  }
  return { words: [...words.values()], periods: [...periods].sort() };
}

/** What the contract and the areas call a word. */
async function namesOf(
  store: Store,
  contract: Contract,
  { kind, word, area }: Lost,
): Promise<{ name: string | null; area: string | null }> {
  const [names] = await store.rows<{ name: string | null; area: string | null }>(
    `select (select min(name) from (${knownNames(contract)}) where kind = $kind and word = $word) as name,
      (select name from areas where code = $area) as area`,
    { kind, word, area },
  );
  return names ?? { name: null, area: null };
}
