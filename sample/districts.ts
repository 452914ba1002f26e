import { type BlockTotals, type SampleMeasure, sevenoaks } from "./calibration.js";
import { random, roughNormal } from "./random.js";

/** The thirteen districts of Kent and Medway, as Kent Police writes them today. */
export const districts = [
  "Ashford",
  "Canterbury",
  "Dartford",
  "Dover",
  "Folkestone & Hythe",
  "Gravesham",
  "Maidstone",
  "Medway",
  "Sevenoaks",
  "Swale",
  "Thanet",
  "Tonbridge & Malling",
  "Tunbridge Wells",
] as const;

export type District = (typeof districts)[number];

/** Those of Kent County Council, which has no figures for Medway. */
export const countyDistricts: readonly District[] = districts.filter((district) => district !== "Medway");

/**
 * Counts of October 2022 – September 2023 in the order of `districts`, invented at a level that suits each
 * district's size (Census 2021) and kind of place. Sevenoaks' own stands in `calibration.ts`; 0 holds its place.
 */
const levels: Partial<Record<SampleMeasure, readonly number[]>> = {
  asb_incidents: [1961, 3120, 2105, 1802, 1745, 2230, 2716, 5140, 0, 2590, 3480, 1530, 1398],
  domestic_abuse_incidents: [3480, 4120, 3510, 3260, 3020, 3390, 4550, 9120, 0, 4890, 5340, 2610, 2390],
  domestic_abuse_repeat_victims: [870, 1039, 883, 842, 779, 861, 1150, 2360, 0, 1263, 1391, 641, 548],
  stalking_harassment: [1388, 1702, 1214, 1349, 1226, 1174, 1815, 3560, 0, 1871, 2147, 1042, 862],
  victim_based_crime: [7710, 11620, 8560, 7480, 6720, 8150, 11480, 22150, 0, 11210, 12240, 6140, 5236],
  serious_violence_with_injury: [101, 149, 128, 112, 104, 131, 158, 318, 0, 169, 214, 79, 62],
  burglary_residential: [262, 335, 349, 208, 214, 318, 392, 742, 0, 361, 357, 251, 203],
  burglary_business_community: [101, 165, 149, 92, 96, 118, 139, 252, 0, 187, 136, 104, 111],
  theft_of_motor_vehicle: [171, 232, 398, 158, 124, 331, 316, 655, 0, 297, 264, 229, 148],
  theft_from_motor_vehicle: [248, 451, 612, 243, 171, 498, 437, 861, 0, 352, 419, 371, 262],
  shoplifting: [1146, 2018, 1484, 712, 668, 1207, 1533, 2471, 0, 1402, 1276, 806, 524],
  drug_offences: [318, 548, 441, 322, 301, 395, 512, 938, 0, 368, 596, 262, 241],
  s136_detentions: [29, 55, 26, 34, 31, 27, 48, 88, 0, 37, 62, 21, 20],
  modern_slavery: [8, 9, 14, 10, 6, 11, 12, 22, 0, 7, 13, 5, 3],
  cse_reports: [6, 10, 8, 7, 7, 9, 11, 24, 0, 12, 15, 4, 5],
  county_lines: [7, 9, 8, 6, 5, 9, 10, 21, 0, 11, 14, 5, 3],
  adults_at_risk: [1284, 1712, 985, 1395, 1330, 1022, 1604, 0, 0, 1521, 1893, 1176, 1108],
  first_time_entrants: [48, 61, 44, 39, 37, 46, 63, 0, 0, 67, 81, 34, 22],
};

/** The county's level in each block as a multiple of the last one's, per month: Covid, recovery, and each measure's own drift. */
const drift: Partial<Record<SampleMeasure, BlockTotals>> = {
  asb_incidents: [1.28, 2.04, 1.52, 0.94, 0.98, 1],
  domestic_abuse_incidents: [1.04, 1.12, 1.08, 1.11, 1.15, 1],
  domestic_abuse_repeat_victims: [1.05, 1.12, 1.06, 1.08, 1.12, 1],
  stalking_harassment: [0.97, 1.1, 1.16, 1.19, 1.21, 1],
  victim_based_crime: [1.06, 0.91, 0.98, 1.01, 1.03, 1],
  serious_violence_with_injury: [1.08, 0.86, 1.02, 1.01, 1.07, 1],
  burglary_residential: [1.62, 0.98, 0.96, 1.02, 0.95, 1],
  burglary_business_community: [1.75, 0.92, 0.98, 0.94, 0.96, 1],
  theft_of_motor_vehicle: [1.12, 0.86, 0.88, 0.95, 0.97, 1],
  theft_from_motor_vehicle: [1.44, 1.05, 0.99, 1.04, 1.01, 1],
  shoplifting: [0.9, 0.55, 0.66, 0.76, 0.82, 1],
  drug_offences: [1.04, 1.22, 1.01, 0.87, 0.9, 1],
  s136_detentions: [1.18, 1.12, 1.1, 1.21, 1.16, 1],
  modern_slavery: [0.8, 0.65, 0.8, 1.05, 1.1, 1],
  cse_reports: [1.3, 1.05, 1.1, 1.1, 1.05, 1],
  county_lines: [1.4, 1.25, 1.15, 1.1, 1.05, 1],
  adults_at_risk: [0.84, 0.88, 0.92, 0.94, 0.97, 1],
  first_time_entrants: [1.35, 1.1, 1.05, 1, 1.04, 1],
};

/** Sevenoaks had the second lowest ASB of the county in 2020/21 (annual report 2020-21), so one district stood below it. */
const below: Readonly<Record<string, number>> = { "asb_incidents Tunbridge Wells 1": 2641 };

/** A district's totals of the six blocks. @throws RangeError for a measure that is not supplied by district */
export function blockTotals(measure: SampleMeasure, district: District): BlockTotals {
  if (district === "Sevenoaks") return sevenoaks[measure];
  const level = levels[measure]?.[districts.indexOf(district)];
  const factors = drift[measure];
  if (level === undefined || factors === undefined)
    throw new RangeError(`${measure} is not supplied by district`);
  const next = random(`block ${measure} ${district}`);
  const total = (block: number, share: number): number => {
    const noise = 1 + 0.02 * roughNormal(next);
    return (
      below[`${measure} ${district} ${block}`] ??
      Math.round(level * share * (factors[block] ?? 1) * (block === 5 ? 1 : noise))
    );
  };
  return [total(0, 1), total(1, 1), total(2, 0.5), total(3, 0.5), total(4, 0.5), total(5, 1)];
}
