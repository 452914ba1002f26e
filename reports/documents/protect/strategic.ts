import { caredFor, protectionOf } from "../../../pipeline/disclosure/protect.js";
import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { StrategicData } from "../data/strategicData.js";
import { protectAssessment } from "./assessment.js";
import { protectEvidence } from "./evidence.js";
import { protectTargets } from "./targets.js";

/**
 * The assessment as it may leave the house. Figures and places are hidden as in every document; success measures and
 * the evidence of scores that rest on a measure of which something is hidden give none of its figures. What is found of
 * a figure (interval, signal, group) is only looked up for figures that are shown: see `findingEvidence`.
 */
export function protectStrategic(
  workspace: Workspace,
  data: StrategicData,
  issued: readonly EarlierCell[] = [],
): { data: StrategicData; cells: EarlierCell[] } {
  const { data: safe, cells, hidden } = protectAssessment(workspace, data, issued);
  const { sensitive, parts } = protectionOf(workspace);
  const cared = caredFor(sensitive, parts ?? new Map());
  const isOpen = (row: { measure: string }) => !cared(row) && !hidden.has(row.measure);
  return {
    data: {
      ...safe,
      hidden,
      // a single hour can point to a person
      hours: (data.hours ?? []).filter(isOpen),
      repeats: (data.repeats ?? []).filter(isOpen),
      rest: (data.rest ?? []).filter(isOpen),
      // years that are not protected together with those of the assessment
      longRun: (data.longRun ?? []).filter(isOpen),
      ...(data.targets === undefined
        ? {}
        : { targets: protectTargets(data.targets, { hidden, cared, trends: safe.trends }) }),
      ...(data.ranking === undefined
        ? {}
        : { ranking: protectEvidence(data.ranking, safe.measures, hidden) }),
    },
    cells,
  };
}
