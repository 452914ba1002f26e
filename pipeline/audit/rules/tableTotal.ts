import { addAll, largest } from "../../bulk.js";
import type { Block } from "../blocks.js";
import type { DocumentFacts } from "../documentFacts.js";
import { findFigures } from "../figures.js";
import type { Judgement, Rule } from "../finding.js";
import { sayNumber } from "../sayNumber.js";
import type { Segment } from "../segments.js";
import { aboutSegment } from "./aboutSegment.js";

/** The lines of a table against its total row, or against the sum that the sentence above it announces. */
export const tableTotal: Rule = {
  name: "table-total",
  explanation:
    "The lines of the table do not add up to its total, or to the sum that the text above the table says it sets out.",
  check: ({ facts }) => tablesOf(facts.blocks).flatMap(([from, to]) => judgeTable(facts, from, to)),
};

function tablesOf(blocks: readonly Block[]): [number, number][] {
  const tables: [number, number][] = [];
  let from = -1;
  for (let at = 0; at <= blocks.length; at += 1) {
    const row = blocks[at]?.kind === "row";
    if (row && from < 0) from = at;
    if (!row && from >= 0) {
      if (at - from >= 3) tables.push([from, at]);
      from = -1;
    }
  }
  return tables;
}

function judgeTable(facts: DocumentFacts, from: number, to: number): Judgement[] {
  const rows = facts.blocks.slice(from, to);
  const width = largest(rows.map((row) => row.cells.length));
  const totalAt = rows.findIndex(
    (row, index) =>
      index > 1 && /^(?:grand |overall )?total\b/i.test(row.cells.find((cell) => cell !== "") ?? ""),
  );
  const findings: Judgement[] = [];
  for (let column = 1; column < width; column += 1) {
    const lines = rows.slice(0, totalAt < 0 ? rows.length : totalAt);
    const values = lines.map((row) => cellValue(row.cells[column] ?? ""));
    const start = values.findIndex((value) => value !== null);
    const body = values.slice(start);
    // A column with a gap or a word in it is not one of lines that add up.
    if (start < 0 || body.length < 2 || body.some((value) => value === null)) continue;
    const heading = rows[0]?.cells[column] ?? "";
    if (/%|rate|rank|average|mean|per |page|year/i.test(heading)) continue;
    const sum = body.reduce<number>((total, value) => total + (value ?? 0), 0);
    if (totalAt >= 0) addAll(findings, againstRow(facts, from + totalAt, column - width, sum, body.length));
    else if (lines.slice(start).every((row) => (row.cells[column] ?? "").includes("£")))
      addAll(findings, againstText(facts, from, sum, body.length));
  }
  return findings;
}

function cellValue(cell: string): number | null {
  const match = /^£?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/.exec(cell);
  return match === null ? null : Number(`${(match[1] ?? "").replaceAll(",", "")}${match[2] ?? ""}`);
}

/** The total's cell is counted from the right, since a total row often leaves out cells. */
function againstRow(
  facts: DocumentFacts,
  block: number,
  fromRight: number,
  sum: number,
  lines: number,
): Judgement[] {
  const cells = facts.blocks[block]?.cells ?? [];
  const column = cells.length + fromRight;
  const cell = cells[column] ?? "";
  const total = cellValue(cell);
  const segment = facts.segments.find((one) => one.block === block && one.cell === column);
  if (total === null || segment === undefined || Math.abs(total - sum) < 0.005) return [];
  const message = `The ${lines} lines above add up to ${sayNumber(sum)}, and ${cell} is printed as their total (${sayNumber(Math.abs(total - sum))} ${total > sum ? "more" : "less"}).`;
  return [aboutSegment(segment, "error", message, sayNumber(sum))];
}

/** The paragraph above that speaks of the table and names one sum of money. */
function againstText(facts: DocumentFacts, table: number, sum: number, lines: number): Judgement[] {
  const above = facts.blocks[table - 1];
  if (
    above === undefined ||
    !/\b(?:table|below|following|as follows|set out|breakdown|spend|spent|allocated|funded|funding)\b/i.test(
      above.text,
    )
  )
    return [];
  const sums = facts.segments
    .filter((segment: Segment) => segment.block === table - 1)
    .flatMap((segment) =>
      findFigures(segment.text).flatMap((figure) => (figure.kind === "money" ? [{ segment, figure }] : [])),
    );
  const [only] = sums;
  if (
    only === undefined ||
    sums.length > 1 ||
    only.figure.hedge !== null ||
    Math.abs(only.figure.value - sum) < 0.005
  )
    return [];
  // A sum of quite another size is not the one the table sets out.
  if (only.figure.value > sum * 2 || only.figure.value < sum / 2) return [];
  const difference = Math.abs(only.figure.value - sum);
  const message = `The ${lines} lines of the table below add up to £${sayNumber(sum)}, and ${only.figure.text} is printed above it (£${sayNumber(difference)} apart).`;
  return [
    aboutSegment(only.segment, "error", message, `£${sayNumber(sum)}`, only.figure.start, only.figure.end),
  ];
}
