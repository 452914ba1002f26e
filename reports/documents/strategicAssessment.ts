import type { Block, Document } from "../document.js";
import { formatPeriod } from "../formatDate.js";
import { provenanceRegister } from "../provenance.js";
import type { AssessmentData } from "./assessmentData.js";
import { blockWords } from "./blockWords.js";
import { dataQuality } from "./dataQuality.js";
import { type Finding, findings } from "./finding.js";
import { glossary } from "./glossary.js";
import { issueChapter } from "./issueChapter.js";
import { letterhead } from "./letterhead.js";
import { method } from "./method.js";
import { notices } from "./notices.js";
import { sources } from "./sources.js";
import { summary } from "./summary.js";

/**
 * The strategic assessment of one assessment year, as blocks: summary, a chapter an issue, sources, data
 * quality, method, where the figures come from, words used. A pure function of its rows.
 */
export function strategicAssessment(data: AssessmentData): Document {
  const register = provenanceRegister();
  const all = findings(data, register);
  const chapters = groupByIssue(data, all);
  const body: Block[] = [
    ...summary(
      data,
      chapters,
      chapters.flatMap(({ members }) => members),
    ),
    ...chapters.flatMap(({ title, id, members }) => issueChapter(data, title, id, members)),
    ...sources(data.supplies),
    ...dataQuality(data, all),
    ...method(data),
  ];
  return {
    name: "strategic-assessment",
    title: "Strategic assessment",
    subtitle: formatPeriod(data.period.start, data.period.end),
    ...letterhead(data.partnership),
    date: data.period.end,
    notices: notices(data),
    blocks: [
      ...body,
      ...glossary(body.map(blockWords).join(" ")),
      { kind: "heading", level: 1, id: "figures", text: "Where the figures come from" },
      { kind: "provenance", caption: "Every figure in this document and its origin" },
    ],
    provenance: register.entries(),
  };
}

function groupByIssue(data: AssessmentData, all: readonly Finding[]) {
  const ranked = data.priorities.some(({ rank }) => rank !== null);
  const chapters = data.priorities.map(({ id, name, rank }) => ({
    id: `issue-${id.replaceAll("_", "-")}`,
    title: name,
    // an issue of another year has a chapter, but no place in the order
    priority: rank !== null || !ranked,
    members: comparedFirst(all.filter(({ measure }) => measure.priority === id)),
  }));
  const placed = new Set(chapters.flatMap(({ members }) => members));
  const rest = all.filter((finding) => !placed.has(finding));
  return [
    ...chapters,
    { id: "issue-other", title: "Other measures", priority: false, members: comparedFirst(rest) },
  ].filter(({ members }) => members.length > 0);
}

/** What can be compared with other areas leads; what one partner counts alone follows. */
function comparedFirst(members: readonly Finding[]): Finding[] {
  const compared = members.filter(({ byCount, byRate }) => byCount !== null || byRate !== null);
  return [...compared, ...members.filter((finding) => !compared.includes(finding))];
}
