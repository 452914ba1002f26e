import { lineAt, type Segment } from "../document/segments.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import { sourceLine, yearLabel } from "../facts/documentFacts.js";
import type { Judgement, ReadDocument, Rule } from "../facts/finding.js";
import type { Quantity } from "../quantities/quantity.js";
import type { Statement } from "../statements/statement.js";

const DONE =
  /\b(?:there (?:were|was|have been|has been)|during|this year|delivered|supported|attended|took place|held|issued|received|completed|visited|engaged|set up)\b/i;
const LEAST_WORDS = 7;

/** A sentence with figures, or a set of figures, that stood in last year's document already. */
export const copiedForward: Rule = {
  name: "copied-forward",
  explanation:
    "The sentence, or its figures, are in the previous document too. Last year's paragraphs are the commonest source of wrong figures.",
  check: ({ facts, statements, previous }) => {
    if (previous === null) return [];
    const old = new Map(previous.facts.segments.map((segment) => [normal(segment.text), segment]));
    const copied = new Set<number>();
    const findings = facts.segments.flatMap((segment): Judgement[] => {
      const source = old.get(normal(segment.text));
      if (source === undefined || segment.kind === "row" || segment.kind === "heading") return [];
      const severity = weigh(segment, facts.readings[segment.index]?.figures ?? [], statements, previous);
      if (severity === null) return [];
      copied.add(segment.index);
      const message = `Word for word, figures and all, as in line ${lineAt(source, 0)} of ${previous.facts.document.name}.`;
      return [aboutSegment(segment, severity, message, "this year's figures")];
    });
    return [...findings, ...sameFigures(statements, previous, copied)];
  },
};

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z\d%£]+/g, " ")
    .trim();
}

/** error: a change or last year's own period repeated; suspect: something done and counted; null: a standing fact. */
function weigh(
  segment: Segment,
  figures: readonly Quantity[],
  statements: readonly Statement[],
  previous: ReadDocument,
): "error" | "suspect" | null {
  if (segment.text.split(/\s+/).length < LEAST_WORDS) return null;
  const own = statements.filter((claim) => claim.segment === segment.index);
  if (
    own.some(
      (claim) =>
        claim.kind === "change" &&
        (claim.percent !== null || (claim.changes.length > 0 && claim.current.length > 0)),
    )
  )
    return "error";
  const period = previous.facts.own;
  const lastYear = figures.some(
    ({ date }) =>
      date !== null &&
      period !== null &&
      (date.kind === "range" || date.kind === "label") &&
      date.from.slice(0, 7) === period.from.slice(0, 7) &&
      date.to.slice(0, 7) === period.to.slice(0, 7),
  );
  if (lastYear && DONE.test(segment.text)) return "error";
  const counted = figures.some(
    (figure) => figure.kind === "count" && !/^[a-z]/i.test(figure.text) && figure.value > 4,
  );
  return counted && DONE.test(segment.text) ? "suspect" : null;
}

/** The same change and percentage of the same measure, in other words. */
function sameFigures(
  statements: readonly Statement[],
  previous: ReadDocument,
  copied: ReadonlySet<number>,
): Judgement[] {
  return statements.flatMap((claim): Judgement[] => {
    if (claim.kind !== "change" || copied.has(claim.segment)) return [];
    // Without a percentage, two small counts may recur by chance.
    const small = (claim.changes[0]?.figure.value ?? 0) < 5 || (claim.current[0]?.figure.value ?? 0) < 20;
    if (claim.percent === null && small) return [];
    const numbers = figuresOf(claim);
    if (numbers.length < 2) return [];
    const same = previous.statements.find(
      (one) =>
        one.kind === "change" &&
        // Value, change and percentage all alike are no coincidence, whatever the sentence calls them.
        (one.subject.join() === claim.subject.join() || (numbers.length === 3 && !small)) &&
        figuresOf(one).join() === numbers.join(),
    );
    if (same === undefined) return [];
    const where = sourceLine(previous.facts, same.segment, same.start);
    const year = previous.facts.own === null ? "the previous document" : yearLabel(previous.facts.own);
    const message = `The same figures (${numbers.join(", ")}) as for ${year}, line ${where} of ${previous.facts.document.name}.`;
    return [
      aboutStatement(claim, claim.percent === null ? "suspect" : "error", message, "this year's figures"),
    ];
  });
}

function figuresOf(claim: Statement): string[] {
  const sure = claim.current.filter((part) => part.certain).slice(0, 1);
  return [...sure, ...claim.changes.slice(0, 1)]
    .map((part) => String(part.figure.value))
    .concat(claim.percent === null ? [] : [`${Math.abs(claim.percent.value)}%`]);
}
