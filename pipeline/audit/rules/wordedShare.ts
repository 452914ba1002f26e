import { formatNumber } from "../../words/number.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, meets } from "../quantities/quantity.js";
import { textBetween } from "../statements/wholes.js";

/** "A third (25%)": a fraction in words and the percentage printed for it. */
export const wordedShare: Rule = {
  name: "worded-share",
  explanation: "A share is put in words and in figures, and the two are not the same.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading): Judgement[] =>
      reading.figures.flatMap((figure, index) => {
        const next = reading.figures[index + 1];
        if (figure.kind !== "percent" || !figure.worded || next?.kind !== "percent" || next.worded) return [];
        if (
          // "above a seventh by more than chance (99.8%)": the percentage is of what it is compared with
          // … as is one "of that for drugs (18.4%)"
          !/^(?![^(]*\b(?:than|of (?:that|those|the (?:rate|figure|level|number)))\b)[^⟨⟩.;,()]{0,50}\(\s*$/.test(
            textBetween(reading, index, index + 1),
          ) ||
          !/^\s*\)/.test(reading.shape.text.slice(reading.shape.behind[index + 1]))
        )
          return [];
        if (meets(intervalOf(figure), intervalOf(next))) return [];
        const message = `"${figure.text}" is about ${formatNumber(figure.value, 0)} per cent, and ${next.text} is printed with it.`;
        return [aboutSegment(reading.segment, "error", message, "one share", figure.start, next.end)];
      }),
    ),
};
