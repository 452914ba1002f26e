import { isoMonth, type Month } from "./calendar.js";
import type { SampleMeasure } from "./calibration.js";

type Profile = "level" | "summer" | "lightNights" | "winter" | "darkNights" | "schoolTerm" | "retail";

/** Relative weight of January … December. */
const profiles: Record<Profile, readonly number[]> = {
  level: [0.98, 0.94, 1, 0.99, 1.02, 1.01, 1.04, 1.03, 1, 1.01, 0.98, 1],
  summer: [0.84, 0.84, 0.93, 1.01, 1.08, 1.12, 1.19, 1.17, 1.05, 0.99, 0.9, 0.84],
  lightNights: [0.88, 0.88, 0.94, 1.02, 1.08, 1.12, 1.15, 1.12, 1.04, 0.97, 0.91, 0.88],
  winter: [1.16, 1.04, 1.02, 0.93, 0.9, 0.88, 0.91, 0.92, 0.94, 1.05, 1.1, 1.15],
  darkNights: [1.21, 1.1, 1.03, 0.9, 0.85, 0.8, 0.81, 0.84, 0.9, 1.12, 1.24, 1.2],
  schoolTerm: [1.04, 1.05, 1.1, 0.92, 1.1, 1.08, 0.95, 0.68, 1.05, 1.12, 1.08, 0.83],
  retail: [0.93, 0.92, 0.98, 0.97, 0.98, 0.96, 0.97, 0.98, 1.01, 1.06, 1.14, 1.1],
};

const profileOf: Partial<Record<SampleMeasure, Profile>> = {
  asb_incidents: "summer",
  domestic_abuse_incidents: "level",
  burglary_residential: "darkNights",
  burglary_business_community: "darkNights",
  theft_of_motor_vehicle: "winter",
  theft_from_motor_vehicle: "winter",
  shoplifting: "retail",
  council_asb_reports: "summer",
  daily_taskings: "summer",
  environmental_noise: "lightNights",
  fly_tipping_reports: "level",
  graffiti_reports: "summer",
  cctv_encampments: "summer",
  cse_reports: "schoolTerm",
  first_time_entrants: "schoolTerm",
};

/** Months in which the pandemic's rules moved a measure, relative to the rest of its own block. */
const lockdown: Partial<Record<SampleMeasure, Readonly<Record<string, number>>>> = {
  asb_incidents: {
    "2020-03": 1.3,
    "2020-04": 1.75,
    "2020-05": 1.7,
    "2020-06": 1.15,
    "2020-11": 1.2,
    "2021-01": 1.35,
    "2021-02": 1.3,
  },
  shoplifting: {
    "2020-03": 0.8,
    "2020-04": 0.45,
    "2020-05": 0.55,
    "2020-11": 0.75,
    "2021-01": 0.6,
    "2021-02": 0.65,
  },
  burglary_residential: { "2020-03": 0.9, "2020-04": 0.85, "2020-05": 0.85, "2021-01": 0.9 },
  theft_from_motor_vehicle: { "2020-04": 0.7, "2020-05": 0.8 },
  theft_of_motor_vehicle: { "2020-04": 0.75 },
  victim_based_crime: { "2020-03": 0.94, "2020-04": 0.86, "2020-05": 0.9, "2021-01": 0.92, "2021-02": 0.93 },
  serious_violence_with_injury: { "2020-04": 0.7, "2021-01": 0.7 },
  drug_offences: { "2020-04": 1.3, "2020-05": 1.4 },
  environmental_noise: { "2020-04": 1.5, "2020-05": 1.4, "2020-06": 1.2 },
  fly_tipping_reports: { "2020-04": 1.2, "2020-05": 1.3 },
  daily_taskings: { "2020-04": 1.3, "2020-05": 1.35 },
  helpline_calls: { "2020-05": 1.3, "2020-06": 1.25 },
};

/** How heavily a month weighs within its block before noise: days, season, lockdown. */
export function monthWeight(measure: SampleMeasure, month: Month): number {
  const season = profiles[profileOf[measure] ?? "level"][month.month - 1] ?? 1;
  return season * (lockdown[measure]?.[isoMonth(month)] ?? 1);
}
