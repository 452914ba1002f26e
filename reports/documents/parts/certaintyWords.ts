import type { FindingsChangeRow, FindingsFunnelRow } from "../../../pipeline/facts/findingRows.js";
import { isPartial } from "../../../pipeline/facts/place.js";
import type { Reason } from "../../../pipeline/store/reason.js";
import { formatCount, formatDecimal, formatPercent } from "../../../pipeline/words/number.js";
import { ordinal } from "../../../pipeline/words/ordinal.js";
import { counted } from "../../../pipeline/words/plural.js";
import { polaritySentence } from "../../words/polarity.js";
import { shareOf, signedOneDecimal } from "../../words/share.js";
import type { Finding } from "../data/finding.js";
import type { FindingEvidence } from "../data/findingEvidence.js";
import { readWhichever, withCare } from "../data/reading.js";
import { breaksOf } from "./breakNotes.js";
import { intervalWords } from "./intervalWords.js";

/** How sure the change is, with its 95% interval, and whether it is to be welcomed. */
export function changeWords({ reading, row, measure }: Finding, change: FindingsChangeRow | null): string {
  const shared = shareOf(row) !== null;
  const span = row.percent === null && !shared ? null : spanWords(change, shared);
  switch (reading) {
    case "higher":
    case "lower": {
      const polarity = polaritySentence(row, measure);
      return [
        `The ${shared ? "share" : "number"} is ${reading} by more than chance alone would give${span === null ? "" : `: ${span}`}.`,
        ...(polarity === null ? [] : [polarity]),
      ].join(" ");
    }
    case "within normal variation":
      if (row.change === 0) return "";
      return `The difference is within normal variation: it could be due to chance alone${span === null ? "" : ` (${span})`}.`;
    case "too few to say":
      return "The numbers are too few to say whether anything has changed.";
    case withCare:
      return `Months of one of the two years were not recorded as those of the other, so that the change of the whole year is to be read with care${shared && span !== null ? `; ${span}` : ""}.`;
    case "not tested":
      return "This is a share of some of all, and of how many is not known, so that a part of any difference is chance.";
    case "not comparable":
      return "The two years were not recorded alike, so nothing is said of a rise or a fall.";
    default:
      return heldWords(row, measure);
  }
}

/** What holds of a change whichever of the records that are in no figure belong to it; nothing where that is not known. */
function heldWords(row: Finding["row"], measure: Finding["measure"]): string {
  const verdict = readWhichever(row, measure);
  if (verdict === null) return "";
  const before = `the same period of the previous year (${formatCount(row.previous ?? 0)})`;
  return verdict === "within normal variation"
    ? `The difference from ${before} is within normal variation, whichever of these records belong here.`
    : `The number is ${verdict} than in ${before} by more than chance alone would give, whichever of these records belong here.`;
}

/** "the 95% confidence interval for the change is −3.1% to +28.4%", of shares in percentage points; null where there are no limits. */
function spanWords(change: FindingsChangeRow | null, shared: boolean): string | null {
  if (change === null || change.lower === null || change.upper === null) return null;
  const [lower, upper] = [change.lower, change.upper].map((limit) =>
    shared ? signedOneDecimal(limit) : `${sign(limit)}${formatPercent(limit)}`,
  );
  return `the 95% confidence interval for the change is ${lower} to ${upper}${shared ? " percentage points" : ""}`;
}

const sign = (value: number): string => (value > 0 ? "+" : value < 0 ? "−" : "");

/**
 * "The 95% confidence interval for the place by rate is 1st to 3rd highest; not distinguishable from 2 others taken singly." Where some areas
 * are not compared, the place is one among the others: "… the place by rate among those compared is …".
 */
export function placeCertainty({ certainty }: FindingEvidence): string {
  if (certainty === null) return "";
  const { own, standing } = certainty;
  if (own.rank_lower === null || own.rank_upper === null || own.indistinguishable_from === null) return "";
  const basis = own.basis === "rate" ? "rate" : "number";
  const others = own.indistinguishable_from;
  const partial = isPartial(standing.rank);
  const known = partial ? " compared" : "";
  const certain = own.rank_lower === own.rank_upper;
  // each taken singly may come before it too seldom to tell, and all together often enough
  const clear = certain
    ? `clear of all others${known}`
    : `though distinguishable from each other area${known} taken singly`;
  const apart = others === 0 ? clear : `not distinguishable from ${othersWords(others)}${known} taken singly`;
  const place = `place by ${basis}${partial ? " among those compared" : ""}`;
  if (certain) return `The 95% confidence interval for the ${place} holds no other place: ${apart}.`;
  return `The 95% confidence interval for the ${place} is ${intervalWords(own)}${others === 0 ? "," : ";"} ${apart}.`;
}

const othersWords = (count: number): string => `${counted(count, "other")}`;

/** Against the county's common rate: only said where the district stands out. */
export function funnelWords({ funnel }: FindingEvidence, county: string): string {
  if (funnel === null) return "";
  const { own } = funnel;
  if (own.position === "like") return "";
  const decimals = own.baseline < 2 ? 2 : 1;
  const common = `${formatDecimal(own.baseline, decimals)} per ${formatCount(own.per)}`;
  return `The rate lies ${positionWords(own, county)} (${common}).`;
}

type Placed = Pick<FindingsFunnelRow, "position" | "holds_widened">;

/** "far above the common rate of the county"; of one that its limits hold, "above the common rate of …, within its limits". */
export const positionWords = (own: Placed, county: string): string =>
  own.holds_widened
    ? `${own.position} the common rate of ${county}`
    : `${own.position.replace("far ", "")} the common rate of ${county}, within the limits for an area of its size, which are widened because the areas differ by more than chance`;

/** Against the limits that the funnel draws, which are as wide as the areas differ. */
export const drawnPosition = ({ position, holds_widened }: Placed): FindingsFunnelRow["position"] =>
  holds_widened ? position : "like";

/** Breaks that stand between the members of a group; those that all of them meet are said with the figure itself. */
const uneven = (reasons: readonly Reason[]): string =>
  breaksOf(reasons.filter(({ code }) => code === "break-of-members"))
    .map((sentence) => ` ${sentence}`)
    .join("");

/** The group of similar areas; one that was made up is said to be, before its figures. */
export function groupWords({ group }: FindingEvidence, finding: Finding): string {
  if (group === null || group.mean_of_rates === null || group.rank_highest === null) return "";
  if (group.rank_lowest === null) return "";
  const low = group.rank_lowest <= group.rank_highest;
  const place = low ? group.rank_lowest : group.rank_highest;
  const words = `${place === 1 ? "" : `${ordinal(place)} `}${low ? "lowest" : "highest"}`;
  const decimals = group.mean_of_rates < 2 ? 2 : 1;
  const who = finding.row.denominator ?? "residents";
  const name = group.illustrative
    ? `In an illustrative group of ${formatCount(group.members)} areas, made up to show the comparison with similar areas`
    : `In its group of most similar areas (${group.group_name})`;
  return `${name}: ${words} of ${formatCount(group.of)} by rate, ${formatDecimal(group.rate, decimals)} per ${formatCount(group.per)} ${who} against a mean of ${formatDecimal(group.mean_of_rates, decimals)}.${uneven(group.reasons)}`;
}
