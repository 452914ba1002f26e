import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import { type Session, withSession } from "../../pipeline/build/session.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { importReturns } from "../../pipeline/plan/importReturns.js";
import { readFunding, readPlan } from "../../pipeline/plan/readPlan.js";
import { readReturns } from "../../pipeline/plan/readReturns.js";
import { keepEvidence } from "../../pipeline/priorities/keepEvidence.js";
import { readScoring, scoreIssues } from "../../pipeline/priorities/scoreIssues.js";
import {
  againstSentence,
  evidenceRows,
  rankingRows,
  rankingTable,
} from "../../pipeline/priorities/scoreRows.js";
import { type Scoring, type ScoringData, scoring as score } from "../../pipeline/priorities/scoring.js";
import { rollUp } from "../../pipeline/scoring/rollUp.js";
import { weightedMean } from "../../pipeline/scoring/weightedMean.js";
import { readTargets, type TargetsAsked } from "../../pipeline/targets/readTargets.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { factWords } from "../../reports/words/evidence.js";
import { wordedMovement } from "../../reports/words/movement.js";
import { type WordedTarget, wordedTarget } from "../../reports/words/targets.js";
import { planReturns } from "../../sample/planReturns.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";
import { offencesExtract } from "../faults/extracts.js";
import { samplePartnership } from "../samplePartnership.js";
import { bareSession, sampleSession } from "../sampleReads.js";

let root: string;
let read: ScoringData;
let scoring: Scoring;
const folder = (): string => path.join(root, "received");

beforeAll(async () => {
  root = await samplePartnership({ returns: false });
  read = await readScoring(await bareSession(), { to: "2023-09" });
  scoring = score(read);
  mkdirSync(folder());
  for (const { name, bytes } of planReturns()) writeFileSync(path.join(folder(), name), bytes);
});
afterAll(() => rmSync(root, { recursive: true }));

/** Success measures as they are printed. */
const targetsOf = async (session: Session, asked: TargetsAsked): Promise<WordedTarget[]> =>
  (await readTargets(session, asked)).rows.map(wordedTarget);

describe("the sample partnership's ranking for 2024-25", () => {
  test("scores every priority of the plan year, and says what is known", () => {
    expect(scoring.planYear).toBe("2024-25");
    expect(scoring.issues.map(({ id }) => id).sort()).toEqual(
      [
        "acquisitive_crime",
        "asb",
        "business_crime",
        "domestic_abuse",
        "drugs_county_lines",
        "safeguarding",
        "vawg",
      ].sort(),
    );
    for (const { known, position } of scoring.ranked) expect(position !== null).toBe(known >= 0.5);
  });

  test("each total can be worked out again from the printed scores, each score from its evidence", () => {
    for (const issue of scoring.issues) {
      const ranked = scoring.ranked.find(({ id }) => id === issue.id);
      const weights = Object.fromEntries(scoring.criteria.map(({ id, weight }) => [id, weight]));
      expect(ranked?.total).toBeCloseTo(weightedMean(issue.scores, weights).score ?? -1, 12);
    }
    // business crime, performance: the mean over its kinds of evidence of the means over its two measures
    const rows = scoring.evidence.filter(
      ({ priority, criterion }) => priority === "business_crime" && criterion === "performance",
    );
    const kinds = [...new Set(rows.map(({ evidence }) => evidence))];
    const byKind = kinds.map((kind) =>
      rollUp(
        rows.filter((row) => row.evidence === kind).map(({ score }) => score),
        "mean",
      ),
    );
    expect(scoring.computed.get("business_crime")?.performance).toBe(rollUp(byKind, "mean"));
  });

  test("its evidence carries the published figures", () => {
    const found = (priority: string, evidence: string): string[] =>
      scoring.evidence
        .filter((row) => row.priority === priority && row.evidence === evidence)
        .map(({ finding }) => factWords(finding));
    expect(found("asb", "change")[0]).toMatch(
      /^Anti-social behaviour incidents: 1,221 \(1,094\), \+11.6%: higher/,
    );
    expect(found("domestic_abuse", "change")[0]).toMatch(
      /^Domestic abuse incidents: 2,071 \(2,490\), -16.8%: lower/,
    );
    expect(found("asb", "rank_count")[0]).toMatch(/13th highest, lowest of 13 by count/);
    expect(found("asb", "survey_share")[0]).toMatch(/389 of 1,000 respondents \(38.9%\)/);
    expect(found("domestic_abuse", "share")[0]).toBe("2,071 of the 3,292 incidents of 2 issues (62.9%)");
  });

  test("unknown is never 0: every row without a score says why, or is only shown", () => {
    for (const row of scoring.evidence) {
      if (row.state === "unknown") expect(row.reason).toBeTruthy();
      expect(row.score === null).toBe(row.state !== "scored");
    }
    expect(scoring.computed.get("vawg")).toMatchObject({
      concern: null,
      trend: null,
      volume: null,
      harm: null,
      performance: null,
    });
    const vawg = rankingTable(scoring).find(({ priority }) => priority === "vawg");
    const row = rankingRows(scoring).find(({ priority }) => priority === "vawg");
    expect(row).toMatchObject({
      harm: 4,
      harm_computed: null,
      harm_judged: true,
      volume: null,
      volume_judged: false,
    });
    // by hand: half of safeguarding's weights are known, 4.00 of 5, so that it lies between 2.00 and 4.50 of all of them
    expect(new Set(rankingRows(scoring).map(({ blanks }) => blanks))).toEqual(new Set(["1st to 7th"]));
    expect(vawg).toMatchObject({ harm: "4* (unknown)", volume: "unknown", known: "5 of 6, 4 judged" });
  });

  test("a return that the count does not bear out is not scored as done, and the order says what it would be if it were", async () => {
    const returned = await scoreIssues(await sampleSession(), { to: "2023-09" });
    const row = evidenceRows(returned).find(
      ({ priority, evidence }) => priority === "vawg" && evidence === "on_target",
    );
    // of 6.1 to 6.4 all were completed or on target by their returns; no walk was counted in the plan year
    expect(row).toMatchObject({ score: 3 });
    expect(row?.finding).toMatch(
      /^actions of 2023-24 completed or on target: 3 of 4, 75%, without action 6\.1, returned as achieved/,
    );
    expect(returned.ranked.find(({ id }) => id === "vawg")?.position).toBe(4);
    expect(returned.asReturned.get("vawg")).toBe(3);
    expect(againstSentence(returned)).toBe(
      "Action 6.1 of 2023/24 is returned as achieved, but the count does not show it, so that it is not scored as done. If it were, Violence against women and girls (4th now) would be 3rd and Anti-social behaviour including environmental crime (3rd now) would be 4th.",
    );
    expect(againstSentence(scoring)).toBe("");
  });

  test("the evidence is kept in the store, and a second run leaves it once", async () => {
    await keepEvidence(root, scoring);
    await keepEvidence(root, scoring);
    const { store } = await openBuilt(root);
    try {
      const [kept] = await store.rows<{ rows: number }>(
        "select count(*) as rows from score_evidence where plan_year = '2024-25'",
      );
      expect(kept?.rows).toBe(scoring.evidence.length);
    } finally {
      store.close();
    }
    expect(evidenceRows(scoring).length).toBe(scoring.evidence.length + scoring.judgements.length);
  });

  test("every movement against 2023-24 is explained, and knows of merged and split issues", () => {
    const moved = new Map(scoring.movements.map(wordedMovement).map((row) => [row.id, row]));
    expect(moved.get("domestic_abuse")).toMatchObject({
      last_year: "2023-24",
      last_rank: 3,
      last_names: "Domestic abuse (3rd); Stalking and harassment (4th)",
    });
    expect(moved.get("business_crime")?.last_names).toBe("Serious and acquisitive crime (1st)");
    expect(moved.get("business_crime")?.why).toMatch(/^split from an issue of 2023-24/);
    expect(moved.get("asb")?.why).toMatch(/changed on the year before: .*1,221 \(1,094\)|Increasing trend/);
    for (const { why } of moved.values()) expect(why.length).toBeGreaterThan(20);
  });

  test("the same on every run", async () => {
    const again = await withSession(root, (session) => scoreIssues(session, { to: "2023-09" }));
    expect(rankingRows(again)).toEqual(rankingRows(scoring));
    expect(again.evidence).toEqual(scoring.evidence);
  });

  test.each(["impact-likelihood", "scottish-matrix", "morile"])("%s ranks the same evidence", (scheme) => {
    const other = score(read, scheme);
    expect(other.computed).toEqual(scoring.computed);
    expect(other.ranked.filter(({ position }) => position !== null).length).toBeGreaterThan(4);
    for (const { grade, position } of other.ranked) expect(grade === null).toBe(position === null);
  });

  test("a scheme that there is not", () => {
    expect(() => score(read, "dice")).toThrow('there is no scheme "dice"');
  });
});

describe("the 17 success measures of 2024-25", () => {
  test("in its plan year so far, and in all of it when it is over, a walk counts that was held in it", async () => {
    const session = await bareSession();
    const walks = async (planYear: string) => {
      const rows = await targetsOf(session, { to: "2023-09", planYear });
      return rows.find(({ text }) => text.startsWith("Walks"));
    };
    // three in the twelve months to September 2023, none of them since 1 April
    expect(await walks("2023-24")).toMatchObject({
      answer: "not met so far",
      figures: "0 walks",
      period: "April to September 2023",
    });
    expect(await walks("2024-25")).toMatchObject({
      answer: "cannot be judged",
      figures: "3 walks (baseline 3, October 2022 to September 2023)",
    });
    const over = await targetsOf(session, { to: "2023-09", planYear: "2016-17" });
    expect(over.filter(({ answer }) => answer.endsWith("so far"))).toEqual([]);
  });

  test("all answered before any return; the five lowest-three ones from county data", async () => {
    const rows = await targetsOf(await bareSession(), { to: "2023-09" });
    expect(rows.map(({ number, answer }) => `${number} ${answer}`)).toEqual([
      "1 would be met",
      "2 would not be met",
      "3 would not be met",
      "4 would be met",
      "5 cannot be judged",
      "6 would be met",
      "7 would be met",
      "8 would be met",
      "9 would be met",
      "10 would be met",
      "11 cannot be judged",
      "12 cannot be judged",
      "13 cannot be judged",
      "14 cannot be judged",
      "15 would be met",
      "16 would be met",
      "17 would be met",
    ]);
    const lowest = rows.filter(({ kind }) => kind === "lowest");
    expect(lowest.map(({ number }) => number)).toEqual([1, 6, 7, 10, 17]);
    for (const { figures, certainty } of lowest) {
      expect(figures).toMatch(/lowest of 13 by rate \(.*lowest by number\): [\d,]+$/);
      expect(certainty).toMatch(/^(certain|not certain): the 95% confidence interval is /);
    }
    expect(rows.find(({ number }) => number === 17)?.figures).toBe(
      "lowest of 13 by rate (lowest by number): 1,221",
    );
    expect(rows.find(({ number }) => number === 10)?.figures).toBe(
      "2nd lowest of 13 by rate (2nd lowest by number): 579",
    );
    for (const { reason } of rows) expect(reason).toBeTruthy();
  });

  test("the kinds of 2016-17 too", async () => {
    const rows = await targetsOf(await bareSession(), { to: "2023-09", planYear: "2016-17" });
    expect(rows.find(({ kind }) => kind === "share at least")?.answer).toBe("cannot be judged");
    expect(rows.find(({ kind }) => kind === "baseline")?.answer).toBe("met");
    expect(rows.find(({ kind }) => kind === "actions on target")?.reason).toBe(
      "the actions of 2016-17 are not in seeds/actions.csv",
    );
  });
});

describe("the plan and its returns", () => {
  const file = (quarter: number): string =>
    path.join(folder(), `Action plan returns 2024-25 Q${quarter}.csv`);

  test("of several files all are taken or none", async () => {
    const odd = path.join(folder(), "no title.csv");
    writeFileSync(odd, "No,Lead agency,Status,RAG,Evidence,Returned\n1.1,KCC,Completed,Green,,14/04/2025\n");
    await expect(importReturns(root, [file(1), odd])).rejects.toThrow("do not say which plan year");
    expect(await readReturns(readWorkspace(root))).toEqual([]);
  });

  test("four quarters through the gate, kept whole, each status traceable to its line", async () => {
    const before = await readPlan(root, {});
    expect(before.asAt).toBe("2024-04-01");
    expect(before.summary.at(-1)).toMatchObject({ actions: 48, achieved: 0, no_return: 48 });
    const imported = await importReturns(root, [1, 2, 3, 4].map(file));
    expect(imported.map(({ quarter, returned, outcome }) => [quarter, returned, outcome])).toEqual([
      [1, 47, "imported"],
      [2, 46, "imported"],
      [3, 43, "imported"],
      [4, 45, "imported"],
    ]);
    for (const { returned, missing, faults } of imported) {
      expect(returned + missing.length).toBe(48);
      expect(faults).toEqual([]);
    }
    const rows = await readReturns(readWorkspace(root));
    const first = rows.find(({ number, quarter }) => number === "1.1" && quarter === 1);
    expect(first).toMatchObject({
      file: "Action plan returns 2024-25 Q1.csv",
      line: 5,
      status: "Not started",
      returned: "2024-07-12",
    });
    expect(await importReturns(root, [file(1)])).toMatchObject([{ outcome: "already imported" }]);
  });

  test("a rebuild of the store leaves them as they are", async () => {
    const small = workspaceWith({ "offences.csv": offencesExtract("2022-04", 3, 1) });
    await ingest(small, []);
    await importReturns(small, [1, 2, 3, 4].map(file));
    const rows = await readReturns(readWorkspace(small));
    expect(rows).toHaveLength(47 + 46 + 43 + 45);
    const { lines } = await ingest(small, [], { rebuild: true });
    expect(lines.join("\n")).not.toMatch(/of no supply/);
    expect(await readReturns(readWorkspace(small))).toEqual(rows);
    removeFolders();
  });

  test("42 of 48, 87.5%, and what is overdue depends on the day", async () => {
    const { summary, asAt } = await readPlan(root, {});
    expect(asAt).toBe("2025-04-11");
    expect(summary.at(-1)).toMatchObject({ share: "42 of 48, 87.5%", overdue: 6, not_yet_due: 0 });
    const earlier = await readPlan(root, { asAt: "2024-12-31" });
    expect(earlier.summary.at(-1)).toMatchObject({ share: "5 of 48, 10.4%", overdue: 7, not_yet_due: 36 });
  });

  test("a later file of a quarter replaces the earlier one; what it says of no action is quarantined with its line", async () => {
    const corrected = path.join(folder(), "Q4 corrected.csv");
    writeFileSync(
      corrected,
      "Action plan 2024/25: returns for Q4\nNo,Lead agency,Status,RAG,Evidence,Returned\n1.1,KCC,Delayed,Amber,,14/04/2025\n9.9,KCC,Completed,Green,,14/04/2025\n1.2,KCC,Done,Green,,14/04/2025\n1.3,CSU,Completed,Green,,31/02/2025\n",
    );
    expect(await importReturns(root, [corrected])).toMatchObject([
      {
        outcome: "replaces an earlier return",
        returned: 1,
        faults: [
          { line: 4, reason: "9.9 is no action of 2024-25" },
          { line: 5, reason: 'status "Done" is not in seeds/plan_returns.yaml' },
          { line: 6, reason: '"31/02/2025" is no date like 12/07/2024' },
        ],
      },
    ]);
    const { rows } = await readPlan(root, {});
    expect(rows[0]).toMatchObject({
      state: "overdue",
      returned: "Delayed",
      file: "Q4 corrected.csv",
      line: 3,
    });
    await importReturns(root, [file(4)]);
    expect((await readPlan(root, {})).rows[0]?.state).toBe("achieved");
  });

  test("a file that says neither plan nor quarter, and one that is no return, change nothing", async () => {
    const odd = path.join(folder(), "odd.csv");
    writeFileSync(odd, "No,Lead agency,Status,RAG,Evidence,Returned\n1.1,KCC,Completed,Green,,14/04/2025\n");
    await expect(importReturns(root, [file(1), odd])).rejects.toThrow("do not say which plan year");
    await expect(importReturns(root, [path.join(folder(), "Action plan 2024-25.csv")])).rejects.toThrow(
      /Action plan 2024-25\.csv:4/,
    );
    expect((await readPlan(root, {})).summary.at(-1)?.share).toBe("42 of 48, 87.5%");
  });

  test("returned actions answer the success measures that rest on them", async () => {
    const rows = await withSession(root, (session) => targetsOf(session, { to: "2023-09" }));
    expect(
      rows
        .filter(({ kind }) => kind === "actions done")
        .map(({ number, answer, figures }) => `${number} ${answer}: ${figures}`),
    ).toEqual([
      "5 not met: actions 1.1, 1.2, 1.3, 1.6, 1.8 achieved: 4 of 5, 80%",
      "13 met: actions 5.1, 5.2, 5.3 achieved: 3 of 3, 100%",
      "14 met: actions 5.4 achieved: 1 of 1, 100%",
    ]);
  });

  test("returns come too late to be evidence for the ranking that made their plan", async () => {
    const again = await withSession(root, (session) => scoreIssues(session, { to: "2023-09" }));
    expect(
      again.evidence
        .filter(({ evidence }) => evidence === "on_target")
        .every(({ state }) => state === "unknown"),
    ).toBe(true);
  });

  test("grants of 2020/21: £34,218 in 8 lines, £6.84 a young person, £33.90 a victim", async () => {
    const rows = await withSession(root, (session) => readFunding(session, "2020/21"));
    expect(rows.at(-1)?.addition).toEqual({ lines: 8, sum: 34_218, apart: 0 });
    expect(
      rows.flatMap(({ outcomes, cost_per_outcome }) =>
        outcomes === null ? [] : [[outcomes, cost_per_outcome]],
      ),
    ).toEqual([
      [295, 33.9],
      [1755, 6.84],
    ]);
  });
});
