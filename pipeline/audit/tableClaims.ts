import type { Block } from "./blocks.js";
import type { Claim, Part } from "./claim.js";
import { findFigures } from "./figures.js";
import { measureNear } from "./measures.js";
import type { Segment } from "./segments.js";

type Column = "label" | "current" | "previous" | "change" | "percent" | "other";

/** Columns of a header row of a table that compares two periods, or null when it does not. */
function columnsOf(cells: readonly string[]): Column[] | null {
  const columns: Column[] = cells.map((cell, index) => {
    const text = cell.toLowerCase();
    if (/%|per\s?cent/.test(text)) return "percent";
    if (/\b(?:change|difference|diff|variance|increase|decrease)\b|\+\s*\/\s*-|±/.test(text)) return "change";
    if (/\b(?:previous|last year|prior)\b/.test(text)) return "previous";
    if (/\b(?:current|this year|latest)\b/.test(text)) return "current";
    return index === 0 ? "label" : "other";
  });
  const dated = cells.flatMap((cell, index) => {
    const date = findFigures(cell).find((figure) => figure.date !== null)?.date;
    return columns[index] === "other" && date?.yearGiven === true ? [{ index, from: date.from }] : [];
  });
  dated.sort((a, b) => (a.from < b.from ? 1 : -1));
  const [latest, earlier] = dated;
  // Three dated columns are a series: which two the change compares is not said, but the last two is usual.
  if (latest !== undefined && !columns.includes("current")) columns[latest.index] = "current";
  if (earlier !== undefined && !columns.includes("previous")) columns[earlier.index] = "previous";
  const two = columns.includes("current") && columns.includes("previous");
  const derived = columns.includes("change") || columns.includes("percent");
  return two && derived && columns.filter((one) => one === "current").length === 1 ? columns : null;
}

/** The claims of tables whose header names two periods and a change: one for each row of numbers. */
export function tableClaims(blocks: readonly Block[], segments: readonly Segment[]): Claim[] {
  const claims: Claim[] = [];
  let columns: Column[] | null = null;
  blocks.forEach((block, at) => {
    if (block.kind !== "row") {
      columns = null;
      return;
    }
    const header = columnsOf(block.cells);
    if (header !== null) {
      columns = header;
      return;
    }
    if (columns === null) return;
    const claim = rowClaim(block, at, columns, segments);
    if (claim !== null) claims.push(claim);
  });
  return claims;
}

function rowClaim(
  block: Block,
  at: number,
  columns: readonly Column[],
  segments: readonly Segment[],
): Claim | null {
  const parts: Partial<Record<Column, Part>> = {};
  let direction: Claim["direction"] = null;
  columns.forEach((column, index) => {
    const segment = segments.find((one) => one.block === at && one.cell === index);
    if (segment === undefined || column === "label" || column === "other") return;
    // A cell must hold its number alone; a narrative cell is read as prose.
    if (!/^[-+−(▲▼↑↓]*\s*£?[\d,.]+\s*%?\)?$/.test(segment.text)) return;
    const figure = findFigures(segment.text.replace(/^[(]|[)]$/g, " "))[0];
    if (figure === undefined) return;
    if (/^\s*[-−▼↓]/.test(segment.text)) direction = "down";
    parts[column] = {
      figure: { ...figure, value: Math.abs(figure.value), yearLike: false },
      segment: segment.index,
      certain: true,
    };
  });
  const { current, previous, change, percent } = parts;
  const lead = percent ?? change;
  if (current === undefined || previous === undefined || lead === undefined) return null;
  const label = block.cells[0] ?? "";
  return {
    segment: lead.segment,
    kind: "change",
    start: 0,
    end: segments[lead.segment]?.text.length ?? lead.figure.end,
    measure: measureNear(label, 0),
    area: null,
    period: null,
    current: [current],
    previous: [previous],
    change: change ?? null,
    otherChanges: [],
    percent: percent?.figure ?? null,
    direction,
    rank: null,
    rankWords: null,
  };
}
