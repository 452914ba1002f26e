import { admissible } from "../equations/admissible.js";
import { judgeDerived, type Way } from "../equations/derived.js";
import { fits, percentWays, shareAndChange } from "../equations/percentWays.js";
import { namesItsBase, zoneOf } from "../equations/percentZone.js";
import { isLevel, isMeasured, neighboursOf } from "../equations/pool.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import type { Quantity } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import { UNSTATED } from "../statements/findStatements.js";
import type { Reading } from "../statements/reading.js";

/**
 * A percentage printed in one clause with two numbers of one kind comes of figures nearby: of those, or of the
 * sentences about it. Where no equation gives it, one of them is wrong. It needs no wording, and is asked last.
 */
export const unexplainedPercent: Rule = {
  name: "percent-beside",
  explanation:
    "The percentage is printed with numbers, and no share, change or remainder of the figures about it gives it.",
  last: true,
  check: ({ facts }) =>
    facts.readings.flatMap((reading) =>
      reading.segment.kind === "row" ? [] : judgeSentence(reading, facts),
    ),
};

/** "£1,800 an offence", "31 a week": what each takes is no level. */
const EACH = /^\s+(?:an?|per|each|apiece|every)\b/;

const FORECAST = /\b(?:forecast|projected|expected|predicted|estimated)\s+to\s[^⟨⟩.;,]*$/;

function judgeSentence(reading: Reading, facts: DocumentFacts): Judgement[] {
  const { figures } = reading;
  const levels = figures.filter(isMeasured);
  const percents = figures.filter((one) => one.kind === "percent");
  if (percents.length === 0 || levels.length < 2 || UNSTATED.test(reading.shape.text)) return [];
  // "212 and 198 are each about 30% above the 158": of several things at once.
  if (/\beach\s+(?:(?:about|around|over|nearly|some)\s+)?⟨P/.test(reading.shape.text)) return [];
  const taken = new Set<Quantity>();
  const known: Quantity[] = figures.filter((one) => one.kind === "multiple");
  const explain = (open: readonly Quantity[], pool: () => readonly Quantity[]) =>
    open.filter((percent) => {
      const admits = admissible(reading, figures.indexOf(percent));
      const way = percentWays(pool().filter((one) => one !== percent)).find(
        (one) => fits(percent, one) && admits(one),
      );
      if (way === undefined) return true;
      known.push(percent);
      for (const figure of way.from) taken.add(figure);
      return false;
    });
  // First of the numbers; then of percentages that the numbers gave ("a quarter (24.6%): 344 of 1,398").
  const open = explain(percents, () => levels);
  return explain(open, () => known).flatMap((percent) => judgePercent(reading, percent, taken, facts));
}

function judgePercent(
  reading: Reading,
  percent: Quantity,
  taken: ReadonlySet<Quantity>,
  facts: DocumentFacts,
): Judgement[] {
  const { figures, roles, shape } = reading;
  const index = figures.indexOf(percent);
  if (roles[index]?.name === "target" || roles[index]?.name === "label") return [];
  const inside = zoneOf(reading, index).filter((other) => {
    const one = figures[other];
    if (one === undefined || !isMeasured(one) || one.sign !== 0) return false;
    if (one.value < 10 && one.kind !== "duration") return false;
    if (roles[other]?.name === "label") return false;
    // "Grew by 2% to 148,900 and is forecast to reach 155,000": what is to come has no part in what was.
    if (FORECAST.test(shape.text.slice(0, shape.at[other]))) return false;
    // "… of the 1,036, nearly double last year's 529, 7% found a knife": a share is of this year's number.
    if (/^\s+of\s/.test(shape.text.slice(shape.behind[index])) && roles[other]?.name === "before")
      return false;
    return !EACH.test(shape.text.slice(shape.behind[other]));
  });
  const levels = inside.flatMap((other) => figures[other] ?? []);
  const free = levels.filter((one) => !taken.has(one));
  const pairs = percentWays(levels).filter((way) => way.from.some((one) => free.includes(one)));
  if (free.length === 0 || pairs.length === 0 || namesItsBase(reading, index, inside)) return [];
  const changed = isChangePercent(reading, index, 0);
  // Of the percentages of a sentence some are of others: "7% of the people but 28% of the violence".
  const shares = figures.filter((one) => one.kind === "percent" && one !== percent);
  if (levels.length > 2 && percentWays(shares).some((way) => fits(percent, way))) return [];
  // Two numbers and a percentage are whole in themselves, unless one of them is itself a difference.
  const whole = levels.length === 2 && inside.every((other) => roles[other]?.name !== "change");
  const admits = admissible(reading, index);
  if (!whole && across(reading, index, levels, facts).some((way) => fits(percent, way) && admits(way)))
    return [];
  const before = (way: Way) => roles[figures.indexOf(way.from[1] as Quantity)]?.name === "before";
  const unlikely = (way: Way) =>
    Number(way.words.startsWith("from") !== changed) * 4 +
    Number(/[(−]/.test(way.words)) * 3 +
    Number(way.value > 100) * 2 +
    Number(changed && !before(way) && (way.from[0]?.start ?? 0) < (way.from[1]?.start ?? 0));
  const likely = [...pairs].sort((a, b) => unlikely(a) - unlikely(b));
  return judgeDerived(reading, percent, likely, "error");
}

/** The number nearest to a percentage, with the numbers about the sentence. */
function across(reading: Reading, index: number, levels: readonly Quantity[], facts: DocumentFacts): Way[] {
  const { figures } = reading;
  const near = [...levels].sort((a, b) => gap(a, figures[index]) - gap(b, figures[index])).slice(0, 2);
  const about = neighboursOf(reading, facts).flatMap((one) => one.figures.filter(isLevel));
  return near.flatMap((own) =>
    about.flatMap((other) => (own.kind === other.kind ? shareAndChange(own, other) : [])),
  );
}

function gap(one: Quantity, other: Quantity | undefined): number {
  return other === undefined ? 0 : Math.max(other.start - one.end, one.start - other.end);
}
