import { pick } from "../../../sample/random.js";
import { british, daysIn, excelMonth, financialQuarter, months } from "../calendar.js";
import { counts, district, districts, type Fact, force, random, truthOf, wards } from "../facts.js";
import type { Shape } from "../shape.js";
import { type Row, table } from "../table.js";
import { otherWards } from "./typed.js";

const all = Array.from({ length: months }, (_, month) => month);
const inDistrict = (area: string): string[] => (area === district ? [area] : [area, district]);

/** A log of cases with two dates, a ward by code and by name, and a status that nothing rests on. */
export function cases(): Shape {
  const next = random("cases");
  const many = counts("cases counts");
  const kinds: Readonly<Record<string, string>> = {
    Music: "environmental_noise",
    Rats: "environmental_other",
  };
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (const month of all) {
    const days = Array.from({ length: many(50) }, (_, index) =>
      index === 0 ? 1 : index === 1 ? daysIn(month) : 1 + Math.floor(next() * daysIn(month)),
    ).sort((a, b) => a - b);
    for (const day of days) {
      const kind = pick(["Music", "Music", "Rats"], next);
      const area = pick(Object.keys(wards), next);
      facts.push({ month, day, area, measures: [kinds[kind] ?? ""], count: 1 });
      const closed = Math.min(months - 1, month + (next() < 0.5 ? 1 : 0));
      rows.push({
        month,
        day,
        cells: [
          `N${String(30_000 + rows.length)}`,
          british(month, day),
          british(closed, closed === month ? Math.min(daysIn(month), day + 3) : 1 + (day % 28)),
          area,
          wards[area] ?? "",
          kind,
          next() < 0.7 ? "Closed" : "Monitoring",
          `Caller ${1 + Math.floor(next() * 400)} at number ${1 + Math.floor(next() * 90)}`,
        ],
      });
    }
  }
  return {
    name: "cases",
    source: "noise-cases",
    contract: `source: noise-cases
title: Noise cases
supplier: Environmental health
columns: { ref: Case, reported: Date reported, code: Ward code, ward: Ward, kind: Kind }
rows: { unique_by: [ref] }
period: { column: reported, grain: day, formats: ["%d/%m/%Y"] }
area: { columns: [code, ward], level: ward }
covers: partnership
measures:
  - { by: kind, values: { Music: environmental_noise, Rats: environmental_other } }
`,
    roles: {
      period: "Date reported",
      closed: "Date closed",
      grain: "day",
      area: "Ward",
      code: "Ward code",
      category: "Kind",
      text: "Notes",
      status: "Status",
      counts: [],
      key: "Case",
    },
    tables: [
      table(
        "noise cases.csv",
        ["Case", "Date reported", "Date closed", "Ward code", "Ward", "Kind", "Status", "Notes"],
        rows,
      ),
    ],
    truth: truthOf(facts, [district, ...Object.keys(wards)], inDistrict),
  };
}

/** Indicator × district × quarter, one value a row, as public tables have them. */
export function indicators(): Shape {
  const many = counts("indicators");
  const names = { Shoplifting: "shoplifting", Robbery: "robbery", "Bicycle theft": "bicycle_theft" };
  const usual: Readonly<Record<string, number>> = { shoplifting: 120, robbery: 14, bicycle_theft: 30 };
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (const month of all.filter((one) => one % 3 === 2))
    for (const [index, [area, name]] of Object.entries(districts).entries())
      for (const [indicator, measure] of Object.entries(names)) {
        const count = many((usual[measure] ?? 0) * (0.6 + ((index * 5) % 13) / 12));
        facts.push({ month, day: 1, area, measures: [measure], count });
        rows.push({ month, day: 1, cells: [area, name, financialQuarter(month), indicator, String(count)] });
      }
  return {
    name: "indicators",
    source: "data-lab",
    contract: `source: data-lab
title: Indicators by district
supplier: Data lab
columns: { code: Area code, name: Area name, period: Period, indicator: Indicator, value: Value }
rows: { unique_by: [code, period, indicator] }
period: { column: period, grain: quarter, formats: ["2022-23 Q1"] }
area: { columns: [code], name: name, level: district }
measures:
  - { by: indicator, value: value, values: { Shoplifting: shoplifting, Robbery: robbery, Bicycle theft: bicycle_theft } }
`,
    roles: {
      period: "Period",
      grain: "quarter",
      area: "Area name",
      code: "Area code",
      category: "Indicator",
      counts: ["Value"],
    },
    tables: [table("indicators.csv", ["Area code", "Area name", "Period", "Indicator", "Value"], rows)],
    truth: truthOf(facts, [force, ...Object.keys(districts)], (area) => [area, force]),
  };
}

/** A figure a year and district. */
export function annual(): Shape {
  const many = counts("annual");
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (const year of [2018, 2019, 2020, 2021, 2022, 2023])
    for (const [index, [area, name]] of Object.entries(districts).entries()) {
      const month = (year - 2022) * 12 + 11;
      const count = many(20 + 7 * ((index * 5) % 13));
      facts.push({ month, day: 1, area, measures: ["prevent_referrals"], count });
      rows.push({ month, day: 1, cells: [`Sep-${year % 100}`, name, String(count)] });
    }
  return {
    name: "annual",
    source: "kcc-prevent",
    from: "2017-10-01",
    roles: { period: "Year to", grain: "year", area: "District", counts: ["Channel referrals"] },
    tables: [table("channel.csv", ["Year to", "District", "Channel referrals"], rows)],
    truth: truthOf(facts, Object.keys(districts)),
  };
}

/** Every ward, a column a month, small counts. */
export function wideWards(): Shape {
  const many = counts("wide wards");
  const facts: Fact[] = [];
  const rows = Object.entries({ ...otherWards, ...wards }).map(([area, name], index): Row => {
    const row = all.map((month) => {
      const count = many(area in wards ? 6 : 1.5 + (index % 3));
      facts.push({ month, day: 1, area, measures: ["fly_tipping_reports"], count });
      return String(count);
    });
    return { month: -1, day: 1, cells: [name, ...row] };
  });
  return {
    name: "wide wards",
    source: "ward-months",
    contract: `source: ward-months
title: Fly-tipping by ward
supplier: Cleansing
columns: { ward: Ward name }
rows: { unique_by: [ward] }
period:
  headers: "^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\\\\d{2}$"
  grain: month
  formats: ["%b-%y"]
  value: reports
area: { columns: [ward], level: ward }
measures:
  - { measure: fly_tipping_reports, value: reports }
`,
    roles: { grain: "columns", area: "Ward name", counts: all.map(excelMonth) },
    tables: [table("fly-tipping by ward.csv", ["Ward name", ...all.map(excelMonth)], rows)],
    truth: truthOf(facts, [district, ...Object.keys(otherWards), ...Object.keys(wards)], inDistrict),
  };
}
