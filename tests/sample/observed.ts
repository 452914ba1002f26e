import { readdirSync } from "node:fs";
import { folder, later, monthOf, type Row, readExtract, whole } from "./readExtract.js";

/** One count that the files hold, for the months `from` to `to`. */
export interface Observed {
  measure: string;
  area: string;
  from: string;
  to: string;
  value: number;
}

/** Every figure of the committed extracts, each file read by hand as an analyst would; wards count for Sevenoaks. */
export function observed(): Observed[] {
  return [
    ...recordedCrime(),
    ...wide("Kent Police ASB 2023-10-20.csv", "District", (row) =>
      row["Type of ASB"] === "All types" || row.District === "Force total"
        ? []
        : [["asb_incidents", row.District ?? ""]],
    ),
    ...long("Kent Police domestic abuse and stalking 2023-10-20.csv", "Month beginning", {
      "DA incidents": "domestic_abuse_incidents",
      "Repeat victims of DA": "domestic_abuse_repeat_victims",
      "Stalking & harassment offences": "stalking_harassment",
    }),
    ...long("Kent Police vulnerability by quarter 2023-10-20.csv", "Quarter ending", {
      "S136 detentions": "s136_detentions",
      "Modern slavery and trafficking": "modern_slavery",
      "CSE reports": "cse_reports",
    }).map((found) => ({ ...found, from: later(found.from, -2) })),
    ...long("KCC adults at risk - concerns raised.csv", "Month", {
      "Safeguarding concerns": "adults_at_risk",
    }),
    ...long("KCC Prevent Channel referrals.csv", "Year to", { "Channel referrals": "prevent_referrals" }).map(
      (found) => ({
        ...found,
        from: later(found.from, -11),
      }),
    ),
    ...records(/^ASB reports to SDC/, "Ref", "Date reported", (row) => [
      "council_asb_reports",
      ...(row["Type(s) of ASB"]?.split("; ").includes("Nuisance behaviour")
        ? ["council_asb_nuisance_behaviour"]
        : []),
    ]),
    ...records(/^CSU daily tasking/, "Ref", "Date", () => ["daily_taskings"]),
    ...records(/^env_protection/, "Request Ref", "Received", (row) => [
      "environmental_requests",
      row["Noise (Y/N)"] === "Y" ? "environmental_noise" : "environmental_other",
    ]),
    ...records(/^Direct Services/, "Report No", "Date of Report", directServices),
    ...records(/^Register of ASB/, "No", "Date issued", (row) => [
      powers[row["Power used"] ?? ""] ?? "unknown",
    ]),
    ...["CCTV control room log Apr 19 to Mar 22.csv", "CCTV control room log Apr 22 to Sep 23.csv"].flatMap(
      (name) => wide(name, "Activity", (row) => [[cctv[row.Activity ?? ""] ?? "unknown", "Sevenoaks"]]),
    ),
    ...long(
      "Housing complaints West Kent and Moat to Sept 2023.csv",
      "Month",
      { Complaints: "housing_complaints" },
      "Town",
    ),
    ...quarterly(),
  ];
}

const cctv: Record<string, string> = {
  "Arrests assisted": "cctv_arrests",
  "Out of hours calls": "cctv_out_of_hours_calls",
  "Unauthorised encampments": "cctv_encampments",
  "Missing persons": "cctv_missing",
  "Incidents monitored": "left out by the contract",
};

const powers: Record<string, string> = {
  CPW: "cpw_issued",
  CPN: "cpn_issued",
  "Warning letter": "warning_letters",
  CBO: "cbo_issued",
  "Closure order": "closure_orders",
  ABA: "aba_signed",
  "ABA breach": "aba_breaches",
};

const offences: Record<string, string> = {
  "All victim based crime": "victim_based_crime",
  "VICTIM BASED CRIME": "victim_based_crime",
  "Violence with injury - serious": "serious_violence_with_injury",
  "Serious violence with injury": "serious_violence_with_injury",
  "Burglary - residential": "burglary_residential",
  "Burglary Residential": "burglary_residential",
  "Burglary - business & community": "burglary_business_community",
  "Burglary Business and Community": "burglary_business_community",
  "Theft of motor vehicle": "theft_of_motor_vehicle",
  TOMV: "theft_of_motor_vehicle",
  "Theft from motor vehicle": "theft_from_motor_vehicle",
  TFMV: "theft_from_motor_vehicle",
  Shoplifting: "shoplifting",
  "Drug offences": "drug_offences",
  "Drug Offences": "drug_offences",
};

const totals = new Set(["Kent", "Force total", "Kent (KCC)", "Total", "TOTAL"]);

/** The later supply where it has the month, else the earlier one. */
function recordedCrime(): Observed[] {
  const read = (name: string, district: string, count: string): Observed[] =>
    readExtract(name, "Month").flatMap((row) => {
      const month = monthOf(row.Month ?? "");
      const area = row[district] ?? "";
      if (month === undefined || totals.has(area)) return [];
      const named = area === "Shepway" ? "Folkestone & Hythe" : area;
      return [
        {
          measure: offences[row.Offence ?? ""] ?? "unknown",
          area: named,
          from: month,
          to: month,
          value: whole(row[count] ?? ""),
        },
      ];
    });
  const newer = read("Kent Police recorded crime 2023-10-20.csv", "District", "Recorded offences");
  const renewed = new Set(newer.map(({ from }) => from));
  const older = read("Kent Police recorded crime 2022-10-21.csv", "Borough", "Recorded");
  return [...older.filter(({ from }) => !renewed.has(from)), ...newer];
}

function wide(name: string, header: string, measureAndArea: (row: Row) => [string, string][]): Observed[] {
  return readExtract(name, header).flatMap((row) =>
    Object.values(row).filter((cell) => cell !== "").length < 3
      ? []
      : measureAndArea(row).flatMap(([measure, area]) =>
          Object.entries(row).flatMap(([label, cell]) => {
            const month = monthOf(label);
            return month === undefined ? [] : [{ measure, area, from: month, to: month, value: whole(cell) }];
          }),
        ),
  );
}

function long(name: string, header: string, counts: Record<string, string>, place = "District"): Observed[] {
  return readExtract(name, header).flatMap((row) => {
    const month = monthOf(row[header] ?? "");
    if (month === undefined || totals.has(row[place] ?? "")) return [];
    const area = place === "District" ? (row[place] ?? "") : "Sevenoaks";
    return Object.entries(counts).map(([label, measure]) => ({
      measure,
      area,
      from: month,
      to: month,
      value: whole(row[label] ?? ""),
    }));
  });
}

function records(names: RegExp, header: string, date: string, measures: (row: Row) => string[]): Observed[] {
  return readdirSync(folder)
    .filter((name) => names.test(name))
    .flatMap((name) => readExtract(name, header))
    .flatMap((row) => {
      const month = monthOf(row[date] ?? "");
      if (month === undefined) return [];
      return measures(row).map((measure) => ({
        measure,
        area: "Sevenoaks",
        from: month,
        to: month,
        value: 1,
      }));
    });
}

function directServices(row: Row): string[] {
  switch (row["Report Type"]) {
    case "Abandoned vehicle":
      return [
        "abandoned_vehicles_reported",
        ...(row["Vehicle Removed"] === "Yes" ? ["abandoned_vehicles_removed"] : []),
      ];
    case "Graffiti":
      return ["graffiti_reports", ...(row.Offensive === "Yes" ? ["graffiti_offensive"] : [])];
    default:
      return ["fly_tipping_reports"];
  }
}

function quarterly(): Observed[] {
  const area = "Sevenoaks";
  const lookAhead = readExtract("Look Ahead IDVA and refuge referrals.csv", "Quarter").flatMap((row) => {
    const label = /^([A-Z][a-z]{2}) - [A-Z][a-z]{2} (\d{4})$/.exec(row.Quarter ?? "");
    const from = monthOf(`${label?.[1]} ${label?.[2]}`);
    if (from === undefined) return [];
    return [
      {
        measure: "idva_referrals",
        area,
        from,
        to: later(from, 2),
        value: whole(row["IDVA referrals"] ?? ""),
      },
      {
        measure: "refuge_referrals",
        area,
        from,
        to: later(from, 2),
        value: whole(row["Refuge referrals"] ?? ""),
      },
    ];
  });
  const davss = readExtract("DAVSS returns [final].csv", "Financial quarter").flatMap((row) => {
    const label = /^(\d{4})\/\d{2} Q([1-4])$/.exec(row["Financial quarter"] ?? "");
    if (!label || row.Service === "Victims - total") return [];
    const from = later(`${label[1]}-04`, 3 * (Number(label[2]) - 1));
    const measure = row.Service === "Helpline calls" ? "helpline_calls" : "davss_victims";
    return [{ measure, area, from, to: later(from, 2), value: whole(row.Number ?? "") }];
  });
  const kenward = readExtract("Kenward Trust outreach.csv", "Year").flatMap((row) => {
    const from = `${row.Year?.slice(0, 4)}-04`;
    if (row.Place === "All places") return [];
    return [
      {
        measure: "young_people_engaged",
        area,
        from,
        to: later(from, 11),
        value: whole(row["Young people engaged"] ?? ""),
      },
    ];
  });
  return [...lookAhead, ...davss, ...kenward];
}
