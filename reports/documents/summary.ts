import { type Block, type Inline, strong, text } from "../document.js";
import { formatPeriod } from "../formatDate.js";
import { formatCount, formatPercent } from "../formatNumber.js";
import { polaritySentence } from "../polarity.js";
import { rankFinding } from "../rankWords.js";
import type { AssessmentData } from "./assessmentData.js";
import type { Finding } from "./finding.js";
import { measuresTable } from "./measuresTable.js";

/** One page: the issues, what rose, what fell, what cannot be said; then all measures in one table. */
export function summary(
  data: AssessmentData,
  chapters: readonly { title: string; id: string; priority: boolean }[],
  all: readonly Finding[],
): Block[] {
  const higher = all.filter((finding) => finding.reading === "higher").sort(bySize);
  const lower = all.filter((finding) => finding.reading === "lower").sort(bySize);
  const level = all.filter((finding) => finding.reading === "within normal variation");
  const untested = all.filter((finding) => finding.reading === "not tested");
  const elsewhere = all.filter((finding) => finding.otherPeriod);
  const unknown = all.filter((finding) => finding.reading === null || finding.reading === "not comparable");
  const ranked = data.priorities.some(({ rank }) => rank !== null);
  const issues = chapters.filter(({ priority }) => priority);
  return [
    { kind: "heading", level: 1, id: "summary", text: "Summary" },
    {
      kind: "paragraph",
      style: "lead",
      inlines: [
        text(
          `Of ${all.length} measures for ${formatPeriod(data.period.start, data.period.end)}, ${areSome(higher)} higher and ${areSome(lower)} lower than in the same period of the previous year by more than chance alone would give; ${areSome(level)} within normal variation.${other(untested, "a survey's share, which is not tested", "survey shares, which are not tested")}${unknown.length === 0 ? "" : ` For ${formatCount(unknown.length)} no change can be given.`}${other(elsewhere, "for another year, which is named", "for another year, which is named")}`,
        ),
      ],
    },
    {
      kind: "heading",
      level: 2,
      id: "summary-issues",
      text: ranked ? "The priorities, in their order" : "The issues",
    },
    {
      kind: "list",
      ordered: ranked,
      items: issues.map(({ title, id }) => [{ kind: "reference", text: title, target: id }]),
    },
    ...findingsList(data, "summary-higher", "What is higher", higher),
    ...findingsList(data, "summary-lower", "What is lower", lower),
    ...unknownList(unknown),
    { kind: "heading", level: 2, id: "all-measures", text: "All measures" },
    measuresTable(data, "All measures", "table-all-measures", all),
  ];
}

function areSome(found: readonly Finding[]): string {
  return `${formatCount(found.length)} ${found.length === 1 ? "is" : "are"}`;
}

function other(found: readonly Finding[], one: string, more: string): string {
  return found.length === 0 ? "" : ` ${areSome(found)} ${found.length === 1 ? one : more}.`;
}

function bySize(a: Finding, b: Finding): number {
  return Math.abs(b.row.change ?? 0) - Math.abs(a.row.change ?? 0) || a.measure.position - b.measure.position;
}

function findingsList(data: AssessmentData, id: string, title: string, found: readonly Finding[]): Block[] {
  if (found.length === 0) return [];
  return [
    { kind: "heading", level: 2, id, text: title },
    { kind: "list", ordered: false, items: found.map((finding) => item(data, finding)) },
  ];
}

function item(data: AssessmentData, finding: Finding): Inline[] {
  const { row, measure, byCount } = finding;
  const change = row.change ?? 0;
  const polarity = polaritySentence(row, measure);
  const share = row.percent === null ? "" : ` (${formatPercent(row.percent)})`;
  const end = byCount !== null && Math.min(byCount.rank.rank_highest, byCount.rank.rank_lowest) <= 3;
  return [
    strong(measure.name),
    text(finding.otherPeriod ? `, ${formatPeriod(row.period_start, row.period_end)}: ` : ": "),
    finding.cite(formatCount(row.value ?? 0), "current"),
    text(", "),
    finding.cite(`${formatCount(Math.abs(change))} ${change > 0 ? "more" : "fewer"}${share}`, "current"),
    text(polarity === null ? "." : `. ${polarity.replace(/:.*$/, ".")}`),
    text(
      end && byCount !== null ? ` ${rankFinding(byCount.rank, byCount.tied, data.partnership.county)}` : "",
    ),
  ];
}

function unknownList(unknown: readonly Finding[]): Block[] {
  if (unknown.length === 0) return [];
  const reasons: Record<string, string> = {
    suppressed: "suppressed, because a small number might point to a person",
    incomplete: "the period was not wholly supplied",
    "half full": "months in the period hold far fewer records than usual",
    "no data": "no data were received",
  };
  return [
    { kind: "heading", level: 2, id: "summary-unknown", text: "What cannot be said" },
    {
      kind: "list",
      ordered: false,
      items: unknown.map(({ row, measure }) => [
        strong(measure.name),
        text(
          `: ${reasons[row.status] ?? `no change can be given${row.note === null ? ", because there is no figure for the year before" : ` (${row.note.replace(/\.$/, "")})`}`}.`,
        ),
      ]),
    },
  ];
}
