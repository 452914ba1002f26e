import { describe, expect, test } from "vitest";
import type { FindingsChangeRow, FindingsRankRow } from "../../pipeline/facts/findingRows.js";
import { heldToCounts, type PlanRow, planSummary } from "../../pipeline/plan/plan.js";
import type { EvidenceData, Figure } from "../../pipeline/priorities/evidence/data.js";
import type { TargetData } from "../../pipeline/targets/answer.js";
import { judgeTarget as judge } from "../../pipeline/targets/targets.js";
import type { SuccessMeasure } from "../../pipeline/workspace/seeds/planningSeeds.js";
import {
  chanceSentences,
  contestedSentences,
  type WordedTarget,
  wordedTarget,
} from "../../reports/words/targets.js";
import { aBreak } from "../reasons.js";

/** As the terminal prints it. */
const judgeTarget = (target: SuccessMeasure, data: TargetData): WordedTarget =>
  wordedTarget(judge(target, data));

const period = {
  period_start: "2024-04-01",
  period_end: "2025-03-31",
  period_label: "April 2024 to March 2025",
};
const figure = (given: Partial<Figure> = {}): Figure => ({
  source: "police",
  measure: "thefts",
  name: "Thefts",
  unit: "offences",
  polarity: "down",
  sensitive: false,
  by_ward: true,
  area: "E1",
  ...period,
  value: 100,
  share_of: null,
  status: "complete",
  previous: 120,
  previous_status: "complete",
  rate: null,
  per: null,
  reasons: [],
  ...given,
});
const rank = (given: Partial<FindingsRankRow> = {}): FindingsRankRow => ({
  source: "police",
  measure: "thefts",
  scope: "kent-districts",
  basis: "count",
  period_kind: "asked",
  ...period,
  area: "E1",
  area_name: "Here",
  value: 100,
  rate: null,
  rank_highest: 12,
  rank_lowest: 2,
  of: 13,
  rank_lower: 11,
  rank_upper: 13,
  indistinguishable_from: 2,
  rule: "",
  bounded: 0,
  lacking: 0,
  ...given,
  rank_highest_to: given.rank_highest_to ?? given.rank_highest ?? 12,
  rank_lowest_to: given.rank_lowest_to ?? given.rank_lowest ?? 2,
});
const change = (given: Partial<FindingsChangeRow>): FindingsChangeRow => ({
  source: "police",
  measure: "thefts",
  area: "E1",
  area_name: "Here",
  period_kind: "asked",
  ...period,
  value: 100,
  previous: 120,
  change: -20,
  percent: -16.7,
  lower: null,
  upper: null,
  z: null,
  p: null,
  verdict: "within normal variation",
  meaning: "neither",
  rule: "",
  break_effect: null,
  reasons: [],
  ...given,
});
const evidence = (given: Partial<EvidenceData> = {}): EvidenceData => ({
  planYear: "2024-25",
  to: "2025-03",
  issues: [],
  figures: [figure()],
  earlier: [],
  changes: [],
  points: [],
  ranks: [],
  funnel: [],
  group: [],
  harm: [],
  wards: [],
  returns: [],
  funding: [],
  breaks: [],
  sourceGroups: [],
  residents: null,
  threshold: 5,
  ...given,
});
const done = (
  number: string,
  state: PlanRow["state"],
  rag: PlanRow["rag"],
  returned: string | null = "x",
): PlanRow => ({
  plan_year: "2024-25",
  number,
  priority: "asb",
  action: "",
  lead: "",
  by_when: "March 2025",
  due: "2025-03-31",
  state,
  returned,
  rag,
  rag_returned: null,
  evidence: null,
  note: null,
  file: null,
  line: null,
  older_quarter: null,
});
const data = (now: Partial<EvidenceData> = {}, more: Partial<TargetData> = {}): TargetData => ({
  now: evidence(now),
  before: evidence(),
  year: evidence(now),
  actions: [],
  asAt: "2025-01-31",
  ...more,
});
const target = (given: Partial<SuccessMeasure>): SuccessMeasure => ({
  plan_year: "2024-25",
  number: 1,
  priority: "asb",
  text: "",
  kind: "fewer",
  measure: "thefts",
  of_measure: null,
  target: null,
  baseline: null,

  baseline_period: null,
  actions: [],
  note: null,
  ...given,
});

describe("lowest three", () => {
  const lowest = target({ kind: "lowest", target: 3 });

  test("met, and certain where the whole interval lies within", () => {
    expect(judgeTarget(lowest, data({ ranks: [rank()] }))).toMatchObject({
      answer: "met",
      figures: "2nd lowest of 13 by number: 100",
      certainty:
        "certain: the 95% confidence interval is 1st to 3rd lowest, not distinguishable from 2 others taken singly",
    });
  });

  test("met by the count, and not certain", () => {
    const row = judgeTarget(lowest, data({ ranks: [rank({ rank_lower: 9 })] }));
    expect(row.answer).toBe("met");
    expect(row.certainty).toMatch(/^not certain: the 95% confidence interval is 1st to 5th lowest/);
  });

  test("not met, and certainly not", () => {
    const row = judgeTarget(
      lowest,
      data({ ranks: [rank({ rank_highest: 4, rank_lowest: 10, rank_lower: 3, rank_upper: 6 })] }),
    );
    expect(row).toMatchObject({ answer: "not met", figures: "4th highest of 13 by number: 100" });
    expect(row.certainty).toMatch(/^certainly not: the 95% confidence interval is 8th to 11th lowest/);
  });

  test("a place that is shared is said to be shared, from either end", () => {
    const shared = rank({ rank_highest: 4, rank_lowest: 9 });
    expect(judgeTarget(lowest, data({ ranks: [shared] })).figures).toBe(
      "joint 4th highest of 13 by number: 100",
    );
    const first = rank({ rank_highest: 12, rank_lowest: 1 });
    expect(judgeTarget(lowest, data({ ranks: [first] })).figures).toBe("joint lowest of 13 by number: 100");
  });

  test("a break that began before the period and lasts into it", () => {
    const breaks = [
      {
        applies_to: "*",
        area: null,
        date: "2024-01-01",
        until: "2024-06-30",
        effect: "withhold" as const,
        reason: "Two systems",
        reference: "x",
      },
    ];
    expect(judgeTarget(lowest, data({ ranks: [rank()], breaks })).answer).toBe("cannot be judged");
  });

  test("a place whose interval is wider than itself is not clear of all others", () => {
    const row = rank({ rank_lower: 11, rank_upper: 12, indistinguishable_from: 0 });
    expect(judgeTarget(lowest, data({ ranks: [row] })).certainty).toBe(
      "certain: the 95% confidence interval is 2nd to 3rd lowest, though distinguishable from each other area taken singly",
    );
  });

  test("an interval among those compared is not certain where one without could still come before", () => {
    const row = rank({
      of: 12,
      lacking: 1,
      rank_highest: 12,
      rank_lowest: 1,
      rank_lower: 10,
      rank_upper: 12,
    });
    expect(judgeTarget(lowest, data({ ranks: [row] }))).toMatchObject({
      answer: "met",
      certainty:
        "not certain: the 95% confidence interval is 1st to 3rd lowest, not distinguishable from 2 others compared taken singly",
    });
  });

  test("is judged by rate where there is one, and gives the place by number too", () => {
    const ranks = [rank(), rank({ basis: "rate", rank_highest: 3, rank_lowest: 11 })];
    expect(judgeTarget(lowest, data({ ranks }))).toMatchObject({
      answer: "not met",
      figures: "3rd highest of 13 by rate (2nd lowest by number): 100",
    });
  });

  test("cannot be judged where hidden counts of others leave the place open", () => {
    const open = rank({ rank_highest: 8, rank_highest_to: 11, rank_lowest: 3, rank_lowest_to: 6 });
    expect(judgeTarget(lowest, data({ ranks: [open] }))).toMatchObject({
      answer: "cannot be judged",
      reason: "hidden counts of other areas leave the place open",
      figures: "between 3rd and 6th lowest of 13 by number: 100",
    });
  });

  test("cannot be judged where areas without a figure could stand before it, or without county data", () => {
    const some = rank({ of: 11, lacking: 2, rank_highest: 9, rank_lowest: 3 });
    expect(judgeTarget(lowest, data({ ranks: [some] }))).toMatchObject({
      answer: "cannot be judged",
      reason: "2 of 13 areas have no whole figure and could rank before it",
    });
    expect(judgeTarget(lowest, data())).toMatchObject({
      answer: "cannot be judged",
      reason: "no county data to rank by",
    });
  });

  test.each([
    ["thefts", "the measure"],
    ["police", "a group of sources"],
    [figure().source, "the source"],
    ["*", "everything"],
  ])("cannot be judged where a break of %s (%s) lies inside the period", (applies_to) => {
    const breaks = [
      {
        applies_to,
        area: null,
        date: "2024-10-01",
        until: null,
        effect: "withhold" as const,
        reason: "Counted anew",
        reference: "x",
      },
    ];
    const sourceGroups = [{ name: "police", source: figure().source }];
    expect(judgeTarget(lowest, data({ ranks: [rank()], breaks, sourceGroups }))).toMatchObject({
      answer: "cannot be judged",
      reason: "a recording break falls inside the period: Counted anew",
    });
    const others = breaks.map((one) => ({ ...one, applies_to: "another" }));
    expect(judgeTarget(lowest, data({ ranks: [rank()], breaks: others, sourceGroups })).answer).toBe("met");
  });
});

describe("a place kept or bettered knows last year's", () => {
  const yearBefore = (given: Partial<FindingsRankRow>): Partial<TargetData> => ({
    before: evidence({ ranks: [rank(given)] }),
  });

  test.each([
    ["better_position", 11, "met", "1 place better"],
    ["better_position", 12, "not met", "the same place"],
    ["maintain_position", 12, "met", "the same place"],
    ["maintain_position", 13, "not met", "1 place worse"],
  ] as const)("%s from %i to 12th highest", (kind, then, answer, reason) => {
    const row = judgeTarget(target({ kind }), data({ ranks: [rank()] }, yearBefore({ rank_highest: then })));
    expect(row).toMatchObject({ answer, reason });
    expect(row.certainty).toBe(
      reason === "the same place"
        ? "the two places' intervals overlap"
        : "the two places' intervals overlap: the move could be due to chance",
    );
  });

  test.each([
    ["2023-10-01", null, "cannot be judged"],
    ["2023-04-01", null, "met"],
    ["2023-01-01", "2023-06-30", "cannot be judged"],
    ["2025-04-01", null, "met"],
  ] as const)("a break on %s (until %s) of the year before: %s", (date, until, answer) => {
    const one = { applies_to: "*", area: null, effect: "withhold" as const, reason: "Recut", reference: "x" };
    const row = judgeTarget(
      target({ kind: "better_position" }),
      data(
        { ranks: [rank()], breaks: [{ ...one, date, until }] },
        yearBefore({ rank_highest: 11, period_start: "2023-04-01" }),
      ),
    );
    expect(row.answer).toBe(answer);
  });

  test("cannot be judged without last year's place or among another number of areas", () => {
    const kind = "maintain_position";
    expect(judgeTarget(target({ kind }), data({ ranks: [rank()] })).answer).toBe("cannot be judged");
    expect(judgeTarget(target({ kind }), data({ ranks: [rank()] }, yearBefore({ of: 12 }))).reason).toBe(
      "ranked among 13 now and 12 the year before",
    );
  });
});

describe("fewer, more, at least", () => {
  test.each([
    ["fewer", 100, 120, "met"],
    ["fewer", 120, 120, "not met"],
    ["more", 121, 120, "met"],
    ["more", 120, 120, "not met"],
    ["at_least_last_year", 120, 120, "met"],
    ["at_least_last_year", 119, 120, "not met"],
  ] as const)("%s: %i after %i is %s", (kind, value, previous, answer) => {
    const row = judgeTarget(target({ kind }), data({ figures: [figure({ value, previous })] }));
    expect(row).toMatchObject({ answer, figures: `${value} offences (${previous})` });
  });

  test("the verdict on the change stands beside it; a break that withholds forbids an answer", () => {
    expect(judgeTarget(target({}), data({ changes: [change({})] })).certainty).toBe(
      "within normal variation",
    );
    const broken = change({
      break_effect: "withhold",
      verdict: "not comparable",
      reasons: [aBreak("Burglary was re-cut", "2017-04-01")],
    });
    expect(judgeTarget(target({}), data({ changes: [broken] }))).toMatchObject({
      answer: "cannot be judged",
      reason: "a recording break falls inside: Burglary was re-cut (1 April 2017)",
    });
  });

  test("no figure, half a figure, no year before: cannot be judged, never 0", () => {
    expect(judgeTarget(target({ measure: "convictions" }), data())).toMatchObject({
      answer: "cannot be judged",
      reason: "no extract supplies convictions",
      figures: null,
    });
    const half = figure({ status: "incomplete", reasons: [{ code: "months-missing", count: 11, of: 12 }] });
    expect(judgeTarget(target({}), data({ figures: [half] })).reason).toBe("only 11 of 12 months supplied");
    expect(
      judgeTarget(target({}), data({ figures: [figure({ previous: null, previous_status: "no data" })] }))
        .answer,
    ).toBe("cannot be judged");
  });

  test("a baseline of the very year that is judged is no baseline", () => {
    const walks = target({ kind: "more", baseline: 3, baseline_period: "2022-10..2023-09" });
    const value = figure({ value: 4, unit: "walks" });
    expect(judgeTarget(walks, data({ figures: [value] }))).toMatchObject({
      answer: "met",
      figures: "4 walks (baseline 3, October 2022 to September 2023)",
    });
    const same = { ...value, period_start: "2022-10-01", period_end: "2023-09-30" };
    expect(judgeTarget(walks, data({ figures: [same], to: "2023-09" }))).toMatchObject({
      answer: "cannot be judged",
    });
  });

  test("at least a number; a share with its counts; a number reported; a baseline determined", () => {
    expect(judgeTarget(target({ kind: "at_least", target: 100 }), data()).answer).toBe("met");
    expect(judgeTarget(target({ kind: "at_least", target: 101 }), data()).answer).toBe("not met");
    const share = target({ kind: "share_at_least", of_measure: "cases", target: 80 });
    const of = (value: number) =>
      data({ figures: [figure({ value: 80 }), figure({ measure: "cases", value })] });
    expect(judgeTarget(share, of(100))).toMatchObject({ answer: "met", figures: "80 of 100, 80%" });
    expect(judgeTarget(share, of(101))).toMatchObject({ answer: "not met", figures: "80 of 101, 79.2%" });
    // the interval is Wilson’s, the comparison by Newcombe’s of the difference
    const afterYearOf = (previous: number) =>
      data({
        figures: [figure({ value: 80, previous }), figure({ measure: "cases", value: 100, previous: 100 })],
      });
    expect(judgeTarget(share, afterYearOf(70)).certainty).toBe(
      "95% confidence interval 71.1 to 86.7%; the year before 70 of 100, 70%: within normal variation",
    );
    expect(judgeTarget(share, afterYearOf(60)).certainty).toBe(
      "95% confidence interval 71.1 to 86.7%; the year before 60 of 100, 60%: higher",
    );
    expect(judgeTarget(share, afterYearOf(101)).certainty).toBe("95% confidence interval 71.1 to 86.7%");
    expect(judgeTarget(share, of(79)).answer).toBe("cannot be judged");
    expect(judgeTarget(share, data()).answer).toBe("cannot be judged");
    expect(judgeTarget(target({ kind: "reported" }), data())).toMatchObject({
      answer: "met",
      figures: "100 offences",
    });
    expect(judgeTarget(target({ kind: "baseline" }), data()).answer).toBe("met");
  });

  test("twelve months before the plan year are named as such", () => {
    expect(judgeTarget(target({}), data({ to: "2023-09" })).note).toBe(
      "the twelve months end before the plan year 2024-25 begins: this is the position at the outset",
    );
    expect(judgeTarget(target({}), data()).note).toBeNull();
  });

  test("so are figures of a source that answers with an earlier year; a baseline is that of a whole year", () => {
    const of = (period_start: string, period_end: string) =>
      judge(target({}), data({ figures: [figure({ period_start, period_end })] }));
    expect(of("2023-04-01", "2024-03-31")).toMatchObject({ early: true, so_far: false });
    expect(wordedTarget(of("2023-04-01", "2024-03-31")).answer).toBe("would be met");
    expect(judge(target({ kind: "baseline" }), data({ to: "2024-03" }))).toMatchObject({ early: false });
  });

  describe("in the plan year so far", () => {
    const half = { period_start: "2024-04-01", period_end: "2024-09-30" };
    const soFar = (given: Partial<Figure>, wanted: Partial<SuccessMeasure>): WordedTarget =>
      judgeTarget(target(wanted), data({ figures: [figure({ ...half, ...given })], to: "2024-09" }));

    test("a comparison is not settled; a number that was wanted is, once it is reached", () => {
      expect(soFar({ value: 100, previous: 120 }, {})).toMatchObject({
        answer: "met so far",
        note: "the plan year 2024-25 so far",
      });
      expect(soFar({ value: 121, previous: 120 }, {}).answer).toBe("not met so far");
      expect(soFar({ value: 2 }, { kind: "at_least", target: 3 }).answer).toBe("not met so far");
      expect(soFar({ value: 3 }, { kind: "at_least", target: 3 }).answer).toBe("met");
    });

    test("fewer in half a year than in a whole one says nothing; as many already does", () => {
      const fewer = { baseline: 10, baseline_period: "2023-04..2024-03" } as const;
      expect(soFar({ value: 9 }, fewer)).toMatchObject({
        answer: "cannot be judged",
        reason: "the baseline is that of a whole year, and the plan year is not over",
        figures: "9 offences (baseline 10, April 2023 to March 2024)",
      });
      expect(soFar({ value: 10 }, fewer).answer).toBe("not met");
      expect(soFar({ value: 11 }, { ...fewer, kind: "more" }).answer).toBe("met");
    });

    test("a figure of whole years before it answers nothing, and is named", () => {
      const before = figure({
        period_start: "2023-04-01",
        period_end: "2024-03-31",
        period_label: "2023/24",
      });
      const none = data({ figures: [] }, { year: { figures: [before] } });
      expect(judgeTarget(target({ kind: "reported" }), none)).toMatchObject({
        answer: "cannot be judged",
        reason: "there is no figure of the plan year yet; the last is that of 2023/24, before it",
      });
    });
  });

  test("what comes to light carries the caution that fewer reports may be unwelcome", () => {
    const reports = figure({ polarity: "ambiguous", unit: "people" });
    expect(judgeTarget(target({}), data({ figures: [reports] })).note).toBe(
      "a fall in reports may be unwelcome: it can mean that less came to light",
    );
    const lowest = target({ kind: "lowest", target: 3 });
    expect(judgeTarget(lowest, data({ figures: [reports], ranks: [rank()] })).note).toBe(
      "few reports may be unwelcome: it can mean that little came to light",
    );
    expect(judgeTarget(target({}), data()).note).toBeNull();
  });

  test("how many answers are beyond chance", () => {
    const of = (verdict: FindingsChangeRow["verdict"], value = 100) =>
      judge(target({}), data({ figures: [figure({ value })], changes: [change({ verdict })] }));
    const counted = judge(target({ kind: "at_least", target: 3 }), data());
    expect(
      chanceSentences([
        of("lower"),
        of("within normal variation"),
        of("too few to say"),
        counted,
        of("higher", 130),
      ]),
    ).toBe(
      "Of the 4 that would be met, 1 is beyond chance, 2 could be due to chance alone and 1 rests on no comparison. Of the 1 that would not, 1 is beyond chance.",
    );
  });

  test("a place among areas of which one has a small count is not for publication", () => {
    const of = (smallest: number) =>
      judge(
        target({ kind: "lowest", target: 3 }),
        data({
          figures: [figure({ sensitive: true, value: 12, previous: 20 })],
          ranks: [{ ...rank({ value: 12 }), smallest }],
        }),
      ).internal;
    expect(of(5)).toEqual([]);
    expect(of(3)).toEqual([{ code: "not-for-publication", count: 5 }]);
  });
});

describe("what actions decide", () => {
  const named = target({ kind: "actions_done", measure: null, actions: ["1.1", "1.2"] });

  test("met when all are achieved, open while the others are not yet due, not met once one is overdue", () => {
    const all = [done("1.1", "achieved", "green"), done("1.2", "achieved", "green")];
    expect(judgeTarget(named, data({}, { actions: all }))).toMatchObject({
      answer: "met",
      figures: "actions 1.1, 1.2 achieved: 2 of 2, 100%",
    });
    const open = [done("1.1", "achieved", "green"), done("1.2", "not yet due", "green")];
    expect(judgeTarget(named, data({}, { actions: open }))).toMatchObject({
      answer: "cannot be judged",
      reason: "not yet due: 1.2 (March 2025)",
    });
    const late = [done("1.1", "achieved", "green"), done("1.2", "overdue", "red")];
    expect(judgeTarget(named, data({}, { actions: late })).answer).toBe("not met so far");
    expect(judgeTarget(named, data({}, { actions: late, asAt: "2025-04-14" })).answer).toBe("not met");
  });

  test("nothing returned cannot be judged", () => {
    const silent = [done("1.1", "overdue", "red", null), done("1.2", "overdue", "red", null)];
    expect(judgeTarget(named, data({}, { actions: silent })).reason).toBe(
      "nothing was returned on its actions by 2025-01-31",
    );
  });

  test("85 per cent on target: 6 of 7 is 85.7%, 5 of 6 is 83.3%", () => {
    const share = target({ kind: "actions_on_target", measure: null, target: 85 });
    const plan = (green: number, red: number): PlanRow[] => [
      ...Array.from({ length: green }, (_, index) => done(`1.${index}`, "not yet due", "green")),
      ...Array.from({ length: red }, (_, index) => done(`2.${index}`, "overdue", "red")),
    ];
    expect(judgeTarget(share, data({}, { actions: plan(6, 1) }))).toMatchObject({
      answer: "met so far",
      figures: "6 of 7, 85.7%",
    });
    expect(judgeTarget(share, data({}, { actions: plan(5, 1) }))).toMatchObject({
      answer: "not met so far",
      figures: "5 of 6, 83.3%",
    });
  });

  test("say of how many the last return is of an earlier quarter", () => {
    const share = target({ kind: "actions_on_target", measure: null, target: 85 });
    const actions = [
      done("7.1", "not yet due", "green"),
      done("7.2", "achieved", "green"),
      { ...done("7.3", "achieved", "green"), older_quarter: 1 }, // what is achieved stays so
      { ...done("7.4", "not yet due", "green"), older_quarter: 1 },
    ];
    expect(judgeTarget(share, data({}, { actions })).figures).toBe(
      "4 of 4, 100%, 1 of them as returned for April to June",
    );
  });
});

describe("a return that says more than the log", () => {
  const walks = target({ kind: "at_least", target: 3, actions: ["6.1"] });
  const counted = (value: number) =>
    data({ figures: [figure({ value })] }, { actions: [done("6.1", "achieved", "green")] });

  test("is said where the answer stands, in print and in the terminal", () => {
    const judged = judge(walks, counted(0));
    expect(judged.against).toEqual(["6.1"]);
    expect(wordedTarget(judged).note).toContain(
      "action 6.1 is returned as achieved, but the count does not show it",
    );
    expect(contestedSentences([judged], [{ number: "6.1" }])).toBe(
      " Action 6.1 is returned as achieved, but the count does not show it, so that it counts as not achieved: 0 offences in April 2024 to March 2025, at least 3 were wanted (success measure 1).",
    );
    expect(contestedSentences([judged], [{ number: "6.2" }])).toBe("");
  });

  const contested = { ...done("6.1", "achieved", "green"), priority: "asb" };
  const plan = [contested, { ...done("6.2", "achieved", "green") }, done("6.3", "not yet due", "green")];

  test("counts as neither achieved nor on target where success measures rest on actions", () => {
    const held = data({}, { actions: heldToCounts(plan, new Set(["6.1", "6.3"])) });
    const all = target({ kind: "actions_done", measure: null, actions: ["6.1", "6.2"] });
    expect(judgeTarget(all, data({}, { actions: plan })).answer).toBe("met");
    expect(judgeTarget(all, held)).toMatchObject({
      answer: "not met so far",
      figures: "actions 6.1, 6.2 achieved: 1 of 2, 50%",
      reason: "not achieved: 6.1 (returned as achieved, which the count does not show)",
    });
    const share = target({ kind: "actions_on_target", measure: null, target: 85 });
    expect(judgeTarget(share, data({}, { actions: plan })).figures).toBe("3 of 3, 100%");
    expect(judgeTarget(share, held)).toMatchObject({
      answer: "not met so far",
      figures: "2 of 3, 66.7%, without action 6.1, returned as achieved, which the count does not show",
    });
    expect(planSummary(held.actions).at(-1)).toMatchObject({
      actions: 3,
      achieved: 1,
      contested: 1,
      not_yet_due: 1,
    });
  });

  test("is none where the number is reached, or nothing was returned as achieved", () => {
    expect(judge(walks, counted(3)).against).toEqual([]);
    const open = data(
      { figures: [figure({ value: 0 })] },
      { actions: [done("6.1", "not yet due", "green")] },
    );
    expect(judge(walks, open).against).toEqual([]);
    // fewer offences than wanted are no proof that an action was not carried out
    expect(judge({ ...walks, kind: "fewer" }, counted(130)).against).toEqual([]);
  });
});
