import type { Unknown } from "../../../pipeline/facts/evidence.js";
import type { EvidenceRow } from "../../../pipeline/facts/evidenceRow.js";
import type { MeasuresRow } from "../../../pipeline/store/rows.js";
import type { AssessmentRanking } from "../data/strategicData.js";

/** Months, wards and earlier years of sensitive measures stand in no table, so that nothing has looked after them. */
const ofUnprotected = ["signal", "slope", "ward_spread", "repeat_locations"];

/**
 * The evidence of scores as it may leave the house: nothing that rests on a measure of which something is hidden. Days
 * of harm are a count times a weight that anybody can look up, and of a total of all issues the shares that are shown
 * leave the one that is hidden: such evidence rests on every figure in it.
 */
export function protectEvidence(
  ranking: AssessmentRanking,
  measures: readonly Pick<MeasuresRow, "measure" | "sensitive">[],
  hidden: ReadonlySet<string>,
): AssessmentRanking {
  const sensitive = new Set(measures.flatMap(({ measure, sensitive }) => (sensitive ? [measure] : [])));
  const tells = ({ small, evidence, rests_on }: EvidenceRow): boolean =>
    small ||
    rests_on.some(
      ({ measure }) => hidden.has(measure) || (ofUnprotected.includes(evidence) && sensitive.has(measure)),
    );
  return { ...ranking, evidence: ranking.evidence.map((row) => (tells(row) ? inPublic(row) : row)) };
}

function inPublic(row: EvidenceRow): EvidenceRow {
  const reason: Unknown | null = row.reason === null ? null : { code: "suppressed" };
  return { ...row, finding: { kind: "suppressed" }, suppressed: true, value: null, word: null, reason };
}
