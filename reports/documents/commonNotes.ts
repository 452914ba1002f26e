import { type Block, text } from "../document.js";
import { asSentence } from "../sentences.js";
import type { Finding } from "./finding.js";

/** Said with so many figures of one chapter, a note is said once for all of them. */
const often = 3;

/**
 * Takes out of the findings of one chapter the notes that many of them share (a lockdown, a small base), to be said
 * once above them; what only some have stays with each.
 */
export function commonNotes(members: readonly Finding[]): { said: Block[]; members: Finding[] } {
  const parts = (finding: Finding) => (finding.row.note ?? "").split("; ").filter((part) => part !== "");
  const counts = new Map<string, number>();
  for (const part of members.flatMap(parts)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= often).map(([part]) => part);
  if (common.length === 0) return { said: [], members: [...members] };
  // what always stands together is one note: "restrictions emptied shops; breaches were counted"
  const groups: { words: string; count: number }[] = [];
  for (const part of common) {
    const last = groups.at(-1);
    const count = counts.get(part) ?? 0;
    const together = members.every((finding) => {
      const own = parts(finding);
      return !own.includes(part) || last?.words.split("; ").every((other) => own.includes(other)) === true;
    });
    if (last !== undefined && last.count === count && together) last.words = `${last.words}; ${part}`;
    else groups.push({ words: part, count });
  }
  const said: Block = {
    kind: "callout",
    tone: "note",
    title: "To be read with the figures below",
    paragraphs: groups.map(({ words, count }) => {
      const which = count === members.length ? "all of them" : `${count} of the ${members.length}`;
      return [text(`${asSentence(words).replace(/\.$/, "")} (${which}).`)];
    }),
  };
  return {
    said: [said],
    members: members.map((finding) => {
      const own = parts(finding).filter((part) => !common.includes(part));
      return { ...finding, row: { ...finding.row, note: own.length === 0 ? null : own.join("; ") } };
    }),
  };
}
