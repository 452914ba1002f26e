import type { Claim } from "../claim.js";
import type { DocumentFacts } from "../documentFacts.js";
import type { Judgement, Rule } from "../finding.js";
import { findMeasures, measureNear } from "../measures.js";
import { aboutSegment } from "./aboutSegment.js";

/** Incidents called offences: "1,100 incidents of ASB, 100 offences fewer". */
export const unit: Rule = {
  name: "unit",
  explanation:
    "Incidents, reports and calls are not offences: an incident becomes an offence only when it is recorded as a crime. One claim must keep one unit.",
  check: ({ claims, facts }) => [
    ...claims.flatMap((claim) => valueCalled(claim, facts)),
    ...claims.flatMap((claim): Judgement[] => {
      const segment = facts.segments[claim.segment];
      if (claim.kind !== "change" || segment === undefined || claim.change === null) return [];
      const { end } = claim.change.figure;
      const called =
        /^\s+(?:more\s+|less\s+|fewer\s+|recorded\s+)?(offences?|crimes?)\b(?!\s+(?:incidents|reports))/i.exec(
          segment.text.slice(end),
        );
      if (called?.[1] === undefined) return [];
      const now = claim.current.find((part) => part.certain);
      const home = now === undefined ? undefined : facts.segments[now.segment];
      const before =
        home === undefined || now === undefined ? "" : home.text.slice(now.figure.end, now.figure.end + 60);
      const counted = /^\s+(?:[a-z&’'-]+\s+){0,4}?(incidents|calls|complaints)\b/i.exec(before)?.[1];
      const measure = claim.measure ?? measureNear(segment.text, claim.start);
      const incidents =
        counted ??
        (measure?.key === "asb" ? "incidents" : undefined) ??
        (measure?.unit === "incidents" && /\bincidents?\b/i.test(segment.text) ? "incidents" : undefined);
      if (incidents === undefined) return [];
      const message = `${measure?.name ?? "The count"} is counted in ${incidents}, but the change is given as "${claim.change.figure.text} ${called[1]}".`;
      return [
        aboutSegment(segment, "error", message, incidents, claim.change.figure.start, end + called[0].length),
      ];
    }),
  ],
};

/** "The number of ASB incidents was 1,500 offences", where the sentence speaks of nothing but anti-social behaviour. */
function valueCalled(claim: Claim, facts: DocumentFacts): Judgement[] {
  const current = claim.current.find((part) => part.certain);
  const value = current?.figure;
  const segment = facts.segments[current?.segment ?? -1];
  if (segment === undefined || value === undefined || segment.kind === "row") return [];
  const { text } = segment;
  const called = /^\s+(?:recorded\s+)?(offences|crimes)\b/i.exec(text.slice(value.end))?.[1];
  const named = findMeasures(text).filter(({ start }) => start < value.start);
  const alone = named.length > 0 && named.every(({ measure }) => measure.key === "asb");
  const ofOthers = /\b(?:of|out of)\s+(?:the\s+|all\s+)?$|\b(?:crimes?|powers?|orders?|notices?)\b/i.test(
    text.slice(0, value.start),
  );
  if (called === undefined || !alone || ofOthers) return [];
  const message = `ASB is counted in incidents, but ${value.text} are called ${called}.`;
  return [aboutSegment(segment, "error", message, "incidents", value.start, value.end + 1 + called.length)];
}
