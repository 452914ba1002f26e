import { largest } from "../../bulk.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { fits, shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import { changeWays } from "../statements/changeWays.js";
import type { Level } from "../statements/levels.js";
import { COMPARATIVE, DOWN, UP } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import type { RoleName } from "../statements/roles.js";
import type { Part, Statement } from "../statements/statement.js";
import { headNoun } from "../statements/wholes.js";

/** The one pair of levels of one thing that a statement leaves no doubt about. */
function surePair(
  { current, previous }: Statement,
  facts: DocumentFacts,
): { now: Quantity; before: Quantity } | null {
  const [now, ...others] = current.filter((part) => part.certain);
  const [before, ...more] = previous.filter((part) => part.certain);
  if (now === undefined || before === undefined || others.length + more.length > 0) return null;
  // "1,219 incidents and 497 crimes": two things, and no change from one to the other.
  const [one, other] = [now, before].map(({ figure, segment }) => {
    const reading = facts.readings[segment];
    return reading === undefined ? "" : headNoun(reading, reading.figures.indexOf(figure));
  });
  if (one !== "" && other !== "" && one !== other && now.segment === before.segment) return null;
  return now.figure.kind === before.figure.kind ? { now: now.figure, before: before.figure } : null;
}

/** "Decreased" beside numbers that rise, or the other way about. */
export const direction: Rule = {
  name: "direction",
  compares: true,
  explanation: "The word of direction says one thing and the two values the other.",
  check: ({ statements, facts }) =>
    statements.flatMap((statement) => {
      if (statement.kind !== "change") return [];
      const twoWays = bothWays(statement);
      if (twoWays !== null) return [twoWays];
      const pair = surePair(statement, facts);
      const way = statement.direction;
      // "The year before, the rate had been 21%, six points higher" is of the year before.
      const turned = statement.current.every(({ segment }) => segment !== statement.segment);
      if (turned && BACK.test(shapeOf(statement, facts))) return [];
      if (pair === null || way === null || meets(intervalOf(pair.now), intervalOf(pair.before))) return [];
      const moved = pair.now.value > pair.before.value ? "up" : "down";
      if (moved === way || OTHER_STANDARD.test(shapeOf(statement, facts))) return [];
      if (BOTH_WAYS.test(shapeOf(statement, facts))) return [];
      const home = facts.readings[statement.segment];
      if (home !== undefined && isApart(pair, home, way)) return [];
      // "1,472 of the 1,840 (80%), compared with 3,128 of the 9,660": the shares are compared.
      if (/⟨N\d+⟩ of (?:the|its|all)\b.*⟨N\d+⟩ of (?:the|its|all)\b/.test(shapeOf(statement, facts)))
        return [];
      // Levels of other sentences are those of this change only where they give its percentage.
      const { percent } = statement;
      const borrowed = statement.current[0]?.segment !== statement.segment;
      if (
        borrowed &&
        percent !== null &&
        !shareAndChange(pair.now, pair.before).some((one) => fits(percent, one))
      )
        return [];
      // "Decreased by 20%, reversing the rises of recent years": the right word is there too.
      const tied = [...statement.changes.map((part) => part.way), statement.current[0]?.way].includes(way);
      const shape = facts.readings[statement.segment]?.shape.text ?? "";
      if (!tied && shape.search(moved === "up" ? UP : DOWN) >= 0) return [];
      const message = `The words say ${say(way)}, but from ${pair.before.text} to ${pair.now.text} is ${say(moved)}.`;
      return [aboutStatement(statement, statement.oneWay ? "error" : "suspect", message, say(moved))];
    }),
};

/** "5% below the average of three years", "still below the national ambition": not compared with the year before. */
const OTHER_STANDARD =
  /\b(?:above|below|than|over|under)\s+(?:the|its|their|our)\s+[^.;,]*\b(?:average|target|mean|plan|budget)\b|\b(?:above|below)\s+(?:the|its|their|our)\s+(?![^.;,]*\b(?:year|quarter|month|period|previous|last|before)\b)/;

/** "12 more than in 2020 and 4 fewer than the 64 of 2019": one level, compared with two. */
const BOTH_WAYS =
  /⟨[NP]\d+⟩ (?:more|fewer|less|higher|lower) than [^.;]*\b(?:and|but) ⟨[NP]\d+⟩ (?:more|fewer|less|higher|lower) than\b/;

const BACK = new RegExp(
  `^[^⟨]*(?:⟨D\\d+⟩[^⟨]*)?⟨\\w+⟩,?\\s+(?:which (?:is|was)\\s+)?⟨\\w+⟩\\s+(?:${COMPARATIVE})\\b`,
);

/** "2,186, against 2,141 a year earlier; in full-time equivalents there were fewer": the word is in another clause. */
function isApart(
  pair: { now: Quantity; before: Quantity },
  { shape, figures }: Reading,
  way: "up" | "down",
): boolean {
  const ends = [pair.now, pair.before].map((one) => shape.behind[figures.indexOf(one)] ?? -1);
  if (ends.some((end) => end < 0)) return false;
  const rest = shape.text.indexOf(";", largest(ends));
  const words = way === "up" ? UP : DOWN;
  return (
    rest >= 0 && shape.text.slice(0, rest).search(words) < 0 && shape.text.slice(rest).search(words) >= 0
  );
}

const shapeOf = ({ segment }: Statement, facts: DocumentFacts) => facts.readings[segment]?.shape.text ?? "";

/** "A 44% increase (1,177 fewer reports)": one change, two directions. */
function bothWays(statement: Statement): Judgement | null {
  const { percent, changes, direction: way, previous, current } = statement;
  const [change] = changes;
  const [to] = current.filter((part) => part.certain && part.way !== null);
  // "Fell to 579, 106 more than last year"
  if (
    percent === null &&
    change?.way !== null &&
    change?.certain === true &&
    to !== undefined &&
    to.way !== change.way &&
    changes.length === 1 &&
    current.length === 1
  ) {
    return aboutStatement(
      statement,
      "error",
      `One change is said to go both ways: ${to.way} to "${to.figure.text}" and "${change.figure.text}" ${change.way}.`,
      "one direction",
    );
  }
  if (percent === null || change === undefined || change.way === null || way === null || change.way === way)
    return null;
  if (change.figure.sign === 0 && percent.sign === 0 && !change.certain) return null;
  // The two must be of one change: the percentage is what the difference makes of a level beside it, or has none.
  const levels = previous.length + current.length;
  const linked =
    levels === 0 ||
    changeWays(
      [
        ...current.map((part) => levelAs("now", part)),
        ...previous.map((part) => levelAs("before", part)),
        ...changes.map((part) => levelAs("change", part)),
      ],
      null,
    ).some((one) => fits(percent, one));
  if (!linked) return null;
  const message = `One change is said to go both ways: "${change.figure.text}" goes ${change.way} and "${percent.text}" goes ${way}.`;
  return aboutStatement(statement, "error", message, "one direction");
}

const levelAs = (name: RoleName, { figure, certain }: Part): Level => ({
  figure,
  noun: "",
  role: { name, sure: certain, way: null, soft: false, date: null },
});

export function say(way: "up" | "down"): string {
  return way === "up" ? "an increase" : "a decrease";
}
