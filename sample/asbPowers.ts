import { slashDate } from "./calendar.js";
import type { SampleMeasure } from "./calibration.js";
import { type Cell, type Extract, extract } from "./extract.js";
import { pick, random } from "./random.js";
import { occasions } from "./records.js";
import { monthlyCounts } from "./series.js";
import { anyWard, asTyped } from "./wards.js";

const powers: readonly [SampleMeasure, string, readonly string[]][] = [
  ["warning_letters", "Warning letter", ["CSU", "CSU", "Kent Police"]],
  ["cpw_issued", "CPW", ["SDC"]],
  ["cpn_issued", "CPN", ["SDC"]],
  ["aba_signed", "ABA", ["CSU", "West Kent"]],
  ["aba_breaches", "ABA breach", ["CSU"]],
  ["cbo_issued", "CBO", ["Court"]],
  ["closure_orders", "Closure order", ["Court"]],
];

/** The register of warnings, notices and orders: one row each, whoever issued it. */
export function asbPowers(): Extract[] {
  const next = random("asb powers");
  const rows = powers.flatMap(([measure, power, issuers]) =>
    occasions(monthlyCounts(measure), 0, 53, 0, next).map(({ index, month, day }) => ({
      order: index * 100 + day,
      cells: [slashDate(month, day), power, asTyped(anyWard(next)), pick(issuers, next)] as Cell[],
    })),
  );
  rows.sort((a, b) => a.order - b.order);
  return [
    extract("Register of ASB powers used.csv", {
      title: [["Register of ASB tools and powers, 01/04/2019 to 30/09/2023"], ["SYNTHETIC SAMPLE"], []],
      header: ["No", "Date issued", "Power used", "Ward", "Issued by"],
      records: rows.map(({ cells }, i) => [i + 1, ...cells]),
      notes: [
        [],
        [
          "Key: CPW community protection warning, CPN community protection notice, ABA acceptable behaviour agreement",
        ],
      ],
    }),
  ];
}
