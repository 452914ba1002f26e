import { excelMonth, months } from "./calendar.js";
import type { SampleMeasure } from "./calibration.js";
import { type Cell, type Extract, extract, halfFormatted } from "./extract.js";
import { random } from "./random.js";
import { monthlyCounts } from "./series.js";

const lines: readonly [string, SampleMeasure][] = [
  ["Arrests assisted", "cctv_arrests"],
  ["Out of hours calls", "cctv_out_of_hours_calls"],
  ["Unauthorised encampments", "cctv_encampments"],
  ["Missing persons", "cctv_missing"],
];

/** The control room's log, a column a month, a file for each sheet of its workbook; its first line is no measure of ours. */
export function cctvLog(): Extract[] {
  return [
    sheet("CCTV control room log Apr 19 to Mar 22.csv", 0, 35),
    sheet("CCTV control room log Apr 22 to Sep 23.csv", 36, 53),
  ];
}

function sheet(name: string, from: number, to: number): Extract {
  const next = random(`cctv ${name}`);
  const indexes = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const row = (label: string, counts: readonly number[]): Cell[] => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return [label, ...counts.map(halfFormatted), halfFormatted(total)];
  };
  return extract(name, {
    title: [["CCTV Control Room"], ["Monthly activity log - SYNTHETIC SAMPLE"]],
    header: ["Activity", ...months.slice(from, to + 1).map(excelMonth), "Total"],
    records: [
      row(
        "Incidents monitored",
        indexes.map(() => 380 + Math.floor(next() * 140)),
      ),
      ...lines.map(([label, measure]) =>
        row(
          label,
          indexes.map((index) => monthlyCounts(measure)[index] ?? 0),
        ),
      ),
    ],
    notes: [["NB calls are those taken for the Council outside office hours"]],
  });
}
