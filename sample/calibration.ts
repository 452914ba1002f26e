/** Totals of the six blocks of `calendar.ts`, in order: 2019/20, 2020/21, Apr–Sep 21, Oct 21–Mar 22, Apr–Sep 22, Oct 22–Sep 23. */
export type BlockTotals = readonly [number, number, number, number, number, number];

/**
 * What Sevenoaks' extracts add up to, block by block. A block whose total no published figure fixes is filled in
 * at a plausible level; `figures` says which sums are fixed.
 */
export const sevenoaks = {
  asb_incidents: [1602, 2690, 1008, 505, 589, 1221],
  domestic_abuse_incidents: [2263, 2408, 1064, 1200, 1290, 2071],
  domestic_abuse_repeat_victims: [571, 604, 262, 289, 309, 512],
  stalking_harassment: [918, 1057, 561, 583, 596, 904],
  victim_based_crime: [6184, 5237, 2688, 2741, 2849, 5412],
  serious_violence_with_injury: [82, 63, 37, 38, 40, 71],
  burglary_residential: [639, 330, 170, 186, 160, 372],
  burglary_business_community: [259, 115, 76, 55, 58, 128],
  theft_of_motor_vehicle: [323, 233, 118, 131, 128, 281],
  theft_from_motor_vehicle: [570, 423, 193, 206, 199, 398],
  shoplifting: [431, 262, 174, 225, 248, 579],
  drug_offences: [212, 258, 96, 72, 79, 201],
  s136_detentions: [25, 22, 9, 11, 9, 12],
  modern_slavery: [3, 2, 1, 3, 3, 4],
  cse_reports: [6, 4, 2, 2, 3, 3],
  county_lines: [7, 6, 3, 3, 2, 4],
  council_asb_reports: [97, 97, 46, 43, 47, 88],
  council_asb_nuisance_behaviour: [33, 38, 16, 14, 17, 31],
  daily_taskings: [600, 885, 426, 200, 228, 420],
  environmental_noise: [468, 602, 271, 248, 264, 470],
  environmental_other: [604, 571, 287, 294, 293, 616],
  abandoned_vehicles_reported: [241, 198, 112, 109, 114, 357],
  abandoned_vehicles_removed: [13, 9, 5, 4, 5, 8],
  fly_tipping_reports: [1043, 1391, 594, 506, 521, 1087],
  graffiti_reports: [62, 81, 35, 27, 30, 40],
  graffiti_offensive: [9, 14, 5, 4, 5, 6],
  cctv_arrests: [88, 61, 41, 44, 46, 91],
  cctv_out_of_hours_calls: [2410, 2655, 1302, 1345, 1398, 2889],
  cctv_encampments: [11, 6, 5, 3, 5, 8],
  cctv_missing: [118, 97, 58, 66, 63, 139],
  housing_complaints: [826, 1014, 487, 470, 522, 1091],
  adults_at_risk: [861, 902, 468, 483, 497, 1029],
  cpw_issued: [34, 71, 12, 8, 9, 10],
  cpn_issued: [9, 18, 5, 4, 4, 6],
  cbo_issued: [1, 0, 1, 1, 0, 1],
  closure_orders: [1, 0, 0, 1, 1, 2],
  aba_signed: [28, 9, 14, 19, 22, 46],
  aba_breaches: [6, 5, 2, 3, 3, 6],
  warning_letters: [31, 47, 21, 15, 18, 39],
  idva_referrals: [262, 288, 142, 148, 153, 334],
  refuge_referrals: [38, 27, 14, 15, 16, 31],
  davss_victims: [287, 295, 166, 175, 168, 352],
  helpline_calls: [956, 1644, 742, 690, 655, 1388],
  vawg_walks: [0, 0, 1, 1, 1, 3],
  crime_prevention_events: [31, 9, 11, 13, 17, 36],
  site_visits: [44, 52, 25, 21, 24, 47],
  training_sessions: [14, 11, 7, 8, 7, 17],
  first_time_entrants: [41, 33, 15, 14, 16, 29],
} as const satisfies Record<string, BlockTotals>;

export type SampleMeasure = keyof typeof sevenoaks;

/** Young people engaged, by financial year: that supplier gives nothing finer. */
export const youngPeopleEngaged: Readonly<Record<string, number>> = {
  "2019-20": 1204,
  "2020-21": 1755,
  "2021-22": 1062,
  "2022-23": 1318,
};

/** Channel referrals of Sevenoaks, by year ending 30 September. */
export const preventReferrals: Readonly<Record<string, number>> = {
  "2020": 1,
  "2021": 2,
  "2022": 3,
  "2023": 4,
};

export interface Figure {
  measure: string;
  /** first and last month, both included */
  from: string;
  to: string;
  value: number;
}

const assessmentYear = (measure: string, value: number, previous?: number): Figure[] => [
  { measure, from: "2022-10", to: "2023-09", value },
  ...(previous === undefined ? [] : [{ measure, from: "2021-10", to: "2022-09", value: previous }]),
];

const financialYear = (measure: string, start: number, value: number): Figure => ({
  measure,
  from: `${start}-04`,
  to: `${start + 1}-03`,
  value,
});

/**
 * The figures that Sevenoaks District CSP published and that the sample therefore meets to the unit.
 * Sources: action plan 2024/25 (assessment years), annual reports 2020-21 and 2021-22 (financial years).
 */
export const figures: readonly Figure[] = [
  ...assessmentYear("asb_incidents", 1221, 1094),
  ...assessmentYear("domestic_abuse_incidents", 2071, 2490),
  ...assessmentYear("stalking_harassment", 904, 1179),
  ...assessmentYear("shoplifting", 579, 473),
  ...assessmentYear("burglary_business_community", 128, 113),
  ...assessmentYear("drug_offences", 201, 151),
  ...assessmentYear("s136_detentions", 12, 20),
  ...assessmentYear("modern_slavery", 4),
  ...assessmentYear("cse_reports", 3),
  ...assessmentYear("prevent_referrals", 4),
  ...assessmentYear("council_asb_reports", 88, 90),
  ...assessmentYear("council_asb_nuisance_behaviour", 31),
  ...assessmentYear("daily_taskings", 420, 428),
  ...assessmentYear("housing_complaints", 1091, 992),
  ...assessmentYear("environmental_requests", 1086, 1099),
  ...assessmentYear("environmental_noise", 470),
  ...assessmentYear("environmental_other", 616),
  ...assessmentYear("abandoned_vehicles_reported", 357, 223),
  ...assessmentYear("abandoned_vehicles_removed", 8),
  ...assessmentYear("graffiti_reports", 40, 57),
  ...assessmentYear("graffiti_offensive", 6),
  ...assessmentYear("cctv_arrests", 91),
  ...assessmentYear("cctv_out_of_hours_calls", 2889),
  ...assessmentYear("cctv_encampments", 8),
  ...assessmentYear("cctv_missing", 139),
  ...assessmentYear("adults_at_risk", 1029),
  ...assessmentYear("idva_referrals", 334),
  ...assessmentYear("refuge_referrals", 31),
  ...assessmentYear("cpw_issued", 10),
  ...assessmentYear("cpn_issued", 6),
  ...assessmentYear("warning_letters", 39),
  ...assessmentYear("aba_signed", 46),
  ...assessmentYear("aba_breaches", 6),
  financialYear("asb_incidents", 2019, 1602),
  financialYear("asb_incidents", 2020, 2690),
  financialYear("asb_incidents", 2021, 1513),
  financialYear("domestic_abuse_incidents", 2019, 2263),
  financialYear("domestic_abuse_incidents", 2020, 2408),
  financialYear("domestic_abuse_incidents", 2021, 2264),
  financialYear("burglary_residential", 2019, 639),
  financialYear("burglary_residential", 2020, 330),
  financialYear("burglary_residential", 2021, 356),
  financialYear("burglary_business_community", 2019, 259),
  financialYear("burglary_business_community", 2020, 115),
  financialYear("burglary_business_community", 2021, 131),
  financialYear("theft_of_motor_vehicle", 2019, 323),
  financialYear("theft_of_motor_vehicle", 2020, 233),
  financialYear("theft_from_motor_vehicle", 2019, 570),
  financialYear("theft_from_motor_vehicle", 2020, 423),
  financialYear("davss_victims", 2019, 287),
  financialYear("davss_victims", 2020, 295),
  financialYear("davss_victims", 2021, 341),
  financialYear("helpline_calls", 2019, 956),
  financialYear("helpline_calls", 2020, 1644),
  financialYear("young_people_engaged", 2020, 1755),
  financialYear("young_people_engaged", 2021, 1062),
  financialYear("daily_taskings", 2019, 600),
  financialYear("daily_taskings", 2020, 885),
  financialYear("daily_taskings", 2021, 626),
];

/** Council ASB reports by ward in October 2022 – September 2023; the published three, then the rest of the 88. */
export const councilAsbByWard: Readonly<Record<string, number>> = {
  "Sevenoaks Town and St John's": 10,
  "Dunton Green and Riverhead": 9,
  "Swanley White Oak": 9,
  "Swanley St Mary's": 8,
  "Swanley Christchurch and Swanley Village": 7,
  "Sevenoaks Northern": 6,
  "Ash and New Ash Green": 6,
  "Edenbridge South and West": 5,
  "Edenbridge North and East": 4,
  "Sevenoaks Eastern": 4,
  "Fawkham and West Kingsdown": 4,
  "Westerham and Crockham Hill": 3,
  "Hartley and Hodsoll Street": 2,
  Kemsing: 2,
  "Otford and Shoreham": 2,
  Hextable: 2,
  "Sevenoaks Kippington": 1,
  "Seal and Weald": 1,
  "": 3,
};
