import { counted } from "../../words/plural.js";
import type { Header } from "../read/header.js";
import { columnLetters, type Sheet } from "./sheet.js";
import type { SheetFacts } from "./sheetCsv.js";

/** What an analyst should know of a sheet that its records do not say, a line each. */
export function sheetNotes(facts: SheetFacts, { columns, line, lines, contract }: Header): string[] {
  const notes: string[] = [];
  const below = facts.hiddenRows.filter((row) => row >= line + lines);
  if (below.length > 0) notes.push(`${counted(below.length, "hidden row")} read too: ${ranges(below)}`);
  if (facts.hiddenColumns.length > 0) {
    const letters = facts.hiddenColumns.map(columnLetters);
    notes.push(`${counted(letters.length, "hidden column")} read too: ${letters.slice(0, 10).join(", ")}`);
  }
  const filled = new Set(contract?.sheet?.merged ?? []);
  for (const [role, column] of Object.entries(columns)) {
    const merged = facts.merged.filter(
      (range) => range.firstColumn === column && range.firstRow >= line + lines,
    );
    const [first] = merged;
    if (!first) continue;
    const where = `merged cells in column ${columnLetters(column)} (first: rows ${first.firstRow} to ${first.lastRow})`;
    notes.push(
      filled.has(role)
        ? `${where} say in each row what the first says`
        : `${where} have their text in the first row alone: where it holds for all of them, say sheet: { merged: [${role}] } in the contract`,
    );
  }
  return notes;
}

/** The sheets that were not read, in one line. */
export function unreadSheets(sheets: readonly Sheet[]): string[] {
  if (sheets.length === 0) return [];
  const names = sheets.map(({ name, hidden }) => `"${name}"${hidden ? " (hidden)" : ""}`);
  const more = names.length > 8 ? `, … (${names.length} in all)` : "";
  return [`not read, no contract asks for them: ${names.slice(0, 8).join(", ")}${more}`];
}

function ranges(rows: readonly number[]): string {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else found.push([row, row]);
  }
  const shown = found.slice(0, 5).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
  return `${shown.join(", ")}${found.length > 5 ? ", …" : ""}`;
}
