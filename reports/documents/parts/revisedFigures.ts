import { formatMonth, formatPeriod } from "../../../pipeline/calendar/print.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatSigned } from "../../../pipeline/words/number.js";
import { counted, oneOrMany } from "../../../pipeline/words/plural.js";
import { type Block, type Cell, cell, text } from "../../document.js";
import type { Finding } from "../data/finding.js";
import type { RevisedPeriod } from "../data/readRevised.js";

/** A figure that a document prints: of one measure in one area, over the days of a period. */
export interface PrintedFigure {
  name: string;
  source: string;
  measure: string;
  area: string;
  start: string;
  end: string;
  value: number;
}

/** A printed figure of which a part was revised: what it was as first given, and by whom it was revised. */
export interface RevisedFigure extends PrintedFigure {
  was: number;
  by: RevisedPeriod[];
}

/** Both figures of a comparison, those that are whole. */
export function printedFigures(name: string, row: TrendsRow): PrintedFigure[] {
  const { source, measure, area } = row;
  const of = { name, source, measure, area };
  return [
    {
      ...of,
      start: row.previous_start,
      end: row.previous_end,
      value: row.previous,
      status: row.previous_status,
    },
    { ...of, start: row.period_start, end: row.period_end, value: row.value, status: row.status },
  ].flatMap(({ value, status, ...rest }) =>
    value === null || status !== "complete" ? [] : [{ ...rest, value }],
  );
}

/** The figures of both years that findings print. */
export const findingsPrinted = (all: readonly Pick<Finding, "measure" | "row">[]): PrintedFigure[] =>
  all
    .filter(({ measure }) => !measure.sensitive)
    .flatMap(({ measure, row }) =>
      printedFigures(row.share_of === null ? measure.name : `${measure.name} (${measure.unit})`, row),
    );

/** The printed figures of which any part was revised, in their order. */
export function revisedFigures(
  printed: readonly PrintedFigure[],
  revised: readonly RevisedPeriod[],
): RevisedFigure[] {
  return printed.flatMap((figure) => {
    const by = revised.filter(
      (part) =>
        part.source === figure.source &&
        part.measure === figure.measure &&
        part.area === figure.area &&
        part.period_start >= figure.start &&
        part.period_end <= figure.end,
    );
    if (by.length === 0) return [];
    return [{ ...figure, was: figure.value - by.reduce((sum, { change }) => sum + change, 0), by }];
  });
}

/** What revised a figure's months: "Police recorded crime 2023-10-20.csv". */
export const revisingFiles = ({ by }: Pick<RevisedFigure, "by">): string =>
  joinWords([...new Set(by.flatMap(({ files }) => files))].sort());

/**
 * The figures of the document that were given differently before: what each was and is, and every month of it that
 * was revised. Nothing where none was.
 *
 * @param months whether the document prints single months
 */
export function revisionBlocks(
  printed: readonly PrintedFigure[],
  revised: readonly RevisedPeriod[],
  { months, level }: { months: boolean; level: 1 | 2 },
): Block[] {
  const figures = revisedFigures(printed, revised);
  const monthRows = months ? revisedMonths(printed, revised) : [];
  if (figures.length === 0 && monthRows.length === 0) return [];
  const of = figures.length > 0 ? figures.flatMap(({ by }) => by) : revised;
  const suppliers = [...new Set(of.map(({ supplier }) => supplier))].sort();
  const files = [...new Set(of.flatMap((part) => part.files))].sort();
  const moved = figures.filter(({ was, value }) => was !== value).length;
  const same = figures.length - moved;
  const others =
    same === 0
      ? ""
      : `; of ${same === 1 ? "one more" : `${formatCount(same)} more`} the months moved and add up to the same`;
  return [
    { kind: "heading", level, id: "revisions", text: "Revised figures" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [
        text(
          `${joinWords(suppliers)} ${oneOrMany(suppliers.length, "has", "have")} since given ${counted(moved, "figure")} of this document otherwise than at first (${joinWords(files)})${others}. The document has them as revised, in its comparisons too.`,
        ),
      ],
    },
    ...(figures.length === 0 ? [] : [figureTable(figures, joinWords(suppliers))]),
    ...(monthRows.length === 0 ? [] : [monthTable(monthRows, joinWords(suppliers))]),
  ];
}

function figureTable(figures: readonly RevisedFigure[], source: string): Block {
  return {
    ...tableOf("table-revisions", "Figures as first given and as revised", "Period", source),
    rows: figures.map((figure) => [
      cell(figure.name),
      cell(formatPeriod(figure.start, figure.end)),
      ...wasAndIs(figure.was, figure.value),
    ]),
  };
}

interface RevisedMonth {
  name: string;
  start: string;
  was: number;
  now: number;
}

/** Every revised month of the measures that are printed, whether their years are or not. */
function revisedMonths(printed: readonly PrintedFigure[], revised: readonly RevisedPeriod[]): RevisedMonth[] {
  const names = new Map(printed.map((figure) => [seriesOf(figure), figure.name]));
  return [...names].flatMap(([series, name]) =>
    revised
      .filter((part) => seriesOf(part) === series)
      .flatMap(({ now, change, period_start: start }) =>
        now === null ? [] : [{ name, start, was: now - change, now }],
      ),
  );
}

const seriesOf = ({ source, measure, area }: Pick<PrintedFigure, "source" | "measure" | "area">): string =>
  JSON.stringify([source, measure, area]);

function monthTable(months: readonly RevisedMonth[], source: string): Block {
  return {
    ...tableOf("table-revised-months", "Months as first given and as revised", "Month", source),
    rows: months.map(({ name, start, was, now }) => [
      cell(name),
      cell(formatMonth(start)),
      ...wasAndIs(was, now),
    ]),
    folded: true,
  };
}

function tableOf(id: string, caption: string, span: string, source: string) {
  return {
    kind: "table" as const,
    id,
    caption,
    columns: [
      { label: "Measure", align: "left" as const },
      { label: span, align: "left" as const },
      { label: "First given", align: "right" as const },
      { label: "Now", align: "right" as const },
      { label: "Difference", align: "right" as const },
    ],
    headerColumn: true,
    units: null,
    notes: [],
    source,
  };
}

const wasAndIs = (was: number, now: number): Cell[] => [
  { ...cell(formatCount(was)), value: was },
  { ...cell(formatCount(now)), value: now },
  { ...cell(formatSigned(now - was)), value: now - was },
];
