import type { DocumentFacts } from "../facts/documentFacts.js";
import { percentChangeOf, sized } from "../quantities/intervals.js";
import { intervalOf, type Quantity } from "../quantities/quantity.js";
import type { Direction } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import type { Role } from "../statements/roles.js";
import { headNoun } from "../statements/wholes.js";
import type { Way } from "./derived.js";
import { shareAndChange } from "./percentWays.js";
import { isMeasured, isSmallWord } from "./pool.js";

/** A number of a sentence in its part. */
export interface Level {
  readonly figure: Quantity;
  readonly role: Role;
  /** The last word of what it counts, singular: "incident"; "" where none follows it. */
  readonly noun: string;
}

/** "£1,800 an offence", "31 a week": what each takes is no level. */
const EACH = /^\s+(?:an?|per|each|apiece|every)\b/;
const FORECAST = /\b(?:forecast|projected|expected|predicted|estimated)\s+to\s[^⟨⟩.;,]*$/;

/** The numbers among some figures of a sentence from which a percentage may be worked out, in reading order. */
export function levelsOf(
  reading: Reading,
  indexes: readonly number[] = [...reading.figures.keys()],
  { targets = false, small = false }: { targets?: boolean; small?: boolean } = {},
): Level[] {
  const { figures, shape, roles } = reading;
  const levels = indexes.flatMap((index): Level[] => {
    const [figure, role] = [figures[index], roles[index]];
    if (figure === undefined || role === undefined || !isMeasured(figure)) return [];
    if (role.name === "label" || (role.name === "target" && !targets)) return [];
    // "Grew by 2% to 148,900 and is forecast to reach 155,000": what is to come has no part in what was.
    if (FORECAST.test(shape.text.slice(0, shape.at[index]))) return [];
    return EACH.test(shape.text.slice(shape.behind[index]))
      ? []
      : [{ figure, role, noun: headNoun(reading, index) }];
  });
  return levels.filter(({ figure, role }) => {
    const at = figures.indexOf(figure);
    const of = /^\s+(?:[a-z]+\s+)?(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?⟨/.test(
      shape.text.slice(shape.behind[at]),
    );
    const slight =
      isSmallWord(figure) || (figure.value < 10 && figure.decimals === 0 && figure.kind === "count" && !of);
    return small || !slight || role.name === "before" || role.name === "change" || role.name === "now";
  });
}

/** Openings that speak of what the sentence before said. */
const BACKWARD =
  /^(?:this|these|it|that|they|which|compared|an?\s+(?:further\s+)?(?:increase|decrease|reduction|rise|fall|drop|change)|there (?:was|has been|were) (?:also )?an?\s+(?:increase|decrease|reduction|rise|fall|drop|⟨)|however|in comparison|up|down|when compared|in total,? this|the (?:increase|decrease|rise|fall|change|figure|number|total|previous|year|comparable|equivalent))\b/;

/** What a sentence without numbers enough goes on about: the levels of the one before. */
export function borrow({ segment, shape }: Reading, facts: DocumentFacts): Level[] {
  const last = facts.readings[segment.index - 1];
  if (last?.segment.block !== segment.block || !BACKWARD.test(shape.text)) return [];
  if (last.figures.some(({ kind }) => kind === "percent")) return [];
  // "From 380 it rose by 55 and then fell by 42. It is 204 below …": where it is now, no figure says.
  if (last.roles.filter((role) => role.name === "change" && !role.soft).length > 1) return [];
  const levels = levelsOf(last);
  return levels.filter(({ role }) => role.name !== "change");
}

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
const alike = (one: Level, other: Level) => one.noun === "" || other.noun === "" || one.noun === other.noun;

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
