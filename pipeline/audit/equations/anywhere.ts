import type { DocumentFacts } from "../facts/documentFacts.js";
import { intervalOf, isLevel, type Quantity, stands } from "../quantities/quantity.js";
import type { Reading } from "../statements/reading.js";

const KNOWN = new WeakMap<DocumentFacts, readonly Quantity[]>();

/** Every count, sum of money and rate that a document prints, in prose and in tables. */
export function levelsAnywhere(facts: DocumentFacts): readonly Quantity[] {
  const known = KNOWN.get(facts) ?? facts.readings.flatMap(({ figures }) => figures.filter(isLevel));
  KNOWN.set(facts, known);
  return known;
}

/**
 * Whether a number printed somewhere in the document is the whole of which a part makes the percentage beside it: "1,248
 * (16%)" is then no doubt of the number in the sentence before. "Of which" and its like point at that number, percentages
 * beside it that are of that number do too, and about an eighth is a share of many.
 */
export function hasWholeAnywhere(
  facts: DocumentFacts,
  { figures, shape }: Reading,
  part: Quantity,
  percent: Quantity,
  whole: Quantity | undefined,
): boolean {
  const at = figures.indexOf(part);
  if (percent.worded || percent.hedge !== null || OF_WHICH.test(shape.text.slice(0, shape.at[at])))
    return false;
  const pointed = figures.some(
    (other, index) =>
      other !== percent &&
      other.kind === "percent" &&
      [figures[index - 1], figures[index - 2]].some(
        (one) =>
          one !== undefined &&
          one !== part &&
          one !== whole &&
          whole !== undefined &&
          gives(one, whole, other),
      ),
  );
  return !pointed && levelsAnywhere(facts).some((one) => gives(part, one, percent));
}

const OF_WHICH = /\bof (?:these|those|them|which|whom)\b[^.;]*$/;

/** The years over which counts are gathered, to be a rate a year. */
const YEARS = [1, 2, 3, 5];

/** Whether a count printed somewhere, of a year or gathered over some, makes a rate of a population. */
export function hasCountAnywhere(
  facts: DocumentFacts,
  population: Quantity,
  rate: Quantity,
  per: number,
): boolean {
  const over = intervalOf(population);
  return levelsAnywhere(facts).some((count) => {
    const span = intervalOf(count);
    return (
      count.kind === "count" &&
      count.decimals === 0 &&
      YEARS.some((years) =>
        stands(rate, {
          low: (per * span.low) / over.high / years,
          high: (per * span.high) / over.low / years,
        }),
      )
    );
  });
}

/** Whether a part is a printed share of a whole, or more than it where the share is above a hundred. */
export function gives(part: Quantity, whole: Quantity, percent: Quantity): boolean {
  const [p, w] = [intervalOf(part), intervalOf(whole)];
  return (
    whole.kind === part.kind &&
    w.low > 0 &&
    (whole.value >= part.value || percent.value > 100) &&
    stands(percent, { low: (100 * p.low) / w.high, high: (100 * p.high) / w.low })
  );
}
