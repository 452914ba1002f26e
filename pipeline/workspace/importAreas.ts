import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { UserError } from "../errors.js";
import { replaceFile } from "../replaceFile.js";
import { Area, areaLevels } from "./seeds.js";
import { readSeedTable } from "./seedTable.js";

type Level = Area["level"];

/** How ONS abbreviates the levels in its column names: LSOA11CD, ward24_name, LAD18NM, ltla24_code, CSP24CD, PFA24NM. */
const abbreviations: Record<string, Level> = {
  lsoa: "lsoa",
  wd: "ward",
  ward: "ward",
  lad: "district",
  ltla: "district",
  utla: "county",
  cty: "county",
  csp: "csp",
  pfa: "force",
};

/** Each level's parents, nearest first; of several only what the lookup has. */
const above: Record<Level, Level[][]> = {
  lsoa: [["ward", "district"]],
  ward: [["district"]],
  district: [["csp", "force"], ["county"]],
  csp: [["force"]],
  county: [["force"]],
  force: [],
  unassigned: [],
};

export interface Imported {
  added: Record<string, number>;
  /** what was decided on the way, for the analyst to read */
  remarks: string[];
}

/**
 * Adds an ONS lookup as published to a workspace's `areas.csv`. A newer lookup's parent takes the place of an older
 * one of the same level. A ward whose code is new but whose name and district are known is the same ward: boundary
 * orders renumber wards whose name and place stay.
 *
 * @throws UserError when the file is no lookup; nothing is written then
 */
export function importAreas(areasFile: string, lookupFile: string): Imported {
  const areas = new Map(readSeedTable(areasFile, Area).map((area) => [area.code, area]));
  const rows = readLookup(lookupFile);
  const imported: Imported = { added: {}, remarks: [] };
  const renumbered = new Map<string, string>();
  for (const found of rows) {
    for (const level of [...areaLevels].reverse()) {
      for (const { code, name } of found.get(level) ?? []) {
        const parents = parentsOf(found, level, renumbered);
        const same = level === "ward" && !areas.has(code) ? sameWard(areas, name, parents) : undefined;
        if (same) {
          renumbered.set(code, same.code);
          if (!same.aliases.includes(code)) {
            same.aliases.push(code);
            imported.remarks.push(`ward ${name} has a new code ${code}; taken for ${same.code}`);
          }
          continue;
        }
        const known = areas.get(code);
        if (!known) {
          areas.set(code, { code, name, level, parents, aliases: [] });
          imported.added[level] = (imported.added[level] ?? 0) + 1;
          continue;
        }
        if (name !== known.name && name !== "" && !known.aliases.includes(name)) known.aliases.push(name);
        const levelOf = (parent: string): Level | undefined => areas.get(parent)?.level;
        const replaced = new Set(parents.map(levelOf));
        // an LSOA sits in one ward: a district given directly says less than a ward that is known
        if (
          level === "lsoa" &&
          replaced.has("district") &&
          known.parents.some((parent) => levelOf(parent) === "ward")
        )
          continue;
        if (level === "lsoa") known.parents = parents;
        else
          known.parents = [
            ...known.parents.filter((parent) => !replaced.has(levelOf(parent))),
            ...parents,
          ].sort();
      }
    }
  }
  for (const force of [...areas.values()].filter((area) => area.level === "force")) {
    const code = `${force.code}-unassigned`;
    if (!areas.has(code))
      areas.set(code, {
        code,
        name: `Unassigned ${force.name}`,
        level: "unassigned",
        parents: [force.code],
        aliases: [],
      });
  }
  writeAreas(areasFile, [...areas.values()]);
  return imported;
}

function parentsOf(found: Found, level: Level, renumbered: ReadonlyMap<string, string>): string[] {
  const own = new Set((found.get(level) ?? []).map(({ code }) => code));
  return above[level].flatMap((chain) => {
    const nearest = chain.find((candidate) => found.has(candidate));
    const parent = nearest ? found.get(nearest)?.[0]?.code : undefined;
    // a unitary authority stands in lookups as its own county
    return parent === undefined || own.has(parent) ? [] : [renumbered.get(parent) ?? parent];
  });
}

const key = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^a-z0-9]/g, "");

function sameWard(
  areas: ReadonlyMap<string, Area>,
  name: string,
  parents: readonly string[],
): Area | undefined {
  return [...areas.values()].find(
    (area) =>
      area.level === "ward" &&
      key(area.name) === key(name) &&
      parents.length > 0 &&
      area.parents.includes(parents[0] ?? ""),
  );
}

type Found = Map<Level, { code: string; name: string }[]>;

function readLookup(file: string): Found[] {
  let records: string[][];
  try {
    records = parse(readFileSync(file, "utf8"), { bom: true, skip_empty_lines: true });
  } catch (cause) {
    throw new UserError(`${file} cannot be read as a lookup`, { hint: (cause as Error).message, cause });
  }
  const header = records[0] ?? [];
  const columns = header.map((label) => {
    const match = /^(lsoa|wd|ward|lad|ltla|utla|cty|csp|pfa)(\d{2})?_?(cd|code|nm|name)$/i.exec(label.trim());
    const level = match ? abbreviations[(match[1] ?? "").toLowerCase()] : undefined;
    return match && level ? { level, year: match[2] ?? "", code: /^c/i.test(match[3] ?? "") } : undefined;
  });
  const levels = new Set(columns.flatMap((column) => (column?.code ? [column.level] : [])));
  if (levels.size < 2) {
    throw new UserError(`${file}:1: not an ONS lookup`, {
      hint: `expected code columns of two levels like LSOA11CD and WD18CD, or ltla24_code and csp24_code; found ${header.slice(0, 8).join(", ")}`,
    });
  }
  return records.slice(1).map((cells, index) => {
    const found: Found = new Map();
    columns.forEach((column, at) => {
      if (!column?.code) return;
      const code = (cells[at] ?? "").trim();
      if (!/^[EWSN]\d{8}$/.test(code)) {
        throw new UserError(`${file}:${index + 2}: ${header[at]} is "${code}"`, {
          hint: "expected a nine-character ONS code",
        });
      }
      const nameAt = columns.findIndex(
        (other) => other && !other.code && other.level === column.level && other.year === column.year,
      );
      found.set(column.level, [
        ...(found.get(column.level) ?? []),
        { code, name: (cells[nameAt] ?? code).trim() },
      ]);
    });
    // a unitary authority that stands as its own county is a district only
    const districts = new Set((found.get("district") ?? []).map(({ code }) => code));
    const counties = (found.get("county") ?? []).filter(({ code }) => !districts.has(code));
    if (counties.length > 0) found.set("county", counties);
    else found.delete("county");
    return found;
  });
}

function writeAreas(file: string, areas: readonly Area[]): void {
  const order = new Map(
    ["force", "county", "unassigned", "csp", "district", "ward", "lsoa"].map((level, index) => [
      level,
      index,
    ]),
  );
  const sorted = [...areas].sort(
    (a, b) =>
      (order.get(a.level) ?? 0) - (order.get(b.level) ?? 0) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
  const text = stringify(
    sorted.map(({ code, name, level, parents, aliases }) => [
      code,
      name,
      level,
      parents.join(" "),
      aliases.join("|"),
    ]),
    { header: true, columns: ["code", "name", "level", "parents", "aliases"] },
  );
  replaceFile(file, text);
}
