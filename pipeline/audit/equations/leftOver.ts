import { formatNumber } from "../../words/number.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement } from "../facts/finding.js";
import { isSmallWord, type Quantity } from "../quantities/quantity.js";
import { sumWay } from "../quantities/ways.js";
import { type Level, levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { headNoun } from "../statements/wholes.js";
import { levelsAnywhere } from "./anywhere.js";
import { OVERLAP, plain, runsOf } from "./sums.js";

export const PART_OF = /^\s+(?:out\s+)?of\s+(?:the\s+|these\s+|all\s+|its\s+|their\s+|our\s+)*$/;

const LEFT = /^(?:\s+(?:others?|remain\w*)\b|\s+(?:did|were|was|had|have|do|could|would)\s+not\b)/;

/**
 * "180 of the 240 took it up; 60 did not", "Nine of the 25 were thefts. The other sixteen …": what is left of a whole
 * that stands before it, less the numbers between.
 */
export function leftOver(reading: Reading, facts: DocumentFacts, earlier: readonly Reading[]): Judgement[] {
  const { shape, figures, segment } = reading;
  return plain(reading).flatMap((index) => {
    const left = figures[index];
    const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
    if (left === undefined || !(LEAVES.test(ahead) || (LEFT.test(behind) && /[;,]\s*$/.test(ahead))))
      return [];
    if (OVERLAP.test(shape.text) || left.hedge !== null) return [];
    const noun = headNoun(reading, index);
    if (isSmallWord(left) && (noun !== "" || !/\bthe (?:other|remaining)\s+$/.test(ahead))) return [];
    const before = [...figures.keys()].filter((one) => one < index);
    const pool = [
      ...earlier.map((one) => levelsOf(one, undefined, { small: true })),
      levelsOf(reading, before, { small: true }),
    ]
      .flat()
      .filter(
        ({ figure, role }) => figure.kind === left.kind && figure.hedge === null && role.name !== "before",
      );
    const ways = pool.flatMap((whole) =>
      runsOf(pool.filter((one) => one !== whole && one.role.date === null).map(({ figure }) => figure)).map(
        (run) => ({
          whole: whole.figure,
          alike: noun === "" || whole.noun === "" || noun === whole.noun,
          run,
          rest: whole.figure.value - run.reduce((all, one) => all + one.value, 0),
          dated: whole.role.date !== null,
        }),
      ),
    );
    // A whole of a year that is named may be meant, but is not the likeliest.
    const likely = ways.filter(
      ({ rest, whole, alike, dated }) =>
        alike && !dated && rest > 0 && (whole.value > left.value || BALANCE.test(ahead)),
    );
    if (likely.length === 0 || ways.some(({ rest }) => Math.abs(rest - left.value) < 1e-6)) return [];
    const flows = [...earlier.flatMap((one) => one.figures), ...figures.slice(0, index)].filter(
      (one) => one.kind === left.kind,
    );
    if (flowsTo(left.value, flows) || endsAList(left, pool, facts)) return [];
    const [best] = likely.sort((a, b) => Math.abs(a.rest - left.value) - Math.abs(b.rest - left.value));
    if (
      best === undefined ||
      Math.abs(best.rest - left.value) >
        Math.max(
          left.value * (!BALANCE.test(ahead) ? 0.25 : left.kind === "money" ? 20 : 1),
          isSmallWord(left) ? 3 : 0,
        )
    )
      return [];
    const words = [best.whole, ...best.run].map((one) => one.text).join(" − ");
    const message = `What is left of the whole is ${words} = ${formatNumber(best.rest)}, and ${left.text} is printed.`;
    const severity = [best.whole, ...best.run].every((one) => figures.includes(one)) ? "error" : "suspect";
    return [aboutSegment(segment, severity, message, formatNumber(best.rest), left.start, left.end)];
  });
}

/** "248 … 79 and 51. The other 36 …": with the numbers before it, it makes one that the document prints. */
function endsAList(left: Quantity, pool: readonly Level[], facts: DocumentFacts): boolean {
  const sums = runsOf(pool.map(({ figure }) => figure)).map((run) => sumWay([...run, left]).value);
  return levelsAnywhere(facts).some(
    ({ value, kind }) => kind === left.kind && value >= SURE_SUM && sums.includes(value),
  );
}

/** A sum of less may be among a document's numbers by chance. */
const SURE_SUM = 100;

/** "19 joined eleven, and fourteen were closed, leaving 16": some came and some went. */
function flowsTo(left: number, figures: readonly Quantity[]): boolean {
  const flows = figures
    .slice(-4)
    .reduce<number[]>((sums, { value }) => sums.flatMap((sum) => [sum, sum + value, sum - value]), [0]);
  return flows.some((sum) => Math.abs(sum - left) < 1e-6);
}

const BALANCE = /\b(?:balance|carr(?:y|ied|ies) forward|leaving|left)\b[^⟨⟩]*$/;

const LEAVES =
  /\b(?:the (?:remaining|other)|leav(?:ing|es)|left|(?:everything|all) else (?:came to|was|were|made up)|balance (?:of|is|was|will be)|carr(?:y|ied|ies) forward)\s+(?:the other\s+|some\s+)?$/;
