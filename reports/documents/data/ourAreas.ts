import type { Store } from "../../../pipeline/store/open.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { readLogo } from "../../readLogo.js";
import type { AssessmentData } from "./assessmentData.js";

/** Codes that are us in any of the scopes: the district's, then its partnership's. */
export function ourAreas(workspace: Workspace): string[] {
  return [workspace.partnership.district, ...partnershipOf(workspace)];
}

/** Whose document it is. */
export function partnershipWords({
  root,
  areas,
  partnership,
  glossary,
}: Workspace): AssessmentData["partnership"] {
  const { house_style: style } = partnership;
  const logo = readLogo(root, style);
  const district = areas.find(({ code }) => code === partnership.district);
  return {
    name: style?.organisation ?? partnership.name,
    ...(style?.accent === undefined ? {} : { accent: style.accent }),
    ...(logo === undefined ? {} : { logo }),
    district: { code: partnership.district, name: district?.name ?? partnership.district },
    county: partnership.county.name,
    percentBase: partnership.thresholds.percent_base,
    suppressBelow: partnership.thresholds.suppress_below,
    words: glossary,
  };
}

/** The partnership that is this district and no other. */
function partnershipOf({ areas, partnership }: Workspace): string[] {
  const parents = areas.find(({ code }) => code === partnership.district)?.parents ?? [];
  const csps = areas.filter(({ level, code }) => level === "csp" && parents.includes(code));
  return csps
    .filter(({ code }) => areas.filter((area) => area.parents.includes(code)).length === 1)
    .map(({ code }) => code);
}

/** The area lists that are compared, the one preferred for findings first, with their names. */
export async function scopeNames(store: Store, county: string): Promise<AssessmentData["scopes"]> {
  const rows = await store.rows<{ scope: string }>(
    "select distinct scope from scopes where scope <> 'wards' order by scope",
  );
  return rows.map(({ scope }) => ({
    scope,
    name: scope.endsWith("-csps") ? `community safety partnerships in ${county}` : `districts in ${county}`,
  }));
}
