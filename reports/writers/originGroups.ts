import { groupBy } from "../../pipeline/groupBy.js";
import type { Provenance } from "../document.js";

/** Figures of one measure and origin: a line of the list of where the figures come from. */
export interface OriginGroup {
  measure: string;
  supplier: string;
  source: string;
  /** the table the figures were read from */
  query: string;
  /** places in the list of extracts, from 1 */
  extracts: number[];
  /** "October 2022 to September 2023: Northwick 1,221; October 2021 to September 2022: Northwick 1,094" */
  figures: string;
}

/**
 * The origins of a document's figures, those of one measure together, and each extract named once. In the order of first
 * use; the extracts by name.
 */
export function originGroups(provenance: readonly Provenance[]): {
  extracts: string[];
  groups: OriginGroup[];
} {
  const extracts = [...new Set(provenance.flatMap(({ files }) => files))].sort();
  const namesOf = (entries: readonly Provenance[]): string => {
    const numbers = extracts.flatMap((file, index) =>
      entries.some(({ files }) => files.includes(file)) ? [String(index + 1)] : [],
    );
    return numbers.length === 0 ? "no extract" : `extract ${numbers.join(", ")}`;
  };
  const keyOf = ({ measure, supplier, source, query }: Provenance) =>
    JSON.stringify([measure, supplier, source, query]);
  const groups = [...groupBy(provenance, keyOf).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { measure, supplier, source, query } = first;
    // where the periods are of different extracts, each names its own
    const alike = new Set(own.map(({ files }) => JSON.stringify(files))).size === 1;
    const files = new Set(own.flatMap((entry) => entry.files));
    return [
      {
        measure,
        supplier,
        source,
        query,
        extracts: extracts.flatMap((file, index) => (files.has(file) ? [index + 1] : [])),
        figures: [...groupBy(own, ({ period }) => period)]
          .map(
            ([period, entries]) =>
              `${period}: ${entries.map(({ area, value }) => `${area} ${value}`).join(", ")}${alike ? "" : ` (${namesOf(entries)})`}`,
          )
          .join("; "),
      },
    ];
  });
  return { extracts, groups };
}
