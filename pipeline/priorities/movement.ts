import { smallest } from "../bulk.js";
import type { EvidenceRow } from "../facts/evidenceRow.js";
import type { Movement, ScoreChange } from "../facts/movement.js";
import type { Scores } from "../scoring/scheme.js";
import type { LineageLink } from "../workspace/seeds/planningSeeds.js";
import type { Priority } from "../workspace/seeds/seeds.js";

/** One issue as scored on the evidence of two years. */
export interface ScoredTwice {
  id: string;
  name: string;
  position: number | null;
  positionBefore: number | null;
  scores: Scores;
  before: Scores;
  evidence: readonly EvidenceRow[];
  evidenceBefore: readonly EvidenceRow[];
  /** criterion → who judged it */
  judged: ReadonlyMap<string, string>;
}

/**
 * Where an issue stood in the last published ranking and what moved it. A published ranking keeps no scores, so the
 * evidence of the year before is scored again as this year's is; what that does not explain was decided, not computed.
 *
 * @param criteria criterion id → name, in the order of the seed
 */
export function movement(
  issue: ScoredTwice,
  criteria: ReadonlyMap<string, string>,
  lineage: readonly LineageLink[],
  priorities: readonly Priority[],
  lastYear: string,
): Movement {
  const links = lineage.filter(({ priority, kind }) => priority === issue.id && kind !== "ended");
  const from = links.length > 0 ? links.flatMap(({ from_priority }) => from_priority ?? []) : [issue.id];
  const origins = priorities.filter(
    ({ plan_year, priority }) => plan_year === lastYear && from.includes(priority),
  );
  const ranks = origins.flatMap(({ rank }) => rank ?? []);
  const lastRank = ranks.length === 0 ? null : smallest(ranks);
  const came = links.map(({ kind }) => kind).find((kind) => kind === "merged" || kind === "split");
  return {
    id: issue.id,
    issue: issue.name,
    position: issue.position,
    last_year: lastYear,
    last_rank: lastRank,
    origins: origins.map(({ name, rank }) => ({ name, rank })),
    came: origins.length === 0 ? "new" : (came ?? null),
    moved: lastRank === null || issue.position === null ? null : lastRank - issue.position,
    position_before: issue.positionBefore,
    changes: changesOf(issue, criteria),
    judged: [...issue.judged].map(([criterion, by]) => ({
      criterion: criteria.get(criterion) ?? criterion,
      by,
    })),
  };
}

/** The criteria whose score changed, the greatest change first. */
function changesOf(issue: ScoredTwice, criteria: ReadonlyMap<string, string>): ScoreChange[] {
  const changed = [...criteria].flatMap(([criterion, name]) => {
    const [now, before] = [issue.scores[criterion] ?? null, issue.before[criterion] ?? null];
    if (now === before) return [];
    const strongest = strongestChange(issue, criterion);
    const finding = strongest === undefined || strongest.small ? null : strongest.finding;
    return { by: Math.abs((now ?? 0) - (before ?? 0)), change: { criterion: name, before, now, finding } };
  });
  return changed.sort((a, b) => b.by - a.by).map(({ change }) => change);
}

/** The row of evidence whose own score changed most. */
function strongestChange(issue: ScoredTwice, criterion: string): EvidenceRow | undefined {
  const changed = issue.evidence
    .filter((row) => row.criterion === criterion && row.state === "scored")
    .map((row) => {
      const then = issue.evidenceBefore.find(
        (other) => other.evidence === row.evidence && other.measure === row.measure,
      );
      return { row, by: Math.abs((row.score ?? 0) - (then?.score ?? 0)) };
    })
    .sort((a, b) => b.by - a.by);
  return changed[0]?.row;
}
