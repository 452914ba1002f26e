import type { Claim } from "../claim.js";
import type { Judgement, Rule } from "../finding.js";
import type { Reading } from "../reading.js";
import { DOWN_NOUN, DOWN_VERB, UP_NOUN, UP_VERB } from "../shape.js";
import { aboutClaim } from "./aboutClaim.js";
import { aboutSegment } from "./aboutSegment.js";

/** "Decreased" beside numbers that rise, or the other way about. */
export const direction: Rule = {
  name: "direction",
  explanation: "The word of direction says one thing and the two values the other.",
  check: ({ claims, facts }) => [
    ...facts.readings.flatMap(twoWays),
    ...claims.flatMap((claim) => {
      const [now, ...others] = claim.current.filter((part) => part.certain);
      const [before, ...more] = claim.previous.filter((part) => part.certain);
      if (claim.kind !== "change" || now === undefined || before === undefined || claim.direction === null)
        return [];
      if (others.length + more.length > 0 || now.figure.value === before.figure.value) return [];
      const moved = now.figure.value > before.figure.value ? "up" : "down";
      if (moved === claim.direction) return [];
      // A table's bare percentage without a sign gives no direction, so it never reaches here.
      const message = `The words say ${say(claim.direction)}, but from ${before.figure.text} to ${now.figure.text} is ${say(moved)}.`;
      const sure = wordedOnce(claim, facts.segments[claim.segment]?.text ?? "");
      return [aboutClaim(claim, sure ? "error" : "suspect", message, say(moved))];
    }),
  ],
};

const UP = `${UP_NOUN}|${UP_VERB}`;
const DOWN = `${DOWN_NOUN}|${DOWN_VERB}`;
const FEWER = "fewer|less|lower";
const MORE = "more|higher|additional|extra";

/** "A 44% increase (1,177 fewer reports)", "fell to 579, 106 more than last year": one change, two directions. */
const TWO_WAYS: readonly RegExp[] = [
  [UP, FEWER],
  [DOWN, MORE],
].flatMap(([way, other]) => [
  new RegExp(`⟨P\\d+⟩\\s+(?:${way})\\s*\\(\\s*⟨N(\\d+)⟩(?:\\s+[a-z]+)?\\s+(?:${other})\\b`),
  new RegExp(
    `\\b(?:${way})\\s+(?:of\\s+|by\\s+)?⟨P\\d+⟩\\s*\\(\\s*⟨N(\\d+)⟩(?:\\s+[a-z]+)?\\s+(?:${other})\\b`,
  ),
  new RegExp(
    `\\b(?:${way})\\s+to\\s+⟨N\\d+⟩(?:\\s+[a-z]+)?,\\s+⟨N(\\d+)⟩\\s+(?:${other})\\s+than\\s+(?:last|the previous|in the previous)\\b`,
  ),
]);

/** "Fell by 12 to 131, a rise of 8.4%" */
const TURNED: readonly RegExp[] = [
  [UP_VERB, DOWN_NOUN],
  [DOWN_VERB, UP_NOUN],
].map(
  ([verb, noun]) =>
    new RegExp(
      `\\b(?:${verb})\\s+by\\s+⟨N(\\d+)⟩(?:\\s+[a-z]+)?(?:\\s+to\\s+⟨N\\d+⟩(?:\\s+[a-z]+)?)?,?\\s+(?:(?:which|this) is\\s+)?an?\\s+(?:${noun})\\s+of\\s+⟨P`,
    ),
);

function twoWays({ segment, figures, shape }: Reading): Judgement[] {
  return [...TWO_WAYS, ...TURNED].flatMap((pattern) => {
    const match = pattern.exec(shape.text);
    const figure = figures[Number(match?.[1])];
    if (match === null || figure === undefined) return [];
    const message = `One change is said to go both ways: "${figure.text}" goes down in one word and up in the other.`;
    return [aboutSegment(segment, "error", message, "one direction", figure.start, figure.end)];
  });
}

function say(way: "up" | "down"): string {
  return way === "up" ? "an increase" : "a decrease";
}

/** True where the sentence holds words of one direction only, so that none can belong to another number. */
function wordedOnce(claim: Claim, text: string): boolean {
  const up = /\b(?:increas\w*|rise|rises|risen|rose|rising|more|higher|additional|up)\b|^\s*\+/i.test(text);
  const down =
    /\b(?:decreas\w*|reduc\w*|fall|falls|fell|fallen|less|fewer|lower|drop\w*|declin\w*|down)\b|^\s*[-−]/i.test(
      text,
    );
  return claim.direction === "up" ? up && !down : down && !up;
}
