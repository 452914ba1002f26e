import { isSmall } from "../../disclosure/smallCounts.js";
import type { FigureKey } from "../../facts/evidenceRow.js";
import type { EvidenceData, HarmFigure, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf, found, nothing, rateOf } from "./figure.js";

/**
 * Crime harm days of the issue's measures that have a weight, per 1,000 residents. No weight is unknown harm, not none. A
 * small count of a sensitive measure among them gives no score, as everywhere: days are counts times weights that anybody
 * can look up, and of a score's band the other counts, which are printed, leave how many days the small one can be.
 */
export function harmDays(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const weighed = figuresOf(data, issue, "level").map(({ measure, figure }) => ({
    measure,
    name: figure?.name ?? measure,
    sensitive: figure?.sensitive === true,
    row: data.harm.find(
      (one) => one.measure === measure && (figure === null || one.source === figure.source),
    ),
  }));
  const known = weighed.flatMap((entry) =>
    entry.row && entry.row.days !== null ? [{ ...entry, days: entry.row.days }] : [],
  );
  if (known.length === 0) return [nothing({ code: "no-weight" })];
  if (data.residents === null) return [nothing({ code: "no-residents" })];
  const days = known.reduce((sum, entry) => sum + entry.days, 0);
  const without = weighed.filter((entry) => !known.some(({ measure }) => measure === entry.measure));
  const rate = (days / data.residents) * 1000;
  const parts = known.map((entry) => ({ name: entry.name, days: entry.days }));
  const small = known.some(({ sensitive, row }) => sensitive && isSmall(row?.count ?? null, data.threshold));
  return [
    found(
      { kind: "harm", days, rate, parts, without: without.map(({ name }) => name) },
      {
        value: small ? null : rate,
        reason: small ? { code: "small" } : null,
        rests_on: known.flatMap(({ row }) => (row === undefined ? [] : weighedFigures(row))),
        small,
      },
    ),
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
    figureFinding(data, measure, figure, (own) => rateOf(own, unit)),
  );
}
