import { blocks, slashDate } from "./calendar.js";
import type { SampleMeasure } from "./calibration.js";
import { type Cell, type Extract, extract } from "./extract.js";
import { pick, random, shuffled } from "./random.js";
import { occasions } from "./records.js";
import { blockSum, monthlyCounts } from "./series.js";
import { anyWard, asPrinted } from "./wards.js";

interface Kind {
  measure: SampleMeasure;
  label: string;
  details: readonly string[];
  /** share of reports closed within 48 hours */
  swift: number;
}

const kinds: readonly Kind[] = [
  {
    measure: "abandoned_vehicles_reported",
    label: "Abandoned vehicle",
    details: ["Car", "Car", "Van", "Motorcycle", "Caravan"],
    swift: 0.3,
  },
  {
    measure: "fly_tipping_reports",
    label: "Fly tipping",
    details: ["Household", "Household", "Green waste", "Tyres", "Rubble", "White goods", "Black bags"],
    swift: 0.7,
  },
  {
    measure: "graffiti_reports",
    label: "Graffiti",
    details: ["Wall", "Underpass", "Street furniture", "Bus shelter"],
    swift: 0.8,
  },
];

/** Direct services' reports from residents, one row a report; two files because the depot changed its system in October 2021. */
export function directServices(): Extract[] {
  const rows = reports();
  const change = blocks[3]?.from ?? 0;
  const sheet = (name: string, chosen: readonly Report[]): Extract =>
    extract(name, {
      header: [
        "Report No",
        "Date of Report",
        "WARD",
        "Report Type",
        "Detail",
        "Vehicle Removed",
        "Offensive",
        "Done in 48h",
      ],
      records: chosen.map(({ cells }) => cells),
      notes: [["Report produced by Direct Services. SYNTHETIC SAMPLE."]],
      padded: false,
    });
  return [
    sheet(
      "Direct Services reports 201904-202109.csv",
      rows.filter(({ index }) => index < change),
    ),
    sheet(
      "Direct Services reports 202110-202309.csv",
      rows.filter(({ index }) => index >= change),
    ),
  ];
}

interface Report {
  index: number;
  cells: Cell[];
}

function reports(): Report[] {
  const next = random("direct services");
  const found = kinds.flatMap(({ measure, label, details, swift }) =>
    blocks.flatMap(({ from, to }, block) => {
      const dates = occasions(monthlyCounts(measure), from, to, 0.5, next);
      const flagged = (chosen: SampleMeasure): boolean[] =>
        shuffled(
          dates.map((_, i) => i < blockSum(monthlyCounts(chosen), block)),
          next,
        );
      const removed = label === "Abandoned vehicle" ? flagged("abandoned_vehicles_removed") : undefined;
      const offensive = label === "Graffiti" ? flagged("graffiti_offensive") : undefined;
      return dates.map(({ index, month, day }, i) => ({
        index,
        day,
        cells: [
          slashDate(month, day),
          asPrinted(anyWard(next)),
          label,
          pick(details, next),
          removed === undefined ? "" : removed[i] ? "Yes" : "No",
          offensive === undefined ? "" : offensive[i] ? "Yes" : "No",
          next() < swift ? "Yes" : "No",
        ] as Cell[],
      }));
    }),
  );
  found.sort((a, b) => a.index - b.index || a.day - b.day);
  return found.map(({ index, cells }, i) => ({ index, cells: [100_001 + i, ...cells] }));
}
