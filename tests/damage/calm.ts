import type { Answer, Run } from "./judge.js";

/** What is asked of files that are right, or said to be less whole than of the clean supply: nothing, if all is well. */
export function doubted(clean: Answer, { crash, refusals, answer }: Run): string[] {
  if (crash !== null) return [crash];
  const lesser = (answer?.trends ?? []).filter((trend) => {
    const before = clean.trends.find(({ measure, area }) => measure === trend.measure && area === trend.area);
    return before?.status === "complete" && trend.status !== "complete";
  });
  return [
    ...refusals,
    ...lesser.map(({ measure, area, status, note }) => `${measure} ${area}: ${status}, ${note}`),
  ];
}
