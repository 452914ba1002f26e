import { accounting, type Cell, type Extract, extract } from "./extract.js";
import { type PlanAction, planActions } from "./planActions.js";
import { pick, type Random, random } from "./random.js";

const quarters = ["Q1", "Q2", "Q3", "Q4"] as const;
const received = ["12/07/2024", "11/10/2024", "17/01/2025", "11/04/2025"];
/** Quarter of the plan year, from 0, of the months that stand in the plan. */
const dueMonths: Readonly<Record<string, number>> = {
  April: 0,
  July: 1,
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
 * The sample plan for 2024/25, what its lead agencies returned on it each quarter, and the grant lines of 2020/21
 * (those published: annual report 2020-21). No contract reads these: they are no counts.
 */
export function planReturns(): Extract[] {
  return [plan(), ...quarters.map((_, quarter) => returns(quarter)), grants()];
}

function plan(): Extract {
  return extract("Action plan 2024-25.csv", {
    title: [["Community Safety Action Plan 2024/25"], ["SYNTHETIC SAMPLE - invented actions"], []],
    header: ["No", "Priority", "Action", "Lead agency", "Other partners", "By when"],
    records: planActions.map(({ number, priority, action, lead, partners, byWhen }) => [
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

function returns(quarter: number): Extract {
  const records = planActions.flatMap((action): Cell[][] => {
    const next = random(`plan return ${action.number}`);
    let status = "Not started";
    for (let q = 0; q <= quarter; q += 1) status = moved(status, action, q, next);
    const text = pick(evidence[status] ?? [""], next);
    // one agency in sixteen forgets a quarter
    return random(`missing ${action.number} ${quarter}`)() < 1 / 16
      ? []
      : [[action.number, action.lead, status, colours[status] ?? "", text, received[quarter] ?? ""]];
  });
  return extract(`Action plan returns 2024-25 ${quarters[quarter] ?? ""}.csv`, {
    title: [
      [`Action plan 2024/25: returns for ${quarters[quarter] ?? ""}`],
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
