import { daysIn, financialYear, monthAt, slashDate, spans } from "./calendar.js";
import { type Cell, type Extract, extract } from "./extract.js";
import { pick, type Random, random, weightedIndex } from "./random.js";
import { type Occasion, occasions } from "./records.js";
import { monthlyCounts } from "./series.js";
import { anyWard, asTyped } from "./wards.js";

const categories = [
  "ASB",
  "Neighbour dispute",
  "Mental health",
  "Vehicle nuisance",
  "Drugs",
  "Domestic abuse",
  "Vulnerable adult",
  "Young people",
  "Burglary and theft",
  "Environmental crime",
];
const shares = [24, 17, 12, 10, 8, 7, 8, 9, 6, 6];
const actions = [
  "PCSO to visit and give advice",
  "Added to patrol plan",
  "Letter sent by the CSU, copy to landlord",
  "Referred to Community MARAC",
  "Joint visit, police and housing",
  "Community warden to call, then feed back to caller",
  "Youth team to attend",
  'No further action; caller said it was "all quiet now"',
  "Visited. No reply.\nCard left, to try again next week",
];

/** The community safety unit's log of its morning meeting: a sheet a financial year, several categories in one cell. */
export function dailyTasking(): Extract[] {
  const next = random("daily tasking");
  return spans(financialYear).map(({ label: year, from, to }) => {
    const dates = occasions(monthlyCounts("daily_taskings"), from, to, 0.05, next);
    const partial = to - from < 11 ? ` to ${slashDate(monthAt(to), daysIn(monthAt(to)))}` : "";
    return extract(`CSU daily tasking log ${year}.csv`, {
      title: [
        [
          `CSU DAILY TASKING ${year.replace("-", "/")}${partial}`,
          "",
          "",
          "SYNTHETIC SAMPLE - invented cases",
        ],
      ],
      header: ["Ref", "Date", "Ward", "Raised by", "Categories", "Action", "Closed"],
      records: dates.map((date, i) =>
        taskingRow(date, `${year.slice(2).replace("-", "")}-${String(i + 1).padStart(4, "0")}`, next),
      ),
    });
  });
}

function taskingRow({ month, day }: Occasion, reference: string, next: Random): Cell[] {
  const named = new Set<string>();
  const wanted = 1 + (next() < 0.42 ? 1 : 0) + (next() < 0.12 ? 1 : 0);
  while (named.size < wanted) named.add(categories[weightedIndex(shares, next)] ?? "");
  return [
    `DT${reference}`,
    slashDate(month, day),
    asTyped(anyWard(next)),
    pick(
      ["Police", "Police", "SDC", "SDC", "Community warden", "West Kent", "Moat", "Parish council", "KFRS"],
      next,
    ),
    [...named].join("; "),
    pick(actions, next),
    next() < 0.96 ? "Y" : "N",
  ];
}
