import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { UserError } from "../errors.js";
import { replaceFile } from "../replaceFile.js";
import { HarmWeight } from "./seeds.js";
import { readSeedTable } from "./seedTable.js";
import type { Workspace } from "./workspace.js";

/** Column names under which weights come: the Home Office's subgroups, or the categories of data.police.uk. */
const subgroupColumns = ["prc_offence_subgroup", "crime_type", "subgroup", "offence_subgroup"];
const dayColumns = ["median_days", "cchi_days", "days"];

const Subgroup = z.object({ subgroup: z.string().min(1), measure: z.string().min(1) });

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
 * @param options.source how the weights are to be cited, wherever harm is shown
 * @throws UserError when the file has no such columns, or a number of days is none
 */
export function importHarm(
  workspace: Workspace,
  file: string,
  options: { source?: string } = {},
): HarmImported {
  const rows = readRows(file);
  const [first = {}] = rows;
  const subgroupColumn = subgroupColumns.find((name) => name in first);
  const dayColumn = dayColumns.find((name) => name in first);
  if (subgroupColumn === undefined || dayColumn === undefined) {
    throw new UserError(`${file}: no harm weights`, {
      hint: `it needs a column ${subgroupColumns.join(" or ")} and a column ${dayColumns.join(" or ")}; it has ${Object.keys(first).join(", ")}`,
    });
  }
  const seeds = path.join(workspace.root, "seeds");
  const mapping = readSeedTable(path.join(seeds, "harm_subgroups.csv"), Subgroup);
  const known = new Set(workspace.measures.map(({ id }) => id));
  const source =
    options.source ??
    `Cambridge Crime Harm Index, Cambridge Centre for Evidence-Based Policing (${path.basename(file)})`;
  const found = new Map<string, HarmWeight>();
  const unmapped: string[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.force !== undefined && row.force !== workspace.partnership.county.name) continue;
    const subgroup = row[subgroupColumn] ?? "";
    const days = Number(row[dayColumn]);
    if (!(days > 0)) {
      throw new UserError(`${file}:${index + 2}: ${dayColumn} is "${row[dayColumn]}"`, {
        hint: "days are a number above 0",
      });
    }
    const measures = mapping.filter(
      (one) => one.subgroup.toLowerCase() === subgroup.toLowerCase() && known.has(one.measure),
    );
    if (measures.length === 0) unmapped.push(subgroup);
    for (const { measure } of measures) found.set(measure, { measure, days, source });
  }
  if (found.size === 0) {
    throw new UserError(`${file}: none of its subgroups is a measure`, {
      hint: "say which is which in seeds/harm_subgroups.csv",
    });
  }
  const target = path.join(seeds, "harm_weights.csv");
  const kept = existsSync(target) ? readSeedTable(target, HarmWeight) : [];
  const weights = workspace.measures.flatMap(
    ({ id }) => found.get(id) ?? kept.find(({ measure }) => measure === id) ?? [],
  );
  replaceFile(target, stringify(weights, { header: true, columns: ["measure", "days", "source"] }));
  return { weights: [...found.values()], unmapped };
}

function readRows(file: string): Record<string, string>[] {
  try {
    return parse(readFileSync(file, "utf8"), {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (cause) {
    throw new UserError(`${file} cannot be read as CSV`, { hint: (cause as Error).message, cause });
  }
}
