import type { Judgement, Rule } from "../finding.js";
import { aboutClaim } from "./aboutClaim.js";

/** Districts of Kent and Medway; a Most Similar Group has fifteen members. */
const AREAS = { kent: 13, msg: 15 };

/** A rank with no figure behind it, or beyond the number of areas there are. */
export const bareRank: Rule = {
  name: "rank",
  explanation:
    "A rank means something only with the count or rate behind it and the number of areas it is among.",
  check: ({ claims, facts }) =>
    claims.flatMap((claim): Judgement[] => {
      if (claim.kind !== "rank") return [];
      const words = claim.rankWords ?? "";
      const place = claim.rank?.value ?? 1;
      const most = /msg|most similar/i.test(words)
        ? AREAS.msg
        : / in (?:kent|county)/i.test(words)
          ? AREAS.kent
          : Number.POSITIVE_INFINITY;
      if (place > most)
        return [
          aboutClaim(
            claim,
            "error",
            `There are only ${most} areas to be ${words} of.`,
            `a rank from 1 to ${most}`,
          ),
        ];
      const segment = facts.segments[claim.segment];
      const near = facts.readings.filter((one) => one.segment.block === segment?.block);
      const backed = near.some((one) =>
        one.figures.some(
          (figure) =>
            (figure.kind === "count" && (figure.value > 1 || figure.decimals > 0)) ||
            figure.kind === "percent",
        ),
      );
      if (backed) return [];
      return [
        aboutClaim(
          claim,
          "note",
          `"${words}" stands without the count or rate that it ranks.`,
          "the figure, and out of how many areas",
        ),
      ];
    }),
};
