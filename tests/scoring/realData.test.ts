import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
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
      const { rows } = await withSession(root, (session) =>
        readTargets(session, { to: "2025-06", planYear: "2024-25" }),
      );
      expect(rows.map(wordedTarget).find(({ number }) => number === 10)).toMatchObject({
        answer: "met",
        figures: "lowest of 12 by rate (lowest by number): 571",
        certainty: "certain: the 95% confidence interval is lowest alone, clear of all others",
      });
      expect(rows.find(({ number }) => number === 17)?.answer).toBe("cannot be judged");
    });
  },
);
