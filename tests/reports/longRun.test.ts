import { describe, expect, test } from "vitest";
import type { YearRow } from "../../pipeline/findings/longRun.js";
import { plainText } from "../../reports/document.js";
import { longRunChart } from "../../reports/documents/charts/longRunChart.js";
import { assessedFindings } from "../../reports/documents/data/assessedFindings.js";
import type { StrategicData } from "../../reports/documents/data/strategicData.js";
import { provenanceRegister } from "../../reports/provenance.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

const synthetic: StrategicData = syntheticAssessment();
const finding = (data: StrategicData) => {
  const found = assessedFindings(data, provenanceRegister()).find(
    ({ measure }) => measure.measure === "shoplifting",
  );
  if (found === undefined) throw new Error("no finding");
  return found;
};

/** Years to September: of each area its name and its rates, oldest first; null where the year is not whole. */
function withYears(rates: Record<string, { name: string; rates: (number | null)[] }>): StrategicData {
  const { row } = finding(synthetic);
  const longRun = Object.entries(rates).flatMap(([area, { name, rates }]) =>
    rates.map((rate, index): YearRow => {
      const year = 2023 - rates.length + index;
      return {
        source: row.source,
        measure: row.measure,
        area,
        area_name: name,
        period_start: `${year}-10-01`,
        period_end: `${year + 1}-09-30`,
        value: rate === null ? null : rate * 120,
        status: rate === null ? "incomplete" : "complete",
        rate,
      };
    }),
  );
  return { ...synthetic, longRun };
}

const drawn = (data: StrategicData) => longRunChart(data, finding(data));
const own = synthetic.own[0] ?? "";
const sevenoaks = { name: "Sevenoaks", rates: [null, 5, 4.5, 4.8] };

describe("the long run", () => {
  test("has the district, the county and wider areas by rate; a year that is not whole is marked and not drawn", () => {
    const chart = drawn(
      withYears({
        [own]: sevenoaks,
        E23000032: { name: "Kent", rates: [null, 6, 6.2, 6.4] },
        E12000008: { name: "South East", rates: [null, 5.1, 5.2, 5.3] },
        E92000001: { name: "England", rates: [5.5, 5.6, 5.7, 5.8] },
      }),
    );
    expect(chart?.title).toBe(
      "Shoplifting: 4.80 in 2022/23, 4.50 in 2021/22 and 5.00 in 2020/21; below Kent in each of 3 years",
    );
    expect(chart?.subtitle).toContain("2019/20 not whole and not drawn");
    expect([...new Set(chart?.rows.map(({ name }) => name))]).toEqual([
      "Sevenoaks",
      "Kent",
      "South East",
      "England",
    ]);
    const table = chart?.table.rows.map((row) => row.map(({ inlines }) => plainText(inlines)));
    expect(table?.[0]).toEqual(["2019/20", "[i]", "[i]", "[i]", "[i]", "5.50"]);
    expect(table?.[3]).toEqual(["2022/23", "576", "4.80", "6.40", "5.30", "5.80"]);
  });

  test("says that a district is on both sides of its county", () => {
    const chart = drawn(
      withYears({ [own]: sevenoaks, E10000016: { name: "Kent", rates: [5, 4.9, 4.6, 4.7] } }),
    );
    expect(chart?.title).toMatch(/in some years above, in some below Kent$/);
  });

  test("needs three whole years", () => {
    expect(drawn(withYears({ [own]: { name: "Sevenoaks", rates: [null, 5, 4.5] } }))).toBeNull();
  });

  test("leaves out years before a break after which figures do not compare, and marks those that a flag touches", () => {
    const data = withYears({ [own]: { name: "Sevenoaks", rates: [9, 8, 5, 4.5, 4.8] } });
    const { row } = finding(data);
    const met = { source: row.source, measure: row.measure, reason: "new system", until: null };
    const cut = drawn({ ...data, breaks: [{ ...met, date: "2020-10-01", effect: "withhold" }] });
    expect(cut?.table.rows).toHaveLength(3);
    const flagged = drawn({ ...data, breaks: [{ ...met, date: "2020-11-01", effect: "flag" }] });
    expect(flagged?.rows.filter(({ broken }) => broken === true).map(({ year }) => year)).toEqual([
      "2020/21",
    ]);
  });

  test("of a sensitive measure is in the internal copy only", () => {
    const data = withYears({ [own]: sevenoaks });
    const measures = data.measures.map((measure) => ({ ...measure, sensitive: true }));
    expect(drawn({ ...data, measures })).toBeNull();
    expect(drawn({ ...data, measures, internal: true })).not.toBeNull();
  });
});
