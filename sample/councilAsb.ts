import { blocks, slashDate } from "./calendar.js";
import { councilAsbByWard } from "./calibration.js";
import { type Cell, type Extract, extract } from "./extract.js";
import { pick, random, shuffled, weightedIndex } from "./random.js";
import { occasions } from "./records.js";
import { blockSum, monthlyCounts } from "./series.js";
import { anyWard, asTyped } from "./wards.js";

const otherTypes = [
  "Noise",
  "Neighbour dispute",
  "Vehicle nuisance",
  "Littering and waste",
  "Drug use",
  "Groups of young people",
  "Fireworks",
];
const shares = [9, 13, 10, 7, 5, 11, 1];

/** One row a report of anti-social behaviour to the council, with a name that nobody should have sent. */
export function councilAsb(): Extract[] {
  const records = reports();
  const recent = records.filter(({ index }) => index >= (blocks[5]?.from ?? 0));
  const earlier = records.filter(({ index }) => index < (blocks[5]?.from ?? 0));
  const sheet = (name: string, period: string, rows: readonly { cells: Cell[] }[]): Extract =>
    extract(name, {
      title: [
        [`ASB reports received by the Council, ${period}`],
        ["SYNTHETIC SAMPLE: no real people, reports or figures"],
        [],
      ],
      header: ["Ref", "Date reported", "Complainant name", "Ward", "Type(s) of ASB", "How reported"],
      records: rows.map(({ cells }) => cells),
      notes: [[], ["Total reports", rows.length]],
    });
  return [
    sheet("ASB reports to SDC Apr 2019 - Sep 2022.csv", "April 2019 to September 2022", earlier),
    sheet("ASB reports to SDC Oct 2022 - Sep 2023.csv", "October 2022 to September 2023", recent),
  ];
}

function reports(): { index: number; cells: Cell[] }[] {
  const next = random("council asb");
  const counts = monthlyCounts("council_asb_reports");
  return blocks.flatMap(({ from, to }, block) => {
    const dates = occasions(counts, from, to, 0.15, next);
    const nuisance = blockSum(monthlyCounts("council_asb_nuisance_behaviour"), block);
    const isNuisance = shuffled(
      dates.map((_, i) => i < nuisance),
      next,
    );
    const published = Object.entries(councilAsbByWard).flatMap(([ward, count]) =>
      Array.from({ length: count }, () => ward),
    );
    const wards = block === 5 ? shuffled(published, next) : dates.map(() => anyWard(next));
    return dates.map(({ index, month, day }, i) => {
      const other = otherTypes[weightedIndex(shares, next)] ?? "";
      const second = otherTypes[weightedIndex(shares, next)] ?? "";
      const types = isNuisance[i] ? ["Nuisance behaviour"] : [other];
      if (next() < 0.22 && second !== types[0]) types.push(second);
      return {
        index,
        cells: [
          `ASB/${month.year}/${String(from * 20 + i + 1).padStart(4, "0")}`,
          slashDate(month, day),
          `Synthetic Person ${1 + Math.floor(next() * 300)}`,
          asTyped(wards[i] ?? ""),
          types.join("; "),
          pick(["Phone", "E-mail", "Web form", "Web form", "Councillor"], next),
        ],
      };
    });
  });
}
