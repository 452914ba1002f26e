import { smallCounts } from "../../../pipeline/disclosure/smallCounts.js";
import type { EvidenceRow } from "../../../pipeline/facts/evidenceRow.js";
import type { Scoring } from "../../../pipeline/priorities/scoring.js";
import type { Judgement } from "../../../pipeline/scoring/judgement.js";
import type { Scheme, Scores } from "../../../pipeline/scoring/scheme.js";
import { ordinal } from "../../../pipeline/words/ordinal.js";
import { movementWords } from "../../words/movement.js";

/** What the page's script needs: the same scores, weights and scheme that `csp score` had. */
export interface WorkshopState {
  planYear: string;
  scheme: Scheme;
  criteria: { id: string; name: string; given: number }[];
  issues: { id: string; name: string; computed: Scores; lastYear: string }[];
  /** of this plan year, as the file has them */
  judgements: Judgement[];
  /** of other plan years: saved again as they are */
  others: Judgement[];
}

export interface WorkshopData {
  organisation: string;
  /** YYYY-MM, the last month of the evidence */
  to: string;
  lastYear: string | null;
  state: WorkshopState;
  evidence: EvidenceRow[];
  movements: { id: string; why: string }[];
  /** criterion id → how its kinds of evidence make the score */
  rollUps: ReadonlyMap<string, string>;
  /** the counts of sensitive measures that are not shown, in words */
  small: string | null;
}

/** A ranking as the workshop page takes it; small counts of sensitive measures stay out of what is projected. */
export function workshopData(scoring: Scoring): WorkshopData {
  const { planYear, scheme, criteria, issues, computed, movements, judgements, planning, workspace } =
    scoring;
  return {
    organisation: workspace.partnership.name,
    to: scoring.to,
    lastYear: movements[0]?.last_year ?? null,
    state: {
      planYear,
      scheme,
      criteria: criteria.map(({ id, name, given }) => ({ id, name, given })),
      issues: issues.map(({ id, name }) => {
        const rank = movements.find((movement) => movement.id === id)?.last_rank ?? null;
        return {
          id,
          name,
          computed: computed.get(id) ?? {},
          lastYear: rank === null ? "none" : ordinal(rank),
        };
      }),
      judgements,
      others: planning.judgements.filter(({ plan_year }) => plan_year !== planYear),
    },
    evidence: scoring.evidence.map((row) => (row.small ? hidden(row) : row)),
    movements: movements.map((moved) => ({ id: moved.id, why: movementWords(moved) })),
    rollUps: new Map(criteria.map(({ id, roll_up }) => [id, roll_up])),
    small: smallCounts(workspace.partnership.thresholds.suppress_below),
  };
}

function hidden(row: EvidenceRow): EvidenceRow {
  const named = row.measure ?? row.what;
  return {
    ...row,
    finding: { kind: "small", name: named.replaceAll("_", " ") },
    reason: null,
    value: null,
    word: null,
  };
}
