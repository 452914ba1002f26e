import { groupBy } from "../../../pipeline/groupBy.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { insideSentence } from "../../words/countedThing.js";
import type { AssessmentData } from "../data/assessmentData.js";

/**
 * Of whom the rates are, and of which measures none is given because it is not known how many there are of those whom they are
 * about; empty where no rate is given and none is missing.
 */
export function ratesSentence({
  trends,
  measures,
  own,
}: Pick<AssessmentData, "trends" | "measures" | "own">): string {
  const populations = [...new Set(trends.flatMap(({ denominator }) => denominator ?? []))].sort();
  const whole = trends.filter(({ area, status }) => own.includes(area) && status === "complete");
  const without = measures.filter(({ measure, per }) => {
    const rows = whole.filter((row) => row.measure === measure);
    return per !== null && rows.length > 0 && rows.every(({ rate }) => rate === null);
  });
  const missing = [...groupBy(without, ({ denominator }) => denominator)].map(
    ([denominator, of]) =>
      ` No rate of ${joinWords(of.map(({ name }) => insideSentence(name)))} is given, since no estimate of ${denominator} is known.`,
  );
  return `${populations.length === 0 ? "" : `Rates are of ${joinWords(populations)}.`}${missing.join("")}`.trim();
}
