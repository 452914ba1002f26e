import { describe, expect, it } from "vitest";
import type { MeasuresRow, TrendsRow } from "../../pipeline/store/rows.js";
import { plainText } from "../../reports/document.js";
import { wardMap } from "../../reports/documents/maps/wardMap.js";
import { wardRates } from "../../reports/documents/maps/wardRates.js";

const measure: MeasuresRow = {
  ...{ measure: "noise", name: "Noise", unit: "reports", denominator: "residents", per: 1000 },
  ...{ polarity: "down", sensitive: false, by_ward: true, priority: null, position: 1, counted: true },
};

const figure = (area: string, value: number | null, residents: number, status = "complete"): TrendsRow => ({
  ...{ source: "council", measure: "noise", area, area_name: area, period_kind: "assessment_year" },
  ...{ period_start: "2022-10-01", period_end: "2023-09-30", period_label: "", value, status },
  ...{ previous: null, previous_start: "2021-10-01", previous_end: "2022-09-30", previous_status: "no data" },
  ...{
    held: null,
    more: null,
    previous_more: null,
    share_of: null,
    previous_share_of: null,
    change: null,
    percent: null,
    reasons: [],
  },
  rate: value === null || status !== "complete" ? null : (value / residents) * 1000,
  ...{ per: 1000, denominator: "Census 2021 residents", rate_year: 2023, estimate_year: 2021 },
});

const residents = { Ash: 4000, Beech: 5000, Cedar: 2000, Dogwood: 1000 };
const estimates = Object.entries(residents).map(([area, estimate]) => ({
  ...{ area, denominator: "residents", year: 2023, estimate },
}));
const wards = [
  figure("Ash", 80, residents.Ash),
  figure("Beech", 10, residents.Beech),
  figure("Cedar", 16, residents.Cedar),
  figure("Dogwood", 0, residents.Dogwood),
];
const district = figure("Here", 106, 12_000);
const tiles = wards.map(({ area }, column) => ({ area, label: area, column, row: 0 }));
const data = { tiles, outlines: [], partnership: { district: { name: "Here" } } };
const finding = { id: "noise", measure, row: district, wards, supplier: "Council" };

describe("the rates of wards", () => {
  it("have Byar's limits, exact below 10, and are apart where the 99.8% limits leave the district's rate out", () => {
    const rates = wardRates(wards, district, measure, estimates);
    // Byar's limits of 10 are 4.7883 and 18.3917 (PHEindicatormethods), here of 5,000 residents
    expect(rates?.get("Beech")?.lower).toBeCloseTo(4.7883 / 5, 3);
    expect(rates?.get("Beech")?.upper).toBeCloseTo(18.3917 / 5, 3);
    // exact limits of 0 are 0 and 3.6889
    expect(rates?.get("Dogwood")).toMatchObject({ rate: 0, lower: 0 });
    expect(rates?.get("Dogwood")?.upper).toBeCloseTo(3.6889, 3);
    // of the district's 8.8: 20 per 1,000, 2 per 1,000, 8 per 1,000, and none of 1,000, where 8.8 were to be expected
    expect([...(rates ?? [])].map(([area, { apart }]) => `${area} ${apart}`)).toEqual([
      "Ash above",
      "Beech below",
      "Cedar like",
      "Dogwood below",
    ]);
  });

  it("are none where a ward with a figure has no estimate, the district no rate, or a figure is no count", () => {
    expect(wardRates(wards, district, measure, estimates.slice(1))).toBeNull();
    expect(wardRates(wards, { rate: null }, measure, estimates)).toBeNull();
    expect(wardRates([figure("Ash", 1.5, 4000)], district, measure, estimates)).toBeNull();
    expect(wardRates([], district, measure, estimates)).toBeNull();
    const waiting = [...wards.slice(0, 3), figure("Dogwood", null, 1000, "incomplete")];
    expect([...(wardRates(waiting, district, measure, estimates)?.keys() ?? [])]).toEqual([
      "Ash",
      "Beech",
      "Cedar",
    ]);
  });
});

describe("the map of the wards", () => {
  it("by rate names what is apart from the district, and gives the interval of each ward", () => {
    const map = wardMap(data, finding, wardRates(wards, district, measure, estimates));
    expect(map?.title).toBe("Noise: rate above the district's by more than chance in Ash");
    expect(map?.subtitle).toBe(
      "Reports per 1,000 Census 2021 residents by ward, October 2022 to September 2023; ▲ ▼ above or below the district's 8.8 by more than chance; each square is a ward, about where it lies",
    );
    expect(map?.rows.map(({ figure: words }) => words)).toEqual(["20.0 ▲", "2.0 ▼", "8.0", "0.0 ▼"]);
    expect(map?.alt).toContain(
      "Above the district's rate by more than chance: Ash; below: Beech and Dogwood.",
    );
    expect(map?.table.rows.map((row) => row.map(({ inlines }) => plainText(inlines)).join(" | "))).toEqual([
      "Ash | 80 | [x] | 20.0 | 15.9 to 24.9 | above",
      "Cedar | 16 | [x] | 8.0 | 4.6 to 13.0 | like",
      "Beech | 10 | [x] | 2.0 | 1.0 to 3.7 | below",
      "Dogwood | 0 | [x] | 0.00 | 0.00 to 3.69 | below",
    ]);
  });

  it("does not call a highest rate that chance could give a finding", () => {
    const alike = [figure("Ash", 36, 4000), figure("Beech", 44, 5000)];
    const rates = wardRates(alike, district, measure, estimates);
    expect(wardMap(data, { ...finding, wards: alike }, rates)?.title).toBe(
      "Noise: no ward has a rate above the district's by more than chance",
    );
  });

  it("goes by number where there are no rates", () => {
    const map = wardMap(data, finding, null);
    expect(map?.title).toBe("Noise: most in Ash");
    expect(map?.rows.map(({ figure: words }) => words)).toEqual(["80", "10", "16", "0"]);
    expect(map?.table.columns).toHaveLength(3);
  });
});
