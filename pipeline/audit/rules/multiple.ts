import type { Rule } from "../finding.js";
import { sayNumber } from "../sayNumber.js";
import { aboutClaim } from "./aboutClaim.js";

const MULTIPLES: readonly { readonly pattern: RegExp; readonly times: number; readonly least?: boolean }[] = [
  { pattern: /\bmore than doubled\b/i, times: 2, least: true },
  { pattern: /\bmore than (?:trebled|tripled)\b/i, times: 3, least: true },
  { pattern: /\b(?<!more than |nearly |almost |over )doubled\b/i, times: 2 },
  { pattern: /\b(?<!more than |nearly |almost |over )(?:trebled|tripled)\b/i, times: 3 },
  { pattern: /\b(?<!more than |nearly |almost |over )halved\b/i, times: 0.5 },
];
/** A round word is not exact: within a tenth it is fair. */
const TOLERANCE = 0.1;

/** "Doubled" beside two values that are not one twice the other. */
export const multiple: Rule = {
  name: "multiple",
  explanation:
    "Doubled, trebled and halved promise a multiple that the two values beside the word do not show.",
  check: ({ claims, facts }) =>
    claims.flatMap((claim) => {
      const [now] = claim.current.filter((part) => part.certain);
      const [before] = claim.previous.filter((part) => part.certain);
      const text = facts.segments[claim.segment]?.text ?? "";
      const word = MULTIPLES.find(({ pattern }) => pattern.test(text));
      if (claim.kind !== "change" || now === undefined || before === undefined || word === undefined)
        return [];
      if (before.figure.value === 0) return [];
      const times = now.figure.value / before.figure.value;
      if (word.least && times >= word.times) return [];
      if (!word.least && Math.abs(times - word.times) <= word.times * TOLERANCE) return [];
      const message = `From ${before.figure.text} to ${now.figure.text} is ${sayNumber(times)} times, where the word says ${word.least ? "more than " : ""}${sayNumber(word.times)}.`;
      return [aboutClaim(claim, "suspect", message, `${sayNumber(times)} times`)];
    }),
};
