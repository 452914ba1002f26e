import { addDays, addMonths } from "../../../pipeline/calendar/day.js";
import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { type Block, type Document, text } from "../../document.js";
import { provenanceRegister } from "../../provenance.js";
import { summary } from "../assessment/summary.js";
import { monthlyChart } from "../charts/monthlyChart.js";
import { type Finding, findings } from "../data/finding.js";
import { groupByIssue, type IssueMembers } from "../data/groupByIssue.js";
import { howPercent, howRead, testsSentence } from "../data/reading.js";
import { dataQuality } from "../parts/dataQuality.js";
import { framed } from "../parts/framed.js";
import { fundingBlocks } from "../parts/funding.js";
import { measuresTable } from "../parts/measuresTable.js";
import { notedFigures } from "../parts/notesFigures.js";
import { checkPlaced, noteOf } from "../parts/notesFill.js";
import { ratesSentence } from "../parts/ratesSentence.js";
import { findingsPrinted, revisionBlocks } from "../parts/revisedFigures.js";
import { sources } from "../parts/sources.js";
import { actionsAchieved } from "./actions.js";
import type { AnnualReportData } from "./data.js";
import { logBlocks } from "./months.js";
import { isPlaced, sentences } from "./sentences.js";

/**
 * The annual report's figures of one financial year, as blocks: legislation used, each measure against the year before
 * by priority, funding, actions achieved, the months' events. A pure function of its rows, all of one clock.
 */
export function annualReport(data: AnnualReportData): Document {
  const register = provenanceRegister();
  const all = findings(data, register);
  // a measure has no section of its own here: what names it leads to its chapter
  const within = (id: string) => (finding: Finding) => ({ ...finding, id });
  const isPower = ({ row }: Finding) => row.source === data.legislation;
  const powers = all.filter(isPower).map(within("legislation"));
  const chapters = groupByIssue(
    data,
    all.filter((finding) => !isPower(finding)),
  ).map((chapter) => ({ ...chapter, members: chapter.members.map(within(chapter.id)) }));
  checkPlaced(
    data.notes,
    chapters.map(({ issue }) => issue),
  );
  const figures = notedFigures(data, all, register);
  const main: Block[] = [
    ...summary(data, chapters, chapters.flatMap(({ members }) => members).concat(powers)),
    ...legislationBlocks(data, powers),
    ...chapters.flatMap((chapter) =>
      issueBlocks(data, chapter, noteOf(data.notes, chapter.issue, chapter.id, figures)),
    ),
    ...fundingBlocks(data),
    ...actionsAchieved(data),
    ...dataQuality(data, all),
  ];
  const annex: Block[] = [
    ...logBlocks(data),
    ...otherSentences(data, chapters),
    ...revisionBlocks(findingsPrinted(all), data.revised ?? [], { months: true, level: 1 }),
    ...method(data, all),
    ...sources(data.supplies),
  ];
  const body = [...main, { kind: "annex" as const }, ...annex].filter(({ kind }) => kind !== "pageBreak");
  return framed(
    data,
    {
      name: `annual-report-${data.year.replace("/", "-")}`,
      title: "Annual report",
      subtitle: `Financial year ${data.year} (${formatPeriod(data.period.start, data.period.end)})`,
      date: data.period.end,
    },
    body,
    register,
  );
}

function legislationBlocks(data: AnnualReportData, powers: readonly Finding[]): Block[] {
  if (powers.length === 0) return [];
  return [
    { kind: "heading", level: 1, id: "legislation", text: "Legislation used" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [
        text(
          `From ${formatPeriod(data.period.start, data.period.end)} the powers against anti-social behaviour were used as follows.`,
        ),
      ],
    },
    measuresTable(data, "Powers used", "table-legislation", powers, true),
    ...sentences(data, powers),
  ];
}

/** The sentences of measures that have no place among other areas: their tables say the same. */
function otherSentences(data: AnnualReportData, chapters: readonly IssueMembers<Finding>[]): Block[] {
  const others = chapters.flatMap(({ members }) => members.filter((finding) => !isPlaced(finding)));
  if (others.length === 0) return [];
  return [
    { kind: "heading", level: 1, id: "other-figures", text: "Other figures in words" },
    ...sentences(data, others),
  ];
}

/** A table, and a sentence for each measure that has a place; the months of the first that has enough to draw. */
function issueBlocks(
  data: AnnualReportData,
  { title, id, members }: IssueMembers,
  commentary: readonly Block[],
): Block[] {
  const chart = members.map((finding) => monthlyChart(data, finding)).find((drawn) => drawn !== null);
  const placed = members.filter(isPlaced);
  return [
    { kind: "heading", level: 1, id, text: title },
    measuresTable(data, `${title}: the measures`, `table-${id}`, members, true),
    ...(chart ? [chart] : []),
    ...(placed.length === 0 ? [] : sentences(data, placed)),
    ...commentary,
  ];
}

function method(data: AnnualReportData, all: readonly Finding[]): Block[] {
  const { period, year, plan } = data;
  const before = formatPeriod(addMonths(period.start, -12), addDays(period.start, -1));
  const own = plan === year.replace("/", "-");
  const rates = ratesSentence(data);
  const points = [
    `All figures are of the financial year ${year}, ${formatPeriod(period.start, period.end)}, and are compared with the financial year before, ${before}. The strategic assessment counts from October to September: its figures of the same name are of other months, and the two are never to be set against each other.`,
    own
      ? `The measures are arranged by the priorities of the plan ${plan.replace("-", "/")}.`
      : `No priorities are listed for ${year}; the measures are arranged by those of the plan ${plan.replace("-", "/")}, the nearest that is.`,
    howPercent,
    howRead,
    // where months are left out of both years, it is those that compare that are judged
    ...[testsSentence(all.map(({ reading, untouched }) => untouched?.reading ?? reading))].filter(
      (words) => words !== "",
    ),
    `Places are among ${joinWords(data.scopes.map(({ name }) => name))}, by rate where there is one, and are those of the same financial year.`,
    ...(rates === "" ? [] : [rates]),
    "A share of the actions is printed with how many there were, and the cost of an outcome with the grant and the number it is made of.",
  ];
  return [
    { kind: "heading", level: 1, id: "method", text: "Method" },
    { kind: "list", ordered: false, items: points.map((point) => [text(point)]) },
  ];
}
