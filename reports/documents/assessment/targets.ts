import { joinWords } from "../../../pipeline/words/list.js";
import { countedOrNo } from "../../../pipeline/words/plural.js";
import type { Block } from "../../document.js";
import { insideSentence } from "../../words/countedThing.js";
import { chanceSentences } from "../../words/targets.js";
import type { Finding } from "../data/finding.js";
import type { StrategicData } from "../data/strategicData.js";
import { sentence } from "../parts/sentenceBlock.js";
import { comparedUnevenly, targetTable } from "../parts/targets.js";

/** How the year's figures answer the plan's success measures; each with its figures is in the annex. */
export function assessmentTargets(
  data: StrategicData,
  all: readonly Finding[],
): { blocks: Block[]; annex: Block[] } {
  const { targets = [], ranking } = data;
  const plan = (ranking?.planYear ?? targets[0]?.plan_year ?? "").replace("-", "/");
  if (targets.length === 0) return { blocks: [], annex: [] };
  const count = (answer: string) => targets.filter((target) => target.answer === answer).length;
  const names = (answer: string) =>
    joinWords(targets.filter((target) => target.answer === answer).map(({ text }) => insideSentence(text)));
  const missed = names("not met");
  const blocks: Block[] = [
    { kind: "heading", level: 2, id: "success-measures", text: "Success measures" },
    ...sentence(
      `The plan for ${plan} has ${countedOrNo(targets.length, "success measure", "success measures")}. On the figures of this assessment ${count("met")} would be met and ${count("not met")} would not; ${count("cannot be judged")} cannot be judged. ${chanceSentences(targets)}${missed === "" ? "" : ` Not met: ${missed}.`} The annex has each with its figures.`,
    ),
  ];
  const annex: Block[] = [
    {
      kind: "heading",
      level: 1,
      id: "success-measures-figures",
      text: "Success measures with their figures",
    },
    targetTable(
      targets,
      "table-success-measures",
      "Success measures on this year's figures",
      targets,
      comparedUnevenly(targets, all, data.revised),
    ),
  ];
  return { blocks, annex };
}
