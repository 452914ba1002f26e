import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { formatCount, formatDecimal, formatPercent, formatSigned } from "../../../pipeline/words/number.js";
import { type Cell, cell, strong, type Table, text } from "../../document.js";
import { explainShorthand, shareCells, shownCell } from "../../documents/parts/shownFigure.js";
import { reasonNotes } from "../../words/reasons.js";
import { populationWords } from "../../words/rows.js";
import { asSentence } from "../../words/sentences.js";
import { shareOf, sharesNote, signedPoints } from "../../words/share.js";
import type { YearFigure } from "../explorerData.js";
import type { Figures } from "./figures.js";
import type { Selection } from "./selection.js";

/** Every year that the measure has of the area beside the year before, the picked one in bold. */
export function yearsTable({ measure, years }: Figures, { area, period }: Selection, name: string): Table {
  const own = years.filter((row) => row.area === area).sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
  const rates = own.some(({ rate }) => rate !== null);
  const per = formatCount(own.find((row) => row.per !== null)?.per ?? 1000);
  const rows = own.map((row): Cell[] => {
    const [start = "", end = ""] = row.period.split(".");
    const words = formatPeriod(start, end);
    return [
      cell(row.period === period ? strong(words) : words),
      ...figureCells(row),
      cell(heldWords(row)),
      ...(rates ? [rateCell(row)] : []),
    ];
  });
  const shares = own.filter((row) => shareOf(row) !== null);
  const picked = own.find((row) => row.period === period);
  const population = picked === undefined ? null : populationWords(picked);
  return {
    kind: "table",
    id: "years-table",
    caption: `${measure.measure.name}, ${name}, by twelve months (${measure.measure.unit})`,
    columns: [
      { label: "Twelve months", align: "left" },
      { label: own.some((row) => shareOf(row) !== null) ? "Share" : "Number", align: "right" },
      { label: "Year before", align: "right" },
      { label: "Change", align: "right" },
      { label: "Per cent", align: "right" },
      { label: "Held to be", align: "left" },
      ...(rates ? [{ label: `Per ${per}`, align: "right" as const }] : []),
    ],
    rows,
    headerColumn: true,
    units: explainShorthand(rows),
    notes: [
      ...(shares.length > 0 ? [sharesNote(shares, measure.survey)] : []),
      ...(picked === undefined ? [] : reasonNotes(picked.reasons).map(asSentence)),
      ...(population === null ? [] : [`Rates are of ${population}.`]),
    ],
    source: measure.supplier,
  };
}

/** Value, year before, change and per cent: of counts, or of shares of a survey's respondents. */
function figureCells(row: YearFigure): Cell[] {
  const share = row.status === "complete" ? shareOf(row) : null;
  if (share !== null) return shareCells(row, share, row, (words) => text(words));
  return [
    shownCell(row.value, row.status),
    shownCell(row.previous, row.previous_status),
    row.change === null ? cell("[z]") : { ...cell(formatSigned(row.change)), value: row.change },
    row.percent === null ? cell("[z]") : { ...cell(signed(row.percent)), value: row.percent },
  ];
}

/** By the last day, then the first. */
const keyOf = ({ period }: YearFigure): string => period.split(".").reverse().join(".");

/** The verdict of the table of findings, with the likely size of the change. */
function heldWords(row: YearFigure): string {
  const { verdict, lower, upper } = row;
  if (verdict === null) return "cannot be said";
  if (lower === null || upper === null) return verdict;
  const said = shareOf(row) === null ? signed : signedPoints;
  return `${verdict} (likely between ${said(lower)} and ${said(upper)})`;
}

const rateCell = ({ rate }: YearFigure): Cell =>
  rate === null ? cell("[z]") : { ...cell(formatDecimal(rate, rate < 2 ? 2 : 1)), value: rate };

const signed = (percent: number): string =>
  `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${formatPercent(percent)}`;
