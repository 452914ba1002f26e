import type { Provenance } from "../document.js";

/** Figures of one measure, area and origin: a line of the list of where the figures come from. */
export interface OriginGroup {
  measure: string;
  area: string;
  supplier: string;
  readFrom: string;
  /** places in the list of extracts, from 1 */
  extracts: number[];
  figures: { number: number; period: string; value: string }[];
}

/**
 * The origins of a document's figures, those of one measure and area together, and each extract named once. In the order
 * of first use; the extracts by name.
 */
export function originGroups(provenance: readonly Provenance[]): {
  extracts: string[];
  groups: OriginGroup[];
} {
  const extracts = [...new Set(provenance.flatMap(({ files }) => files))].sort();
  const places = new Map(extracts.map((file, index) => [file, index + 1]));
  const groups = new Map<string, OriginGroup>();
  for (const { number, period, value, measure, area, supplier, source, query, files } of provenance) {
    const readFrom = `${query}, ${source}`;
    const key = JSON.stringify([measure, area, supplier, readFrom]);
    const group = groups.get(key) ?? { measure, area, supplier, readFrom, extracts: [], figures: [] };
    group.figures.push({ number, period, value });
    const own = new Set([...group.extracts, ...files.map((file) => places.get(file) ?? 0)]);
    group.extracts = [...own].sort((a, b) => a - b);
    groups.set(key, group);
  }
  return { extracts, groups: [...groups.values()] };
}

/** "1 asb.csv; 2 crime.csv": what the numbers in the column of extracts stand for. */
export function extractsWords(extracts: readonly string[]): string {
  return extracts.length === 0
    ? ""
    : `Extracts: ${extracts.map((file, index) => `${index + 1} ${file}`).join("; ")}.`;
}
