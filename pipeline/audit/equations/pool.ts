import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Reading } from "../statements/reading.js";
import { leadOf } from "../statements/readStatements.js";

/** Sentences that a figure of this one may speak of, the nearest first: its neighbours, its list's lead, the lines above. */
export function neighboursOf(reading: Reading, facts: DocumentFacts): Reading[] {
  const { segment } = reading;
  const { readings, blocks } = facts;
  const same = (one: Reading | undefined) =>
    one?.segment.block === segment.block && one.segment.cell === segment.cell ? [one] : [];
  const beside = [-1, -2, 1].flatMap((step) => same(readings[segment.index + step]));
  const lead = leadOf(blocks, readings, segment);
  let first = segment.block;
  while (segment.kind === "item" && blocks[first - 1]?.kind === "item") first -= 1;
  const above = readings.filter(
    (one) =>
      one.segment.block < segment.block &&
      one.segment.block >= first - REACH &&
      (one.segment.kind !== "row" || segment.kind !== "row"),
  );
  return [...new Set([...beside, ...(lead === undefined ? [] : [lead]), ...above.reverse()])];
}

/** How many blocks above a sentence in which what it speaks of may be printed. */
const REACH = 1;
