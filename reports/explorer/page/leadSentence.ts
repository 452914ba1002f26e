import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { judgement } from "../../../pipeline/facts/polarity.js";
import { formatCount, formatDecimal, formatPercent } from "../../../pipeline/words/number.js";
import { isShown, shorthand, shownCount } from "../../documents/parts/shownFigure.js";
import { pointsWords, shareOf } from "../../words/share.js";
import type { YearFigure } from "../explorerData.js";
import type { Figures } from "./figures.js";
import type { Selection } from "./selection.js";

/** "5,412 offences in October 2022 to September 2023, 178 fewer (3.2%) than the year before: …": the picked figure in words. */
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
  const share = shareOf(row);
  const counted =
    share === null
      ? formatCount(value)
      : `${formatPercent(share.percent)} of ${formatCount(share.respondents)}`;
  return `${counted} ${unit} in ${when}${change === null ? "" : changeWords(row, change, measure.measure.polarity)}.${ofRate}`;
}

function changeWords(row: YearFigure, change: number, polarity: string): string {
  const { percent, verdict } = row;
  const than = "than in the same months of the year before";
  const meaning = verdict === "higher" || verdict === "lower" ? judgement(change, polarity) : null;
  const held =
    verdict === null || verdict === "not comparable"
      ? ""
      : `: ${verdict}${meaning === "welcome" || meaning === "unwelcome" ? `, ${meaning}` : ""}`;
  const points = shareOf(row)?.points ?? null;
  if (points !== null && points !== 0)
    return `, ${pointsWords(points)} ${points > 0 ? "more" : "less"} ${than}${held}`;
  if (change === 0) return ", the same number as in the same months of the year before";
  const share = percent === null ? "" : ` (${formatPercent(percent)})`;
  return `, ${formatCount(Math.abs(change))} ${change > 0 ? "more" : "fewer"}${share} ${than}${held}`;
}
