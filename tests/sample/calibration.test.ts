import { describe, expect, test } from "vitest";
import { councilAsbByWard, figures } from "../../sample/calibration.js";
import { observed } from "./observed.js";
import { readExtract } from "./readExtract.js";

const all = observed();

function sum(measure: string, areas: readonly string[], from: string, to: string): number {
  return all
    .filter(
      (found) =>
        found.measure === measure && areas.includes(found.area) && found.from >= from && found.to <= to,
    )
    .reduce((total, { value }) => total + value, 0);
}

/** Measure, first month of the year, figure: written out here so that the generator cannot agree with itself alone. */
const published = `
asb_incidents 2022-10 1221 2021-10 1094 | domestic_abuse_incidents 2022-10 2071 2021-10 2490
stalking_harassment 2022-10 904 2021-10 1179 | shoplifting 2022-10 579 2021-10 473
burglary_business_community 2022-10 128 2021-10 113 | drug_offences 2022-10 201 2021-10 151
s136_detentions 2022-10 12 2021-10 20 | modern_slavery 2022-10 4 | cse_reports 2022-10 3 | prevent_referrals 2022-10 4
council_asb_reports 2022-10 88 2021-10 90 | council_asb_nuisance_behaviour 2022-10 31
daily_taskings 2022-10 420 2021-10 428 | housing_complaints 2022-10 1091 2021-10 992
environmental_requests 2022-10 1086 2021-10 1099 | environmental_noise 2022-10 470 | environmental_other 2022-10 616
abandoned_vehicles_reported 2022-10 357 2021-10 223 | abandoned_vehicles_removed 2022-10 8
graffiti_reports 2022-10 40 2021-10 57 | graffiti_offensive 2022-10 6
cctv_arrests 2022-10 91 | cctv_out_of_hours_calls 2022-10 2889 | cctv_encampments 2022-10 8 | cctv_missing 2022-10 139
adults_at_risk 2022-10 1029 | idva_referrals 2022-10 334 | refuge_referrals 2022-10 31
cpw_issued 2022-10 10 | cpn_issued 2022-10 6 | warning_letters 2022-10 39 | aba_signed 2022-10 46 | aba_breaches 2022-10 6
asb_incidents 2019-04 1602 2020-04 2690 2021-04 1513
domestic_abuse_incidents 2019-04 2263 2020-04 2408 2021-04 2264
burglary_residential 2019-04 639 2020-04 330 2021-04 356
burglary_business_community 2019-04 259 2020-04 115 2021-04 131
theft_of_motor_vehicle 2019-04 323 2020-04 233 | theft_from_motor_vehicle 2019-04 570 2020-04 423
davss_victims 2019-04 287 2020-04 295 2021-04 341 | helpline_calls 2019-04 956 2020-04 1644
young_people_engaged 2020-04 1755 2021-04 1062 | daily_taskings 2019-04 600 2020-04 885 2021-04 626`
  .trim()
  .split(/[|\n]/)
  .flatMap((text) => {
    const [measure = "", ...pairs] = text.trim().split(" ");
    return pairs.flatMap((from, i) => {
      if (i % 2 === 1) return [];
      const to = from.endsWith("-10")
        ? `${Number(from.slice(0, 4)) + 1}-09`
        : `${Number(from.slice(0, 4)) + 1}-03`;
      return [{ measure, from, to, value: Number(pairs[i + 1]) }];
    });
  });

describe("the partnership's published figures (action plan 2024/25, annual reports 2020-21 and 2021-22)", () => {
  test.each(published)("$measure $from to $to is $value", ({ measure, from, to, value }) => {
    expect(sum(measure, ["Sevenoaks"], from, to)).toBe(value);
  });

  test("are those that the generator lists", () => {
    const line = ({ measure, from, to, value }: (typeof published)[number]) =>
      `${measure} ${from} ${to} ${value}`;
    expect(figures.map(line).sort()).toEqual(published.map(line).sort());
  });

  test("council reports by ward: 10, 9 and 9 lead", () => {
    const wards = new Map<string, number>();
    for (const row of readExtract("ASB reports to SDC Oct 2022 - Sep 2023.csv", "Ref")) {
      if (row["Date reported"]?.includes("/"))
        wards.set(row.Ward ?? "", (wards.get(row.Ward ?? "") ?? 0) + 1);
    }
    expect(
      [...wards]
        .filter(([ward]) => ward !== "")
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, 4),
    ).toEqual([
      ["Sevenoaks Town & St Johns", 10],
      ["Dunton Green & Riverhead", 9],
      ["Swanley White Oak", 9],
      ["Swanley St Marys", 8],
    ]);
    expect([...wards.values()].reduce((total, count) => total + count, 0)).toBe(88);
    expect(Object.values(councilAsbByWard).reduce((total, count) => total + count, 0)).toBe(88);
  });
});

describe("Sevenoaks among the districts and partnerships of Kent", () => {
  const districts = [
    ...new Set(all.filter(({ measure }) => measure === "asb_incidents").map(({ area }) => area)),
  ];
  const partnerships = [
    ...districts
      .filter((district) => district !== "Dartford" && district !== "Gravesham")
      .map((district) => [district]),
    ["Dartford", "Gravesham"],
  ];
  const fewer = (measure: string, scope: readonly string[][], from: string, to: string): number => {
    const own = sum(measure, ["Sevenoaks"], from, to);
    return scope.filter((areas) => areas[0] !== "Sevenoaks" && sum(measure, areas, from, to) <= own).length;
  };

  test("there are thirteen districts and twelve partnerships", () => {
    expect(districts).toHaveLength(13);
    expect(partnerships).toHaveLength(12);
  });

  test.each(["asb_incidents", "domestic_abuse_incidents", "drug_offences", "s136_detentions"])(
    "%s: alone the lowest in both years",
    (measure) => {
      for (const scope of [districts.map((district) => [district]), partnerships]) {
        expect(fewer(measure, scope, "2022-10", "2023-09")).toBe(0);
        expect(fewer(measure, scope, "2021-10", "2022-09")).toBe(0);
      }
    },
  );

  test("asb_incidents: second lowest in 2020/21 (annual report 2020-21), domestic abuse lowest", () => {
    expect(fewer("asb_incidents", partnerships, "2020-04", "2021-03")).toBe(1);
    expect(fewer("domestic_abuse_incidents", partnerships, "2020-04", "2021-03")).toBe(0);
  });

  test("no row of any file stands for a measure that nobody named", () => {
    expect(all.filter(({ measure }) => measure === "unknown")).toEqual([]);
  });

  test("every district has every month of every police measure", () => {
    for (const measure of ["asb_incidents", "shoplifting", "stalking_harassment", "victim_based_crime"]) {
      for (const district of districts) {
        const found = all.filter((entry) => entry.measure === measure && entry.area === district);
        expect(new Set(found.map(({ from }) => from)).size).toBe(54);
      }
    }
  });
});
