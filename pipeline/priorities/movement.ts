import { smallest } from "../bulk.js";
import type { EvidenceRow } from "../scoring/evidenceRow.js";
import type { Scores } from "../scoring/scheme.js";
import { ordinal } from "../words/ordinal.js";
import { counted } from "../words/plural.js";
import type { LineageLink } from "../workspace/seeds/planningSeeds.js";
import type { Priority } from "../workspace/seeds/seeds.js";

/** An issue's way from the last published ranking to this one. */
export interface Movement {
  id: string;
  issue: string;
  position: number | null;
  /** the plan year of the last published ranking, and where the issue (or what it came from) stood there */
  last_year: string;
  last_rank: number | null;
  last_names: string;
  /** the issue that it was a part of then, where it was none of its own */
  split_from: string | null;
  /** places up (positive) or down; null where one of the two is not known */
  moved: number | null;
  /** its position when the evidence of the year before is scored by the same criteria, weights and judgements */
  position_before: number | null;
  why: string;
}

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
  const moved = lastRank === null || issue.position === null ? null : lastRank - issue.position;
  const came = links.map(({ kind }) => kind).find((kind) => kind === "merged" || kind === "split");
  return {
    id: issue.id,
    issue: issue.name,
    position: issue.position,
    last_year: lastYear,
    last_rank: lastRank,
    last_names: origins
      .map(({ name, rank }) => `${name}${rank === null ? "" : ` (${ordinal(rank)})`}`)
      .join("; "),
    split_from: came === "split" ? origins.map(({ name }) => name).join("; ") : null,
    moved,
    position_before: issue.positionBefore,
    why: why(issue, criteria, lastYear, origins.length === 0 ? "new" : came, moved),
  };
}

function why(
  issue: ScoredTwice,
  criteria: ReadonlyMap<string, string>,
  lastYear: string,
  came: "new" | "merged" | "split" | undefined,
  moved: number | null,
): string {
  const parts: string[] = [];
  if (issue.position === null) parts.push("too little is known to place it");
  if (came === "new") parts.push(`not in the ranking of ${lastYear}`);
  if (came === "merged") parts.push(`merged from several issues of ${lastYear}`);
  if (came === "split") parts.push(`split from an issue of ${lastYear}`);
  if (moved !== null)
    parts.push(
      moved === 0 ? "same place" : `${counted(Math.abs(moved), "place")} ${moved > 0 ? "up" : "down"}`,
    );
  if (issue.positionBefore !== null && issue.position !== null) {
    parts.push(
      issue.positionBefore === issue.position
        ? `the evidence of the year before gives ${ordinal(issue.positionBefore)} too: the move is between what was decided for ${lastYear} and what evidence gives`
        : `the evidence of the year before gives ${ordinal(issue.positionBefore)}`,
    );
  }
  const changes = [...criteria].flatMap(([criterion, name]) => {
    const [now, then] = [issue.scores[criterion] ?? null, issue.before[criterion] ?? null];
    if (now === then) return [];
    const strongest = strongestChange(issue, criterion);
    const by = Math.abs((now ?? 0) - (then ?? 0));
    return {
      by,
      text: `${name} ${shown(then)} to ${shown(now)}${strongest && !strongest.small ? ` (${strongest.finding})` : ""}`,
    };
  });
  if (changes.length > 0) {
    parts.push(
      `changed on the year before: ${changes
        .sort((a, b) => b.by - a.by)
        .map(({ text }) => text)
        .join("; ")}`,
    );
  } else parts.push("none of its scores changed on the year before");
  for (const [criterion, name] of issue.judged)
    parts.push(`${criteria.get(criterion) ?? criterion} judged by ${name}`);
  return parts.join("; ");
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

const shown = (score: number | null): string => (score === null ? "unknown" : String(score));
