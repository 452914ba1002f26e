import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { formatCount, formatDecimal, formatPercent } from "../../../pipeline/words/number.js";
import { isShown, shorthand, shownCount } from "../../documents/parts/shownFigure.js";
import { judgement } from "../../words/polarity.js";
import type { YearFigure } from "../explorerData.js";
import type { Figures } from "./figures.js";
import type { Selection } from "./selection.js";

/** "5,412 offences in October 2022 to September 2023, 178 fewer (3.2 %) than the year before: …": the picked figure in words. */
export function leadSentence({ measure, years }: Figures, { area, period }: Selection): string {
  const [start = "", end = ""] = period.split(".");
  const when = formatPeriod(start, end);
  const row = years.find((one) => one.area === area && one.period === period);
  if (row === undefined) return `No figure for ${when}.`;
  const { value, status, change, rate, per, denominator } = row;
  if (!isShown(value, status)) {
    const marker = shownCount(value, status);
    const known = Object.entries(shorthand).find(([name]) => name === marker);
    return `The figure for ${when} is not given: ${known?.[1] ?? marker}.`;
  }
  const { unit } = measure.measure;
  const ofRate =
    rate === null || per === null
      ? ""
      : ` That is ${formatDecimal(rate, rate < 2 ? 2 : 1)} per ${formatCount(per)} ${denominator ?? ""}`
          .trimEnd()
          .concat(".");
  return `${formatCount(value)} ${unit} in ${when}${change === null ? "" : changeWords(row, change, measure.measure.polarity)}.${ofRate}`;
}

function changeWords({ percent, verdict }: YearFigure, change: number, polarity: string): string {
  const than = "than in the same months of the year before";
  const meaning = verdict === "higher" || verdict === "lower" ? judgement(change, polarity) : null;
  const held =
    verdict === null || verdict === "not comparable"
      ? ""
      : `: ${verdict}${meaning === "welcome" || meaning === "unwelcome" ? `, ${meaning}` : ""}`;
  if (change === 0) return ", the same number as in the same months of the year before";
  const share = percent === null ? "" : ` (${formatPercent(percent)})`;
  return `, ${formatCount(Math.abs(change))} ${change > 0 ? "more" : "fewer"}${share} ${than}${held}`;
}
