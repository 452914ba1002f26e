import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement } from "../facts/finding.js";
import { isSmallWord, type Quantity } from "../quantities/quantity.js";
import type { Reading } from "../statements/reading.js";
import { singular } from "../statements/subject.js";
import { numbersOf } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";
import { judgeMean } from "./means.js";
import { MONTHS } from "./overTime.js";
import { type Asked, counted } from "./quotient.js";
import { judgeRate } from "./rates.js";

const MEAN = /\b(?:average|mean|averag(?:ed|es|ing))\b(?:[^⟨⟩.;()]|⟨T\d+⟩)*$/;

/** Joined to its total as another way to put it ("or about 31 a week"). */
const THAT_IS =
  /(?:[,(;–-]|\b(?:or|so|is|are|was|costs?|equivalent to|equal(?:s|ling)?(?: to)?|equates to|works? out at|i\.?e\.?|making|giving|logg?ed))\s*(?:of\s+|just\s+|only\s+|some\s+)*$/;

/** … which before a time may as well be a level: "it now stands at 345 a year". */
const WITH = /\b(?:and|were|had|with|at)\s+(?:of\s+|just\s+|only\s+|some\s+)*$/;

const FOR_ONE =
  /^(?:(?:\s+(?!for\b|that\b|or\b)[a-z-]+){0,5}?\s+(per|(?:for\s+)?(?:each|every))|(?:\s+(?!for\b|that\b|or\b|in\b|on\b|as\b|to\b|with\b|by\b|from\b|had\b|was\b|is\b)[a-z-]+){0,5}?\s+(an?))\s+([a-z]{3,})\b/;

const APIECE =
  /^(?:\s+(?!for\b)[a-z-]+){0,4}?\s+(?:each|apiece)\b(?=\s*(?:[.,;:)(–-]|$)|\s+(?:on|in|and|at|for|or|with|when|of them)\b)/;

/** "each camera costs £3,000", "the average session had 25", "each of the 16 stations made 600" */
const ONE_HAS =
  /\b(?:each|average)\s+(?:of\s+(?:the|its|our|their|these)\s+⟨N(\d+)⟩\s+)?([a-z]{4,})\s+[a-z]+\s+$/;

const OF_EACH =
  /^(?:\s+[a-z-]+){0,3}?\s+(?:on|at|in|for|from|to)\s+each of\s+(?:its|the|our|their|these)\s+⟨[TN](\d+)⟩/;

/** How many blocks above an average its total may stand, and a rate its population. */
export const REACH = { mean: 30, rate: 12 };

/** Figures for one of something, each against totals and what they are spread over: rates per so many, or means and prices. */
export function quotients(facts: DocumentFacts, tables: readonly Table[], rated: boolean): Judgement[] {
  return facts.readings.flatMap((reading) =>
    reading.segment.kind === "row"
      ? []
      : reading.figures.flatMap((_, index) => {
          const asked = askOf(reading, index);
          if (asked === null || asked.scale > 1 !== rated) return [];
          return rated ? judgeRate(asked, facts, tables) : judgeMean(asked, facts, tables);
        }),
  );
}

function askOf(reading: Reading, index: number): Asked | null {
  const { figures, shape, roles } = reading;
  const given = figures[index] as Quantity;
  const base = { reading, index, noun: null, scale: 1, mean: false, spread: null, loose: false };
  if (given.kind === "rate" && given.per > 1)
    return roles[index]?.name === "change" || figures.filter(({ per }) => per > 1).length > 1
      ? null
      : { ...base, figure: given, scale: given.per };
  // "2.5 reports for each person" is a rate per one.
  const figure =
    given.kind === "duration"
      ? counted(given)
      : given.kind === "rate"
        ? { ...given, kind: "count" as const }
        : given;
  if (figure === given && !numbersOf(reading).includes(index)) return null;
  const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
  // "At the average cost of £2,150 an admission that comes to £470,000": what the sum is worked out from.
  if (/\bat (?:the|an?) (?:average|mean)\b[^⟨⟩]*$/.test(ahead)) return null;
  const mean = MEAN.test(ahead) || /^[^⟨⟩.;]{0,60}\bon average\b/.test(behind);
  const [one, has, each] = [FOR_ONE.exec(behind), ONE_HAS.exec(ahead), OF_EACH.exec(behind)];
  const spread = figures[Number(each?.[1] ?? has?.[1] ?? -1)] ?? null;
  const noun = one?.[3] ?? has?.[2] ?? null;
  const loose = !mean && spread === null && has === null && !THAT_IS.test(ahead);
  // "6 saw a fall and 3 a rise"
  if (loose && (!WITH.test(ahead) || (figure.kind !== "money" && one?.[2] !== undefined))) return null;
  // "Two sell clothes and one is a chemist"
  if (!mean && isSmallWord(given) && !(noun !== null && noun in MONTHS)) return null;
  if (!mean && noun === null && spread === null && !APIECE.test(behind)) return null;
  if (given.kind === "duration" && (noun === null || noun in MONTHS)) return null;
  return { ...base, figure, noun: noun === null ? null : singular(noun), mean, spread, loose };
}
