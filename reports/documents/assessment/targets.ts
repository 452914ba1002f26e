import { countedOrNo } from "../../../pipeline/words/plural.js";
import type { Block } from "../../document.js";
import type { StrategicData } from "../data/strategicData.js";
import { sentence } from "../parts/sentenceBlock.js";
import { targetTable } from "../parts/targets.js";

/** The plan's success measures as the year's figures answer them. */
export function assessmentTargets(data: StrategicData): Block[] {
  const { targets = [], ranking } = data;
  const plan = (ranking?.planYear ?? targets[0]?.plan_year ?? "").replace("-", "/");
  if (targets.length === 0) return [];
  const count = (answer: string) => targets.filter((target) => target.answer === answer).length;
  return [
    { kind: "heading", level: 1, id: "success-measures", text: "Success measures" },
    ...sentence(
      `The plan for ${plan} has ${countedOrNo(targets.length, "success measure", "success measures")}. On the figures of this assessment ${count("met")} would be met and ${count("not met")} would not; ${count("cannot be judged")} cannot be judged.`,
    ),
    targetTable(targets, "table-success-measures", "Success measures on this year's figures"),
  ];
}
