import type { Judgement, Rule } from "../finding.js";
import { measureNear } from "../measures.js";
import { aboutSegment } from "./aboutSegment.js";

/** Incidents called offences: "1,100 incidents of ASB, 100 offences fewer". */
export const unit: Rule = {
  name: "unit",
  explanation:
    "Incidents, reports and calls are not offences: an incident becomes an offence only when it is recorded as a crime. One claim must keep one unit.",
  check: ({ claims, facts }) =>
    claims.flatMap((claim): Judgement[] => {
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
};
