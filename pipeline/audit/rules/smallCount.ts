import type { Judgement, Rule } from "../finding.js";
import { findMeasures, measureNear } from "../measures.js";
import { aboutSegment } from "./aboutSegment.js";

/** One to four people or cases of a sensitive measure. */
export const smallCount: Rule = {
  name: "small-sensitive-count",
  explanation:
    "Counts of one to four on a sensitive subject could identify someone; published tables suppress them as [c].",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures, roles }): Judgement[] => {
      if (segment.kind === "heading") return [];
      const hits = findMeasures(segment.text).filter(({ measure }) => measure.sensitive);
      const above = facts.blocks[segment.block]?.text ?? "";
      const context =
        segment.kind === "row" ? [] : findMeasures(above).filter(({ measure }) => measure.sensitive);
      return figures.flatMap((figure, index): Judgement[] => {
        if (
          figure.kind !== "count" ||
          figure.value < 1 ||
          figure.value > 4 ||
          roles[index]?.name === "change"
        )
          return [];
        const counted =
          /^\s+(?:[a-z&’'-]+\s+){0,4}?(?:referrals?|victims?|detentions?|cases?|offences?|crimes?|incidents?|individuals|people|children)\b/i.test(
            segment.text.slice(figure.end),
          );
        const near = measureNear(segment.text, figure.start);
        const own = hits.find((hit) => hit.measure.key === near?.key);
        const measure = (own ?? hits[0] ?? (/\breferrals?\b/i.test(segment.text) ? context[0] : undefined))
          ?.measure;
        if (
          !counted ||
          measure === undefined ||
          /\bactions?\b|\btrain|\bpages?\b/i.test(segment.text.slice(figure.end, figure.end + 30))
        )
          return [];
        const message = `A count of ${figure.text} on ${measure.name} is small enough to identify someone.`;
        return [
          aboutSegment(segment, "note", message, "[c], or a wider area or period", figure.start, figure.end),
        ];
      });
    }),
};
