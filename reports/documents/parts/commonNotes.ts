import type { Reason } from "../../../pipeline/store/reason.js";
import { type Block, text } from "../../document.js";
import { keyOf, noteWords } from "../../words/reasons.js";
import { asSentence } from "../../words/sentences.js";
import type { Finding } from "../data/finding.js";

/** Said with so many figures of one chapter, a note is said once for all of them. */
const often = 3;

/**
 * Takes out of the findings of one chapter the notes that many of them share (a lockdown, a small base), to be said
 * once above them; what only some have stays with each.
 */
export function commonNotes(members: readonly Finding[]): { said: Block[]; members: Finding[] } {
  const counts = new Map<string, { reason: Reason; count: number }>();
  for (const reason of members.flatMap(({ row }) => row.reasons)) {
    const { count } = counts.get(keyOf(reason)) ?? { count: 0 };
    counts.set(keyOf(reason), { reason, count: count + 1 });
  }
  const common = [...counts.values()].filter(({ count }) => count >= often);
  if (common.length === 0) return { said: [], members: [...members] };
  // what always stands together is one note: "restrictions emptied shops; breaches were counted"
  const groups: { reasons: Reason[]; count: number }[] = [];
  for (const { reason, count } of common) {
    const last = groups.at(-1);
    const together = members.every(
      ({ row }) => !has(row, reason) || last?.reasons.every((other) => has(row, other)) === true,
    );
    if (last !== undefined && last.count === count && together) last.reasons.push(reason);
    else groups.push({ reasons: [reason], count });
  }
  const said: Block = {
    kind: "callout",
    tone: "note",
    title: "To be read with the figures below",
    paragraphs: groups.map(({ reasons, count }) => {
      const which = count === members.length ? "all of them" : `${count} of the ${members.length}`;
      return [text(`${asSentence(noteWords(reasons) ?? "").replace(/\.$/, "")} (${which}).`)];
    }),
  };
  return {
    said: [said],
    members: members.map((finding) => {
      const reasons = finding.row.reasons.filter(
        (own) => !common.some(({ reason }) => keyOf(reason) === keyOf(own)),
      );
      return { ...finding, row: { ...finding.row, reasons } };
    }),
  };
}

const has = ({ reasons }: Finding["row"], reason: Reason): boolean =>
  reasons.some((own) => keyOf(own) === keyOf(reason));
