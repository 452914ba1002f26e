import { months, slashDate } from "./calendar.js";
import { districts } from "./districts.js";
import { type Cell, type Extract, extract, halfFormatted } from "./extract.js";
import { monthlyCounts } from "./series.js";

const measures = [
  "domestic_abuse_incidents",
  "domestic_abuse_repeat_victims",
  "stalking_harassment",
] as const;

/** Domestic abuse, repeat victims, stalking and harassment by month and district; the force's total ends each month. */
export function policeDomesticAbuse(): Extract[] {
  const records: Cell[][] = months.flatMap((month, index) => {
    const rows = districts.map((district) =>
      measures.map((measure) => monthlyCounts(measure, district)[index] ?? 0),
    );
    const force = measures.map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0));
    return [
      ...rows.map((row, i) => [slashDate(month), districts[i] ?? "", ...row.map(halfFormatted)]),
      [slashDate(month), "Force total", ...force.map(halfFormatted)],
    ];
  });
  return [
    extract("Kent Police domestic abuse and stalking 2023-10-20.csv", {
      title: [["Domestic abuse, stalking and harassment - SYNTHETIC SAMPLE, invented figures"]],
      header: [
        "Month beginning",
        "District",
        "DA incidents",
        "Repeat victims of DA",
        "Stalking & harassment offences",
      ],
      records,
      notes: [[], ["Note: an incident of domestic abuse is not always a crime."]],
      encoding: "utf-8-bom",
    }),
  ];
}
