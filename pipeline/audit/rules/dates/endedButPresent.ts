import { lineAt } from "../../document/segments.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import { contentWords } from "../../facts/contentWords.js";
import type { Judgement, Rule } from "../../facts/finding.js";

const ENDED =
  /\b([A-Z][\w-]+(?:[\s-]+(?:[A-Z][\w-]+|&|and|of)){0,4}\s+(?:Post|Role|Officer|Team|Unit|Service|Project|Scheme|Panel)s?)\s+(?:was|were|has been|have been)\s+(?:deleted|disbanded|abolished|closed|decommissioned|discontinued|removed)\b/;
const PRESENT =
  /\b(?:is|are)\s+(?:also\s+)?(?:based|located|employed|available|led|supported|part)\b|\b(?:continues?|attends|leads|provides|chairs)\b/i;
const GENERIC = new Set(["post", "role", "officer", "team", "unit", "service", "project", "scheme", "panel"]);

/** A post or service that one place says has ended and another speaks of as there. */
export const endedButPresent: Rule = {
  name: "ended-but-present",
  explanation:
    "One place says that the post or service has ended, another speaks of it in the present; the latter is often a paragraph of an earlier year.",
  check: ({ facts }) => {
    const prose = facts.segments.filter((segment) => segment.kind !== "row");
    return prose.flatMap((segment): Judgement[] => {
      const name = ENDED.exec(segment.text)?.[1];
      if (name === undefined) return [];
      const subject = contentWords(name).filter((word) => !GENERIC.has(word));
      if (subject.length === 0) return [];
      const pattern = new RegExp(
        `\\b${subject.join("[\\s-]+(?:[a-z&]+[\\s-]+)?")}[\\s-]+(?:officer|post|team|unit|service|project|scheme|panel|coordinator|co-ordinator)\\b`,
        "i",
      );
      return prose.flatMap((other) => {
        const match = other.index === segment.index ? null : pattern.exec(other.text);
        if (match === null || !PRESENT.test(other.text)) return [];
        const message = `The ${match[0]} is here in the present tense, but line ${lineAt(segment, 0)} says: "${name} … ${/(?:was|were|has been|have been)\s+\w+/.exec(segment.text.slice(segment.text.indexOf(name)))?.[0]}".`;
        return [
          aboutSegment(
            other,
            "suspect",
            message,
            "one of the two",
            match.index,
            match.index + match[0].length,
          ),
        ];
      });
    });
  },
};
