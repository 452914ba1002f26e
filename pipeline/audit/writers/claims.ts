import { type DocumentFacts, sourceLine } from "../facts/documentFacts.js";
import type { ReadDocument } from "../facts/finding.js";
import type { Part, Statement } from "../statements/statement.js";

/** A statement with all its parts as the document prints them; parts it does not have are null. */
export interface ClaimRecord {
  readonly document: string;
  readonly line: number;
  readonly page: number | null;
  readonly kind: Statement["kind"];
  readonly subject: string | null;
  readonly area: string | null;
  readonly period: string | null;
  readonly current: string | null;
  readonly previous: string | null;
  readonly change: string | null;
  readonly percent: string | null;
  readonly points: string | null;
  readonly direction: Statement["direction"];
  readonly rank: string | null;
  readonly quote: string;
}

/** Every statement of a document as plain records, in reading order. */
export function claimRecords({ facts, statements }: ReadDocument): ClaimRecord[] {
  const pages = new Map(facts.document.lines.map((line) => [line.number, line.page]));
  return statements.map((statement) => {
    const line = sourceLine(facts, statement.segment, statement.start);
    return {
      document: facts.document.name,
      line,
      page: pages.get(line) ?? null,
      kind: statement.kind,
      subject: statement.subject.length === 0 ? null : statement.subject.join(" "),
      area: statement.areas.length === 0 ? null : statement.areas.join(", "),
      period: statement.period?.text ?? null,
      current: sayParts(statement.current),
      previous: sayParts(statement.previous),
      change: sayParts(statement.changes),
      percent: (statement.percent ?? statement.multiple)?.text ?? null,
      points: statement.points?.text ?? null,
      direction: statement.direction,
      rank: statement.rankWords,
      quote: quoteOf(facts, statement),
    };
  });
}

/** The parts the wording leaves no doubt about; else every candidate, marked with a question mark. */
function sayParts(parts: readonly Part[]): string | null {
  if (parts.length === 0) return null;
  const certain = parts.filter((part) => part.certain);
  return certain.length > 0
    ? certain.map((part) => part.figure.text).join(" or ")
    : parts.map((part) => `${part.figure.text}?`).join(" or ");
}

function quoteOf(facts: DocumentFacts, { segment: at }: Statement): string {
  const segment = facts.segments[at];
  if (segment === undefined) return "";
  return segment.kind === "row"
    ? (facts.blocks[segment.block]?.cells ?? []).filter((cell) => cell !== "").join(" | ")
    : segment.text;
}

const PARTS = [
  "subject",
  "area",
  "period",
  "current",
  "previous",
  "change",
  "percent",
  "points",
  "direction",
  "rank",
] as const;

/** Statements for the terminal: where, what kind, the parts that were read, and the sentence. */
export function writeClaims(records: readonly ClaimRecord[]): string {
  const lines = records.flatMap((record) => {
    const parts = PARTS.flatMap((part) => (record[part] === null ? [] : [`${part} ${record[part]}`]));
    const page = record.page === null ? "" : ` (page ${record.page})`;
    return [
      `${record.document}:${record.line}${page}  ${record.kind}  ${parts.join("; ")}`,
      `    "${record.quote}"`,
    ];
  });
  return `${[...lines, `${records.length} claims`].join("\n")}\n`;
}
