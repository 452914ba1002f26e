import { describe, expect, test } from "vitest";
import { planYearAfter } from "../../pipeline/calendar/planYear.js";
import { dueDay } from "../../pipeline/plan/dueDay.js";
import { fundingRows } from "../../pipeline/plan/funding.js";
import { planRows, planSummary } from "../../pipeline/plan/plan.js";
import type { ActionReturn } from "../../pipeline/plan/typedReturns.js";
import type { Action, FundingLine } from "../../pipeline/workspace/seeds/planningSeeds.js";
import { withFundingNote } from "../../reports/documents/parts/fundingWords.js";

const action = (number: string, by_when: string): Action => ({
  plan_year: "2024-25",
  number,
  priority: "asb",
  action: `Action ${number}`,
  lead: "CSU",
  partners: null,
  by_when,
  funding: null,
});
const returned = (
  number: string,
  quarter: number,
  day: string,
  status: string,
  state: ActionReturn["state"],
  rag = "",
): ActionReturn => ({
  plan_year: "2024-25",
  quarter,
  number,
  lead: "CSU",
  status,
  state,
  rag,
  evidence: "",
  returned: day,
  extract: "0123456789abcdef",
  file: "returns.csv",
  line: 5,
});

describe("when an action is due", () => {
  test.each([
    ["31/10/2024", "2024-10-31", null],
    ["31 October 2024", "2024-10-31", null],
    ["1st Dec 2024", "2024-12-01", null],
    ["March 2025", "2025-03-31", null],
    ["February 2025", "2025-02-28", null],
    ["Ongoing", "2025-03-31", null],
    ["On going", "2025-03-31", null],
    ["Monthly", "2025-03-31", null],
    ["March 2024", "2024-03-31", "due March 2024, before the plan year 2024/25"],
    ["30/06/2025", "2025-06-30", "due 30/06/2025, after the plan year 2024/25"],
    ["31/02/2025", null, '"31/02/2025" is no date'],
    ["when funded", null, '"when funded" is no date'],
  ])("%s", (words, day, fault) => {
    expect(dueDay(words, "2024-25")).toMatchObject({ day, fault });
  });

  test.each([
    ["2023-09", "2024-25"],
    ["2023-03", "2023-24"],
    ["2023-04", "2024-25"],
    ["1999-12", "2000-01"],
    ["2098-09", "2099-00"],
  ])("an assessment to %s feeds the plan of %s", (to, year) => {
    expect(planYearAfter(to)).toBe(year);
  });
});

describe("a plan as at a day", () => {
  const actions = [
    action("1.1", "30/06/2024"),
    action("1.2", "30/09/2024"),
    action("1.3", "March 2025"),
    action("1.4", "Ongoing"),
    action("1.5", "30/06/2025"),
  ];
  const returns = [
    returned("1.1", 1, "2024-07-12", "On target", "on target", "Green"),
    returned("1.2", 1, "2024-07-12", "On target", "on target", "Green"),
    returned("1.4", 1, "2024-07-12", "Delayed", "delayed", "Green"),
    returned("1.1", 2, "2024-10-11", "Completed", "achieved", "Green"),
    returned("1.4", 2, "2024-10-11", "On target", "on target", "Green"),
  ];
  const state = (asAt: string): string[] =>
    planRows(actions, returns, asAt).map(({ number, state: is, rag }) => `${number} ${is} ${rag}`);

  test("overdue is computed from the day, not from what was typed", () => {
    expect(state("2024-06-30")[0]).toBe("1.1 not yet due null");
    expect(state("2024-07-01")[0]).toBe("1.1 overdue red");
    expect(state("2024-09-30")).toEqual([
      "1.1 overdue red",
      "1.2 not yet due green",
      "1.3 not yet due null",
      "1.4 not yet due amber",
      "1.5 not yet due null",
    ]);
    expect(state("2024-10-11")).toEqual([
      "1.1 achieved green",
      "1.2 overdue red",
      "1.3 not yet due null",
      "1.4 not yet due green",
      "1.5 not yet due null",
    ]);
    expect(state("2025-04-01")[3]).toBe("1.4 overdue red");
  });

  test("what does not fit is said: silent quarters, another colour, a date outside the year", () => {
    const rows = planRows(actions, returns, "2024-10-11");
    expect(rows[1]?.note).toBe("no return for Q2; returned as Green, red by its due date and status");
    expect(rows[4]?.note).toBe("due 30/06/2025, after the plan year 2024/25; no return for Q1, Q2");
    expect(rows[0]).toMatchObject({ note: null, file: "returns.csv", line: 5, older_quarter: null });
    expect(rows.map(({ older_quarter }) => older_quarter)).toEqual([null, 1, null, null, null]);
  });

  test("the share stands with its counts", () => {
    expect(planSummary(planRows(actions, returns, "2024-10-11")).at(-1)).toEqual({
      plan_year: "2024-25",
      priority: "all",
      actions: 5,
      achieved: 1,
      contested: 0,
      share: "1 of 5, 20%",
      overdue: 1,
      not_yet_due: 3,
      no_due_date: 0,
      no_return: 2,
      // 1.2, of which nothing was returned for the quarter that others were returned for
      late: 1,
      flagged: 1,
    });
  });
});

describe("grants", () => {
  const line = (kind: "grant" | "total", amount: number, outcome: string | null = null): FundingLine => ({
    financial_year: "2020/21",
    line: kind,
    provider: kind === "grant" ? "Provider" : null,
    project: null,
    amount,
    priority: null,
    outcome_measure: outcome,
    outcome: outcome === null ? null : "people",
  });
  const missing = { measure: "walks", year: "2020/21" };
  const none = () => ({ value: null, missing });

  test("£12,000 for 1,755 young people is £6.84 each (annual report 2020-21)", () => {
    const [row] = fundingRows([line("grant", 12_000, "young_people")], () => ({
      value: 1755,
      missing: null,
    }));
    expect(row).toMatchObject({ outcomes: 1755, cost_per_outcome: 6.84 });
  });

  test("the published lines of 2020/21 add up to £34,218; other totals say by how much they do not", () => {
    const grants = [10_000, 12_000, 3000, 1000, 1000, 3493, 2225, 1500].map((amount) =>
      line("grant", amount),
    );
    const note = (total: number): string | null | undefined =>
      fundingRows([...grants, line("total", total)], none)
        .map(withFundingNote)
        .at(-1)?.note;
    expect(note(34_218)).toBe("adds up: 8 lines make £34,218");
    expect(note(34_318)).toBe("does not add up: 8 lines make £34,218, the total is £100 more");
    expect(note(34_217.5)).toBe("does not add up: 8 lines make £34,218, the total is £0.50 less");
    expect(fundingRows(grants, none).map(withFundingNote).at(-1)).toMatchObject({
      amount: 34_218,
      note: "no total was printed to hold it against",
    });
  });

  test("no outcome, no cost: said, not guessed", () => {
    const [row] = fundingRows([line("grant", 500, "walks")], none);
    expect(row).toMatchObject({ outcomes: null, cost_per_outcome: null, missing });
  });
});
