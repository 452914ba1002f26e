import type { StoreFigure } from "../../pipeline/audit/facts/storeFigures.js";

/** A made-up store of one measure and two areas. */
export const STORE: readonly StoreFigure[] = [
  {
    measure: "asb",
    measureName: "ASB incidents",
    area: "E07000111",
    areaName: "Example District",
    periodStart: "2022-10-01",
    periodEnd: "2023-09-30",
    value: 1221,
    previous: 1094,
    percent: (127 / 1094) * 100,
  },
];
