import { type Block, text } from "../document.js";
import { formatPeriod } from "../formatDate.js";
import { formatCount } from "../formatNumber.js";
import type { AssessmentData } from "./assessmentData.js";
import type { Finding } from "./finding.js";
import { measuresTable } from "./measuresTable.js";
import { findingsList, standingList, unknownList } from "./summaryLists.js";

/** One page: the issues, what rose, what fell, what cannot be said; then all measures in one table. */
export function summary(
  data: AssessmentData,
  chapters: readonly { title: string; id: string; priority: boolean }[],
  all: readonly Finding[],
): Block[] {
  const higher = all.filter((finding) => finding.reading === "higher").sort(bySize);
  const lower = all.filter((finding) => finding.reading === "lower").sort(bySize);
  const unknown = all.filter((finding) => finding.reading === null || finding.reading === "not comparable");
  const ranked = data.priorities.some(({ rank }) => rank !== null);
  const issues = chapters.filter(({ priority }) => priority);
  return [
    { kind: "heading", level: 1, id: "summary", text: "Summary" },
    {
      kind: "paragraph",
      style: "lead",
      inlines: [text(lead(data, all))],
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
    ...standingList(data, all),
    ...unknownList(unknown),
    { kind: "heading", level: 2, id: "all-measures", text: "All measures" },
    measuresTable(data, "All measures", "table-all-measures", all),
  ];
}

/** The whole in one paragraph: how many are higher, lower, level, and of how many that cannot be said. */
function lead({ period }: AssessmentData, all: readonly Finding[]): string {
  const count = (reading: Finding["reading"]) => all.filter((finding) => finding.reading === reading).length;
  const number = `${formatCount(all.length)} ${all.length === 1 ? "measure" : "measures"}`;
  const unknown = count(null) + count("not comparable");
  const elsewhere = all.filter(({ otherPeriod }) => otherPeriod).length;
  const span = formatPeriod(period.start, period.end);
  const first =
    unknown === all.length
      ? `${number} for ${span} ${all.length === 1 ? "is" : "are"} set out here; of none can a change from the year before be given.`
      : `Of ${number} for ${span}, ${are(count("higher"))} higher and ${are(count("lower"))} lower than in the same period of the previous year by more than chance alone would give; ${are(count("within normal variation"))} within normal variation.`;
  return [
    first,
    count("not tested") === 0
      ? ""
      : `${are(count("not tested"))} ${count("not tested") === 1 ? "a share" : "shares"} from a survey and not tested.`,
    unknown === 0 || unknown === all.length ? "" : `For ${formatCount(unknown)} no change can be given.`,
    elsewhere === 0 ? "" : `${are(elsewhere)} for another twelve months, which are named.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function are(count: number): string {
  return `${count === 0 ? "none" : formatCount(count)} ${count === 1 || count === 0 ? "is" : "are"}`;
}

function bySize(a: Finding, b: Finding): number {
  return Math.abs(b.row.change ?? 0) - Math.abs(a.row.change ?? 0) || a.measure.position - b.measure.position;
}
