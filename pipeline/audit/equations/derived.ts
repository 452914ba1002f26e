import { formatNumber } from "../../words/number.js";
import { sayPercent } from "../document/sayNumber.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { noteChecked } from "../facts/coverage.js";
import type { Judgement, Severity } from "../facts/finding.js";
import { type Quantity, stands } from "../quantities/quantity.js";
import type { Way } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";

/**
 * A figure that the wording says was worked out, against every way in which it may have been: it is doubted only where
 * no way gives it. The first way is the likeliest, and is told.
 */
export function judgeDerived(
  { segment }: Reading,
  printed: Quantity,
  ways: readonly Way[],
  severity: Severity,
): Judgement[] {
  const size = { ...printed, value: Math.abs(printed.value) };
  const [first] = ways.filter((way) => isLikely(size, way));
  if (first === undefined) return [];
  noteChecked(segment, [printed, ...ways.flatMap((way) => way.from)]);
  if (ways.some((way) => stands(size, way.interval))) return [];
  const say = SAY[printed.kind] ?? formatNumber;
  const message = `${first.words} = ${say(first.value, printed.decimals + 1)}, and ${printed.text} is printed.`;
  return [
    aboutSegment(segment, severity, message, say(first.value, printed.decimals), printed.start, printed.end),
  ];
}

/** Nobody prints a tenth of a sum, or ten times it, by a slip: a number of quite another size was worked out from others. */
const isLikely = ({ kind, value }: Quantity, way: Way): boolean => {
  const far = kind === "percent" || kind === "points" ? FAR * FAR : FAR;
  return (
    value === 0 || way.value === 0 || (Math.abs(way.value) < value * far && value < Math.abs(way.value) * far)
  );
};

const FAR = 8;

const SAY: Partial<Record<Quantity["kind"], (value: number, decimals: number) => string>> = {
  percent: sayPercent,
  points: (value, decimals) => `${formatNumber(value, decimals)} percentage points`,
};
