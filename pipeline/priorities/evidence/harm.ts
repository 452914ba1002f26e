import { isSmall } from "../../disclosure/smallCounts.js";
import type { FigureKey } from "../../scoring/evidenceRow.js";
import { formatDecimal } from "../../words/number.js";
import type { EvidenceData, HarmFigure, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf, nothing } from "./figure.js";

/** Crime harm days of the issue's measures that have a weight, per 1,000 residents. No weight is unknown harm, not none. */
export function harmDays(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const weighed = figuresOf(data, issue, "level").map(({ measure, figure }) => ({
    measure,
    name: figure?.name ?? measure,
    sensitive: figure?.sensitive === true,
    row: data.harm.find(
      (found) => found.measure === measure && (figure === null || found.source === figure.source),
    ),
  }));
  const known = weighed.flatMap((entry) =>
    entry.row && entry.row.days !== null ? [{ ...entry, days: entry.row.days }] : [],
  );
  if (known.length === 0) return [nothing("no harm weight for any of its measures")];
  if (data.residents === null) return [nothing("no estimate of residents to divide by")];
  const days = known.reduce((sum, entry) => sum + entry.days, 0);
  const without = weighed.filter((entry) => !known.some(({ measure }) => measure === entry.measure));
  const parts = known.map((entry) => `${entry.name} ${formatDecimal(entry.days)}`).join(", ");
  return [
    {
      ...nothing(""),
      value: (days / data.residents) * 1000,
      finding: `${formatDecimal(days)} days, ${formatDecimal((days / data.residents) * 1000, 1)} per 1,000 residents (${parts})${
        without.length === 0 ? "" : `; no weight for ${without.map(({ name }) => name).join(", ")}`
      }`,
      reason: null,
      rests_on: known.flatMap(({ row }) => (row === undefined ? [] : weighedFigures(row))),
      // days are the count times a weight that anybody can look up
      small: known.some(({ sensitive, row }) => sensitive && isSmall(row?.count ?? null, data.threshold)),
    },
  ];
}

/** The figures that days are made of: the count, and those of its parts where they have the weights. */
const weighedFigures = ({
  source,
  measure,
  parts,
  area,
  period_start,
  period_end,
}: HarmFigure): FigureKey[] =>
  [measure, ...parts].map((each) => ({ source, measure: each, area, period_start, period_end }));

/** Repeat victims per 1,000 residents. */
export const repeatVictims = (data: EvidenceData, issue: ScoredIssue): Finding[] =>
  perResidents(data, issue, "repeat", "people");

/** Offences with serious injury per 1,000 residents. */
export const injuries = (data: EvidenceData, issue: ScoredIssue): Finding[] =>
  perResidents(data, issue, "injury", "offences");

function perResidents(data: EvidenceData, issue: ScoredIssue, role: string, unit: string): Finding[] {
  return figuresOf(data, issue, role).map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ value, rate, per, name, period_label }) => ({
      value: rate,
      finding: `${name}: ${formatDecimal(value ?? 0)} ${unit}${rate === null ? "" : `, ${formatDecimal(rate, 2)} per ${formatDecimal(per ?? 0)} residents`}, ${period_label}`,
      reason: rate === null ? "no estimate of residents to divide by" : null,
    })),
  );
}
