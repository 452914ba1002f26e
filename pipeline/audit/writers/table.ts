import { addAll } from "../../bulk.js";
import { oneOrMany } from "../../words/plural.js";
import type { Finding, Severity } from "../facts/finding.js";

const WIDTH = 110;

/** Findings for the terminal: one block each, the documents in the order given, a count at the end. */
export function writeTable(findings: readonly Finding[]): string {
  const lines: string[] = [];
  let document = "";
  for (const finding of findings) {
    if (finding.document !== document) {
      if (document !== "") lines.push("");
      document = finding.document;
      lines.push(document);
    }
    const page = finding.page === null ? "" : ` (page ${finding.page})`;
    lines.push(`  line ${finding.line}${page}  ${finding.severity.toUpperCase()}  ${finding.rule}`);
    addAll(lines, [...wrap(`"${finding.quote}"`, 4), ...wrap(finding.message, 4)]);
    if (finding.expected !== "") addAll(lines, wrap(`Expected: ${finding.expected}`, 4));
  }
  if (findings.length > 0) lines.push("");
  lines.push(countFindings(findings));
  return `${lines.join("\n")}\n`;
}

/** "2 errors, 1 suspect, 0 notes". */
export function countFindings(findings: readonly Finding[]): string {
  const say = (severity: Severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${count} ${severity}${oneOrMany(count, "", "s")}`;
  };
  return [say("error"), say("suspect"), say("note")].join(", ");
}

function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > WIDTH - indent) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((one) => " ".repeat(indent) + one);
}
