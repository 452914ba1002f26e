import type { Session } from "../../../pipeline/build/session.js";
import { UserError } from "../../../pipeline/errors.js";
import { rankingOf } from "../../../pipeline/priorities/scoreIssues.js";
import {
  againstSentence,
  robustnessSentence,
  rollUpSentences,
  swapSentences,
} from "../../../pipeline/priorities/scoreRows.js";
import { rankedPriorities } from "./ranking.js";
import type { StrategicData } from "./strategicData.js";

/** The ranking of a plan's issues on the evidence of the twelve months to `to`; or why there is none. */
export async function readRanking(
  session: Session,
  asked: { to: string; planYear: string },
): Promise<Pick<StrategicData, "ranking" | "unranked">> {
  try {
    const scoring = await rankingOf(session, asked);
    return {
      ranking: {
        planYear: scoring.planYear,
        ranked: rankedPriorities(scoring),
        criteria: scoring.criteria.map(({ id, name, weight }) => ({ id, name, weight })),
        judgements: scoring.judgements,
        against: againstSentence(scoring),
        robustness: robustnessSentence(scoring),
        scheme: scoring.scheme.title,
        rollUp: rollUpSentences(scoring),
        swaps: swapSentences(scoring),
        evidence: scoring.evidence,
      },
    };
  } catch (reason) {
    // an assessment can be written before criteria are agreed
    if (reason instanceof UserError) return { unranked: reason.message };
    throw reason;
  }
}
