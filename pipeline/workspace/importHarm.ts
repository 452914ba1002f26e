import { existsSync } from "node:fs";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { UserError } from "../errors.js";
import { Faults } from "../faults.js";
import { replaceFile } from "../replaceFile.js";
import { type NamedTable, readTable } from "./seeds/csvFile.js";
import { HarmSubgroup, HarmWeight } from "./seeds/seeds.js";
import { readSeedTable, rowsOf } from "./seeds/seedTable.js";
import type { Workspace } from "./workspace.js";

/** Column names under which weights come: the Home Office's subgroups, or the categories of data.police.uk. */
const subgroupColumns = ["prc_offence_subgroup", "crime_type", "subgroup", "offence_subgroup"];
const dayColumns = ["median_days", "cchi_days", "days"];

export const isHarmHeader = (labels: readonly string[]): boolean =>
  [subgroupColumns, dayColumns].every((names) => names.some((name) => labels.includes(name)));

export interface HarmImported {
  weights: HarmWeight[];
  /** subgroups of the file that no measure is mapped to */
  unmapped: string[];
}

/**
 * Takes harm weights (days of the starting-point sentence: the Cambridge Crime Harm Index) out of a file that the
 * partnership has, into its seeds/harm_weights.csv; seeds/harm_subgroups.csv says which measure a subgroup is. The
 * weights do not come with this program: their licence is between the partnership and the Cambridge Centre for
 * Evidence-Based Policing. A measure that the file does not have keeps the weight it had.
 *
 * @param given a table of a file that has been read, or a CSV file
 * @param options.source the citation of the weights, wherever harm is shown
 * @throws UserError when the file has no such columns, or a number of days is none
 */
export function importHarm(
  workspace: Workspace,
  given: NamedTable | string,
  options: { source?: string } = {},
): HarmImported {
  const faults = new Faults();
  const { file, header, records } = readTable(given, faults);
  const subgroupColumn = subgroupColumns.find((name) => header.includes(name));
  const dayColumn = dayColumns.find((name) => header.includes(name));
  if (subgroupColumn === undefined || dayColumn === undefined) {
    throw new UserError(`${file}: no harm weights`, {
      hint: `it needs a column ${subgroupColumns.join(" or ")} and a column ${dayColumns.join(" or ")}; it has ${header.join(", ")}`,
    });
  }
  const seeds = path.join(workspace.root, "seeds");
  const mapping = rowsOf(readSeedTable(path.join(seeds, "harm_subgroups.csv"), HarmSubgroup));
  const known = new Set(workspace.measures.map(({ id }) => id));
  const source =
    options.source ??
    `Cambridge Crime Harm Index, Cambridge Centre for Evidence-Based Policing (${path.basename(file)})`;
  const found = new Map<string, HarmWeight>();
  const unmapped: string[] = [];
  for (const { line, cells } of records) {
    const cell = (name: string): string => cells[header.indexOf(name)] ?? "";
    if (header.includes("force") && cell("force") !== workspace.partnership.county.name) continue;
    const subgroup = cell(subgroupColumn);
    const days = Number(cell(dayColumn));
    if (!(days > 0)) {
      faults.add(file, line, `${dayColumn} is "${cell(dayColumn)}"`, "days are a number above 0");
      continue;
    }
    const measures = mapping.filter(
      (one) => one.subgroup.toLowerCase() === subgroup.toLowerCase() && known.has(one.measure),
    );
    if (measures.length === 0) unmapped.push(subgroup);
    for (const { measure } of measures) found.set(measure, { measure, days, source });
  }
  faults.throw();
  if (found.size === 0) {
    throw new UserError(`${file}: none of its subgroups is a measure`, {
      hint: "say which is which in seeds/harm_subgroups.csv",
    });
  }
  const target = path.join(seeds, "harm_weights.csv");
  const kept = existsSync(target) ? rowsOf(readSeedTable(target, HarmWeight)) : [];
  const weights = workspace.measures.flatMap(
    ({ id }) => found.get(id) ?? kept.find(({ measure }) => measure === id) ?? [],
  );
  replaceFile(target, stringify(weights, { header: true, columns: ["measure", "days", "source"] }));
  return { weights: [...found.values()], unmapped };
}
