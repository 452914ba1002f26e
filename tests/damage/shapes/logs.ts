import { pick } from "../../../sample/random.js";
import { british, daysIn, months } from "../calendar.js";
import { counts, district, type Fact, random, truthOf, wards } from "../facts.js";
import type { Shape } from "../shape.js";
import { type Row, table } from "../table.js";

const wardAreas = [district, ...Object.keys(wards)];
const inDistrict = (area: string): string[] => (area === district ? [area] : [area, district]);
const codes = Object.keys(wards);

/** Days of a month's records in order, the first and the last day of the month among them. */
function daysOf(month: number, number: number, next: () => number): number[] {
  const last = daysIn(month);
  return Array.from({ length: number }, (_, index) =>
    index === 0 ? 1 : index === 1 ? last : 1 + Math.floor(next() * last),
  ).sort((a, b) => a - b);
}

/** A log of reports: ward, type, and columns that say yes. */
export function reports(): Shape {
  const next = random("reports");
  const many = counts("reports counts");
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (let month = 0; month < months; month += 1)
    for (const day of daysOf(month, many(60), next)) {
      const draw = next();
      const type = draw < 0.5 ? "Fly tipping" : draw < 0.8 ? "Abandoned vehicle" : "Graffiti";
      const area = pick(codes, next);
      const removed = type === "Abandoned vehicle" && next() < 0.6;
      const offensive = type === "Graffiti" && next() < 0.5;
      const swift = type === "Graffiti" && next() < 0.7;
      const measures =
        type === "Fly tipping"
          ? ["fly_tipping_reports"]
          : type === "Graffiti"
            ? ["graffiti_reports"]
            : ["abandoned_vehicles_reported"];
      if (removed) measures.push("abandoned_vehicles_removed");
      if (offensive) measures.push("graffiti_offensive");
      if (swift) measures.push("graffiti_removed_48h");
      facts.push({ month, day, area, measures, count: 1 });
      rows.push({
        month,
        day,
        cells: [
          `2021${String(100_000 + rows.length)}`,
          british(month, day),
          wards[area] ?? "",
          type,
          `Lane ${1 + Math.floor(next() * 90)}`,
          type === "Abandoned vehicle" ? (removed ? "Yes" : "No") : "",
          type === "Graffiti" ? (offensive ? "Yes" : "No") : "",
          type === "Graffiti" ? (swift ? "Yes" : "No") : "",
        ],
      });
    }
  const header = [
    "Report No",
    "Date of Report",
    "WARD",
    "Report Type",
    "Location",
    "Vehicle Removed",
    "Offensive",
    "Done in 48h",
  ];
  return {
    name: "reports",
    source: "direct-services",
    roles: {
      period: "Date of Report",
      grain: "day",
      area: "WARD",
      category: "Report Type",
      text: "Location",
      counts: [],
      key: "Report No",
      yes: { columns: ["Vehicle Removed", "Offensive", "Done in 48h"], word: "Yes" },
    },
    tables: [table("direct services to 202309.csv", header, rows)],
    truth: truthOf(facts, wardAreas, inDistrict),
  };
}

/** A log in which a record has several types. */
export function severalTypes(): Shape {
  const next = random("several types");
  const many = counts("several types counts");
  const types: Readonly<Record<string, string>> = {
    "Nuisance behaviour": "council_asb_nuisance_behaviour",
    Noise: "council_asb_noise",
    "Drug use": "council_asb_drug_use",
  };
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (let month = 0; month < months; month += 1)
    for (const day of daysOf(month, many(45), next)) {
      const first = pick(Object.keys(types), next);
      const second = pick(Object.keys(types), next);
      const both = next() < 0.4 && second !== first ? [first, second] : [first];
      const area = pick(codes, next);
      facts.push({
        month,
        day,
        area,
        measures: ["council_asb_reports", ...both.map((type) => types[type] ?? "")],
        count: 1,
      });
      rows.push({
        month,
        day,
        cells: [
          `ASB/${String(rows.length + 1).padStart(5, "0")}`,
          british(month, day),
          wards[area] ?? "",
          both.join("; "),
        ],
      });
    }
  return {
    name: "several types",
    source: "council-asb-reports",
    roles: {
      period: "Date reported",
      grain: "day",
      area: "Ward",
      category: "Type(s) of ASB",
      split: "; ",
      counts: [],
      key: "Ref",
    },
    tables: [table("ASB reports.csv", ["Ref", "Date reported", "Ward", "Type(s) of ASB"], rows)],
    truth: truthOf(facts, wardAreas, inDistrict),
  };
}

/** Requests with a time of day, a file of last year's and one of this year's. */
export function twoYears(): Shape {
  const next = random("two years");
  const many = counts("two years counts");
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (let month = 0; month < months; month += 1)
    for (const day of daysOf(month, many(40), next)) {
      const noise = next() < 0.6;
      const area = pick(codes, next);
      facts.push({
        month,
        day,
        area,
        measures: ["environmental_requests", noise ? "environmental_noise" : "environmental_other"],
        count: 1,
      });
      const time = `${String(Math.floor(next() * 24)).padStart(2, "0")}:${String(Math.floor(next() * 60)).padStart(2, "0")}`;
      rows.push({
        month,
        day,
        cells: [
          `EP${String(40_000 + rows.length)}`,
          `${british(month, day)} ${time}`,
          wards[area] ?? "",
          noise ? "Loud music" : "Rats",
          noise ? "Y" : "N",
        ],
      });
    }
  const header = ["Request Ref", "Received", "Ward", "Request Type", "Noise (Y/N)"];
  return {
    name: "two years",
    source: "environmental-protection",
    roles: {
      period: "Received",
      grain: "time",
      area: "Ward",
      category: "Noise (Y/N)",
      text: "Request Type",
      counts: [],
      key: "Request Ref",
    },
    tables: [
      table(
        "EP requests 2021-22.csv",
        header,
        rows.filter(({ month }) => month < 12),
      ),
      table(
        "EP requests 2022-23.csv",
        header,
        rows.filter(({ month }) => month >= 12),
      ),
    ],
    truth: truthOf(facts, wardAreas, inDistrict),
  };
}

/** A log sent month by month. */
export function monthly(): Shape {
  const next = random("monthly");
  const many = counts("monthly counts");
  const types: Readonly<Record<string, string>> = {
    ASB: "tasking_asb",
    "Neighbour dispute": "tasking_neighbour_dispute",
    Drugs: "tasking_drugs",
  };
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (let month = 0; month < months; month += 1)
    for (const day of daysOf(month, many(36), next)) {
      const type = pick(Object.keys(types), next);
      const area = pick(codes, next);
      facts.push({ month, day, area, measures: ["daily_taskings", types[type] ?? ""], count: 1 });
      rows.push({
        month,
        day,
        cells: [
          `DT${String(rows.length + 1).padStart(5, "0")}`,
          british(month, day),
          wards[area] ?? "",
          pick(["Police", "Council", "Housing"], next),
          type,
          "Yes",
        ],
      });
    }
  const header = ["Ref", "Date", "Ward", "Raised by", "Categories", "Closed"];
  return {
    name: "monthly",
    source: "daily-tasking",
    roles: {
      period: "Date",
      grain: "day",
      area: "Ward",
      category: "Categories",
      split: "; ",
      text: "Raised by",
      counts: [],
      key: "Ref",
    },
    tables: Array.from({ length: months }, (_, month) =>
      table(
        `tasking ${2021 + Math.floor((9 + month) / 12)}${String(((9 + month) % 12) + 1).padStart(2, "0")}.csv`,
        header,
        rows.filter((row) => row.month === month),
      ),
    ),
    truth: truthOf(facts, wardAreas, inDistrict),
  };
}

/** A log of few things a month, of one area, without a reference. */
export function events(): Shape {
  const next = random("events");
  const many = counts("events counts");
  const types: Readonly<Record<string, string>> = {
    "VAWG walk": "vawg_walks",
    "Crime prevention event": "crime_prevention_events",
    "Site visit": "site_visits",
    Training: "training_sessions",
  };
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (let month = 0; month < months; month += 1)
    for (const day of daysOf(month, Math.max(2, many(14)), next)) {
      const type = pick(Object.keys(types), next);
      facts.push({ month, day, area: district, measures: [types[type] ?? ""], count: 1 });
      rows.push({
        month,
        day,
        cells: [
          british(month, day),
          type,
          `${type} number ${rows.length + 1}`,
          pick(["Swanley", "Sevenoaks"], next),
        ],
      });
    }
  return {
    name: "events",
    source: "csu-events",
    roles: { period: "Date of event", grain: "day", category: "Event type", text: "Place", counts: [] },
    tables: [table("CSU events.csv", ["Date of event", "Event type", "Event", "Place"], rows)],
    truth: truthOf(facts, [district]),
  };
}

/** Street-level records of a force, a file a month; what lies where is a lookup's matter. */
export function street(): Shape {
  const next = random("street");
  const many = counts("street counts");
  const types: Readonly<Record<string, string>> = {
    "Anti-social behaviour": "street_anti_social_behaviour",
    Burglary: "street_burglary",
    Shoplifting: "street_shoplifting",
  };
  const own = codes.map((ward, index) => ({
    lsoa: `E0199900${index + 1}`,
    name: `Made ${index + 1}A`,
    parent: ward,
  }));
  const other = [
    { lsoa: "E01999101", name: "Made 101A", parent: "E07000107" },
    { lsoa: "E01999102", name: "Made 102A", parent: "E07000116" },
  ];
  const facts: Fact[] = [];
  const rows: Row[] = [];
  for (let month = 0; month < months; month += 1)
    for (let number = many(70); number > 0; number -= 1) {
      const type = pick(Object.keys(types), next);
      const place = pick([...own, ...other], next);
      facts.push({
        month,
        day: 1,
        area: place.parent,
        measures: ["street_all", types[type] ?? ""],
        count: 1,
      });
      rows.push({
        month,
        day: 1,
        cells: [
          type === "Anti-social behaviour"
            ? ""
            : (rows.length * 7_919 + 1_000_003).toString(16).padStart(64, "a"),
          `${2021 + Math.floor((9 + month) / 12)}-${String(((9 + month) % 12) + 1).padStart(2, "0")}`,
          "Kent Police",
          "Kent Police",
          (0.1 + next() / 10).toFixed(6),
          (51.2 + next() / 10).toFixed(6),
          "On or near High Street",
          place.lsoa,
          place.name,
          type,
          "",
          "",
        ],
      });
    }
  const header = [
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
  ];
  return {
    name: "street",
    source: "police-uk",
    areas: [...own, ...other].map(({ lsoa, name, parent }) => `${lsoa},${name},lsoa,${parent},`),
    roles: {
      period: "Month",
      grain: "iso month",
      area: "LSOA code",
      category: "Crime type",
      text: "Location",
      counts: [],
    },
    tables: Array.from({ length: months }, (_, month) => {
      const name = `${2021 + Math.floor((9 + month) / 12)}-${String(((9 + month) % 12) + 1).padStart(2, "0")}`;
      return table(
        `${name}-kent-street.csv`,
        header,
        rows.filter((row) => row.month === month),
      );
    }),
    truth: truthOf(facts, [...wardAreas, ...other.map(({ parent }) => parent)], (area) =>
      codes.includes(area) ? [area, district] : [area],
    ),
  };
}
