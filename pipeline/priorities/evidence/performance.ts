import { percentChange } from "../../statistics/index.js";
import { formatDecimal } from "../../words/number.js";
import { ordinal } from "../../words/ordinal.js";
import type { EvidenceData, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf } from "./figure.js";

const fromBothEnds = (row: { rank_highest: number | null; rank_lowest: number | null }): string =>
  `${row.rank_highest === 1 ? "" : `${ordinal(row.rank_highest ?? 0)} `}highest, ${row.rank_lowest === 1 ? "" : `${ordinal(row.rank_lowest ?? 0)} `}lowest`;

/** The place among the county's areas, as the share of peers that have less; the interval stands beside it. */
function place(data: EvidenceData, issue: ScoredIssue, basis: "count" | "rate"): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, (own) => {
      const row = data.ranks.find(
        (found) =>
          found.measure === measure &&
          found.source === own.source &&
          found.basis === basis &&
          found.period_end === own.period_end,
      );
      if (!row || row.of < 2)
        return {
          finding: `${own.name}: no county figures by ${basis}`,
          reason: `no county figures by ${basis}`,
        };
      // where more is better, the peers that have more are those that do better
      const fewer = own.polarity === "up" ? row.rank_highest - 1 : row.rank_lowest - 1;
      return {
        value: (fewer / (row.of - 1)) * 100,
        finding: `${own.name}: ${fromBothEnds(row)} of ${row.of} by ${basis}${
          row.certainty ? `; ${row.certainty}` : ""
        }`,
      };
    }),
  );
}

export const rankCount = (data: EvidenceData, issue: ScoredIssue): Finding[] => place(data, issue, "count");
export const rankRate = (data: EvidenceData, issue: ScoredIssue): Finding[] => place(data, issue, "rate");

/** The position against the common rate of the county's areas. */
export function funnel(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, (own) => {
      const row = data.funnel.find(
        (found) =>
          found.measure === measure && found.source === own.source && found.period_end === own.period_end,
      );
      if (!row) return { finding: `${own.name}: no county rates`, reason: "no county rates" };
      const apart = percentChange({ current: row.rate, previous: row.baseline });
      const distance =
        apart === null ? "" : ` (${formatDecimal(Math.abs(apart), 1)} % ${apart < 0 ? "less" : "more"})`;
      return {
        word: row.position,
        finding: `${own.name}: ${formatDecimal(row.rate, 2)} per ${formatDecimal(row.per)}, ${row.position} the county's ${formatDecimal(row.baseline, 2)}${distance}`,
      };
    }),
  );
}

/** The position in the Most Similar Group, where the group's figures are there. */
export function group(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, (own) => {
      const row = data.group.find(
        (found) =>
          found.measure === measure && found.source === own.source && found.period_end === own.period_end,
      );
      if (!row || row.rank_highest === null || row.rank_lowest === null || row.of < 2) {
        return {
          finding: `${own.name}: no figures of the group`,
          reason: "no figures of the Most Similar Group",
        };
      }
      const finding = `${own.name}: ${fromBothEnds(row)} of ${row.of} in ${row.group_name}${
        row.illustrative ? " (an illustrative group)" : ""
      }`;
      // a group made up to show the method must not move a ranking
      if (row.illustrative) return { finding, reason: "the group is illustrative" };
      return {
        value: (((own.polarity === "up" ? row.rank_highest : row.rank_lowest) - 1) / (row.of - 1)) * 100,
        finding,
      };
    }),
  );
}
