import type { EarlierCell } from "../../pipeline/analysis/suppression.js";
import type { Workspace } from "../../pipeline/workspace/workspace.js";
import { protectAssessment } from "./protectAssessment.js";
import { protectTargets } from "./protectTargets.js";
import type { AssessmentRanking, StrategicData } from "./strategicData.js";

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
  const names = data.measures.filter(({ measure }) => hidden.has(measure)).map(({ name }) => name);
  return {
    data: {
      ...safe,
      hidden,
      ...(data.targets === undefined ? {} : { targets: protectTargets(data.targets, hidden) }),
      ...(data.ranking === undefined ? {} : { ranking: protectRanking(data.ranking, hidden, names) }),
    },
    cells,
  };
}

function protectRanking(
  ranking: AssessmentRanking,
  hidden: ReadonlySet<string>,
  names: readonly string[],
): AssessmentRanking {
  return {
    ...ranking,
    evidence: ranking.evidence.map((row) =>
      row.small || (row.measure !== null && hidden.has(row.measure))
        ? { ...row, finding: "[c]", value: null, word: null }
        : row,
    ),
    moved: new Map([...ranking.moved].filter(([, why]) => !names.some((name) => why.includes(name)))),
  };
}
