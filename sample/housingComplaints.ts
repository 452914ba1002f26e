import { excelMonth, months } from "./calendar.js";
import { type Cell, type Extract, extract, halfFormatted } from "./extract.js";
import { allocate, random } from "./random.js";
import { monthlyCounts } from "./series.js";

const towns = ["Swanley", "Sevenoaks", "Edenbridge", "New Ash Green", "Westerham", "West Kingsdown"];
const townShares = [31, 24, 17, 14, 7, 7];
const categories = [
  "Noise",
  "Neighbours’ dispute",
  "Rubbish – communal areas",
  "Drugs",
  "Pets and animals",
  "Vehicles",
  "Damage over £500",
];
const categoryShares = [33, 24, 14, 8, 9, 8, 4];

/**
 * Complaints to the housing associations by month, town and their own categories: only what is not nought, with each
 * month's total among the rows, saved as Windows-1252 by an old Excel.
 */
export function housingComplaints(): Extract[] {
  const next = random("housing complaints");
  const records: Cell[][] = [];
  months.forEach((month, index) => {
    const total = monthlyCounts("housing_complaints")[index] ?? 0;
    allocate(total, townShares, next).forEach((inTown, t) => {
      allocate(inTown, categoryShares, next).forEach((count, c) => {
        if (count > 0) records.push([excelMonth(month), towns[t] ?? "", categories[c] ?? "", count]);
      });
    });
    records.push([excelMonth(month), "TOTAL", "", total]);
  });
  const all = monthlyCounts("housing_complaints").reduce((sum, count) => sum + count, 0);
  return [
    extract("Housing complaints West Kent and Moat to Sept 2023.csv", {
      title: [
        ["West Kent Housing and Moat – tenants’ complaints of ASB"],
        ["Synthetic sample, no real complaints"],
        [],
      ],
      header: ["Month", "Town", "Category of complaint", "Complaints"],
      records: [...records, ["Grand total", "TOTAL", "", halfFormatted(all)]],
      notes: [[], ["Please note: “damage” counts only repairs costing more than £500"]],
      encoding: "windows-1252",
    }),
  ];
}
