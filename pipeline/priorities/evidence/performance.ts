import { isSmall } from "../../disclosure/smallCounts.js";
import type { EvidenceFact, Lacking, Unknown } from "../../facts/evidence.js";
import type { FindingsRankRow, UncertainPlace } from "../../facts/findingRows.js";
import { isCertain } from "../../facts/place.js";
import { percentChange } from "../../statistics/index.js";
import type { EvidenceData, Figure, ScoredIssue } from "./data.js";
import { directedFinding, type Finding, figuresOf } from "./figure.js";

/** There is nothing to compare the figure with. */
const lacks = ({ name }: Figure, what: Lacking): { finding: EvidenceFact; reason: Unknown } => ({
  finding: { kind: "lacking", name, what },
  reason: { code: what },
});

const placeOf = (row: FindingsRankRow): UncertainPlace => ({
  rank_highest: row.rank_highest,
  rank_lowest: row.rank_lowest,
  of: row.of,
  rank_lower: row.rank_lower,
  rank_upper: row.rank_upper,
  indistinguishable_from: row.indistinguishable_from,
  rank_highest_to: row.rank_highest_to,
  rank_lowest_to: row.rank_lowest_to,
  lacking: row.lacking,
});

/** The place among the county's areas, as the share of peers that have less; with its interval. */
function place(data: EvidenceData, issue: ScoredIssue, basis: "count" | "rate"): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    directedFinding(data, measure, figure, (own) => {
      const row = data.ranks.find(
        (found) =>
          found.measure === measure &&
          found.source === own.source &&
          found.basis === basis &&
          found.period_end === own.period_end,
      );
      if (row && !isCertain(row))
        return lacks(own, basis === "count" ? "place-count-open" : "place-rate-open");
      if (!row || row.of < 2) return lacks(own, basis === "count" ? "county-count" : "county-rate");
      const { rank_highest, rank_lowest, of } = row;
      // where more is better, the peers that have more are those that do better
      const fewer = own.polarity === "up" ? rank_highest - 1 : rank_lowest - 1;
      return {
        value: (fewer / (of - 1)) * 100,
        finding: { kind: "place", name: own.name, basis, ...placeOf(row) },
        small: own.sensitive && isSmall(row.smallest ?? null, data.threshold),
      };
    }),
  );
}

export const rankCount = (data: EvidenceData, issue: ScoredIssue): Finding[] => place(data, issue, "count");
export const rankRate = (data: EvidenceData, issue: ScoredIssue): Finding[] => place(data, issue, "rate");

/** The position against the common rate of the county's areas. */
export function funnel(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    directedFinding(data, measure, figure, (own) => {
      const row = data.funnel.find(
        (found) =>
          found.measure === measure && found.source === own.source && found.period_end === own.period_end,
      );
      if (!row) return lacks(own, "county-rates");
      const apart = percentChange({ current: row.rate, previous: row.baseline });
      const { rate, per, position, holds_widened, baseline } = row;
      return {
        word: position,
        finding: { kind: "funnel", name: own.name, rate, per, position, holds_widened, baseline, apart },
      };
    }),
  );
}

/** The position in the Most Similar Group, where the group's figures are there. */
export function group(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    directedFinding(data, measure, figure, (own) => {
      const row = data.group.find(
        (found) =>
          found.measure === measure && found.source === own.source && found.period_end === own.period_end,
      );
      if (!row || row.rank_highest === null || row.rank_lowest === null || row.of < 2)
        return lacks(own, "group");
      const { rank_highest, rank_lowest, of, group_name, illustrative } = row;
      const place = { name: own.name, rank_highest, rank_lowest, of };
      const finding: EvidenceFact = { kind: "group", ...place, group_name, illustrative };
      // a group made up to show the method must not move a ranking
      if (illustrative) return { finding, reason: { code: "illustrative" } };
      return {
        value: (((own.polarity === "up" ? rank_highest : rank_lowest) - 1) / (of - 1)) * 100,
        finding,
      };
    }),
  );
}
