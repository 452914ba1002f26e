import { addAll } from "../../bulk.js";
import type { Block } from "../document/blocks.js";
import { matchesOf } from "../document/matches.js";
import type { Segment } from "../document/segments.js";
import { bareChange } from "./bareChanges.js";
import { changesOf, type Link } from "./findStatements.js";
import type { Reading } from "./reading.js";
import { EMPTY, type Statement } from "./statement.js";
import { surroundingsOf } from "./surroundings.js";

const RANKED =
  /(?:⟨O(\d+)⟩[\s-]+(?:joint[\s-]+)?|\b(?:the|joint)\s+)(highest|lowest|largest|smallest|best|worst|fewest)\b/g;
const RANK_SCOPE =
  /\b(?:in|of|across|within|out of|among)\s+(?:the\s+|our\s+|its\s+|all\s+)?(?:whole\s+of\s+)?(⟨N\d+⟩(?:\s+[a-z]+)?|most similar group|msg|[a-z]+(?:\s+(?:group|area|region|force|county))?)/;

/**
 * Every statement the audit reads in a document's prose: changes, shares, plain counts and ranks, in reading order.
 *
 * @param contents - blocks of the table of contents, whose page numbers are no counts
 * @param ownNames - words of the document's own area, which distinguish nothing
 */
export function readStatements(
  blocks: readonly Block[],
  readings: readonly Reading[],
  contents: ReadonlySet<number>,
  ownNames: ReadonlySet<string>,
): Statement[] {
  const statements: Statement[] = [];
  for (const reading of readings) {
    const { segment } = reading;
    if (contents.has(segment.block)) continue;
    const previous = readings[segment.index - 1];
    const before =
      previous?.segment.block === segment.block && previous.segment.cell === segment.cell
        ? previous
        : undefined;
    const links: Link[] = changesOf(reading, before, leadOf(blocks, readings, segment));
    const used = new Set(
      links.flatMap((link) => [
        link.percent,
        link.multiple,
        ...[...link.current, ...link.previous, ...link.changes].map((part) => part.figure),
      ]),
    );
    if (links.length === 0) addAll(links, bareChange(reading));
    addAll(links, ranksOf(reading));
    addAll(links, restOf(reading, used));
    addAll(statements, [
      ...links.map((link) => ({ ...link, ...surroundingsOf(link, reading, readings, ownNames) })),
    ]);
  }
  return statements.sort((a, b) => a.segment - b.segment || a.start - b.start);
}

/** The sentence that opens the list a bullet stands in: "The largest falls were in:". */
export function leadOf(
  blocks: readonly Block[],
  readings: readonly Reading[],
  segment: Segment,
): Reading | undefined {
  if (segment.kind !== "item") return undefined;
  let at = segment.block;
  while (at > 0 && blocks[at]?.kind === "item") at -= 1;
  if (!/[:–-]\s*$/.test(blocks[at]?.text ?? "")) return undefined;
  return readings.findLast((one) => one.segment.block === at);
}

function ranksOf({ segment, figures, shape }: Reading): Link[] {
  return [...matchesOf(RANKED, shape.text)].flatMap((match) => {
    const rank = match[1] === undefined ? null : (figures[Number(match[1])] ?? null);
    const start = rank?.start ?? segment.text.toLowerCase().indexOf(match[0].trim());
    const rest = shape.text.slice(match.index + match[0].length, match.index + 110);
    const named = RANK_SCOPE.exec(rest.split(/[.;,]/)[0] ?? "")?.[1]?.replace(
      /⟨N(\d+)⟩/,
      (_, index) => figures[Number(index)]?.text ?? "",
    );
    if (start < 0 || (named === undefined && rank === null)) return [];
    const end = Math.max(start + match[0].length, rank?.end ?? 0);
    const rankWords =
      `${rank?.text ?? ""} ${match[2] ?? ""}${named === undefined ? "" : ` in ${named}`}`.trim();
    return [{ ...EMPTY, segment: segment.index, kind: "rank" as const, start, end, rank, rankWords }];
  });
}

/** Percentages and numbers that no change took: shares, and counts. */
function restOf({ segment, figures, roles }: Reading, used: ReadonlySet<unknown>): Link[] {
  // "3.4" at the head of a row numbers an action.
  if (segment.kind === "row" && /^\d{1,2}\.\d{1,2}\.?$/.test(segment.text)) return [];
  return figures.flatMap((figure, index): Link[] => {
    if (used.has(figure)) return [];
    const base = { ...EMPTY, segment: segment.index, start: figure.start, end: figure.end };
    if (figure.kind === "percent") return [{ ...base, kind: "share", percent: figure }];
    if (figure.kind !== "count" && figure.kind !== "money" && figure.kind !== "rate") return [];
    if (roles[index]?.name === "change" || roles[index]?.name === "label") return [];
    const part = { figure, segment: segment.index, certain: roles[index]?.sure ?? false, way: null };
    return [{ ...base, kind: "count", current: [part] }];
  });
}
