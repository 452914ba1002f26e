import { longMonth, months } from "./calendar.js";
import { countyDistricts } from "./districts.js";
import { accounting, type Cell, type Extract, extract } from "./extract.js";
import { monthlyCounts } from "./series.js";

/** Safeguarding concerns for adults, saved as Excel's "Unicode text": UTF-16 with tabs. Medway is not the county's. */
export function adultsAtRisk(): Extract[] {
  const records: Cell[][] = months.flatMap((month, index) => {
    const counts = countyDistricts.map((district) => monthlyCounts("adults_at_risk", district)[index] ?? 0);
    const county = counts.reduce((sum, count) => sum + count, 0);
    return [
      ...counts.map((count, i) => [longMonth(month), countyDistricts[i] ?? "", count]),
      [longMonth(month), "Kent (KCC)", accounting(county)],
    ];
  });
  return [
    extract("KCC adults at risk - concerns raised.csv", {
      title: [["Adult Social Care and Health: safeguarding concerns (SYNTHETIC SAMPLE)"], []],
      header: ["Month", "District", "Safeguarding concerns"],
      records,
      notes: [[], ["Source: KCC adult social care. Concerns, not people."]],
      delimiter: "\t",
      encoding: "utf-16le-bom",
    }),
  ];
}
