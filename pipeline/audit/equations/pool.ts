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
  const reach = Array.from(
    { length: segment.block - first + REACH },
    (_, at) => Math.max(0, first - REACH) + at,
  );
  const above = [...new Set(reach)]
    .filter((block) => block < segment.block)
    .flatMap((block) => readingsOf(block, readings))
    .filter((one) => one.segment.kind !== "row" || segment.kind !== "row");
  return [...new Set([...beside, ...(lead === undefined ? [] : [lead]), ...above.reverse()])];
}

const BLOCKS = new WeakMap<readonly Reading[], Map<number, Reading[]>>();

/** The sentences of a block, in order. */
export function readingsOf(block: number, readings: readonly Reading[]): readonly Reading[] {
  const blocks = BLOCKS.get(readings) ?? byBlock(readings);
  BLOCKS.set(readings, blocks);
  return blocks.get(block) ?? [];
}

function byBlock(readings: readonly Reading[]): Map<number, Reading[]> {
  const blocks = new Map<number, Reading[]>();
  for (const one of readings) {
    const own = blocks.get(one.segment.block);
    if (own === undefined) blocks.set(one.segment.block, [one]);
    else own.push(one);
  }
  return blocks;
}

/** How many blocks above a sentence in which what it speaks of may be printed. */
const REACH = 1;
