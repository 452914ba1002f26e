import { british, excelMonth, financialQuarter, months } from "../calendar.js";
import { counts, district, districts, type Fact, force, random, truthOf, wards } from "../facts.js";
import type { Shape } from "../shape.js";
import { type Row, table } from "../table.js";

const all = Array.from({ length: months }, (_, month) => month);

/** Month × ward × type, each with its count. */
export function wardCounts(): Shape {
  const many = counts("ward counts");
  const types = { "Fly tipping": "fly_tipping_reports", Graffiti: "graffiti_reports" };
  const facts: Fact[] = [];
  const rows: Row[] = [];
  // every ward of the district is there, most of them with little
  const names: Record<string, string> = { ...otherWards, ...wards };
  for (const month of all)
    for (const [area, name] of Object.entries(names))
      for (const [type, measure] of Object.entries(types)) {
        const count = many(area in wards ? 9 : 2);
        facts.push({ month, day: 1, area, measures: [measure], count });
        rows.push({ month, day: 1, cells: [excelMonth(month), name, type, String(count)] });
      }
  return {
    name: "ward counts",
    source: "ward-counts",
    contract: `source: ward-counts
title: Reports by ward
supplier: Cleansing
columns: { month: Month, ward: Ward, type: Type, reports: Reports }
rows: { unique_by: [month, ward, type] }
period: { column: month, grain: month, formats: ["%b-%y"] }
area: { columns: [ward], level: ward }
measures:
  - { by: type, value: reports, values: { Fly tipping: fly_tipping_reports, Graffiti: graffiti_reports } }
`,
    roles: { period: "Month", grain: "month", area: "Ward", category: "Type", counts: ["Reports"] },
    tables: [table("ward counts.csv", ["Month", "Ward", "Type", "Reports"], rows)],
    truth: truthOf(facts, [district, ...Object.keys(names)], (area) => [area, district]),
  };
}

/** The other wards of the district. */
export const otherWards: Readonly<Record<string, string>> = {
  E05005010: "Cowden and Hever",
  E05005013: "Edenbridge North and East",
  E05005014: "Edenbridge South and West",
  E05005016: "Farningham, Horton Kirby and South Darenth",
  E05005017: "Fawkham and West Kingsdown",
  E05005018: "Halstead, Knockholt and Badgers Mount",
  E05005026: "Sevenoaks Eastern",
  E05005027: "Sevenoaks Kippington",
  E05005028: "Sevenoaks Northern",
  E05009956: "Ash and New Ash Green",
  E05009959: "Hartley and Hodsoll Street",
  E05009961: "Leigh and Chiddingstone Causeway",
  E05009962: "Otford and Shoreham",
  E05009963: "Penshurst, Fordcombe and Chiddingstone",
  E05009964: "Swanley Christchurch and Swanley Village",
  E05009965: "Westerham and Crockham Hill",
  E05011558: "Brasted, Chevening and Sundridge",
  E05011559: "Seal and Weald",
};

/** Month × category × town, all of one area. */
export function housing(): Shape {
  const many = counts("housing");
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (const month of all)
    for (const town of ["Swanley", "Sevenoaks", "Edenbridge"])
      for (const category of ["Noise", "Rubbish", "Pets and animals"]) {
        const count = many(8);
        facts.push({ month, day: 1, area: district, measures: ["housing_complaints"], count });
        rows.push({ month, day: 1, cells: [excelMonth(month), town, category, String(count)] });
      }
  return {
    name: "housing",
    source: "housing-complaints",
    roles: {
      period: "Month",
      grain: "month",
      text: "Town",
      category: "Category of complaint",
      counts: ["Complaints"],
    },
    tables: [table("housing complaints.csv", ["Month", "Town", "Category of complaint", "Complaints"], rows)],
    truth: truthOf(facts, [district]),
  };
}

/** District × type, a column a month. */
export function wide(): Shape {
  const many = counts("wide");
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (const [area, name] of Object.entries(districts))
    for (const type of ["Nuisance", "Personal", "Environmental"]) {
      const row = all.map((month) => {
        const count = many(type === "Nuisance" ? 60 : 12);
        facts.push({ month, day: 1, area, measures: ["asb_incidents"], count });
        return String(count);
      });
      rows.push({ month: -1, day: 1, cells: [name, type, ...row] });
    }
  return {
    name: "wide",
    source: "kent-police-asb",
    roles: { grain: "columns", area: "District", category: "Type of ASB", counts: all.map(excelMonth) },
    tables: [table("ASB by district.csv", ["District", "Type of ASB", ...all.map(excelMonth)], rows)],
    truth: truthOf(facts, [force, ...Object.keys(districts)], (area) => [area, force]),
  };
}

/** Quarter × service of one area; three services are one measure. */
export function quarters(): Shape {
  const many = counts("quarters");
  const services = {
    "Victims - high risk": "davss_victims",
    "Victims - medium risk": "davss_victims",
    "Victims - standard risk": "davss_victims",
    "Helpline calls": "helpline_calls",
  };
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (const month of all.filter((one) => one % 3 === 2))
    for (const [service, measure] of Object.entries(services)) {
      const count = many(measure === "helpline_calls" ? 90 : 40);
      facts.push({ month, day: 1, area: district, measures: [measure], count });
      rows.push({ month, day: 1, cells: [financialQuarter(month), service, String(count)] });
    }
  return {
    name: "quarters",
    source: "davss",
    roles: { period: "Financial quarter", grain: "quarter", category: "Service", counts: ["Number"] },
    tables: [table("DAVSS.csv", ["Financial quarter", "Service", "Number"], rows)],
    truth: truthOf(facts, [district]),
  };
}

/** A month a record, a count a column. */
export function controlRoom(): Shape {
  const many = counts("control room");
  const columns = {
    "Arrests assisted": "cctv_arrests",
    "Out of hours calls": "cctv_out_of_hours_calls",
    "Missing persons": "cctv_missing",
  };
  const facts: Fact[] = [];
  const rows = all.map((month) => ({
    month,
    day: 1,
    cells: [
      excelMonth(month),
      ...Object.values(columns).map((measure, index) => {
        const count = many([22, 160, 9][index] ?? 1);
        facts.push({ month, day: 1, area: district, measures: [measure], count });
        return String(count);
      }),
    ],
  }));
  return {
    name: "control room",
    source: "control-room",
    contract: `source: control-room
title: Control room
supplier: CCTV
columns: { month: Month, arrests: Arrests assisted, calls: Out of hours calls, missing: Missing persons }
rows: { unique_by: [month] }
period: { column: month, grain: month, formats: ["%b-%y"] }
area: { constant: partnership }
measures:
  - { measure: cctv_arrests, value: arrests }
  - { measure: cctv_out_of_hours_calls, value: calls }
  - { measure: cctv_missing, value: missing }
`,
    roles: { period: "Month", grain: "month", counts: Object.keys(columns) },
    tables: [table("control room.csv", ["Month", ...Object.keys(columns)], rows)],
    truth: truthOf(facts, [district]),
  };
}

/** Month × district × offence; small counts hidden. */
export function offences(): Shape {
  const next = random("offences hidden");
  const many = counts("offences");
  const kinds = { Shoplifting: "shoplifting", "Drug offences": "drug_offences" };
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (const month of all)
    for (const [area, name] of Object.entries(districts))
      for (const [offence, measure] of Object.entries(kinds)) {
        // one district hides what is small
        const hidden = area === "E07000113" && measure === "drug_offences" && next() < 0.3;
        const count = hidden ? null : many(measure === "shoplifting" ? 40 : 11);
        facts.push({ month, day: 1, area, measures: [measure], count });
        rows.push({
          month,
          day: 1,
          cells: [british(month, 1), name, offence, count === null ? "<5" : String(count)],
        });
      }
  return {
    name: "offences",
    source: "kent-police-offences",
    roles: {
      period: "Month",
      grain: "first day",
      area: "District",
      category: "Offence",
      counts: ["Recorded offences"],
    },
    tables: [table("recorded crime.csv", ["Month", "District", "Offence", "Recorded offences"], rows)],
    truth: truthOf(facts, [force, ...Object.keys(districts)], (area) => [area, force]),
  };
}
