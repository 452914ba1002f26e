import { financialQuarter, financialYear, monthAt, quarterLabel, quarterStarts } from "./calendar.js";
import { type Cell, type Extract, extract, halfFormatted } from "./extract.js";
import { allocate, random } from "./random.js";
import { quarterlyCounts } from "./series.js";

/** Referrals to independent advisers and refuges, with a total after every financial year. */
export function lookAhead(): Extract[] {
  const idva = quarterlyCounts("idva_referrals");
  const refuge = quarterlyCounts("refuge_referrals");
  let year: [number, number] = [0, 0];
  const records: Cell[][] = quarterStarts.flatMap((start, quarter) => {
    const month = monthAt(start);
    const counts: [number, number] = [idva[quarter] ?? 0, refuge[quarter] ?? 0];
    year = month.month === 4 ? counts : [year[0] + counts[0], year[1] + counts[1]];
    const row: Cell[] = [quarterLabel(month), ...counts];
    return month.month === 1 ? [row, [`Total ${financialYear(month)}`, ...year]] : [row];
  });
  return [
    extract("Look Ahead IDVA and refuge referrals.csv", {
      title: [
        ["Look Ahead - Sevenoaks District"],
        ["Quarterly monitoring return"],
        ["Synthetic sample: invented figures"],
      ],
      header: ["Quarter", "IDVA referrals", "Refuge referrals"],
      records,
    }),
  ];
}

const risks = ["High", "Medium", "Standard"];

/** Victims supported by level of risk, and calls to the helpline, in one column that mixes people and calls. */
export function davss(): Extract[] {
  const next = random("davss");
  const victims = quarterlyCounts("davss_victims");
  const calls = quarterlyCounts("helpline_calls");
  const records: Cell[][] = quarterStarts.flatMap((start, quarter) => {
    const label = financialQuarter(monthAt(start));
    const byRisk = allocate(victims[quarter] ?? 0, [21, 47, 32], next);
    return [
      ...risks.map((risk, i): Cell[] => [label, `Victims - ${risk.toLowerCase()} risk`, byRisk[i] ?? 0]),
      [label, "Victims - total", victims[quarter] ?? 0],
      [label, "Helpline calls", halfFormatted(calls[quarter] ?? 0)],
    ];
  });
  return [
    extract("DAVSS returns [final].csv", {
      title: [["Domestic Abuse Volunteer Support Services, Sevenoaks"], ["SYNTHETIC SAMPLE"], []],
      header: ["Financial quarter", "Service", "Number"],
      records,
      notes: [[], ["A victim is counted once, in the quarter in which support began."]],
    }),
  ];
}
