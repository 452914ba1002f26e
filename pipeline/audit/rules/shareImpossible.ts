import type { Judgement, Rule } from "../finding.js";
import { percentFits } from "../percentVerdict.js";
import { sayPercent } from "../sayNumber.js";
import { aboutSegment } from "./aboutSegment.js";

/** A share against its own two counts ("12 of 40 (25%)"), or one that no whole part of its base can give. */
export const shareImpossible: Rule = {
  name: "share",
  explanation:
    "A share is a part divided by its whole. The counts printed beside it give another percentage, or no whole part of the base gives this one.",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures, shape }): Judgement[] => {
      if (segment.kind === "row") return [];
      const findings: Judgement[] = [];
      for (const match of shape.text.matchAll(
        /⟨N(\d+)⟩(?:\s+out)?\s+of\s+(?:the\s+|these\s+|all\s+)?⟨N(\d+)⟩[^⟨⟩.;]{0,40}\(\s*⟨P(\d+)⟩\s*\)/g,
      )) {
        const [part, whole, share] = [1, 2, 3].map((group) => figures[Number(match[group])]);
        if (
          part === undefined ||
          whole === undefined ||
          share === undefined ||
          whole.value <= 0 ||
          part.hedge !== null ||
          whole.hedge !== null
        )
          continue;
        const value = (part.value / whole.value) * 100;
        if (percentFits(share, value)) continue;
        const message = `${part.text} ÷ ${whole.text} = ${sayPercent(value, share.decimals + 1)}, printed as ${share.text}.`;
        findings.push(
          aboutSegment(segment, "error", message, sayPercent(value, share.decimals), part.start, share.end),
        );
      }
      for (const match of shape.text.matchAll(
        /⟨N(\d+)⟩\s+([a-z]+(?:\s+[a-z]+){0,3}),?\s+of\s+(?:which|whom|these)\s+⟨P(\d+)⟩/g,
      )) {
        const [whole, share] = [figures[Number(match[1])], figures[Number(match[3])]];
        // "around 20 cases per month": an average is no base.
        if (
          whole === undefined ||
          share === undefined ||
          whole.hedge !== null ||
          share.hedge !== null ||
          whole.value > 500
        )
          continue;
        if (
          /\b(?:per|each|average|every|a month|weekly|monthly)\b/.test(
            `${match[2]}${shape.text.slice(0, match.index)}`,
          )
        )
          continue;
        const parts = Array.from({ length: whole.value + 1 }, (_, done) => done);
        if (parts.some((done) => percentFits(share, (done / whole.value) * 100))) continue;
        const done = Math.floor((whole.value * share.value) / 100);
        const near = [done, done + 1]
          .map(
            (one) => `${one} of ${whole.text} = ${sayPercent((one / whole.value) * 100, share.decimals + 1)}`,
          )
          .join("; ");
        findings.push(
          aboutSegment(
            segment,
            "suspect",
            `No whole part of ${whole.text} is ${share.text}: ${near}.`,
            "a share that whole numbers can give",
            whole.start,
            share.end,
          ),
        );
      }
      return findings;
    }),
};
