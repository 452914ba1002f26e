import { type Block, text } from "../../document.js";
import type { Finding } from "../data/finding.js";
import { findingList } from "../parts/findingList.js";
import type { AnnualReportData } from "./data.js";

const isBreak = ({ code }: Finding["row"]["reasons"][number]): boolean => code === "break";

/** A finding without the breaks in recording that touch it, which are said once for all under the quality of the data. */
const withoutBreaks = (finding: Finding): Finding => ({
  ...finding,
  row: { ...finding.row, reasons: finding.row.reasons.filter((reason) => !isBreak(reason)) },
});

/** Whether it has a place among other areas, of which its table has less to say. */
export const isPlaced = ({ byRate, byCount }: Finding): boolean => byRate !== null || byCount !== null;

/** A sentence a finding; one that a break in recording touches is marked. */
export function sentences(data: AnnualReportData, members: readonly Finding[]): Block[] {
  const list = findingList(data, members.map(withoutBreaks));
  const touched = members.map(({ row }) => row.reasons.some(isBreak));
  const items = list.items.map((item, index) => (touched[index] === true ? [...item, text(" †")] : item));
  const note = text("† To be read with care: see the section on data quality.");
  return [
    { ...list, items },
    ...(touched.includes(true)
      ? [{ kind: "paragraph" as const, style: "note" as const, inlines: [note] }]
      : []),
  ];
}
