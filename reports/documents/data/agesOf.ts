import { largest, sumOf } from "../../../pipeline/bulk.js";
import { ownDistricts } from "../../../pipeline/workspace/ownDistricts.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { AssessmentData } from "./assessmentData.js";

/** The latest residents by age of a partnership's districts, added up; null where they are not known of each. */
export function agesOf(workspace: Workspace): NonNullable<AssessmentData["ages"]> | null {
  const ours = new Set(ownDistricts(workspace).map(({ code }) => code));
  const known = workspace.ages.filter(({ area }) => ours.has(area));
  const latest = largest(known.map(({ year }) => year));
  const rows = known.filter(({ year }) => year === latest);
  const [first] = rows;
  if (first === undefined || rows.length < ours.size) return null;
  return {
    source: first.source.includes(String(latest)) ? first.source : `${first.source} ${latest}`,
    under18: sumOf(rows, ({ under_18 }) => under_18),
    adults: sumOf(rows, ({ aged_18_to_64 }) => aged_18_to_64),
    over65: sumOf(rows, ({ aged_65_over }) => aged_65_over),
  };
}
