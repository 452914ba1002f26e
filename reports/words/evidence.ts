import type { EvidenceFact, Lacking, Unknown } from "../../pipeline/facts/evidence.js";
import type { EvidenceRow } from "../../pipeline/facts/evidenceRow.js";
import { formatDecimal } from "../../pipeline/words/number.js";
import { ordinal } from "../../pipeline/words/ordinal.js";
import { shareText } from "../../pipeline/words/share.js";
import { intervalOfPlace } from "./findings.js";
import { noteWords } from "./reasons.js";
import { withoutContested } from "./targets.js";

type Fact<Kind extends EvidenceFact["kind"]> = Extract<EvidenceFact, { kind: Kind }>;

const wording: { [Kind in EvidenceFact["kind"]]: (fact: Fact<Kind>) => string } = {
  unknown: ({ why }) => unknownWords(why),
  lacking: ({ name, what }) => `${name}: ${what === "group" ? "no figures of the group" : lacking[what]}`,
  "on-target": ({ plan_year, on_target, returned, against }) =>
    `actions of ${plan_year} completed or on target: ${shareText(on_target, returned)}${withoutContested(against)}`,
  funding: ({ amount, grants }) =>
    `£${formatDecimal(amount)} to ${grants.map(({ provider, financial_year }) => `${provider ?? "a provider that is not named"} (${financial_year})`).join(", ")}`,
  levers: ({ used }) =>
    used.length === 0
      ? "none was used"
      : used.map(({ name, value }) => `${name} ${formatDecimal(value)}`).join(", "),
  "busiest-wards": ({ name, part, whole, wards }) =>
    `${name}: ${formatDecimal(part)} of ${formatDecimal(whole)} from the three busiest of ${wards} wards (${formatDecimal((part / whole) * 100, 1)}%)`,
  survey: ({ name, value, respondents, period_label }) =>
    `${name}: ${formatDecimal(value)} of ${formatDecimal(respondents)} respondents (${formatDecimal((value / respondents) * 100, 1)}%), ${period_label}`,
  rate: ({ name, value, unit, rate, per, period_label }) =>
    `${name}: ${formatDecimal(value)} ${unit}${rate === null ? "" : `, ${formatDecimal(rate, 2)} per ${formatDecimal(per)} residents`}, ${period_label}`,
  "wards-with": (fact) => `${fact.name}: at least one in ${fact.with} of ${fact.wards} wards`,
  change: ({ name, value, previous, change }) => {
    const counts = `${name}: ${formatDecimal(value)} (${previous === null ? "no figure" : formatDecimal(previous)})`;
    if (change === null) return counts;
    const { percent, verdict, reasons } = change;
    const note = noteWords(reasons);
    return `${counts}${percent === null ? "" : `, ${percent > 0 ? "+" : ""}${percent}%`}: ${verdict}${note === null ? "" : ` (${note})`}`;
  },
  slope: ({ name, values, yearly, break: broken }) => {
    const counts = `${name}: ${values.map((value) => formatDecimal(value)).join(", ")} in three years`;
    if (broken !== null) return `${counts} (${broken})`;
    return yearly === null
      ? counts
      : `${counts}: ${yearly > 0 ? "+" : ""}${formatDecimal(yearly, 1)}% a year`;
  },
  "too-short": ({ name, what, to }) =>
    `${name}: ${what === "years" ? "fewer than three whole years" : `no monthly series to ${to}`}`,
  signal: ({ name, value, mean, signal }) => {
    const usual = mean === null ? "" : `, mean ${formatDecimal(mean, 1)}`;
    const found = signal === null ? "no signal" : `on the ${signal.side} side (${signal.rule})`;
    return `${name}, last month ${formatDecimal(value)}${usual}: ${found}`;
  },
  count: ({ name, value, unit, period_label }) => `${name}: ${formatDecimal(value)} ${unit}, ${period_label}`,
  share: ({ value, total, unit, issues, percent }) =>
    `${formatDecimal(value)} of the ${formatDecimal(total)} ${unit} of ${issues} issues (${formatDecimal(percent, 1)}%)`,
  harm: ({ days, rate, parts, without }) =>
    `${formatDecimal(days)} days, ${formatDecimal(rate, 1)} per 1,000 residents (${parts.map((part) => `${part.name} ${formatDecimal(part.days)}`).join(", ")})${
      without.length === 0 ? "" : `; no weight for ${without.join(", ")}`
    }`,
  place: (fact) =>
    [`${fact.name}: ${fromBothEnds(fact)} of ${fact.of} by ${fact.basis}`, intervalOfPlace(fact) ?? []]
      .flat()
      .join("; "),
  funnel: ({ name, rate, per, position, holds_widened, baseline, apart }) => {
    const distance =
      apart === null ? "" : ` (${formatDecimal(Math.abs(apart), 1)}% ${apart < 0 ? "less" : "more"})`;
    const drawn = holds_widened ? position : position.replace("far ", "");
    const by =
      drawn === position
        ? ""
        : ` (${position} by the limits for its size, not by those widened because the areas differ by more than chance)`;
    return `${name}: ${formatDecimal(rate, 2)} per ${formatDecimal(per)}, ${drawn} the county's ${formatDecimal(baseline, 2)}${distance}${by}`;
  },
  group: (fact) =>
    `${fact.name}: ${fromBothEnds(fact)} of ${fact.of} in ${fact.group_name}${fact.illustrative ? " (an illustrative group)" : ""}`,
  judged: ({ score, computed, reason }) => `judged ${score} (computed ${computed ?? "unknown"}): ${reason}`,
  suppressed: () => "[c]",
  small: ({ name }) => `${name}: [c] a small count that is not shown`,
};

/** What is known on a criterion as a sentence, with its counts. */
export function factWords(fact: EvidenceFact): string {
  return (wording[fact.kind] as (fact: EvidenceFact) => string)(fact);
}

const lacking: Record<Lacking, string> = {
  wards: "not supplied by ward",
  "county-count": "no county figures by count",
  "county-rate": "no county figures by rate",
  "county-rates": "no county rates",
  "place-count-open": "hidden counts of other areas leave the place by count open",
  "place-rate-open": "hidden counts of other areas leave the place by rate open",
  group: "no figures of the Most Similar Group",
};

type Code = Unknown["code"];
type Why<Of extends Code> = Extract<Unknown, { code: Of }>;

const reasons: { [Of in Code]: string | ((why: Why<Of>) => string) } = {
  ...lacking,
  kind: "nothing of this kind is counted for it",
  "no-grant": "no grant line names it",
  "no-lever": "no means of action is counted for it",
  "levers-unsupplied": "no extract supplies its means of action for these months",
  "wards-unsupplied": "nothing of it is supplied by ward",
  "no-question": "the survey has no question on it",
  "no-respondents": "it is not known how many were asked",
  "no-report": "no reports to the council are counted for it",
  "no-residents": "no estimate of residents to divide by",
  "no-change": "no finding on the change",
  ambiguous: "more of it may be welcome or not, so that it scores only where it is judged",
  "break-within": "a recording break falls inside",
  "break-within-years": "a recording break falls inside the three years",
  "three-years": "fewer than three whole years to measure a slope",
  "no-series": "no monthly series",
  sensitive: "sensitive measures are not shared out",
  "nothing-counted": "nothing is counted for it",
  "lesser-unit": "not the unit in which it is counted most",
  "no-weight": "no harm weight for any of its measures",
  illustrative: "the group is illustrative",
  small: "it rests on a count too small to score",
  suppressed: "what it rests on is suppressed",
  "no-returns": ({ plan_year }) => `no returns on its actions in a plan before ${plan_year}`,
  "old-grants": ({ financial_year }) =>
    `the last grant lines that name it are of ${financial_year}, too long ago`,
  unsupplied: ({ measure }) => `no extract supplies ${measure} for these months`,
  "not-whole": ({ name, status, reasons: of }) => `${name}: ${noteWords(of) ?? status}`,
  "alone-in-unit": ({ value, unit }) =>
    `${formatDecimal(value)} ${unit}: no other issue is counted in ${unit}`,
  "no-band": ({ given }) => `the bands have no score for "${given}"`,
  verdict: ({ verdict }) => verdict,
};

/** Why there is no score, in words. */
export function unknownWords(why: Unknown): string {
  const words = reasons[why.code] as string | ((why: Unknown) => string);
  return typeof words === "string" ? words : words(why);
}

/** A row of evidence as it is printed and kept in the store: what was found, and why it gives no score, in words. */
export type WordedEvidence = Omit<EvidenceRow, "finding" | "reason"> & {
  finding: string;
  reason: string | null;
};

export const wordedEvidence = (row: EvidenceRow): WordedEvidence => ({
  ...row,
  finding: factWords(row.finding),
  reason: row.reason === null ? null : unknownWords(row.reason),
});

const fromBothEnds = ({ rank_highest, rank_lowest }: Fact<"place"> | Fact<"group">): string =>
  `${rank_highest === 1 ? "" : `${ordinal(rank_highest)} `}highest, ${rank_lowest === 1 ? "" : `${ordinal(rank_lowest)} `}lowest`;
