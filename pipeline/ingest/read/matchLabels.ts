import type { Contract } from "../../workspace/contracts/contract.js";
import { labelKey } from "./head.js";
import { withoutMarks } from "./marks.js";

export interface LabelMatch {
  columns: Record<string, number>;
  missing: string[];
  duplicate: { label: string; first: number; second: number } | null;
  matched: number;
  required: number;
}

/** Roles to columns by the contract's synonyms, the newest name first. */
export function matchLabels(contract: Contract, labels: readonly string[]): LabelMatch {
  const keys = labels.map(labelKey);
  const match: LabelMatch = { columns: {}, missing: [], duplicate: null, matched: 0, required: 0 };
  for (const [role, column] of Object.entries(contract.columns)) {
    const name = column.names.find((candidate) => keys.includes(labelKey(candidate)));
    if (!column.optional) match.required += 1;
    if (name === undefined) {
      if (!column.optional) match.missing.push(column.names[0] ?? role);
      continue;
    }
    const index = keys.indexOf(labelKey(name));
    const second = keys.indexOf(labelKey(name), index + 1);
    if (second >= 0)
      match.duplicate ??= { label: labels[index] ?? name, first: index + 1, second: second + 1 };
    match.columns[role] = index;
    match.matched += 1;
  }
  if ("headers" in contract.period) {
    const pattern = new RegExp(contract.period.headers, "iu");
    match.required += 1;
    if (labels.some((label) => pattern.test(withoutMarks(label)))) match.matched += 1;
    else match.missing.push(`a column whose label matches ${contract.period.headers}`);
  }
  return match;
}
