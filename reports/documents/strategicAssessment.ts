import type { Block, Document } from "../document.js";
import { formatPeriod } from "../formatDate.js";
import { provenanceRegister } from "../provenance.js";
import type { AssessmentData } from "./assessmentData.js";
import { blockWords } from "./blockWords.js";
import { dataQuality } from "./dataQuality.js";
import { findings } from "./finding.js";
import { glossary } from "./glossary.js";
import { groupByIssue } from "./groupByIssue.js";
import { issueChapter } from "./issueChapter.js";
import { letterhead } from "./letterhead.js";
import { method } from "./method.js";
import { notedFigures } from "./notesFigures.js";
import { checkPlaced, noteOf } from "./notesFill.js";
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
  checkPlaced(
    data.notes,
    chapters.map(({ issue }) => issue),
  );
  const figures = notedFigures(data, all, register);
  const body: Block[] = [
    ...summary(
      data,
      chapters,
      chapters.flatMap(({ members }) => members),
    ),
    ...chapters.flatMap(({ title, id, issue, members }) =>
      issueChapter(data, title, id, members, noteOf(data.notes, issue, id, figures)),
    ),
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
