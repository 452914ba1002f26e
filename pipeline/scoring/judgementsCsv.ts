import type { Judgement } from "./judgement.js";

const columns = [
  "plan_year",
  "priority",
  "criterion",
  "score",
  "weight",
  "reason",
  "name",
  "role",
  "date",
] as const;

/** `seeds/judgements.csv` as text: the columns in order, a line a judgement, quotes only where they are needed. */
export function judgementsCsv(judgements: readonly Judgement[]): string {
  const cell = (value: string | number | null): string => {
    // one line a judgement, so that a refusal can name the line
    const text = value === null ? "" : String(value).replace(/\s+/g, " ").trim();
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = judgements.map((judgement) => columns.map((column) => cell(judgement[column])).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}
