import { monthName } from "./monthNames.js";

const parts: Readonly<Record<string, string>> = {
  d: "\\d{1,2}",
  m: "\\d{1,2}",
  y: "\\d{2}",
  Y: "\\d{4}",
  H: "\\d{1,2}",
  I: "\\d{1,2}",
  M: "\\d{2}",
  S: "\\d{2}(?:\\.\\d+)?",
  b: `(?:${monthName})\\.?`,
  B: `(?:${monthName})\\.?`,
  z: "(?:Z|[+-]\\d{2}:?\\d{2})",
  p: "[AP]M",
};

/** The labels that no strptime format describes. */
const labels: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{2} Q\d$/, "(?=.*\\b(?:19|20)\\d{2}\\s?[-/]?\\s?\\d{2}).+"],
  [/^\d{4} Q\d$/, "(?=.*\\b(?:19|20)\\d{2}\\b).+"],
  [/^\d{4}-\d{2}$/, "\\d{4}\\s?[-/–]?\\s?(?:\\d{2}|\\d{4})"],
  [/^\d{4}-W\d{2}$/, "\\d{4}[-\\s]?w(?:eek|k)?\\s?\\d{1,2}"],
  [/^\d{4}-\d{2} %[bBm]$/, "(?=.*\\b(?:19|20)\\d{2}\\s?[-/]?\\s?\\d{2}).+"],
];

/** What a text looks like that a contract's format may read: for telling contracts apart and for drafts, not for reading. */
export function formatShape(format: string): RegExp {
  const label = labels.find(([pattern]) => pattern.test(format))?.[1];
  const written =
    label ??
    format
      .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
      .replace(/%(-?[a-zA-Z])/g, (_, letter: string) => parts[letter.replace("-", "")] ?? ".+");
  return new RegExp(`^(?:${written})$`, "iu");
}
