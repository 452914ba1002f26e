import { comesToLight, judgement } from "../../../pipeline/facts/polarity.js";
import { changeOf } from "../../../pipeline/findings/changes.js";
import { exposureOf } from "../../../pipeline/findings/exposure.js";
import type { MeasuresRow, TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { notAlike } from "../../words/reasons.js";

/** What a change is held to be; null where there is no change to judge. */
export type Reading =
  | "higher"
  | "lower"
  | "within normal variation"
  | "too few to say"
  | "not tested"
  | "to be read with care"
  | "not comparable"
  | null;

/** Of a change across months that were not recorded alike in both years, of which the direction alone is no finding. */
export const withCare = "to be read with care";

/**
 * Is the change more than chance gives? The verdict of the table of findings (`changeOf`), so that one pair of counts is
 * read alike in every document, at whatever period. A share is tested by its base; one whose base is not known (`counted: no` in seeds/measures.csv without `share_of`) is not. Across a recording
 * break for which the percentage is withheld, nothing is said of the direction either; where one that is only to be known
 * lies inside either year, the change is to be read with care and is neither welcome nor unwelcome.
 */
export function readChange(
  row: Pick<TrendsRow, "change" | "value" | "previous" | "percent" | "reasons"> & Shared & Dated,
  { counted: isCounted }: Pick<MeasuresRow, "counted">,
): Reading {
  const { change, value, previous, percent, reasons } = row;
  if (change === null || value === null || previous === null) return null;
  if (percent === null && notAlike(reasons)) return "not comparable";
  const { share_of = null, previous_share_of = null } = row;
  const shared = share_of !== null && previous_share_of !== null;
  if (!shared && (!isCounted || !Number.isInteger(value) || !Number.isInteger(previous))) return "not tested";
  const exposure = exposureOf(row);
  const { verdict } = changeOf({
    ...{ value, previous, change, share_of, previous_share_of, exposure },
    ...{ polarity: null, counted: true, break_effect: null },
  });
  const judged = verdict === "higher" || verdict === "lower" || verdict === "within normal variation";
  return judged && reasons.some(({ code }) => code === "break") ? withCare : verdict;
}

/** Of whom the two figures are shares, where they are. */
type Shared = Partial<Pick<TrendsRow, "share_of" | "previous_share_of">>;

/** The days of a single month count, where they are known. */
type Dated = Parameters<typeof exposureOf>[0];

/**
 * What holds of a change of which no size is given, since records that could be in either figure are in none: the verdict
 * that all possible figures share (`changeOf`); null where they share none, or nothing is missing.
 */
export function readWhichever(
  row: Pick<TrendsRow, "change" | "value" | "previous" | "more" | "previous_more" | "reasons"> & Dated,
  measure: Pick<MeasuresRow, "counted">,
): "higher" | "lower" | "within normal variation" | null {
  const { value, previous, more, previous_more } = row;
  if (row.change !== null || value === null || previous === null || more === null || previous_more === null)
    return null;
  const whole = { ...row, change: value - previous, percent: 0 };
  if (readChange({ ...whole, percent: null }, measure) === "not comparable") return null;
  if (readChange(whole, measure) === "not tested") return null;
  const exposure = exposureOf(row);
  const { verdict } = changeOf({ ...row, polarity: null, counted: true, break_effect: null, exposure });
  return verdict === "higher" || verdict === "lower" || verdict === "within normal variation"
    ? verdict
    : null;
}

/** How percentages are made, and where there are none. */
export const howPercent =
  "A percentage is the change as a share of the earlier figure, rounded half away from zero to one decimal, and is printed with both counts. None is given where the earlier figure is too small, where either year was not wholly supplied, or where the register of breaks says that the two do not compare; across other changes in recording it is given, to be read with care (†).";

/** The rule of `readChange`, for the reader who wants to check. */
export const howRead =
  "“Higher” and “lower” are said only where the difference is more than chance alone would give: Poisson z, twice the difference of the square roots of the two counts, beyond 3, and the 95% limits of the change (exact, conditional) all on one side of none. Smaller differences are “within normal variation”; where these are of counts that are so few together that not even a doubling would be significant, they are “too few to say”. Shares of a survey’s respondents are judged alike, by z of the two shares and Newcombe’s limits of their difference in percentage points, which take the respondents for a random sample.";

/**
 * Of 1,000 pairs of counts of one level, about as many have a z beyond 3 on either side: both counts vary, so that the difference of
 * twice their square roots has a standard deviation of √2, and 2(1 − Φ(3/√2)) is 0.034 (Wheeler's z is one of a count against a
 * level that is known). Of shares of respondents there are fewer.
 */
const byChance = 34;

/**
 * How many changes a document judges, and how many of them chance alone would let pass: of many tests, some do. Empty where none is
 * judged.
 */
export function testsSentence(readings: readonly Reading[]): string {
  const tested = readings.filter((reading) =>
    ["higher", "lower", "within normal variation"].includes(reading ?? ""),
  ).length;
  if (tested === 0) return "";
  const called = readings.filter((reading) => reading === "higher" || reading === "lower").length;
  return `${counted(tested, "change is", "changes are")} judged, and ${formatCount(called)} called higher or lower. Where nothing had changed, chance alone would call up to ${byChance} of 1,000 changes higher or lower, since both counts vary: ${formatDecimal((tested * byChance) / 1000, 1)} of these ${formatCount(tested)}. Of as many 95% intervals, ${formatDecimal(tested * 0.05, 1)} are expected to miss the true change.`;
}

/** The reading with what it means under the measure's polarity: "higher, unwelcome". */
export function readingWords(
  reading: Reading,
  row: Pick<TrendsRow, "change" | "value" | "previous" | "more" | "previous_more" | "reasons">,
  measure: Pick<MeasuresRow, "counted" | "polarity" | "unit">,
): string {
  if (reading === null) {
    const whichever = readWhichever(row, measure);
    return whichever === null ? "cannot be said" : `${whichever}, whichever records it lacks`;
  }
  if (reading !== "higher" && reading !== "lower") return reading;
  const meaning = judgement(row.change, measure.polarity);
  if (meaning !== "either") return `${reading}, ${meaning}`;
  if (!comesToLight(measure)) return reading;
  return reading === "higher" ? "higher, may be welcome" : "lower, may be unwelcome";
}
