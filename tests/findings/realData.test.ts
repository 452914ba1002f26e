import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedRanks } from "../../pipeline/ask/askedRanks.js";
import { askedTrends } from "../../pipeline/ask/askedTrends.js";
import { openBuilt } from "../../pipeline/build/build.js";
import type { FindingsFunnelRow } from "../../pipeline/facts/findingRows.js";
import { makeFindings } from "../../pipeline/findings/findings.js";
import { importAreas } from "../../pipeline/workspace/areas/importAreas.js";
import { builtWorkspace, repository } from "./builtWorkspace.js";

/** Real public files beside the repository; without them these tests are passed over. */
const shared = path.resolve(repository, "..", "shared", "real-data");
const file = (...names: string[]) => path.join(shared, ...names);

describe.skipIf(!existsSync(shared))("the twelve Kent partnerships, year to June 2025 (ONS table C2)", () => {
  let workspace: { root: string; remove: () => void };
  beforeAll(async () => {
    workspace = await builtWorkspace(
      [
        file("csp-crime", "ons-table-c2-csp-ye-june-2025.csv"),
        ...["2018-10", "2018-11", "2018-12", "2019-01", "2019-02"].map((month) =>
          file("police-uk", `${month}-kent-street.csv`),
        ),
      ],
      (root) => {
        importAreas(path.join(root, "seeds", "areas.csv"), file("lookups", "kent-lsoa11-ward18-lad18.csv"));
      },
    );
  });
  afterAll(() => workspace.remove());

  const rank = (measure: string, basis: "count" | "rate") =>
    askedRanks(workspace.root, { source: "ons-c2", measure, basis, to: "2025-06", months: 12 });

  test("residential burglary per household: Sevenoaks is first, and first survives its interval", async () => {
    const [first, second] = await rank("burglary_residential", "rate");
    expect(first).toMatchObject({
      area_name: "Sevenoaks",
      value: 378,
      rank_highest: 1,
      rank_lower: 1,
      rank_upper: 1,
      of: 12,
    });
    expect(first?.certainty).toBe("highest of 12, which survives its interval: clear of all others");
    expect(second?.area_name).toBe("Dartford and Gravesham");
  });

  test("total crime: lowest by rate survives, lowest by count does not (Tunbridge Wells could be it)", async () => {
    const own = async (basis: "count" | "rate") =>
      (await rank("recorded_crime", basis)).find(({ area_name }) => area_name === "Sevenoaks");
    expect(await own("rate")).toMatchObject({ rank_lowest: 1, rank_lower: 12, indistinguishable_from: 0 });
    expect(await own("count")).toMatchObject({ rank_lowest: 1, rank_lower: 11, indistinguishable_from: 1 });
  });

  test("the funnel: far above for burglary, far below for all crime, neither against limits widened for φ", async () => {
    const { store } = await openBuilt(workspace.root);
    try {
      await makeFindings(store, "findings_funnel");
      const rows = await store.rows<FindingsFunnelRow>(
        `from findings_funnel where source = 'ons-c2' and scope = 'kent-csps'
          and measure in ('burglary_residential', 'recorded_crime') order by measure, area`,
      );
      expect(rows).toHaveLength(24);
      const own = rows.filter(({ area_name }) => area_name === "Sevenoaks");
      expect(own).toMatchObject([
        {
          measure: "burglary_residential",
          position: "far above",
          meaning: "bad",
          holds_widened: false,
          overdispersed: true,
        },
        {
          measure: "recorded_crime",
          position: "far below",
          meaning: "good",
          holds_widened: false,
          overdispersed: true,
        },
      ]);
      // Σ count ÷ Σ population × 1,000: 158,222 crimes of 1,855,842 residents, 3,927 burglaries of 759,800 households
      expect(own[1]?.baseline).toBeCloseTo((158_222 / 1_855_842) * 1000, 6);
      expect(own[0]?.baseline).toBeCloseTo((3_927 / 759_800) * 1000, 6);
    } finally {
      store.close();
    }
  });

  test("November and December 2018 are not comparable: half full", async () => {
    for (const to of ["2018-11", "2018-12"]) {
      const rows = await askedTrends(workspace.root, {
        source: "police-uk",
        measure: "street_all",
        to,
        months: 1,
      });
      expect(rows).toMatchObject([{ status: "half full", verdict: "not comparable", lower: null, p: null }]);
    }
    const { store } = await openBuilt(workspace.root);
    try {
      await makeFindings(store, "findings_xmr");
      const points = await store.rows<{ month: string; value: number | null }>(
        "select month, value from findings_xmr where measure = 'street_all' and area = 'E07000111' order by month",
      );
      expect(points.map(({ value }) => value)).toEqual([861, null, null, 825, 691]);
    } finally {
      store.close();
    }
  });
});
