import type { Contract } from "../workspace/contracts/contract.js";
import type { Workspace } from "../workspace/workspace.js";
import type { Within } from "./cellSystem.js";

/**
 * What each measure is made of, as a reader can know it: the parts that the seeds state, and those that a contract makes, which counts
 * all records of a log and the same records by type. Of these only where a sensitive measure is among them, since no
 * figure of the others is withheld. Records of types that the contract leaves out are a part that nothing is known of.
 */
export function partsOf({ measures, contracts }: Pick<Workspace, "measures" | "contracts">): Within {
  const stated = new Map(
    measures.filter(({ parts }) => parts.length > 0).map(({ id, parts }) => [id, parts]),
  );
  const sensitive = new Set(measures.filter((measure) => measure.sensitive).map(({ id }) => id));
  const parts = new Map<string, readonly string[]>(stated);
  for (const [total, types] of contracts.flatMap(totals)) {
    if (parts.has(total) || ![total, ...types].some((measure) => sensitive.has(measure))) continue;
    parts.set(total, [...new Set(types.flatMap((type) => stated.get(type) ?? [type]))]);
  }
  return parts;
}

/** The measures of a contract that count every record, each with the types that the same records are counted by. */
function totals({ measures }: Contract): [total: string, types: string[]][] {
  return measures.flatMap((all) => {
    if (!("measure" in all) || all.where !== undefined) return [];
    const cell = "value" in all ? all.value : undefined;
    return measures.flatMap((by): [string, string[]][] => {
      if (!("by" in by) || by.values === undefined || by.split !== undefined || by.where !== undefined)
        return [];
      if (by.value !== cell) return [];
      const named = Object.values(by.values);
      const types = [...new Set(named.map((type) => type ?? `${all.measure}, of other types`))];
      return types.includes(all.measure) ? [] : [[all.measure, types]];
    });
  });
}
