import { largest, sumOf } from "../../../pipeline/bulk.js";
import { ownDistricts } from "../../../pipeline/workspace/ownDistricts.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { AssessmentData } from "./assessmentData.js";

/** The latest Indices of Deprivation of a partnership's districts, added up; null where they are not known of each. */
export function deprivationOf(workspace: Workspace): NonNullable<AssessmentData["deprivation"]> | null {
  const ours = new Set(ownDistricts(workspace).map(({ code }) => code));
  const known = workspace.deprivation.filter(({ area }) => ours.has(area));
  const latest = largest(known.map(({ year }) => year));
  const rows = known.filter(({ year }) => year === latest);
  const [first] = rows;
  if (first === undefined || rows.length < ours.size) return null;
  return {
    source: first.source,
    lsoas: sumOf(rows, ({ lsoas }) => lsoas),
    tenth: sumOf(rows, ({ most_deprived_tenth: tenth }) => tenth),
    fifth: sumOf(rows, ({ most_deprived_fifth: fifth }) => fifth),
  };
}
