import type { SourceDocument } from "./document/document.js";
import { lineAt } from "./document/segments.js";
import { documentFacts } from "./facts/documentFacts.js";
import type { Finding, Judgement, ReadDocument, Rule, Severity } from "./facts/finding.js";
import type { StoreFigure } from "./facts/storeFigures.js";
import { tempered } from "./precision.js";
import { rules } from "./rules/index.js";
import { readStatements } from "./statements/readStatements.js";
import { readTables } from "./tables/table.js";

const LONGEST_QUOTE = 220;
const ORDER: readonly Severity[] = ["error", "suspect", "note"];

/** Cut a document into sentences, and find what they and its tables state. */
export function understand(document: SourceDocument): ReadDocument {
  const facts = documentFacts(document);
  return {
    facts,
    statements: readStatements(
      facts.blocks,
      facts.readings,
      new Set(facts.contents.map((entry) => entry.block)),
      facts.ownNames,
    ),
    tables: readTables(facts.blocks, facts.segments),
  };
}

/**
 * Judge a document by every rule. Findings come in the order of its lines, errors first within a line;
 * the same inputs give the same findings.
 *
 * @param previous - the same partnership's document of the year before, for the rules that compare the two
 * @param store - the workspace's figures, for the rule that compares claims with them
 */
export function auditDocument(
  read: ReadDocument,
  previous: ReadDocument | null = null,
  store: readonly StoreFigure[] = [],
): Finding[] {
  const input = { ...read, previous, store };
  const pages = new Map(read.facts.document.lines.map((line) => [line.number, line.page]));
  const judged = rules.flatMap((rule) => rule.check(input).map((judgement) => ({ rule, judgement })));
  const findings = judged
    .filter(({ rule, judgement }) => rule.last !== true || !judged.some((one) => precedes(one, judgement)))
    .map(({ rule, judgement }) => place(read, rule, judgement, pages));
  const once = new Map(
    findings.map((finding) => [
      `${finding.line}|${finding.rule}|${finding.quote}|${finding.message}`,
      finding,
    ]),
  );
  return [...once.values()].sort(
    (a, b) =>
      a.line - b.line || ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || (a.rule < b.rule ? -1 : 1),
  );
}

/** Whether a nearer rule has judged the same stretch: what is asked last is then not told. */
function precedes(one: { rule: Rule; judgement: Judgement }, other: Judgement): boolean {
  const { segment, start, end, severity } = one.judgement;
  return (
    one.rule.last !== true &&
    severity !== "note" &&
    segment === other.segment &&
    start < other.end &&
    other.start < end
  );
}

/** How many figures a sentence has in which no third can be meant: two levels and the change between them. */
const FEW = 3;

function isUnsure({ facts }: ReadDocument, { compares }: Rule, { segment, severity }: Judgement): boolean {
  const figures = facts.readings[segment]?.figures ?? [];
  return (
    compares === true &&
    severity === "error" &&
    figures.filter(({ kind }) => !["date", "duration", "rank", "page", "ignored"].includes(kind)).length > FEW
  );
}

function place(
  read: ReadDocument,
  rule: Rule,
  judgement: Judgement,
  pages: ReadonlyMap<number, number | null>,
): Finding {
  const { facts } = read;
  const segment = facts.segments[judgement.segment];
  const line = segment === undefined ? 1 : lineAt(segment, judgement.start);
  return {
    document: facts.document.name,
    line,
    page: pages.get(line) ?? null,
    rule: rule.name,
    severity: tempered(rule.name, isUnsure(read, rule, judgement) ? "suspect" : judgement.severity),
    quote: quote(read, judgement),
    message: judgement.message,
    expected: judgement.expected,
  };
}

/** The sentence, or of a long one the words about the figure; a table cell brings its row's first words. */
function quote({ facts }: ReadDocument, { segment: at, start, end }: Judgement): string {
  const segment = facts.segments[at];
  if (segment === undefined) return "";
  if (segment.kind === "row")
    return shorten(
      (facts.blocks[segment.block]?.cells ?? []).filter((cell) => cell !== "").join(" | "),
      0,
      0,
    );
  return shorten(segment.text, start, end);
}

function shorten(text: string, start: number, end: number): string {
  if (text.length <= LONGEST_QUOTE) return text;
  const room = Math.max(0, LONGEST_QUOTE - (end - start));
  let from = Math.max(0, Math.min(start - Math.floor(room / 2), text.length - LONGEST_QUOTE));
  let to = Math.min(text.length, Math.max(from + LONGEST_QUOTE, end));
  if (from > 0) from = text.indexOf(" ", from) + 1;
  if (to < text.length) to = text.lastIndexOf(" ", to);
  return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}
