import { addMonths } from "../../calendar/day.js";
import { formatNumber } from "../../words/number.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import { alike } from "../facts/alike.js";
import { sourceLine } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, meets } from "../quantities/quantity.js";
import { type Statement, soleLevel } from "../statements/statement.js";

/** What this document implies for last year against what last year's document printed. */
export const previousFigure: Rule = {
  name: "previous-figure",
  explanation:
    "The previous value that this document gives or implies is not the one that last year's document printed. Sources do revise their figures; then say so.",
  check: ({ facts, statements, previous }) => {
    // Years that do not follow one another cannot be compared so.
    if (previous === null || facts.own === null || previous.facts.own === null) return [];
    if (previous.facts.own.from !== addMonths(facts.own.from, -12)) return [];
    return statements.flatMap((statement): Judgement[] => {
      const before = impliedPrevious(statement);
      if (statement.subject.length === 0 || before === null) return [];
      const text = facts.segments[statement.segment]?.text ?? "";
      const home = facts.segments[statement.current[0]?.segment ?? -1]?.text ?? "";
      const candidates = previous.statements.filter(
        (one) =>
          (one.kind === "change" || one.kind === "count") &&
          sameSubject(one, statement) &&
          soleLevel(one.current)?.kind === "count" &&
          one.areas.join() === statement.areas.join() &&
          partOf(previous.facts.segments[one.segment]?.text ?? "") === partOf(text),
      );
      const changed = candidates.filter((one) => one.kind === "change");
      const alikes = candidates.filter((one) =>
        alike(`${home} ${text}`, previous.facts.segments[one.current[0]?.segment ?? one.segment]?.text ?? ""),
      );
      const sources = alikes.length > 0 ? alikes : changed;
      const values = [...new Set(sources.map((one) => soleLevel(one.current)?.value))];
      const [only] = values;
      const [source] = sources;
      if (
        values.length !== 1 ||
        only === undefined ||
        source === undefined ||
        meets({ low: only, high: only }, before)
      )
        return [];
      const where = sourceLine(previous.facts, source.segment, source.start);
      const message = `${statement.subject.join(" ")}: ${formatNumber((before.low + before.high) / 2)} is given or implied for the previous year, but line ${where} of ${previous.facts.document.name} printed ${formatNumber(only)}.`;
      return [
        aboutStatement(statement, "suspect", message, `${formatNumber(only)}, or a word on the revision`),
      ];
    });
  },
};

function sameSubject(one: Statement, other: Statement): boolean {
  const [a, b] = [new Set(one.subject), new Set(other.subject)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared === Math.min(a.size, b.size);
}

/** Words that make of the measure a part of it: a quarter, a town, one kind. */
function partOf(text: string): boolean {
  return /\b(?:quarter|month|male|female|men|women|alone|of these|of which|repeat|rolling|per 1,000|rate)\b/i.test(
    text,
  );
}

/** The previous level printed, else the current one less the change; null when either is unsure. */
function impliedPrevious(statement: Statement): { low: number; high: number } | null {
  if (statement.kind !== "change") return null;
  const printed = soleLevel(statement.previous);
  if (printed !== null) return printed.kind === "count" ? intervalOf(printed) : null;
  if (statement.previous.length > 0) return null;
  const now = soleLevel(statement.current);
  const [change, ...more] = statement.changes;
  if (now?.kind !== "count" || change === undefined || more.length > 0 || change.figure.hedge !== null)
    return null;
  const way = change.way ?? statement.direction;
  if (way === null) return null;
  const value = now.value + (way === "down" ? 1 : -1) * Math.abs(change.figure.value);
  return { low: value - now.slack, high: value + now.slack };
}
