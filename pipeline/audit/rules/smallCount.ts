import { matchesOf } from "../document/matches.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { SENSITIVE } from "../facts/sensitive.js";

const COUNTED =
  /^\s+(?:[a-z&’'-]+\s+){0,4}?(?:referrals?|victims?|detentions?|cases?|offences?|crimes?|incidents?|individuals|people|children)\b/i;

interface Hit {
  readonly name: string;
  readonly start: number;
}

/** One to four people or cases of a sensitive subject. */
export const smallCount: Rule = {
  name: "small-sensitive-count",
  explanation:
    "Counts of one to four on a sensitive subject could identify someone; published tables suppress them as [c].",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures, roles }): Judgement[] => {
      if (segment.kind === "heading") return [];
      return figures.flatMap((figure, index): Judgement[] => {
        const behind = segment.text.slice(figure.end);
        const small =
          figure.kind === "count" &&
          figure.value >= 1 &&
          figure.value <= 4 &&
          roles[index]?.name !== "change";
        if (!small || !COUNTED.test(behind) || /\bactions?\b|\btrain|\bpages?\b/i.test(behind.slice(0, 30)))
          return [];
        const hits = hitsIn(segment.text);
        const context = segment.kind === "row" ? [] : hitsIn(facts.blocks[segment.block]?.text ?? "");
        const near = hits.filter((hit) => hit.start > figure.end)[0] ?? hits.at(-1);
        const hit = near ?? (/\breferrals?\b/i.test(segment.text) ? context[0] : undefined);
        if (hit === undefined) return [];
        const message = `A count of ${figure.text} on ${hit.name} is small enough to identify someone.`;
        return [
          aboutSegment(segment, "note", message, "[c], or a wider area or period", figure.start, figure.end),
        ];
      });
    }),
};

function hitsIn(text: string): Hit[] {
  return SENSITIVE.flatMap(({ name, pattern }) =>
    [...matchesOf(pattern, text)].map((match) => ({ name, start: match.index })),
  ).sort((a, b) => a.start - b.start);
}
