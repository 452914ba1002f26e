import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UserError } from "../../pipeline/errors.js";
import * as addValue from "../../pipeline/priorities/evidence/addValue.js";
import type { EvidenceData, ScoredIssue } from "../../pipeline/priorities/evidence/data.js";
import type { Finding } from "../../pipeline/priorities/evidence/figure.js";
import { harmDays } from "../../pipeline/priorities/evidence/harm.js";
import * as performance from "../../pipeline/priorities/evidence/performance.js";
import * as trend from "../../pipeline/priorities/evidence/trend.js";
import * as volume from "../../pipeline/priorities/evidence/volume.js";
import { judgementsCsv } from "../../pipeline/scoring/judgementsCsv.js";
import type { Scheme } from "../../pipeline/scoring/scheme.js";
import { sensitivity } from "../../pipeline/scoring/sensitivity.js";
import { init } from "../../pipeline/workspace/init.js";
import { readPlanning } from "../../pipeline/workspace/planning.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { factWords, unknownWords } from "../../reports/words/evidence.js";

/** A kind of evidence with its facts in words. */
const worded =
  (kind: (data: EvidenceData, issue: ScoredIssue) => Finding[]) => (data: EvidenceData, issue: ScoredIssue) =>
    kind(data, issue).map(({ finding, reason, ...row }) => ({
      ...row,
      finding: factWords(finding),
      reason: reason === null ? null : unknownWords(reason),
    }));
const [funding, onTarget] = [worded(addValue.funding), worded(addValue.onTarget)];
const rankCount = worded(performance.rankCount);
const [change, slope, share] = [worded(trend.change), worded(trend.slope), worded(volume.share)];

const folder = mkdtempSync(path.join(tmpdir(), "csp-planning-"));
let root: string;
const seed = (name: string): string => path.join(root, "seeds", name);
const refusal = (): string => {
  try {
    readPlanning(readWorkspace(root));
    return "accepted";
  } catch (error) {
    const { message, hint } = error as UserError;
    return `${message.replace(path.join(root, "seeds") + path.sep, "")}: ${hint}`;
  }
};

afterAll(() => rmSync(folder, { recursive: true }));

describe("the plan's seeds are refused by file, line and value", () => {
  let original: string;
  beforeAll(() => {
    root = path.join(folder, "seeds-test");
    init(root, { district: "E07000111", samplePlan: true });
    original = readFileSync(seed("judgements.csv"), "utf8");
  });
  beforeEach(() => writeFileSync(seed("judgements.csv"), original));
  const header = "plan_year,priority,criterion,score,weight,reason,name,date\n";
  const judged = (line: string): string => {
    writeFileSync(seed("judgements.csv"), `${header}${line}\n`);
    return refusal();
  };

  test("those that come with the program are in order", () => {
    expect(refusal()).toBe("accepted");
    const planning = readPlanning(readWorkspace(root));
    expect(planning.actions.filter(({ plan_year }) => plan_year === "2024-25")).toHaveLength(48);
    expect(planning.successMeasures.filter(({ plan_year }) => plan_year === "2024-25")).toHaveLength(17);
    expect(planning.schemes.map(({ id }) => id)).toEqual([
      "impact-likelihood",
      "morile",
      "scottish-matrix",
      "six-criteria",
    ]);
  });

  test.each([
    [
      "2024-25,asb,harm,4,,,A. Chair,2023-12-05",
      'judgements.csv:2: reason is "": a judgement without a reason is not used; say why',
    ],
    [
      "2024-25,asb,harm,4,,Because,,2023-12-05",
      'judgements.csv:2: name is "": a judgement needs the name of who made it',
    ],
    [
      "2024-25,asb,harm,4,,Because,A. Chair,5 December",
      'judgements.csv:2: date is "5 December": must be the day of the judgement, like 2023-12-05',
    ],
    [
      "2024-25,asb,harm,6,,Because,A. Chair,2023-12-05",
      'judgements.csv:2: score is "6": must be a score from 0 to 5, unknown, or empty for a weight',
    ],
    [
      "2024-25,asb,harm,,,Because,A. Chair,2023-12-05",
      'judgements.csv:2: score is "": give a score for a priority, or a weight for *; not both',
    ],
    [
      "2024-25,*,harm,3,,Because,A. Chair,2023-12-05",
      'judgements.csv:2: score is "3": give a score for a priority, or a weight for *; not both',
    ],
    [
      "2024-25,*,luck,,2,Because,A. Chair,2023-12-05",
      'judgements.csv:2: criterion "luck" is not in seeds/criteria.csv: use one of concern, trend, volume, harm, performance, add_value',
    ],
  ])("%s", (line, message) => {
    expect(judged(line)).toBe(message);
  });

  test("a judgement that stands twice, and one on an issue that is none", () => {
    const line = "2024-25,asb,harm,4,,Because,A. Chair,2023-12-05";
    expect(judged(`${line}\n${line}`)).toBe("judgements.csv:3: 2024-25 asb harm appears twice: keep one row");
    expect(judged(line.replace("asb", "noise"))).toMatch(
      /^judgements.csv:2: priority "noise" is not in seeds\/priorities.csv/,
    );
  });

  test("what the page saves is read back as it was", () => {
    const { judgements } = readPlanning(readWorkspace(root));
    const more = [
      ...judgements,
      {
        plan_year: "2024-25",
        priority: "*",
        criterion: "harm",
        score: null,
        weight: 1.5,
        reason: 'Says "who", and why',
        name: "B",
        role: "Clerk, of the council",
        date: "2024-01-16",
      },
      {
        plan_year: "2024-25",
        priority: "asb",
        criterion: "volume",
        score: "unknown" as const,
        weight: null,
        reason: "R",
        name: "B",
        role: null,
        date: "2024-01-16",
      },
    ];
    writeFileSync(seed("judgements.csv"), judgementsCsv(more));
    expect(readPlanning(readWorkspace(root)).judgements).toEqual(more);
  });

  test("an offence is not counted for two issues, nor beside the sum that it is part of", () => {
    const before = readFileSync(seed("priority_measures.csv"), "utf8");
    appendFileSync(seed("priority_measures.csv"), "2024-25,asb,theft_of_motor_vehicle,level,\n");
    expect(refusal()).toMatch(/theft_of_motor_vehicle is counted already for acquisitive_crime in 2024-25/);
    writeFileSync(seed("priority_measures.csv"), before);
  });

  test("bands that are none", () => {
    const before = readFileSync(seed("criteria.csv"), "utf8");
    writeFileSync(seed("criteria.csv"), before.replace("0.5 1 2.5 5 10", "0.5 1 2.5 5"));
    expect(refusal()).toMatch(/^criteria.csv:4: bands is "0.5 1 2.5 5": must be five rising numbers/);
    writeFileSync(seed("criteria.csv"), before);
  });
});

describe("evidence that is missing is unknown, with its reason", () => {
  const issue = {
    id: "asb",
    name: "ASB",
    measures: [
      { plan_year: "2024-25", priority: "asb", measure: "incidents", role: "level" as const, source: null },
    ],
  };
  const other = {
    id: "theft",
    name: "Theft",
    measures: [
      { plan_year: "2024-25", priority: "theft", measure: "thefts", role: "level" as const, source: null },
    ],
  };
  const figure = (measure: string, unit: string, value: number, end: string) => ({
    source: "police",
    measure,
    name: measure,
    unit,
    polarity: "down",
    sensitive: false,
    by_ward: true,
    area: "E1",
    period_start: `${Number(end.slice(0, 4)) - 1}-10-01`,
    period_end: end,
    share_of: null,
    period_label: end,
    value,
    status: "complete",
    previous: 80,
    previous_status: "complete",
    rate: null,
    per: null,
    reasons: [],
  });
  const data = (given: Partial<EvidenceData>): EvidenceData => ({
    planYear: "2024-25",
    to: "2023-09",
    issues: [issue, other],
    figures: [],
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

  test("no extract, no finding", () => {
    expect(change(data({}), issue)).toMatchObject([
      { value: null, reason: "no extract supplies incidents for these months" },
    ]);
  });

  test("slope: 80, 90, 100 is 11.1% of the mean a year; void where a break falls inside the three years", () => {
    const three = {
      figures: [figure("incidents", "incidents", 100, "2023-09-30")],
      earlier: [
        figure("incidents", "incidents", 80, "2021-09-30"),
        figure("incidents", "incidents", 90, "2022-09-30"),
      ],
    };
    expect(slope(data(three), issue)[0]?.value).toBeCloseTo((10 / 90) * 100, 12);
    const breaks = [
      {
        applies_to: "*",
        area: null,
        date: "2020-03-23",
        until: "2021-07-18",
        effect: "flag" as const,
        reason: "Covid-19",
        reference: "x",
      },
    ];
    expect(slope(data({ ...three, breaks }), issue)).toMatchObject([
      { value: null, reason: "a recording break falls inside the three years" },
    ]);
    expect(slope(data({ figures: three.figures }), issue)).toMatchObject([{ value: null }]);
  });

  test("volume: incidents are not added to offences; alone in its unit an issue has no share", () => {
    const apart = data({
      figures: [
        figure("incidents", "incidents", 100, "2023-09-30"),
        figure("thefts", "offences", 300, "2023-09-30"),
      ],
    });
    expect(share(apart, issue)).toMatchObject([
      { value: null, reason: "100 incidents: no other issue is counted in incidents" },
    ]);
    const together = data({
      figures: [
        figure("incidents", "offences", 100, "2023-09-30"),
        figure("thefts", "offences", 300, "2023-09-30"),
      ],
    });
    expect(share(together, issue)).toMatchObject([
      {
        value: 25,
        reason: null,
        finding: "100 of the 400 offences of 2 issues (25.0%)",
        // the other's count follows from the total
        rests_on: [{ measure: "incidents" }, { measure: "thefts" }],
      },
    ]);
  });

  test("a sensitive measure is in no share: the others' would give it away", () => {
    const secret = { ...figure("incidents", "offences", 4, "2023-09-30"), sensitive: true };
    const [own, other] = data({}).issues;
    for (const value of [4, 40]) {
      const both = data({ figures: [{ ...secret, value }, figure("thefts", "offences", 300, "2023-09-30")] });
      expect(own && share(both, own)).toMatchObject([
        { value: null, reason: "sensitive measures are not shared out" },
      ]);
      expect(other && share(both, other)).toMatchObject([
        {
          value: null,
          reason: "300 offences: no other issue is counted in offences",
          small: false,
          rests_on: [{ measure: "thefts" }],
        },
      ]);
    }
  });

  test("evidence that holds a small count of a sensitive measure is marked", () => {
    const secret = (value: number, end = "2023-09-30") => ({
      ...figure("incidents", "offences", value, end),
      sensitive: true,
    });
    const years = data({
      figures: [{ ...secret(12), previous: 20 }],
      earlier: [secret(3, "2021-09-30"), secret(20, "2022-09-30")],
    });
    // nothing of it scores: a score is published, and would say what the count may be
    const unscored = {
      small: true,
      value: null,
      word: null,
      reason: "it rests on a count too small to score",
    };
    expect(slope(years, issue)).toMatchObject([unscored]);
    const own = secret(12);
    const ranked = (smallest: number) =>
      data({
        figures: [own],
        ranks: [
          {
            ...own,
            ...{ scope: "kent-districts", basis: "count", period_kind: "asked", area_name: "Here", rule: "" },
            ...{ rank_highest: 13, rank_highest_to: 13, rank_lowest: 1, rank_lowest_to: 1, of: 13 },
            ...{ rank_lower: 12, rank_upper: 13, indistinguishable_from: 1, bounded: 0, lacking: 0 },
            smallest,
          },
        ],
      });
    expect(rankCount(ranked(4), issue)).toMatchObject([unscored]);
    expect(rankCount(ranked(5), issue)).toMatchObject([{ small: false, value: 0, reason: null }]);
    const { source, area, period_start, period_end } = secret(3);
    const place = { source, area, period_start, period_end };
    const harm = [{ ...place, measure: "incidents", parts: ["assaults"], days: 6570, count: 3, note: null }];
    const weighed = data({ figures: [secret(3)], harm, residents: 120_519 });
    expect(harmDays(weighed, issue)).toMatchObject([
      {
        ...unscored,
        reason: { code: "small" },
        rests_on: [{ measure: "incidents" }, { measure: "assaults" }],
      },
    ]);
    const enough = data({
      figures: [secret(5)],
      harm: harm.map((one) => ({ ...one, count: 5 })),
      residents: 120_519,
    });
    expect(harmDays(enough, issue)).toMatchObject([{ small: false, reason: null }]);
    expect(harmDays(enough, issue)[0]?.value).toBeGreaterThan(0);
  });

  test("added value: returns on an earlier plan count, grants of long ago do not", () => {
    const share = { plan_year: "2023-24", priority: "asb", returned: 8, on_target: 6 };
    const returns = [{ ...share, achieved: ["2.1"], against: [] }];
    expect(onTarget(data({ returns }), issue)).toMatchObject([
      { value: 75, finding: "actions of 2023-24 completed or on target: 6 of 8, 75%" },
    ]);
    const contested = [{ ...share, on_target: 5, achieved: ["2.1"], against: ["2.1"] }];
    expect(onTarget(data({ returns: contested }), issue)).toMatchObject([
      {
        value: 62.5,
        finding:
          "actions of 2023-24 completed or on target: 5 of 8, 62.5%, without action 2.1, returned as achieved, which the count does not show",
      },
    ]);
    expect(onTarget(data({}), issue)).toMatchObject([
      { value: null, reason: "no returns on its actions in a plan before 2024-25" },
    ]);
    const grant = (financial_year: string) => ({
      financial_year,
      line: "grant" as const,
      provider: "P",
      project: null,
      amount: 900,
      priority: "asb",
      outcome_measure: null,
      outcome: null,
    });
    expect(funding(data({ funding: [grant("2023/24")] }), issue)).toMatchObject([
      { value: 900, finding: "£900 to P (2023/24)" },
    ]);
    expect(funding(data({ funding: [grant("2020/21")] }), issue)).toMatchObject([
      { value: null, reason: "the last grant lines that name it are of 2020/21, too long ago" },
    ]);
  });
});

test("an issue of which just enough is known keeps its place in every draw", () => {
  const scheme: Scheme = {
    id: "s",
    title: "S",
    source: "test",
    combine: "weighted mean",
    steps: null,
    minimum_known: 0.5,
    confidence: false,
    fields: ["a", "b"].map((id) => ({ id, name: id, criteria: [id], roll_up: "mean" as const })),
    grades: [],
  };
  const issues = [
    { id: "whole", name: "W", scores: { a: 5, b: 5 } },
    { id: "half", name: "H", scores: { a: 1, b: null } },
  ];
  const { issues: tested, order_holds } = sensitivity(issues, { a: 1, b: 1 }, scheme);
  expect(order_holds).toBe(1);
  expect(tested.find(({ id }) => id === "half")).toMatchObject({ position: 2, best: 2, worst: 2, holds: 1 });
});
