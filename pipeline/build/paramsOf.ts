import type { Parameters } from "../store/open.js";
import type { Workspace } from "../workspace/workspace.js";
import type { AskedPeriod } from "./build.js";

/** The settings that the models read: those of the partnership and the period asked for. */
export function paramsOf({ partnership }: Workspace, asked: AskedPeriod | null): Parameters {
  const peers = asked?.peers ?? partnership.county;
  return {
    district: partnership.district,
    county_area: "area" in peers ? peers.area : null,
    county_name: peers.name,
    peers_codes: "codes" in peers ? peers.codes : null,
    assessment_starts: partnership.assessment_year.starts,
    percent_base: partnership.thresholds.percent_base,
    half_full: partnership.thresholds.half_full,
    asked_to: asked ? `${asked.to}-01` : null, // text, cast where it is used
    asked_months: asked?.months ?? 12,
  };
}
