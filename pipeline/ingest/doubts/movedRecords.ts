import { sumOf } from "../../bulk.js";
import { addMonths } from "../../calendar/day.js";
import { groupBy } from "../../groupBy.js";
import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { placedFigures } from "./past/placed.js";
import { type Sums, unknownPeriods } from "./past/sums.js";

/** A place that had so many has a twentieth of them at most, or one that grew to three times as many; four times tell by themselves. */
const [enough, left, grown, alone] = [12, 0.05, 3, 4];
/** Of many it has a fifth at most, so many standard errors below: a digit of each may be lost. */
const [fifth, lacks] = [0.2, 7];
/** Standard errors by which the one place gains: what another lost, anyone's where others lose so much together, or by itself. */
const [takes, gains, losses, gainsAlone, gainsOfShare] = [2.2, 5, 2, 6, 4.5];
/** What another lost it has for the most part; of all it has so much, or more where it tells by itself. */
const [mostOf, share, shareAlone] = [0.6, 0.1, 0.15];
/** Of fewer places no other can be told from them, by itself of fewer still; a place that tells by itself had so many. */
const [fewest, fewestAlone, enoughAlone] = [6, 12, 10];

/** A ward's or district's figures of a measure and period. */
interface Placed {
  measure: string;
  area: string;
  name: string;
  start: string;
  value: number;
}

/** What a place has, and what it had in the same months a year before. */
interface Side {
  area: string;
  name: string;
  now: number;
  expected: number;
  /** what it has in all periods of the past that are known */
  known: number;
  /** by its share of these, of all that there is now */
  usual: number;
  /** by its share beside the others', of all that they have now */
  besideOthers: number;
  /** the same of what the months of the past have on average */
  mean: number;
}

/**
 * Records or figures that went from one place to another: a ward that had many has none, and another may have as many more
 * (a name replaced by another, two rows merged); or one place has three times as many as before, or as its share of the past,
 * and all others together as many fewer (the first word of a list, chosen for those that were not known). Judged by the
 * same months of the year before, by the largest measure. Expects `past`.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function movedRecords(store: Store, figures: string, sums: Sums): Promise<string[]> {
  const { own, past } = await readPlaced(store, figures, sums);
  const sides = sidesOf(own, past, sums);
  const merged = sides
    .filter(isEmptied)
    .flatMap((from) => sides.filter((to) => isMerged(from, to, sides)).map((to) => ({ from, to })));
  const drawn = sides.filter((to) => isDrawn(to, sides)).map((to) => ({ from: null, to }));
  const byGain = (a: { from: Side | null; to: Side }, b: { from: Side | null; to: Side }): number =>
    gainOf(b.to) - gainOf(a.to) ||
    ((a.from?.area ?? "") < (b.from?.area ?? "") || (a.from === b.from && a.to.area < b.to.area) ? -1 : 1);
  const [found] = merged.length > 0 ? merged.sort(byGain) : drawn.sort(byGain);
  if (!found) return [...sides.filter(isEmptied), ...sides.filter(lacksMost)].slice(0, 1).map(emptiedSaid);
  const { from, to } = found;
  const counts = `${formatCount(to.now)} of ${to.name}, where the same months a year before had ${formatCount(to.expected)}`;
  return [
    from === null
      ? `it has ${counts}, and no such rise elsewhere: the first word of a list may have been chosen for some`
      : `it has ${counts}, and hardly any of ${from.name} any more: one may have been put for the other`,
  ];
}

const gainOf = ({ now, expected }: Side): number => now - expected;
const totalOf = (sides: readonly Side[], of: "now" | "expected" | "mean"): number =>
  sumOf(sides, (side) => side[of]);
/** Standard errors by which the one count is more than the other. */
const errors = (more: number, less: number): number => (more - less) / Math.sqrt(more + less + 1);

/** Standard errors by which a place has more than its usual share, which its own past makes uncertain. */
const aboveShare = ({ now, usual, known }: Side): number =>
  (now - usual) / Math.sqrt(usual + usual ** 2 / Math.max(known, 1) + 1);

/** By its share of the past, and half as plainly by the year before. */
const isEmptied = ({ now, expected, besideOthers }: Side): boolean =>
  besideOthers >= enough && expected >= enough / 2 && now <= left * expected;

/** Nearly so, of a place that had many. */
const lacksMost = ({ now, expected, besideOthers }: Side): boolean => {
  const least = Math.min(expected, besideOthers);
  return now <= fifth * least && errors(least, now) >= lacks;
};

const emptiedSaid = ({ now, expected, name }: Side): string =>
  `it has ${formatCount(now)} of ${name}, where the same months a year before had ${formatCount(expected)}: it may lack them, or have them under another name`;

/** A name for another: the others are as they were. */
function isMerged(from: Side, to: Side, sides: readonly Side[]): boolean {
  const lost = -gainOf(from);
  const [now, expected] = [totalOf(sides, "now"), totalOf(sides, "expected")];
  return (
    errors(to.now, to.expected) >= takes &&
    Math.abs(gainOf(to) - lost) <= 3 * Math.sqrt(to.now + from.expected) &&
    gainOf(to) >= mostOf * lost &&
    Math.abs(now - expected) <= 4 * Math.sqrt(now + expected)
  );
}

/** Of all others some: what the one has more, they have fewer. */
function isDrawn(to: Side, sides: readonly Side[]): boolean {
  const now = totalOf(sides, "now");
  const byYear = errors(to.now, to.expected) >= gains && to.now >= grown * Math.max(to.expected, 1);
  const byShare = aboveShare(to) >= gainsOfShare && to.now >= grown * to.usual;
  if (!(byYear || byShare) || to.now < share * now || sides.length < fewest) return false;
  const isDisplaced = (of: "expected" | "mean"): boolean => {
    const before = totalOf(sides, of);
    return (
      Math.abs(now - before) <= 2.5 * Math.sqrt(now + before) &&
      errors(before - to[of], now - to.now) >= losses
    );
  };
  return (
    isDisplaced("expected") ||
    isDisplaced("mean") ||
    (errors(to.now, to.expected) >= gainsAlone &&
      byYear &&
      to.now >= alone * to.expected &&
      to.expected >= enoughAlone &&
      to.now >= shareAlone * now &&
      sides.length >= fewestAlone)
  );
}

/** What each place has and had, in the largest measure of the months that both have. */
function sidesOf(own: readonly Placed[], past: readonly Placed[], sums: Sums): Side[] {
  const monthOf = ({ measure, start }: Placed): string => `${measure}\n${start}`;
  const ago = past.map((placed) => ({ ...placed, start: addMonths(placed.start, 12) }));
  const known = new Set(ago.map(monthOf));
  const here = own.filter((placed) => known.has(monthOf(placed)));
  const shared = new Set(here.map(monthOf));
  const [largest] = [...groupBy(here, ({ measure }) => measure)]
    .map(([measure, each]) => ({ measure, value: sumOf(each, ({ value }) => value) }))
    .sort((a, b) => b.value - a.value || (a.measure < b.measure ? -1 : 1));
  if (!largest) return [];
  const sides = new Map<string, Side>();
  const add = (placed: Placed, to: "now" | "expected"): void => {
    if (placed.measure !== largest.measure || !shared.has(monthOf(placed))) return;
    const { area, name } = placed;
    const side = sides.get(area) ?? {
      area,
      name,
      now: 0,
      expected: 0,
      known: 0,
      usual: 0,
      besideOthers: 0,
      mean: 0,
    };
    side[to] += placed.value;
    sides.set(area, side);
  };
  for (const placed of here) add(placed, "now");
  for (const placed of ago) add(placed, "expected");
  for (const { measure, area, value } of past) {
    const side = sides.get(area);
    if (side && measure === largest.measure) side.known += value;
  }
  const all = [...sides.values()];
  const [now, ever] = [totalOf(all, "now"), sumOf(all, (side) => side.known)];
  const begins = here.reduce((least, { start }) => (start < least ? start : least), here[0]?.start ?? "");
  const before = sums.past.filter(({ measure, start }) => measure === largest.measure && start < begins);
  const periods = new Set(before.map(({ start }) => start)).size;
  const mean =
    periods > 0
      ? (sumOf(before, ({ value }) => value) / periods) * new Set(here.map(({ start }) => start)).size
      : now;
  return all.map((side) => ({
    ...side,
    usual: ever > 0 ? (now * side.known) / ever : side.expected,
    besideOthers: ever > side.known ? ((now - side.now) * side.known) / (ever - side.known) : side.expected,
    mean: ever > 0 ? (mean * side.known) / ever : side.expected,
  }));
}

/** The counted figures of wards and districts: those of new periods, and those of the past. */
async function readPlaced(
  store: Store,
  figures: string,
  sums: Sums,
): Promise<{ own: Placed[]; past: Placed[] }> {
  const sides = [figures, "past"].map(
    (
      from,
      side,
    ) => `select ${side} as side, o.measure, o.area, a.name, o.period_start::varchar as start, o.period_end::varchar as end, sum(o.value) as value
      ${placedFigures(from)} group by all`,
  );
  const [side = [], measure = [], area = [], name = [], start = [], end = [], value = []] =
    await store.columns(`${sides.join(" union all ")} order by all`);
  const isNew = unknownPeriods(sums);
  const placed = (at: number): Placed => ({
    measure: String(measure[at]),
    area: String(area[at]),
    name: String(name[at]),
    start: String(start[at]),
    value: Number(value[at]),
  });
  const own: Placed[] = [];
  const past: Placed[] = [];
  for (const at of side.keys()) {
    if (side[at] === 1) past.push(placed(at));
    else if (isNew({ start: String(start[at]), end: String(end[at]) })) own.push(placed(at));
  }
  return { own, past };
}
