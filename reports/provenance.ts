import type { Inline, Provenance } from "./document.js";

export interface Register {
  /** A figure inline bound to where its number comes from; the same origin keeps its number. */
  cite(words: string, origin: Omit<Provenance, "number">): Inline;
  /** Every origin cited so far, in the order of first use. */
  entries(): Provenance[];
}

/** Numbers the origins of a document's figures as they are first used. */
export function provenanceRegister(): Register {
  const known = new Map<string, Provenance>();
  return {
    cite(words, origin) {
      const key = JSON.stringify([origin.source, origin.query, origin.measure, origin.area, origin.period]);
      const entry = known.get(key) ?? { number: known.size + 1, ...origin };
      known.set(key, entry);
      return { kind: "figure", text: words, provenance: entry.number };
    },
    entries: () => [...known.values()],
  };
}
