import type { EvidenceRow } from "../../pipeline/scoring/evidenceRow.js";
import type { MeasuresRow } from "../../pipeline/store/rows.js";
import type { AssessmentRanking } from "./strategicData.js";

/** Months, wards and earlier years of sensitive measures stand in no table, so that nothing has looked after them. */
const ofUnprotected = ["signal", "slope", "ward_spread", "repeat_locations"];

/**
 * The evidence of scores as it may leave the house: nothing of a measure of which something is hidden. What is evidence
 * of an issue and not of one measure is hidden where such a measure is in it: days of harm are a count times a weight
 * that anybody can look up, and of a total of all issues the shares that are shown leave the one that is hidden.
 */
export function protectEvidence(
  ranking: AssessmentRanking,
  measures: readonly Pick<MeasuresRow, "measure" | "name" | "unit" | "sensitive">[],
  hidden: ReadonlySet<string>,
): AssessmentRanking {
  const secret = measures.filter(({ measure }) => hidden.has(measure));
  const sensitive = new Set(measures.flatMap(({ measure, sensitive }) => (sensitive ? [measure] : [])));
  const counted = secret.filter(({ measure }) => ranking.counted?.has(measure) ?? true);
  const tells = (row: EvidenceRow): boolean => {
    if (row.small) return true;
    if (row.measure !== null)
      return hidden.has(row.measure) || (sensitive.has(row.measure) && ofUnprotected.includes(row.evidence));
    if (row.evidence === "share") return counted.some(({ unit }) => row.finding.includes(` ${unit}`));
    return secret.some(({ name }) => row.finding.includes(name));
  };
  const told = ranking.evidence.filter(tells);
  return {
    ...ranking,
    evidence: ranking.evidence.map((row) => (tells(row) ? inPublic(row) : row)),
    moved: new Map(
      [...ranking.moved].filter(
        ([, why]) =>
          !secret.some(({ name }) => why.includes(name)) &&
          !told.some(({ finding }) => why.includes(finding)),
      ),
    ),
  };
}

function inPublic(row: EvidenceRow): EvidenceRow {
  const reason = row.reason === null ? null : "what it rests on is suppressed";
  return { ...row, finding: "[c]", value: null, word: null, reason };
}
