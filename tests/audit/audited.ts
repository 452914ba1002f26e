import { auditDocument, understand } from "../../pipeline/audit/auditDocument.js";
import type { SourceDocument } from "../../pipeline/audit/document/document.js";
import { numberPages } from "../../pipeline/audit/document/numberPages.js";
import type { Finding, ReadDocument } from "../../pipeline/audit/facts/finding.js";

/** A text as a document. */
export function textDocument(text: string, name = "document.txt"): SourceDocument {
  return { name, format: "text", lines: numberPages(text) };
}

export function readText(text: string, name?: string): ReadDocument {
  return understand(textDocument(text, name));
}

/** Findings of a text by all rules. */
export function auditText(text: string, name?: string, previous?: ReadDocument): Finding[] {
  return auditDocument(readText(text, name), previous ?? null);
}

/** "rule severity" of each finding that is more than a note. */
export function alarms(findings: readonly Finding[]): string[] {
  return findings
    .filter((finding) => finding.severity !== "note")
    .map((finding) => `${finding.rule} ${finding.severity}: ${finding.quote} — ${finding.message}`);
}

/** The text wrapped hard at so many columns, as extraction leaves it. */
export function wrapHard(text: string, columns: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}

export const REPORT_HEAD =
  "Example District Community Safety Partnership\n\nAnnual Report 2021-22\n\nApril 2022\n\n";
export const PLAN_HEAD = "Example District Community Safety Partnership\n\nAction Plan 2024/25\n\n";
