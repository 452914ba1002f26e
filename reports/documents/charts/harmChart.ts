import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { rounded } from "../../../pipeline/words/round.js";
import { type Block, type Chart, cell } from "../../document.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { HarmFigure } from "../data/chartData.js";
import type { StrategicData } from "../data/strategicData.js";
import { sentence } from "../parts/sentenceBlock.js";

/** Of fewer, harm beside number says nothing that the numbers do not. */
const fewest = 3;

/** What stands on half a page; the harm of the others is less than of any that is drawn. */
const most = 12;

/** Letters in a line of a name, two lines of which stand beside a bar. */
const lineLength = 27;

interface Weighed {
  finding: AssessedFinding;
  harm: HarmFigure;
}

/** Number and harm side by side, under a heading of their own; nothing where too few measures have a weight. */
export function harmSection(data: StrategicData, findings: readonly AssessedFinding[]): Block[] {
  const weighed = weighedFindings(data, findings);
  const chart = harmChart(weighed);
  if (chart === null) return [];
  const without = findings.filter(
    ({ row, otherPeriod }) => row.status === "complete" && !otherPeriod && (row.value ?? 0) > 0,
  );
  const unknown = without.filter((finding) => !weighed.some((known) => known.finding === finding)).length;
  return [
    { kind: "heading", level: 1, id: "harm", text: "Number and harm" },
    ...sentence(
      `A number counts every offence alike. Days of harm weigh each by the sentence it would start from. ${
        unknown === 0
          ? ""
          : `${counted(unknown, "measure is", "measures are")} not in the chart: without a weight harm is unknown, which is not none, and totals give way to their parts.`
      }`.trim(),
    ),
    chart,
  ];
}

/**
 * The figures shown whose days of harm are known, most first. Days are the count times its weight, so that they are
 * only looked up for a count that the document shows.
 */
function weighedFindings(
  { harm = [], hidden }: StrategicData,
  findings: readonly AssessedFinding[],
): Weighed[] {
  const weighed = findings.flatMap((finding): Weighed[] => {
    const { row, measure, otherPeriod } = finding;
    if (row.status !== "complete" || otherPeriod || hidden?.has(measure.measure) === true) return [];
    const known = harm.find(
      (figure) =>
        figure.measure === measure.measure &&
        figure.source === row.source &&
        figure.area === row.area &&
        figure.period_end === row.period_end &&
        figure.value === row.value,
    );
    return known === undefined ? [] : [{ finding, harm: known }];
  });
  const first = weighed.filter(
    ({ harm: { measure } }, index) => weighed.findIndex((other) => other.harm.measure === measure) === index,
  );
  return first.sort(
    (a, b) => b.harm.days - a.harm.days || a.finding.measure.position - b.finding.measure.position,
  );
}

/** A name in two lines where one would leave no room for the bars. */
function inLines(name: string): string {
  if (name.length <= lineLength) return name;
  const middle = name.lastIndexOf(" ", Math.max(lineLength, Math.ceil(name.length / 2) + 4));
  return middle < 0 ? name : `${name.slice(0, middle)}\n${name.slice(middle + 1)}`;
}

/** Null where fewer than three measures have a weight. */
export function harmChart(weighed: readonly Weighed[]): Chart | null {
  const shown = weighed.slice(0, most);
  const gravest = shown[0];
  if (gravest === undefined || shown.length < fewest) return null;
  const commonest = shown.reduce((best, each) => (each.harm.value > best.harm.value ? each : best));
  const { row } = gravest.finding;
  const period = formatPeriod(row.period_start, row.period_end);
  const days = (figure: HarmFigure) => formatDecimal(figure.days);
  const said = ({ harm }: Weighed) => `${harm.name} (${formatCount(harm.value)}, ${days(harm)} days)`;
  const weights = [...new Set(shown.flatMap(({ harm }) => harm.weight_source ?? []))].sort();
  const suppliers = [...new Set(shown.map(({ finding }) => finding.supplier))].sort();
  return {
    kind: "chart",
    id: "harm-and-number",
    chart: "findings/harm",
    rows: shown.map(({ harm }) => ({
      measure: harm.measure,
      name: inLines(harm.name),
      value: harm.value,
      days: harm.days,
    })),
    title:
      gravest === commonest
        ? `${gravest.harm.name}: most in number, and most harm`
        : `Most harm: ${gravest.harm.name}; most in number: ${commonest.harm.name}`,
    subtitle: `Number, and days of harm by ${joinWords(weights)}, ${row.area_name}, ${period}${
      weighed.length > shown.length
        ? `; the ${formatCount(shown.length)} of ${formatCount(weighed.length)} with most harm`
        : ""
    }`,
    alt: `Paired bars of number and days of harm of ${formatCount(shown.length)} measures. Most harm: ${joinWords(
      shown.slice(0, 3).map(said),
    )}. Most in number: ${said(commonest)}.`,
    table: {
      kind: "table",
      id: "harm-table",
      caption: `Number and days of harm, ${period}`,
      columns: [
        { label: "Measure", align: "left" },
        { label: "Number", align: "right" },
        { label: "Days each", align: "right" },
        { label: "Days of harm", align: "right" },
      ],
      rows: shown.map(({ finding, harm }) => [
        cell(harm.name),
        { inlines: [finding.cite(formatCount(harm.value), "current")], value: harm.value },
        { ...cell(formatDecimal(harm.days / harm.value, 1)), value: harm.days / harm.value },
        { ...cell(days(harm)), value: rounded(harm.days) },
      ]),
      headerColumn: true,
      units: `Weights: ${joinWords(weights)}.`,
      notes: [],
      source: joinWords(suppliers),
    },
  };
}
