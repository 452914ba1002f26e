import { accounting, type Cell, type Extract, extract } from "./extract.js";
import { type PlanAction, planActionsOf } from "./planActions.js";
import { pick, type Random, random } from "./random.js";

/** Plan year → the days on which its quarters' returns came; 2023/24 is half over when the sample's extracts end. */
const received: Readonly<Record<string, readonly string[]>> = {
  "2020-21": ["10/07/2020", "16/10/2020", "15/01/2021", "16/04/2021"],
  "2022-23": ["15/07/2022", "14/10/2022", "13/01/2023", "14/04/2023"],
  "2023-24": ["14/07/2023", "13/10/2023"],
  "2024-25": ["12/07/2024", "11/10/2024", "17/01/2025", "11/04/2025"],
};
/** Quarter of the plan year, from 0. */
const dueMonths: Readonly<Record<string, number>> = {
  April: 0,
  May: 0,
  June: 0,
  July: 1,
  August: 1,
  September: 1,
  October: 2,
  November: 2,
  December: 2,
  January: 3,
  February: 3,
  March: 3,
};

const evidence: Readonly<Record<string, readonly string[]>> = {
  Completed: ["Done, attendance sheet held", "Completed, see minutes", "Delivered as planned"],
  "On target": [
    "Work continues",
    "2 sessions held, further dates set",
    "Figures sent separately",
    "Regular meetings take place",
  ],
  Delayed: ["Waiting for a date from the venue", "Staff vacancy", "Funding agreed late"],
  "Not started": ["", "Planned for the next quarter"],
};
const colours: Readonly<Record<string, string>> = {
  Completed: "Green",
  "On target": "Green",
  Delayed: "Amber",
  "Not started": "Red",
};

/**
 * The sample plan for 2024/25, what lead agencies returned each quarter on that and on earlier plans, and the grant lines
 * of 2020/21 (those published: annual report 2020-21). No contract reads these: they are no counts.
 */
export function planReturns(): Extract[] {
  return [
    plan(),
    ...Object.entries(received).flatMap(([year, days]) => days.map((_, quarter) => returns(year, quarter))),
    grants(),
  ];
}

/** The returns that have come when the sample's extracts end, in September 2023: those in the folder `returns`. */
export function returnsSoFar(): Extract[] {
  return planReturns().filter(({ name }) => /returns 20(20|22|23)-/.test(name));
}

function plan(): Extract {
  return extract("Action plan 2024-25.csv", {
    title: [["Community Safety Action Plan 2024/25"], ["SYNTHETIC SAMPLE - invented actions"], []],
    header: ["No", "Priority", "Action", "Lead agency", "Other partners", "By when"],
    records: planActionsOf("2024-25").map(({ number, priority, action, lead, partners, byWhen }) => [
      number,
      priority,
      action,
      lead,
      partners,
      byWhen,
    ]),
    encoding: "utf-8-bom",
  });
}

function returns(year: string, quarter: number): Extract {
  // the draws of 2024/25 are older than those of the other years
  const seed = year === "2024-25" ? "" : `${year} `;
  const day = received[year]?.[quarter] ?? "";
  const records = planActionsOf(year).flatMap((action): Cell[][] => {
    const next = random(`plan return ${seed}${action.number}`);
    let status = "Not started";
    for (let q = 0; q <= quarter; q += 1) status = moved(status, action, q, next);
    const text = pick(evidence[status] ?? [""], next);
    // one agency in sixteen forgets a quarter
    return random(`missing ${seed}${action.number} ${quarter}`)() < 1 / 16
      ? []
      : [[action.number, action.lead, status, colours[status] ?? "", text, day]];
  });
  return extract(`Action plan returns ${year} Q${quarter + 1}.csv`, {
    title: [
      [`Action plan ${year.replace("-", "/")}: returns for Q${quarter + 1}`],
      ["SYNTHETIC SAMPLE - invented returns"],
      [],
    ],
    header: ["No", "Lead agency", "Status", "RAG", "Evidence", "Returned"],
    records,
  });
}

/** What a quarter makes of an action: most get on, some slip, a dated one is done when it is due or late. */
function moved(status: string, action: PlanAction, quarter: number, next: Random): string {
  const draw = next();
  const due = dueQuarter(action.byWhen);
  if (status === "Completed") return status;
  if (due === undefined)
    return quarter === 3 && draw < 0.9 ? "Completed" : draw < 0.88 ? "On target" : "Delayed";
  if (quarter < due) return status === "On target" || draw < 0.7 ? "On target" : "Not started";
  return draw < 0.82 ? "Completed" : "Delayed";
}

/** The quarter in which `31/10/2024` or `March 2025` falls; none for `Ongoing`, `Monthly`, `Quarterly`. */
function dueQuarter(byWhen: string): number | undefined {
  const month = /^\d{2}\/(\d{2})\/\d{4}$/.exec(byWhen)?.[1];
  if (month !== undefined) return Math.floor(((Number(month) + 8) % 12) / 3);
  return dueMonths[byWhen.split(" ")[0] ?? ""];
}

function grants(): Extract {
  const lines: readonly [string, string, number, string][] = [
    ["DAVSS", "Support for victims of domestic abuse", 10_000, "295 victims supported"],
    ["Kenward Trust", "Youth outreach on substance misuse", 12_000, "1,755 young people engaged"],
    ["Kent CDAP", "Perpetrators’ programme", 3000, ""],
    ["Sevenoaks CSU", "Internet safety day", 1000, ""],
    ["Sevenoaks CSU", "Crime reduction initiatives", 1000, ""],
    ["ACE programme", "Work with children who live with domestic abuse", 3493, ""],
    ["Reform Restore Respect", "Work against gangs and bullying", 2225, ""],
    ["Protection Against Stalking", "Training on stalking", 1500, ""],
  ];
  const total = lines.reduce((sum, [, , amount]) => sum + amount, 0);
  const pounds = (amount: number): string => `£${accounting(amount).trim()}`;
  return extract("PCC grant 2020-21.csv", {
    title: [
      ["PCC community safety grant 2020/21"],
      ["Sample file: amounts as published in the annual report 2020-21, layout synthetic"],
      [],
    ],
    header: ["Organisation", "Project", "Amount", "Outcome reported"],
    records: [
      ...lines.map(([who, what, amount, outcome]): Cell[] => [who, what, pounds(amount), outcome]),
      ["Total", "", pounds(total), ""],
    ],
    encoding: "windows-1252",
  });
}
