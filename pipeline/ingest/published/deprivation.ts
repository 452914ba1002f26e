import { UserError } from "../../errors.js";
import { Faults } from "../../faults.js";
import { groupBy } from "../../groupBy.js";
import type { PublishedTable } from "./sheetRows.js";
import { tableWith } from "./tableWith.js";

/** How many of a district's LSOAs are among the most deprived of England. */
export interface Deprived {
  /** the district's ONS code, of the year of the indices */
  district: string;
  lsoas: number;
  tenth: number;
  fifth: number;
}

/** The Indices of Deprivation of a year, by district. */
export interface Deprivation {
  year: number;
  districts: Deprived[];
}

/** By the year of the districts in the header: the year of the indices, and how many LSOAs England had (MHCLG, File 1). */
const editions: ReadonlyMap<string, { year: number; lsoas: number }> = new Map([
  ["2013", { year: 2015, lsoas: 32_844 }],
  ["2019", { year: 2019, lsoas: 32_844 }],
  ["2024", { year: 2025, lsoas: 33_755 }],
]);

const lsoaLabel = /^LSOA code \(\d{4}\)$/i;
const districtLabel = /^Local Authority District code \((\d{4})\)$/i;
/** Some workbooks cut the label off: "(where 1 is most deprived 10% of LSOA". */
const decileLabel = /^Index of Multiple Deprivation \(IMD\) Decile\b/i;
export const isDeprivationHeader = (labels: readonly string[]): boolean =>
  [lsoaLabel, districtLabel, decileLabel].every((pattern) => labels.some((label) => pattern.test(label)));
const isWelsh = (labels: readonly string[]): boolean => labels.some((label) => /^WIMD \d{4}\b/i.test(label));

/**
 * The Index of Multiple Deprivation as the ministry publishes it (File 1, 2 or 7 of the Indices of Deprivation 2015, 2019 or 2025),
 * found by its header: a row for each LSOA of England with its district and its decile, 1 being the most deprived.
 *
 * @returns null where no table has that header
 * @throws UserError of the Welsh index, of a part of the file and of cells that are none of the index, each with its line
 */
export function readDeprivation(tables: readonly PublishedTable[], given: string): Deprivation | null {
  const { file, header, records } = tableWith(isDeprivationHeader, tables, given);
  if (!isDeprivationHeader(header)) {
    if (isWelsh(tableWith(isWelsh, tables, given).header))
      throw new UserError(`${given}: the Welsh Index of Multiple Deprivation is not read`, {
        hint: "write of it in reports/notes/profile.md; the index of England ranks LSOAs of England alone",
      });
    return null;
  }
  const at = (pattern: RegExp): number => header.findIndex((label) => pattern.test(label));
  const [lsoaAt, districtAt, decileAt] = [at(lsoaLabel), at(districtLabel), at(decileLabel)];
  const edition = editions.get(districtLabel.exec(header[districtAt] ?? "")?.[1] ?? "");
  if (edition === undefined)
    throw new UserError(`${file}: "${header[districtAt]}" is of no Indices of Deprivation that are known`, {
      hint: "take those of 2019 or 2025",
    });
  const faults = new Faults();
  const lsoas = new Map<string, { district: string; decile: number }>();
  for (const { cells, line } of records) {
    const [lsoa = "", district = "", decile = ""] = [cells[lsoaAt], cells[districtAt], cells[decileAt]];
    if (cells.every((cell) => cell === "")) continue;
    if (!/^E01\d{6}$/.test(lsoa)) faults.add(file, line, `${header[lsoaAt]} is "${lsoa}"`, "expected E01…");
    else if (!/^E\d{8}$/.test(district))
      faults.add(file, line, `${header[districtAt]} is "${district}"`, "expected E06… to E09…");
    else if (!/^(?:[1-9]|10)$/.test(decile))
      faults.add(file, line, `${header[decileAt]} is "${decile}"`, "expected a whole number from 1 to 10");
    else if (lsoas.has(lsoa)) faults.add(file, line, `${lsoa} appears twice`, "take the file as published");
    else lsoas.set(lsoa, { district, decile: Number(decile) });
  }
  faults.throw();
  if (lsoas.size !== edition.lsoas)
    throw new UserError(`${file}: has ${lsoas.size} of the ${edition.lsoas} LSOAs of England`, {
      hint: "take the whole file as published, since a district of which LSOAs are missing would look better or worse than it is",
    });
  const districts = [...groupBy([...lsoas.values()], ({ district }) => district)].map(([district, own]) => ({
    district,
    lsoas: own.length,
    tenth: own.filter(({ decile }) => decile === 1).length,
    fifth: own.filter(({ decile }) => decile <= 2).length,
  }));
  return { year: edition.year, districts };
}
