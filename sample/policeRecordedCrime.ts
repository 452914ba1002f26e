import { blocks, excelMonth, isoMonth, monthAt, slashDate } from "./calendar.js";
import type { SampleMeasure } from "./calibration.js";
import { districts } from "./districts.js";
import { accounting, type Cell, type Extract, extract, halfFormatted } from "./extract.js";
import { random, roughNormal } from "./random.js";
import { monthlyCounts } from "./series.js";

interface Offence {
  measure: SampleMeasure;
  group: string;
  now: string;
  /** what the force called it until its 2023 supply */
  before: string;
}

const offences: readonly Offence[] = [
  {
    measure: "victim_based_crime",
    group: "All",
    now: "All victim based crime",
    before: "VICTIM BASED CRIME",
  },
  {
    measure: "serious_violence_with_injury",
    group: "Violence",
    now: "Violence with injury - serious",
    before: "Serious violence with injury",
  },
  {
    measure: "burglary_residential",
    group: "Burglary",
    now: "Burglary - residential",
    before: "Burglary Residential",
  },
  {
    measure: "burglary_business_community",
    group: "Burglary",
    now: "Burglary - business & community",
    before: "Burglary Business and Community",
  },
  {
    measure: "theft_of_motor_vehicle",
    group: "Vehicle crime",
    now: "Theft of motor vehicle",
    before: "TOMV",
  },
  {
    measure: "theft_from_motor_vehicle",
    group: "Vehicle crime",
    now: "Theft from motor vehicle",
    before: "TFMV",
  },
  { measure: "shoplifting", group: "Theft", now: "Shoplifting", before: "Shoplifting" },
  { measure: "drug_offences", group: "Drugs", now: "Drug offences", before: "Drug Offences" },
];

const revisedFrom = blocks[3]?.from ?? 0;

/**
 * Recorded crime, twice: the supply of October 2022, and that of October 2023 which counts October 2021 to
 * September 2022 again, since crimes are recorded late, re-classified and cancelled. The later one has the right figures.
 */
export function policeRecordedCrime(): Extract[] {
  return [older(), newer()];
}

function older(): Extract {
  const records: Cell[][] = [];
  for (let index = 0; index < (blocks[5]?.from ?? 0); index += 1) {
    const month = monthAt(index);
    for (const { measure, before } of offences) {
      const counts = districts.map((district) => {
        const final = monthlyCounts(measure, district)[index] ?? 0;
        return index < revisedFrom
          ? final
          : asFirstRecorded(final, `${measure} ${district} ${isoMonth(month)}`);
      });
      districts.forEach((district, i) => {
        const borough = district === "Folkestone & Hythe" ? "Shepway" : district;
        records.push([excelMonth(month), borough, before, accounting(counts[i] ?? 0)]);
      });
      records.push([excelMonth(month), "Kent", before, accounting(sum(counts))]);
    }
  }
  return extract("Kent Police recorded crime 2022-10-21.csv", {
    title: [
      ["Kent Police - Performance and Analytics"],
      ["Recorded crime by district, April 2019 to September 2022"],
      ["SYNTHETIC SAMPLE: real names of places, invented figures"],
      [],
    ],
    header: ["Month", "Borough", "Offence", "Recorded"],
    records,
    notes: [[], ["Source: recorded crime as at 21/10/2022. Subject to revision."]],
  });
}

function newer(): Extract {
  const records: Cell[][] = [];
  for (let index = revisedFrom; index < 54; index += 1) {
    const date = slashDate(monthAt(index));
    for (const { measure, group, now } of offences) {
      const counts = districts.map((district) => monthlyCounts(measure, district)[index] ?? 0);
      districts.forEach((district, i) => {
        records.push([date, district, group, now, halfFormatted(counts[i] ?? 0)]);
      });
      records.push([date, "Force total", group, now, halfFormatted(sum(counts))]);
    }
  }
  return extract("Kent Police recorded crime 2023-10-20.csv", {
    title: [
      ["Kent Police - Performance and Analytics"],
      ["Recorded crime by district, October 2021 to September 2023. Replaces earlier figures for 2021/22."],
      ["SYNTHETIC SAMPLE: real names of places, invented figures"],
    ],
    header: ["Month", "District", "Offence group", "Offence", "Recorded offences"],
    records,
    notes: [
      [],
      ["Notes"],
      ["1. Recorded crime as at 20/10/2023. Figures are subject to revision."],
      ["2. All victim based crime is not the sum of the offences listed."],
    ],
  });
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Later supplies find a little more than the first, give or take what is re-classified. */
function asFirstRecorded(final: number, key: string): number {
  const change = Math.round(0.3 * Math.sqrt(final) * roughNormal(random(`first ${key}`)) - 0.008 * final);
  return Math.max(0, final + change);
}
