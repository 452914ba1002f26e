import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, type Document, type Inline, strong, text } from "../../document.js";
import { provenanceRegister } from "../../provenance.js";
import { chanceSentences } from "../../words/targets.js";
import { type Finding, findings } from "../data/finding.js";
import { isApart, unreasoned } from "../data/ranking.js";
import { slots, unwritten } from "../notes/slots.js";
import { framed } from "../parts/framed.js";
import { measuresTable } from "../parts/measuresTable.js";
import { notedFigures } from "../parts/notesFigures.js";
import { writtenLines, writtenSections } from "../parts/notesFill.js";
import { findingsPrinted, revisionBlocks } from "../parts/revisedFigures.js";
import { sentence } from "../parts/sentenceBlock.js";
import { comparedUnevenly, targetTable } from "../parts/targets.js";
import type { CommitteePaperData } from "./data.js";
import { implicationBlocks } from "./implications.js";
import { planAppendix, planBlocks, unexplained } from "./plan.js";
import {
  blanksSentence,
  judgedSentence,
  judgementTable,
  orderReasons,
  rankingTable,
  scoresTable,
} from "./tables.js";

/**
 * The paper that puts a plan before those who adopt it, as blocks: what each body is asked, the ranked priorities with
 * how far the ranking holds, success measures, implications; in its annex the actions of the plan, the scores, all figures and where they come from. A pure function of its rows.
 */
export function committeePaper(data: CommitteePaperData): Document {
  const register = provenanceRegister();
  const within = (finding: Finding) => ({ ...finding, id: "appendix-figures" });
  const all = findings(data, register).map(within);
  const plan = planWords(data);
  const figures = notedFigures(data, all, register);
  const section = (id: string) =>
    writtenSections(
      data.notes,
      slots.committee.filter((slot) => slot.id === id),
      figures,
    );
  const lines = writtenLines(data.notes, committeeLines, figures);
  const report = section("report");
  const body: Block[] = [
    ...(report.length === 0 && lines.length > 0 ? [reportHeading] : report.slice(0, 1)),
    ...lines,
    ...report.slice(1),
    ...recommendations(data),
    ...background(data),
    ...priorities(data),
    ...targets(data, all),
    ...implicationBlocks(data, all),
    ...["equality", "net-zero", "wellbeing", "conclusions", "background-papers"].flatMap(section),
    { kind: "annex" },
    ...planBlocks(data),
    { kind: "heading", level: 1, id: "appendix-scores", text: "Appendix B: how the priorities were scored" },
    ...sentence(
      `Scheme: ${data.scheme}. Each criterion gives an issue 0 to 5, or nothing where no evidence is known; what is unknown is left out and never counted as 0. The weights: ${data.criteria.map(({ name, weight }) => `${name} ${weight}`).join("; ")}.`,
    ),
    scoresTable(data),
    ...judgementTable(data, data.internal),
    { kind: "heading", level: 1, id: "appendix-figures", text: "Appendix C: all figures" },
    measuresTable(data, "All measures", "table-appendix-figures", all),
    ...revisionBlocks(findingsPrinted(all), data.revised ?? [], { months: false, level: 2 }),
  ];
  const made = framed(
    data,
    {
      name: `committee-paper-${data.planYear}`,
      title: "Community safety strategy and action plan",
      subtitle: `Covering paper, plan year ${plan}`,
      date: data.period.end,
    },
    body,
    register,
  );
  return {
    ...made,
    warnings: [
      ...unreasoned(data.ranked, data.planYear),
      ...unexplained(data),
      ...unwritten("committee", data.notes, data.implications),
    ],
  };
}

const committeeLines = slots.committee.filter((slot) => "line" in slot);

const reportHeading: Block = { kind: "heading", level: 1, id: "section-report", text: "Report details" };

const planWords = ({ planYear }: CommitteePaperData): string => planYear.replace("-", "/");

function recommendations(data: CommitteePaperData): Block[] {
  const count = data.ranked.length;
  return [
    { kind: "heading", level: 1, id: "summary", text: "Summary and recommendations" },
    {
      kind: "paragraph",
      style: "lead",
      inlines: [
        text(
          `The community safety strategy and action plan of ${data.partnership.district.name} district for ${planWords(data)} is put forward${data.plan.length === 0 ? "" : ` (${planAppendix.name})`}. It answers the strategic assessment of ${formatPeriod(data.period.start, data.period.end)}, which ranks ${counted(count, "priority", "priorities")}.`,
        ),
      ],
    },
    { kind: "heading", level: 2, id: "recommendations", text: "Recommendation to each body" },
    {
      kind: "list",
      ordered: false,
      items: data.bodies.map(({ name, asked }): Inline[] => [
        strong(`To ${name}: `),
        text(`${asked.replace(/[.\s]+$/, "")}.`),
      ]),
    },
    ...orderAdopted(data),
  ];
}

/** That who adopts the plan adopts its order too, which may be another than that of the evidence. */
function orderAdopted({ ranked }: CommitteePaperData): Block[] {
  if (ranked.every(({ adopted }) => adopted === null)) return [];
  const apart = ranked.filter(isApart).length;
  return sentence(
    apart === 0
      ? "Its order of priorities, adopted with it, is that of the evidence."
      : `Its own order of priorities is adopted with it. That is not the order of the evidence for ${apart} of ${ranked.length}; the reasons are given below.`,
  );
}

function background(data: CommitteePaperData): Block[] {
  return [
    { kind: "heading", level: 1, id: "background", text: "Background" },
    ...sentence(
      "Sections 5 to 7 of the Crime and Disorder Act 1998 ask the responsible authorities of an area (the councils, the police, fire and rescue, probation and health) to work out together, and put into effect, a strategy against crime and disorder, drawn from an assessment of them that is made each year.",
    ),
    ...sentence(
      `The assessment compares ${formatPeriod(data.period.start, data.period.end)} with the twelve months before. ${
        data.plan.length === 0
          ? `The actions of ${planWords(data)} have not been entered yet.`
          : `The plan of ${planWords(data)} has ${counted(data.plan.length, "action")}, each with a lead agency: ${planAppendix.name}, in the annex, has them all with their dates. The partnership follows them every quarter.`
      }`,
    ),
  ];
}

function priorities(data: CommitteePaperData): Block[] {
  const adopted = data.ranked.some((issue) => issue.adopted !== null);
  const apart = data.ranked.filter(isApart);
  return [
    { kind: "heading", level: 1, id: "priorities", text: "The priorities" },
    rankingTable(data),
    ...sentence(
      adopted
        ? `The order is that of the evidence. ${apart.length === 0 ? "The plan has the same." : `The plan has another for ${apart.length} of ${data.ranked.length}, for the reasons below.`}`
        : "The order is that of the evidence.",
    ),
    ...sentence(
      [judgedSentence(data), data.against, data.robustness, blanksSentence(data.ranked)]
        .filter((words) => words !== "")
        .join(" "),
    ),
    ...orderReasons(data.ranked),
  ];
}

function targets(data: CommitteePaperData, all: readonly Finding[]): Block[] {
  if (data.targets.length === 0) return [];
  const count = (answer: string) => data.targets.filter((target) => target.answer === answer).length;
  return [
    { kind: "heading", level: 1, id: "success-measures", text: "Success measures" },
    ...sentence(
      `The plan has ${data.targets.length} success measures. On the figures of the assessment, before the plan year begins, ${count("met")} would be met and ${count("not met")} would not; ${count("cannot be judged")} cannot be judged yet. ${chanceSentences(data.targets)}`,
    ),
    targetTable(
      data.targets,
      "table-success-measures",
      "Success measures at the outset",
      data.targets,
      comparedUnevenly(data.targets, all, data.revised),
    ),
  ];
}
