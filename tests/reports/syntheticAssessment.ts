import { addMonths } from "../../pipeline/calendar/day.js";
import type { MeasuresRow, MonthlyRow, RanksRow, SuppliesRow, TrendsRow } from "../../pipeline/store/rows.js";
import type { AssessmentData } from "../../reports/documents/data/assessmentData.js";

/** Made-up rows of the marts: thirteen districts, 54 months, and one of everything that can go wrong. */

const districts = [
  ["E07000105", "Ashford", 132],
  ["E07000106", "Canterbury", 157],
  ["E07000107", "Dartford", 116],
  ["E07000108", "Dover", 116],
  ["E07000109", "Gravesham", 106],
  ["E07000110", "Maidstone", 176],
  ["E06000035", "Medway", 279],
  ["E07000111", "Sevenoaks", 120],
  ["E07000112", "Folkestone and Hythe", 109],
  ["E07000113", "Swale", 151],
  ["E07000114", "Thanet", 140],
  ["E07000115", "Tonbridge and Malling", 132],
  ["E07000116", "Tunbridge Wells", 115],
] as const;

type Recipe = [
  id: string,
  name: string,
  unit: string,
  priority: string,
  polarity: string,
  now: number,
  before: number,
];

const recipes: Recipe[] = [
  ["asb_incidents", "Anti-social behaviour incidents", "incidents", "asb", "down", 1221, 1094],
  ["council_asb_reports", "Anti-social behaviour reports to the council", "reports", "asb", "down", 118, 120],
  ["environmental_requests", "Environmental protection requests", "requests", "asb", "down", 1086, 1099],
  ["abandoned_vehicles_reported", "Abandoned vehicles reported", "reports", "asb", "down", 357, 223],
  [
    "domestic_abuse_incidents",
    "Domestic abuse incidents",
    "incidents",
    "domestic_abuse",
    "ambiguous",
    2071,
    2490,
  ],
  ["idva_referrals", "IDVA referrals", "referrals", "domestic_abuse", "ambiguous", 334, 310],
  ["shoplifting", "Shoplifting", "offences", "acquisitive_crime", "down", 579, 473],
  ["burglary_residential", "Residential burglary", "offences", "acquisitive_crime", "down", 330, 639],
  [
    "burglary_business_community",
    "Burglary business and community",
    "offences",
    "acquisitive_crime",
    "down",
    128,
    113,
  ],
  ["drug_offences", "Drug offences", "offences", "drugs_county_lines", "ambiguous", 201, 201],
  ["s136_detentions", "Section 136 detentions", "detentions", "safeguarding", "ambiguous", 12, 20],
  ["modern_slavery", "Modern slavery offences", "offences", "safeguarding", "ambiguous", 4, 0],
  ["prevent_referrals", "Prevent referrals", "referrals", "safeguarding", "ambiguous", 1, 2],
  ["adults_at_risk", "Adults at risk", "concerns", "safeguarding", "ambiguous", 1029, 1010],
  ["cctv_arrests", "CCTV arrests", "arrests", "other", "up", 91, 91],
  ["graffiti_reports", "Graffiti <reports> & “tags”", "reports", "asb", "down", 40, 57],
];

const period = { start: "2022-10-01", end: "2023-09-30" };

/** A repeatable sequence in [0, 1): Park and Miller's minimal standard generator. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function spread(total: number, parts: number, next: () => number): number[] {
  const weights = Array.from({ length: parts }, () => 0.6 + next());
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const counts = weights.map((weight) => Math.floor((total * weight) / sum));
  for (
    let left = total - counts.reduce((all, count) => all + count, 0), at = 0;
    left > 0;
    left -= 1, at += 1
  ) {
    counts[at % parts] = (counts[at % parts] ?? 0) + 1;
  }
  return counts;
}

function trend(recipe: Recipe, area: string, name: string, value: number, previous: number): TrendsRow {
  const change = value - previous;
  return {
    source: source(recipe),
    measure: recipe[0],
    area,
    area_name: name,
    period_kind: "assessment_year",
    period_start: period.start,
    period_end: period.end,
    period_label: "Oct 2022 to Sep 2023",
    value,
    status: "complete",
    previous,
    previous_start: "2021-10-01",
    previous_end: "2022-09-30",
    previous_status: "complete",
    held: null,
    more: 0,
    previous_more: 0,
    share_of: null,
    previous_share_of: null,
    change,
    percent: previous < 50 ? null : Math.round((1000 * change) / previous) / 10,
    rate: (value / 120519) * 1000,
    per: 1000,
    denominator: "residents",
    rate_year: 2023,
    estimate_year: 2021,
    reasons: previous < 50 ? [{ code: "base-small", count: 50 }] : [],
  };
}

function source(recipe: Recipe): string {
  return /council|environment|abandon|graffiti|cctv/.test(recipe[0]) ? "council-services" : "kent-police";
}

function ranks(recipe: Recipe, next: () => number): RanksRow[] {
  if (source(recipe) !== "kent-police" || recipe[0] === "adults_at_risk") return [];
  const areas = districts.map(([area, area_name, thousands]) => {
    const value =
      area === "E07000111" ? recipe[5] : Math.round(recipe[5] * (thousands / 100) * (1.05 + next()));
    return { area, area_name, value, rate: value / thousands };
  });
  return (["count", "rate"] as const).flatMap((basis) => {
    const figure = (row: (typeof areas)[number]) => (basis === "count" ? row.value : row.rate);
    return areas.map((row) => ({
      source: source(recipe),
      measure: recipe[0],
      period_kind: "assessment_year",
      period_start: period.start,
      period_end: period.end,
      period_label: "Oct 2022 to Sep 2023",
      scope: "kent-districts",
      basis,
      ...row,
      per: 1000,
      denominator: "Census 2021 residents",
      rate_year: 2023,
      estimate_year: 2021,
      rank_highest: 1 + areas.filter((other) => figure(other) > figure(row)).length,
      rank_highest_to: 1 + areas.filter((other) => figure(other) > figure(row)).length,
      rank_lowest: 1 + areas.filter((other) => figure(other) < figure(row)).length,
      rank_lowest_to: 1 + areas.filter((other) => figure(other) < figure(row)).length,
      of: areas.length,
      bounded: 0,
      lacking: 0,
      tied: areas.filter((other) => figure(other) === figure(row)).length - 1,
      reasons: [],
      smallest: Math.min(...areas.map(({ value }) => value).filter((value) => value > 0)),
      breaks: [],
    }));
  });
}

function months(recipe: Recipe, next: () => number): MonthlyRow[] {
  const years: [string, number][] = [
    ["2019-04-01", recipe[6]],
    ["2020-04-01", recipe[6]],
    ["2021-04-01", Math.round(recipe[6] / 2)],
    ["2021-10-01", recipe[6]],
    ["2022-10-01", recipe[5]],
  ];
  return years.flatMap(([start, total]) =>
    spread(total, start === "2021-04-01" ? 6 : 12, next).map((value, index): MonthlyRow => {
      const month = addMonths(start, index);
      const half = recipe[0] === "environmental_requests" && month === "2022-12-01";
      return {
        source: source(recipe),
        measure: recipe[0],
        area: "E07000111",
        month,
        value,
        status: half ? "half full" : "complete",
        more: half ? null : 0,
        withheld: [],
      };
    }),
  );
}

function wards(recipe: Recipe): TrendsRow[] {
  if (recipe[0] !== "council_asb_reports") return [];
  const counts: [string, number, number][] = [
    ["Sevenoaks Town and St John's", 10, 12],
    ["Dunton Green and Riverhead", 9, 4],
    ["Swanley White Oak", 9, 11],
    ["Ash and New Ash Green", 1, 0],
  ];
  return counts.map(([name, now, before], index) => trend(recipe, `E0500${index}`, name, now, before));
}

function supply(file: string, from: string, state: string, quarantined: number): SuppliesRow {
  return {
    extract: file,
    source: file.startsWith("kent") ? "kent-police" : "council-services",
    supplier: file.startsWith("kent") ? "Kent Police" : "Sevenoaks District Council",
    title: file,
    file,
    sha256: "0".repeat(64),
    covers_from: from,
    covers_to: period.end,
    physical_lines: 5000,
    accepted: 4990 - quarantined,
    quarantined,
    duplicate: 2,
    excluded: 8,
    taken: null,
    doubt: null,
    state,
  };
}

export function syntheticAssessment(): AssessmentData {
  const next = sequence(20230930);
  const measures = recipes.map(
    ([measure, name, unit, priority, polarity], position): MeasuresRow => ({
      measure,
      name,
      unit,
      denominator: "residents",
      per: 1000,
      polarity,
      sensitive: ["s136_detentions", "modern_slavery", "prevent_referrals"].includes(measure),
      by_ward: true,
      priority: priority === "other" ? null : priority,
      position,
      counted: true,
    }),
  );
  const own = recipes.map((recipe) => trend(recipe, "E07000111", "Sevenoaks", recipe[5], recipe[6]));
  const trends = own.map((row): TrendsRow => {
    if (row.measure === "prevent_referrals") {
      return {
        ...row,
        value: null,
        previous: null,
        change: null,
        percent: null,
        rate: null,
        status: "suppressed",
        previous_status: "suppressed",
        reasons: [],
      };
    }
    if (row.measure === "environmental_requests") {
      return {
        ...row,
        change: null,
        percent: null,
        status: "incomplete",
        reasons: [{ code: "half-full", months: ["2022-12-01"] }],
      };
    }
    if (row.measure === "graffiti_reports") {
      return {
        ...row,
        period_kind: "financial_year",
        period_start: "2022-04-01",
        period_end: "2023-03-31",
        previous_start: "2021-04-01",
        previous_end: "2022-03-31",
      };
    }
    return row;
  });
  return {
    partnership: {
      name: "Sevenoaks District Community Safety Partnership",
      district: { code: "E07000111", name: "Sevenoaks" },
      county: "Kent",
      suppressBelow: 5,
      percentBase: 50,
    },
    period,
    priorities: [
      { id: "acquisitive_crime", name: "Serious and acquisitive crime", rank: 1 },
      { id: "asb", name: "Anti-social behaviour including environmental crime", rank: 2 },
      { id: "domestic_abuse", name: "Domestic abuse", rank: 3 },
      { id: "safeguarding", name: "Safeguarding", rank: 4 },
      { id: "drugs_county_lines", name: "Drug misuse and county lines", rank: 5 },
    ],
    scopes: [{ scope: "kent-districts", name: "districts of Kent and Medway" }],
    own: ["E07000111"],
    wards: ["E05000", "E05001", "E05002", "E05003"],
    measures,
    trends: [...trends, ...recipes.flatMap(wards)],
    ranks: recipes.flatMap((recipe) => ranks(recipe, next)),
    monthly: recipes.flatMap((recipe) => months(recipe, next)),
    supplies: [
      supply("kent-police-2023-10.csv", "2019-04-01", "current", 3),
      supply("kent-police-2022-10.csv", "2019-04-01", "superseded", 0),
      supply("council-2023.csv", "2019-04-01", "current", 0),
    ],
    origins: [...trends, ...recipes.flatMap(wards)].map(({ source: from, measure, area, ...row }) => ({
      ...{ source: from, measure, area, counted: true },
      extract: from === "kent-police" ? "kent-police-2023-10.csv" : "council-2023.csv",
      periods: [`${row.period_start}.${row.period_end}`, `${row.previous_start}.${row.previous_end}`],
    })),
    overridden: [],
    synthetic: true,
  };
}
