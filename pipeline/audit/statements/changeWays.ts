import { percentChangeOf, sized } from "../quantities/intervals.js";
import { shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, type Quantity } from "../quantities/quantity.js";
import type { Way } from "../quantities/ways.js";
import { type Level, PART } from "./levels.js";
import type { Direction } from "./lexicon.js";

/**
 * What the words leave a percentage of change to be worked out from: the level now and the one before, the difference
 * and the one before, the difference and the level it led to. Where the words name no earlier level, any two may be meant.
 */
export function changeWays(levels: readonly Level[], direction: Direction | null): Way[] {
  const named = (...names: string[]) => levels.filter(({ role }) => names.includes(role.name));
  const [before, now, apart] = [named("before"), named("now", "open"), named("change")];
  const pairs = before.flatMap((b) => now.map((n) => (alike(n, b) ? changeWay(n.figure, b.figure) : null)));
  const parts = before.flatMap((b) => apart.map((d) => partWay(d.figure, b.figure)));
  if (pairs.length + parts.length > 0) return present([...pairs, ...parts]);
  const led = apart.flatMap((d) =>
    now.flatMap((n) => waysOf(d.role.way ?? direction).map((way) => leadingWay(d.figure, n.figure, way))),
  );
  if (led.length > 0) return present(led);
  const [one, other, ...more] = now;
  if (one === undefined || other === undefined || more.length > 0 || !alike(one, other)) return [];
  const open = [changeWay(other.figure, one.figure), changeWay(one.figure, other.figure)];
  return present(open);
}

/** "1,219 incidents and 497 crimes": two things, and no change from one to the other. */
const alike = (one: Level, other: Level) =>
  one.noun !== PART &&
  other.noun !== PART &&
  (one.noun === "" || other.noun === "" || one.noun === other.noun);

function present(ways: readonly (Way | null)[]): Way[] {
  return ways.flatMap((way) => way ?? []);
}

const waysOf = (way: Direction | null): readonly Direction[] => (way === null ? ["up", "down"] : [way]);

function changeWay(now: Quantity, before: Quantity): Way | null {
  if (now.kind !== before.kind) return null;
  return shareAndChange(now, before)[1] ?? null;
}

/** "46 more than the 295": the difference is a part of what was before. */
function partWay(change: Quantity, before: Quantity): Way | null {
  if (change.kind !== before.kind) return null;
  const [way] = shareAndChange(change, before);
  return way ?? null;
}

/** "46 more, with 341 on record": the difference and the level that it led to. */
function leadingWay(change: Quantity, now: Quantity, way: Direction): Way | null {
  if (change.kind !== now.kind) return null;
  const sign = way === "up" ? -1 : 1;
  const [x, n] = [intervalOf(change), intervalOf(now)];
  const base = now.value + sign * Math.abs(change.value);
  const span =
    sign < 0 ? { low: n.low - x.high, high: n.high - x.low } : { low: n.low + x.low, high: n.high + x.high };
  if (span.low <= 0) return null;
  return {
    value: (100 * Math.abs(change.value)) / base,
    interval: sized(percentChangeOf(n, span)),
    words: `${change.text} ÷ (${now.text} ${sign < 0 ? "−" : "+"} ${change.text})`,
    from: [change, now],
  };
}
