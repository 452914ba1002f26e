import { aboutSegment } from "../facts/aboutSegment.js";
import type { Judgement, Rule } from "../facts/finding.js";

/** Subjects that are counted in incidents, whatever else a sentence speaks of. */
const INCIDENTS = /\b(?:anti[\s-]social behaviour|ASB)\b/i;
const OFFENCES = /\b(?:crimes?|powers?|orders?|notices?|burglar\w+|thefts?|robber\w+|assaults?|damage)\b/i;

/** Incidents called offences: "1,100 incidents of ASB, 100 offences fewer". */
export const unit: Rule = {
  name: "unit",
  explanation:
    "Incidents, reports and calls are not offences: an incident becomes an offence only when it is recorded as a crime. One claim must keep one unit.",
  check: ({ statements, facts }) =>
    statements.flatMap((statement): Judgement[] => {
      const segment = facts.segments[statement.segment];
      if (segment === undefined || segment.kind === "row") return [];
      const { text } = segment;
      const current = statement.current.find((part) => part.certain || statement.kind === "count");
      const home = facts.segments[current?.segment ?? -1];
      const behind =
        current === undefined || home === undefined
          ? ""
          : home.text.slice(current.figure.end, current.figure.end + 60);
      const counted = /^\s+(?:[a-z&’'-]+\s+){0,4}?(incidents|calls|complaints)\b/i.exec(behind)?.[1];
      const subject = INCIDENTS.exec(text)?.[0];
      const [change] = statement.changes;
      const called = change === undefined ? null : calledIn(text, change.figure.end);
      const alone = subject !== undefined && !OFFENCES.test(text.replace(/\b(?:offences?|crimes?)\b/gi, ""));
      if (change !== undefined && called !== null && (counted !== undefined || alone)) {
        const message = `${subject ?? "The count"} is counted in ${counted ?? "incidents"}, but the change is given as "${change.figure.text} ${called}".`;
        return [
          aboutSegment(
            segment,
            "error",
            message,
            counted ?? "incidents",
            change.figure.start,
            change.figure.end + 1 + called.length,
          ),
        ];
      }
      const value = current?.segment === segment.index ? current.figure : undefined;
      const valued =
        value === undefined
          ? null
          : /^\s+(?:recorded\s+)?(offences|crimes)\b/i.exec(text.slice(value.end))?.[1];
      const ofOthers =
        value !== undefined &&
        /\b(?:of|out of)\s+(?:the\s+|all\s+)?$|\b(?:powers?|orders?|notices?)\b/i.test(
          text.slice(0, value.start),
        );
      if (
        value === undefined ||
        valued === null ||
        valued === undefined ||
        !alone ||
        ofOthers ||
        text.search(INCIDENTS) > value.start
      )
        return [];
      const message = `${subject} is counted in incidents, but ${value.text} are called ${valued}.`;
      return [
        aboutSegment(segment, "error", message, "incidents", value.start, value.end + 1 + valued.length),
      ];
    }),
};

function calledIn(text: string, end: number): string | null {
  return (
    /^\s+(?:more\s+|less\s+|fewer\s+|recorded\s+)?(offences?|crimes?)\b(?!\s+(?:incidents|reports))/i.exec(
      text.slice(end),
    )?.[1] ?? null
  );
}
