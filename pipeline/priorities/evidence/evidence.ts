import type { Unknown } from "../../facts/evidence.js";
import type { EvidenceRow } from "../../facts/evidenceRow.js";
import { bandScore, readBands } from "../../scoring/bandScore.js";
import type { CriterionSeed } from "../../workspace/seeds/planningSeeds.js";
import * as addValue from "./addValue.js";
import * as concern from "./concern.js";
import type { EvidenceData, ScoredIssue } from "./data.js";
import { type Finding, nothing } from "./figure.js";
import * as harm from "./harm.js";
import * as performance from "./performance.js";
import * as trend from "./trend.js";
import * as volume from "./volume.js";

/** Every kind of evidence that `seeds/criteria.csv` may name, and where it comes from. */
const kinds: Readonly<Record<string, (data: EvidenceData, issue: ScoredIssue) => Finding[]>> = {
  survey_share: concern.surveyShare,
  council_reports: concern.councilReports,
  ward_spread: concern.wardSpread,
  change: trend.change,
  slope: trend.slope,
  signal: trend.signal,
  count: volume.count,
  share: volume.share,
  harm_days: harm.harmDays,
  repeat_victims: harm.repeatVictims,
  injuries: harm.injuries,
  rank_count: performance.rankCount,
  rank_rate: performance.rankRate,
  funnel: performance.funnel,
  group: performance.group,
  on_target: addValue.onTarget,
  funding: addValue.funding,
  levers: addValue.levers,
  repeat_locations: addValue.repeatLocations,
};

export const evidenceKinds = Object.keys(kinds);

/** The rows of `score_evidence`: each kind of evidence of each criterion for each issue, scored by its bands. */
export function evidence(data: EvidenceData, criteria: readonly CriterionSeed[]): EvidenceRow[] {
  return data.issues.flatMap((issue) =>
    criteria.flatMap((criterion) => {
      if (criterion.evidence === null) return [];
      const found = kinds[criterion.evidence]?.(data, issue) ?? [];
      const rows = found.length > 0 ? found : [nothing({ code: "kind" })];
      return rows.map((row) => scored(row, criterion, issue, data.planYear));
    }),
  );
}

function scored(found: Finding, criterion: CriterionSeed, issue: ScoredIssue, planYear: string): EvidenceRow {
  const { reason, ...finding } = found;
  const bands = criterion.bands === null ? null : readBands(criterion.bands);
  const score = reason !== null || bands === null ? null : bandScore(found.word ?? found.value, bands);
  const unbanded: Unknown | null =
    reason === null && bands !== null && score === null
      ? { code: "no-band", given: found.word ?? found.value ?? "null" }
      : null;
  const why = reason ?? unbanded;
  return {
    plan_year: planYear,
    priority: issue.id,
    issue: issue.name,
    criterion: criterion.criterion,
    evidence: criterion.evidence ?? "",
    what: criterion.name,
    ...finding,
    bands: criterion.bands,
    score,
    state: why !== null ? "unknown" : bands === null ? "shown" : "scored",
    reason: why,
  };
}
