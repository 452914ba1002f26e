import { excelMonth, monthAt, quarterStarts } from "./calendar.js";
import { countyDistricts } from "./districts.js";
import { type Cell, type Extract, extract } from "./extract.js";
import { quarterlyCounts } from "./series.js";

/** First-time entrants to youth justice by quarter and district; the county hides counts of 1 to 4, and was late once. */
export function youthOffending(): Extract[] {
  const records: Cell[][] = quarterStarts.flatMap((start, quarter) =>
    countyDistricts.map((district): Cell[] => {
      const count = quarterlyCounts("first_time_entrants", district)[quarter] ?? 0;
      const late = quarter === quarterStarts.length - 1 && (district === "Swale" || district === "Thanet");
      return [
        excelMonth(monthAt(start + 2)),
        district,
        late ? "[x]" : count >= 1 && count <= 4 ? "<5" : count,
      ];
    }),
  );
  return [
    extract("KCC YOS first time entrants by quarter.csv", {
      title: [["KCC Youth Justice: first time entrants aged 10 to 17"], ["SYNTHETIC SAMPLE"], []],
      header: ["Quarter to", "District", "First time entrants"],
      records,
      notes: [[], ["<5 a count of 1 to 4, hidden. [x] not available when this was sent."]],
    }),
  ];
}
