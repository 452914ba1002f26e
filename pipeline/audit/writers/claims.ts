import type { Claim, Part } from "../claim.js";
import { type DocumentFacts, sourceLine } from "../documentFacts.js";
import type { ReadDocument } from "../finding.js";

/** A claim with all its parts as the document prints them; parts it does not have are null. */
export interface ClaimRecord {
  readonly document: string;
  readonly line: number;
  readonly page: number | null;
  readonly kind: Claim["kind"];
  readonly measure: string | null;
  readonly area: string | null;
  readonly period: string | null;
  readonly current: string | null;
  readonly previous: string | null;
  readonly change: string | null;
  readonly percent: string | null;
  readonly direction: Claim["direction"];
  readonly rank: string | null;
  readonly quote: string;
}

/** Every claim of a document as plain records, in reading order. */
export function claimRecords({ facts, claims }: ReadDocument): ClaimRecord[] {
  const pages = new Map(facts.document.lines.map((line) => [line.number, line.page]));
  return claims.map((claim) => {
    const line = sourceLine(facts, claim.segment, claim.start);
    return {
      document: facts.document.name,
      line,
      page: pages.get(line) ?? null,
      kind: claim.kind,
      measure: claim.measure?.name ?? null,
      area: claim.area,
      period: claim.period?.text ?? null,
      current: sayParts(claim.current),
      previous: sayParts(claim.previous),
      change: claim.change?.figure.text ?? null,
      percent: claim.percent?.text ?? null,
      direction: claim.direction,
      rank: claim.rankWords,
      quote: quoteOf(facts, claim),
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

function quoteOf(facts: DocumentFacts, claim: Claim): string {
  const segment = facts.segments[claim.segment];
  if (segment === undefined) return "";
  return segment.kind === "row"
    ? (facts.blocks[segment.block]?.cells ?? []).filter((cell) => cell !== "").join(" | ")
    : segment.text;
}

const PARTS = [
  "measure",
  "area",
  "period",
  "current",
  "previous",
  "change",
  "percent",
  "direction",
  "rank",
] as const;

/** Claims for the terminal: where, what kind, the parts that were read, and the sentence. */
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
