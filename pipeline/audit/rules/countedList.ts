import { formatNumber } from "../../words/number.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { countedThings } from "../facts/countedThings.js";
import type { Rule } from "../facts/finding.js";

/** "The 7 priorities are:" and six bullets. */
export const countedList: Rule = {
  name: "counted-list",
  explanation: "The sentence says how many things there are and the list below it holds another number.",
  check: ({ facts }) =>
    countedThings(facts).flatMap(({ segment, start, end, count, listed }) => {
      if (listed === null || listed === count) return [];
      const message = `${segment.text.slice(start, end)} are announced and ${formatNumber(listed)} are listed.`;
      return [aboutSegment(segment, "error", message, formatNumber(listed), start, end)];
    }),
};
