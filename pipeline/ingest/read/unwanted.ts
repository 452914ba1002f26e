import { labelKey } from "./head.js";

/** What comes with the extracts that are wanted and is none of them, by labels that no other file has together. */
const known: readonly { what: string; labels: readonly string[] }[] = [
  {
    what: "outcomes of crimes as data.police.uk gives them: they count decisions, not offences",
    labels: ["Crime ID", "Reported by", "Falls within", "LSOA code", "Outcome type"],
  },
  {
    what: "stops and searches as data.police.uk gives them: they count searches, and are placed by no LSOA",
    labels: ["Type", "Date", "Part of a policing operation", "Legislation", "Object of search"],
  },
];

/** What a file is that no contract knows and that is known not to be wanted; null of any other. */
export function unwanted(labels: readonly string[]): string | null {
  const keys = new Set(labels.map(labelKey));
  return known.find((file) => file.labels.every((label) => keys.has(labelKey(label))))?.what ?? null;
}
