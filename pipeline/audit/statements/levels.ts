import { isMeasured, isSmallWord, type Quantity } from "../quantities/quantity.js";
import type { Reading } from "./reading.js";
import type { Role } from "./roles.js";
import { headNoun } from "./wholes.js";
import { before, zoneOf } from "./zones.js";

/** A number of a sentence in its part. */
export interface Level {
  readonly figure: Quantity;
  readonly role: Role;
  /** The last word of what it counts, singular: "incident"; "" where none follows it. */
  readonly noun: string;
}

/** "£1,800 an offence", "31 a week": what each takes is no level. */
const EACH = /^\s+(?:an?|per|each|apiece|every)\b(?!\s+[a-z]+\s+(?:earlier|ago|before|previously))/;
const FORECAST = /\b(?:forecast|projected|expected|predicted|estimated)\s+to\s[^⟨⟩.;,]*$/;

/** The noun of "1,120 of them": a part, which is no earlier or later level of its whole. */
export const PART = "of them";
const OF_THEM = /^\s+of\s+(?:them|these|those|whom|which)\b/;

/** The numbers among some figures of a sentence from which a percentage may be worked out, in reading order. */
export function levelsOf(
  reading: Reading,
  indexes?: readonly number[],
  { targets = false, small = false }: Asked = {},
): Level[] {
  if (indexes !== undefined) return readLevels(reading, indexes, { targets, small });
  const known = KNOWN.get(reading) ?? new Map<number, Level[]>();
  const key = Number(targets) + 2 * Number(small);
  const levels = known.get(key) ?? readLevels(reading, [...reading.figures.keys()], { targets, small });
  KNOWN.set(reading, known.set(key, levels));
  return [...levels];
}

interface Asked {
  readonly targets?: boolean;
  readonly small?: boolean;
}

/** The levels of whole sentences, by what was asked for. */
const KNOWN = new WeakMap<Reading, Map<number, Level[]>>();

function readLevels(
  reading: Reading,
  indexes: readonly number[],
  { targets, small }: Required<Asked>,
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
      : [
          {
            figure,
            role,
            noun: OF_THEM.test(shape.text.slice(shape.behind[index])) ? PART : headNoun(reading, index),
          },
        ];
  });
  // "Four children, one more than the five of last year": small numbers of a small change are levels.
  const few = (name: Role["name"]) =>
    roles.some((role, at) => role.name === name && role.sure && (figures[at]?.value ?? 99) <= 12);
  const compared = few("change") && few("before");
  return levels.filter(({ figure, role }) => {
    const at = figures.indexOf(figure);
    const of = /^\s+(?:[a-z]+\s+)?(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?⟨/.test(
      shape.text.slice(shape.behind[at]),
    );
    const slight =
      isSmallWord(figure) || (figure.value < 10 && figure.decimals === 0 && figure.kind === "count" && !of);
    return (
      small || compared || !slight || role.name === "before" || role.name === "change" || role.name === "now"
    );
  });
}

/** Openings that speak of what the sentence before said. */
const BACKWARD =
  /^(?:this|these|it|that|they|which|compared|an?\s+(?:further\s+)?(?:increase|decrease|reduction|rise|fall|drop|change)|there (?:was|has been|were) (?:also )?an?\s+(?:increase|decrease|reduction|rise|fall|drop|⟨)|however|in comparison|up|down|when compared|in total,? this|the (?:increase|decrease|rise|fall|change|figure|number|total|previous|year|comparable|equivalent))\b/;

/** What a sentence without numbers enough goes on about: the levels of the one before. */
export function borrow({ segment, shape }: Reading, last: Reading | undefined): Level[] {
  if (last === undefined || last.segment.block !== segment.block || !BACKWARD.test(shape.text)) return [];
  if (last.figures.some(({ kind }) => kind === "percent")) return [];
  // "From 380 it rose by 55 and then fell by 42. It is 204 below …": where it is now, no figure says.
  if (last.roles.filter((role) => role.name === "change" && !role.soft).length > 1) return [];
  const levels = levelsOf(last);
  return levels.filter(({ role }) => role.name !== "change");
}

/** "662 …, 25% down on 2021/22 (886) but 69% up on 2020/21 (423)": numbers of the sentence that a percentage goes on about. */
function said(reading: Reading, zone: readonly number[], own: readonly Level[]): Level[] {
  if (own.every(({ role }) => role.name !== "before")) return levelsOf(reading, before(reading, zone));
  const percent = reading.figures.findIndex(({ kind }) => kind === "percent");
  const first = Math.min(zone[0] ?? 0, percent < 0 ? Number.POSITIVE_INFINITY : percent);
  return levelsOf(
    reading,
    [...reading.figures.keys()].filter((one) => one < first),
  )
    .filter(({ role }) => role.name === "now" || role.name === "open")
    .slice(-1);
}

/** The levels that a change may be of: those of its zone, else with those said before in the sentence, else in the one before. */
export function levelsAbout(
  reading: Reading,
  index: number,
  last: Reading | undefined,
  enough: (levels: readonly Level[]) => boolean,
): Level[] {
  const zone = zoneOf(reading, index);
  const own = levelsOf(reading, zone);
  if (enough(own)) return own;
  const near = [...said(reading, zone, own), ...own];
  return enough(near) ? near : [...own, ...borrow(reading, last)];
}
