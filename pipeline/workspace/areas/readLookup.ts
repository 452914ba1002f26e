import { UserError } from "../../errors.js";
import { Faults } from "../../faults.js";
import { type NamedTable, readTable } from "../seeds/csvFile.js";
import type { Area } from "../seeds/seeds.js";

export type Level = Area["level"];

/** An area as a lookup names it; `year` is that of the column, 2011 of LSOA11CD. */
export interface Place {
  code: string;
  name: string;
  year: number | null;
}

/** A row of a lookup: the areas of each level, the newest first. */
export type Found = ReadonlyMap<Level, readonly Place[]>;

const isAreaCode = /^[EWSN]\d{8}$/;

/** How ONS abbreviates the levels in its column names: LSOA11CD, ward24_name, LAD18NM, ltla24_code, CSP24CD, PFA24NM. */
const abbreviations: Record<string, Level> = {
  lsoa: "lsoa",
  wd: "ward",
  ward: "ward",
  lad: "district",
  ltla: "district",
  utla: "county",
  cty: "county",
  ctyua: "county",
  csp: "csp",
  pfa: "force",
  rgn: "region",
};

interface Column {
  level: Level;
  year: number | null;
  /** else the name */
  code: boolean;
}

function columnOf(label: string): Column | undefined {
  const match = /^(lsoa|wd|ward|lad|ltla|utla|ctyua|cty|csp|pfa|rgn)(\d{2})?_?(cd|code|nm|name)$/i.exec(
    label,
  );
  const level = match ? abbreviations[(match[1] ?? "").toLowerCase()] : undefined;
  return match && level
    ? { level, year: match[2] ? 2000 + Number(match[2]) : null, code: /^c/i.test(match[3] ?? "") }
    : undefined;
}

/** The LSOAs of two censuses, or the districts of two years, beside one another are a lookup too. */
export const isLookupHeader = (labels: readonly string[]): boolean =>
  labels.filter((label) => columnOf(label)?.code).length >= 2;

/**
 * Reads an ONS lookup as published.
 *
 * @param lookup a table of a file that has been read, or a CSV file
 * @throws UserError when it is none, naming every line that does not fit
 */
export function readLookup(lookup: NamedTable | string): Found[] {
  const faults = new Faults();
  const { file, header, records } = readTable(lookup, faults);
  const columns = header.map(columnOf);
  if (!isLookupHeader(header)) {
    throw new UserError(`${file}:1: not an ONS lookup`, {
      hint: `expected code columns of two levels like LSOA11CD and WD18CD, or ltla24_code and csp24_code; found ${header
        .filter((label) => label !== "")
        .slice(0, 8)
        .join(", ")}`,
    });
  }
  const nameOf = columns.map((column) =>
    columns.findIndex(
      (other) => column && other && !other.code && other.level === column.level && other.year === column.year,
    ),
  );
  const rows = records.map(({ cells, line }) => {
    const found = new Map<Level, Place[]>();
    columns.forEach((column, at) => {
      if (!column?.code) return;
      const code = cells[at] ?? "";
      // a unitary authority has no county, and a Welsh or City district no region
      if (code === "" && (column.level === "county" || column.level === "region")) return;
      if (!isAreaCode.test(code)) {
        faults.add(file, line, `${header[at]} is "${code}"`, "expected a nine-character ONS code");
        return;
      }
      const before = found.get(column.level);
      const places = [...(before ?? []), { code, name: cells[nameOf[at] ?? -1] || code, year: column.year }];
      found.set(
        column.level,
        places.sort((a, b) => (b.year ?? 0) - (a.year ?? 0)),
      );
    });
    // a unitary authority that stands as its own county is a district only
    const districts = new Set((found.get("district") ?? []).map(({ code }) => code));
    const counties = (found.get("county") ?? []).filter(({ code }) => !districts.has(code));
    if (counties.length > 0) found.set("county", counties);
    else found.delete("county");
    return found;
  });
  faults.throw();
  return rows;
}
