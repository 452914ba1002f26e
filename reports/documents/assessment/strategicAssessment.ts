import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { type Block, type Document, type Inline, text } from "../../document.js";
import { provenanceRegister } from "../../provenance.js";
import { contestedSentence } from "../../words/targets.js";
import { harmSection } from "../charts/harmChart.js";
import { longRunChart } from "../charts/longRunChart.js";
import { assessedFindings } from "../data/assessedFindings.js";
import { groupByIssue } from "../data/groupByIssue.js";
import { unreasoned } from "../data/ranking.js";
import type { StrategicData } from "../data/strategicData.js";
import { slots, unwritten } from "../notes/slots.js";
import { dataQuality } from "../parts/dataQuality.js";
import { framed } from "../parts/framed.js";
import { letterhead } from "../parts/letterhead.js";
import { measuresTable } from "../parts/measuresTable.js";
import { notedFigures } from "../parts/notesFigures.js";
import { checkPlaced, noteOf, writtenSections } from "../parts/notesFill.js";
import { notices } from "../parts/notices.js";
import { findingsPrinted, revisionBlocks } from "../parts/revisedFigures.js";
import { sources } from "../parts/sources.js";
import { brief, crimeAsAWhole } from "./brief.js";
import { inAppendix, issueChapter, otherIssues } from "./chapter.js";
import { lastPlanBlocks } from "./lastActions.js";
import { leadFindings } from "./leadFindings.js";
import { method } from "./method.js";
import { partYear } from "./partYear.js";
import { profile } from "./profile.js";
import { assessmentScoring } from "./scoring.js";
import { summary } from "./summary.js";
import { assessmentTargets } from "./targets.js";
import { wardTables } from "./wardTables.js";

/** The first page of the assessment by itself: one side of A4. */
export function assessmentInBrief(data: StrategicData): Document {
  const all = assessedFindings(data, provenanceRegister());
  return {
    name: "assessment-in-brief",
    title: "Strategic assessment in brief",
    subtitle: formatPeriod(data.period.start, data.period.end),
    date: data.period.end,
    ...letterhead(data.partnership),
    notices: notices(data),
    // where its figures come from is in the assessment
    blocks: brief(data, all).map(withoutOrigins),
    provenance: [],
    onePage: true,
  };
}

function withoutOrigins(block: Block): Block {
  const plain = (inlines: readonly Inline[]) =>
    inlines.map((inline) => (inline.kind === "figure" ? text(inline.text) : inline));
  if (block.kind === "paragraph") return { ...block, inlines: plain(block.inlines) };
  return block.kind === "list" ? { ...block, items: block.items.map(plain) } : block;
}

/**
 * The strategic assessment of one assessment year, as blocks: the whole in brief, the contents, summary, data quality, a chapter an issue,
 * success measures; then its annex for those who check: method, revisions, further charts, the scoring with its evidence, all
 * figures, sources, words used, where the figures come from. A pure function of its rows.
 */
export function strategicAssessment(data: StrategicData): Document {
  const register = provenanceRegister();
  const all = assessedFindings(data, register);
  const chapters = groupByIssue(data, all);
  checkPlaced(
    data.notes,
    chapters.map(({ issue }) => issue),
  );
  const figures = notedFigures(data, all, register);
  const commentary = ({ issue, id }: (typeof chapters)[number]) => noteOf(data.notes, issue, id, figures);
  const section = (id: string) =>
    writtenSections(
      data.notes,
      slots.assessment.filter((slot) => slot.id === id),
      figures,
    );
  const planned = chapters.filter(({ priority }) => priority);
  const others = chapters.filter(({ priority }) => !priority);
  const inOrder = chapters.flatMap(({ members }) => members);
  const leads = new Set(
    planned.flatMap(({ members, issue }) => leadFindings(members, data.leading?.get(issue ?? ""))),
  );
  const crime = crimeAsAWhole(all);
  const run = crime === null ? null : longRunChart(data, crime);
  const written = planned.map((chapter) => issueChapter(data, chapter, commentary(chapter), crime));
  const targets = assessmentTargets(data, all);
  const charts = written.flatMap(({ annex }) => annex);
  const body: Block[] = [
    ...brief(data, all),
    { kind: "contents" },
    ...summary(data, planned, inOrder),
    ...(run === null
      ? []
      : [{ kind: "heading" as const, level: 2 as const, id: "long-run", text: "The long run" }, run]),
    ...targets.blocks,
    ...section("recommendations"),
    ...profile(data, section("profile")),
    ...dataQuality(data, all),
    ...partYear(data, inOrder, register),
    ...written.flatMap(({ blocks }) => blocks),
    ...otherIssues(
      data,
      others.map((chapter) => ({ chapter, commentary: commentary(chapter) })),
    ),
    ...harmSection(data, inOrder),
    ...["horizon", "gaps", "strengths", "contact"].flatMap(section),
    { kind: "annex" },
    ...method(data, all),
    ...revisionBlocks(findingsPrinted(all), data.revised ?? [], { months: true, level: 1 }),
    ...(charts.length === 0
      ? []
      : [
          { kind: "heading" as const, level: 1 as const, id: "charts", text: "More charts by issue" },
          ...charts,
        ]),
    ...assessmentScoring(data),
    ...targets.annex,
    ...lastPlanBlocks(data),
    { kind: "heading", level: 1, id: "all-measures", text: "All figures" },
    measuresTable(
      data,
      "All measures",
      "table-all-measures",
      inOrder.map((finding) => (leads.has(finding) ? finding : inAppendix(finding))),
    ),
    ...wardTables(inOrder),
    ...sources(data.supplies),
  ];
  const made = framed(
    data,
    {
      name: "strategic-assessment",
      title: "Strategic assessment",
      subtitle: formatPeriod(data.period.start, data.period.end),
      date: data.period.end,
    },
    body,
    register,
  );
  const { ranking } = data;
  const reasons = ranking === undefined ? [] : unreasoned(ranking.ranked, ranking.planYear);
  return {
    ...made,
    warnings: [
      ...reasons,
      ...(data.lastPlan?.contested ?? []).map(contestedSentence),
      ...unwritten("assessment", data.notes),
    ],
  };
}
