import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withSession } from "../../pipeline/build/session.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { scoreIssues } from "../../pipeline/priorities/scoreIssues.js";
import { robustnessSentence } from "../../pipeline/priorities/scoreRows.js";
import type { Scoring } from "../../pipeline/priorities/scoring.js";
import { readTargets } from "../../pipeline/targets/readTargets.js";
import { init } from "../../pipeline/workspace/init.js";
import { wordedTarget } from "../../reports/words/targets.js";

// ../shared is not part of the repository; without it this says nothing
const real = path.join(import.meta.dirname, "../../../shared/real-data/csp-crime");

describe.skipIf(!existsSync(real))(
  "a partnership with the national table alone (recorded crime by CSP, year to June 2025)",
  () => {
    let root: string;
    let scoring: Scoring;
    beforeAll(async () => {
      root = path.join(mkdtempSync(path.join(tmpdir(), "csp-real-")), "partnership");
      init(root, { district: "E07000111", samplePlan: true });
      mkdirSync(path.join(root, "data"), { recursive: true });
      cpSync(real, path.join(root, "data", "csp-crime"), { recursive: true });
      await ingest(root, []);
      scoring = await withSession(root, (session) => scoreIssues(session, { to: "2025-06" }));
    });
    afterAll(() => rmSync(path.dirname(root), { recursive: true }));

    test("what is not supplied is unknown, so no issue is placed on two criteria of six", () => {
      expect(scoring.planYear).toBe("2026-27");
      expect(scoring.ranked.every(({ position }) => position === null)).toBe(true);
      expect(scoring.computed.get("business_crime")).toMatchObject({
        concern: null,
        trend: null,
        harm: null,
        performance: 0,
      });
      expect(robustnessSentence(scoring)).toBe(
        "Fewer than two issues can be placed, so there is no ranking to test.",
      );
    });

    test("the partnership's figures answer where the source has no district: shoplifting is the lowest of 12", async () => {
      appendFileSync(
        path.join(root, "seeds", "success_measures.csv"),
        "2026-27,10,business_crime,Shoplifting among the lowest three districts in the county,lowest,shoplifting,,3,,,,\n",
      );
      const { rows } = await withSession(root, (session) =>
        readTargets(session, { to: "2025-06", planYear: "2026-27" }),
      );
      expect(rows.map(wordedTarget).find(({ number }) => number === 10)).toMatchObject({
        answer: "would be met",
        figures: "lowest of 12 by rate (lowest by number): 571",
        certainty: "certain: the 95% confidence interval is lowest alone, clear of all others",
      });
      // the year to June 2025 is not that of the plan of 2024/25, which ended in March
      const { rows: over } = await withSession(root, (session) =>
        readTargets(session, { to: "2025-06", planYear: "2024-25" }),
      );
      expect(over.filter(({ number }) => number === 10 || number === 17).map(({ answer }) => answer)).toEqual(
        ["cannot be judged", "cannot be judged"],
      );
    });
  },
);
