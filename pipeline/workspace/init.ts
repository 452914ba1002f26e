import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { UserError } from "../errors.js";
import { packageRoot } from "../packageFiles.js";
import { importAreas } from "./areas/importAreas.js";
import { Area } from "./seeds/seeds.js";
import { readSeedTable, rowsOf } from "./seeds/seedTable.js";

/**
 * Makes a partnership's folder with the seeds and contracts that come with the program.
 * Made beside and renamed: it is there whole or not at all.
 *
 * @param options.samplePlan with the invented plan, judgements and grants of the sample partnership, and contracts that say
 *   that its extracts are synthetic
 * @param options.lookups ONS lookups to import first, for a district that the seeds do not know
 */
export function init(
  folder: string,
  options: { district: string; name?: string; lookups?: readonly string[]; samplePlan?: boolean },
): string {
  const target = path.resolve(folder);
  if (existsSync(path.join(target, "partnership.yaml"))) {
    throw new UserError(`${folder} is a partnership's folder already`, { hint: "name another folder" });
  }
  if (existsSync(path.join(target, "seeds"))) {
    throw new UserError(`${folder} has a folder "seeds" already`, { hint: "name a folder without one" });
  }
  makeFolder(folder, target);
  const making = path.join(target, `.seeds-${process.pid}`);
  try {
    cpSync(path.join(packageRoot, "seeds"), making, { recursive: true, dereference: true });
    for (const lookup of options.lookups ?? []) importAreas(path.join(making, "areas.csv"), lookup);
    const areas = rowsOf(readSeedTable(path.join(making, "areas.csv"), Area));
    const district = areas.find((area) => area.code === options.district && area.level === "district");
    if (!district) {
      throw new UserError(`${options.district} is not a district that the seeds know`, {
        hint: "check the ONS code, or give the lookups that have it with --lookup FILE (district to partnership to force)",
      });
    }
    if (!options.samplePlan) {
      for (const name of decisions) keepHeader(path.join(making, name));
      sayReal(path.join(making, "contracts"));
    }
    const county = forceOf(areas, district);
    const settings = {
      name: options.name ?? `${district.name} Community Safety Partnership`,
      district: district.code,
      county: { name: county.name, area: county.code },
      assessment_year: { starts: 10 },
      thresholds: { percent_base: 50, suppress_below: 5, half_full: 0.8 },
    };
    mkdirSync(path.join(target, "data"), { recursive: true });
    renameSync(making, path.join(target, "seeds"));
    writeFileSync(path.join(target, "partnership.yaml"), stringify(settings));
    return target;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** What a partnership decides itself; those that come with the program are the sample partnership's, and invented. */
const decisions = ["actions.csv", "funding.csv", "judgements.csv", "success_measures.csv"];

/** The columns stay, to be filled. */
function keepHeader(file: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.slice(0, text.indexOf("\n") + 1));
}

/** The contracts are of the sample's extracts, which are invented; a partnership's own are not. */
function sayReal(contracts: string): void {
  for (const name of readdirSync(contracts).filter((file) => file.endsWith(".yaml"))) {
    const file = path.join(contracts, name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/^synthetic: true.*\n/m, ""));
  }
}

function makeFolder(given: string, target: string): void {
  try {
    mkdirSync(target, { recursive: true });
    accessSync(target, constants.W_OK);
  } catch (cause) {
    const file = (cause as NodeJS.ErrnoException).code === "EEXIST";
    throw new UserError(`${given} ${file ? "is a file" : "cannot be written to"}`, {
      hint: file ? "name a folder" : (cause as Error).message,
      cause,
    });
  }
}

/** The police force area above a district: the usual "county" of comparisons. */
function forceOf(areas: readonly Area[], district: Area): Area {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const seen = new Set<string>();
  let level = [district];
  while (level.length > 0) {
    const force = level.find((area) => area.level === "force");
    if (force) return force;
    const above = level.flatMap((area) => area.parents).filter((code) => !seen.has(code));
    for (const code of above) seen.add(code);
    level = above.flatMap((code) => byCode.get(code) ?? []);
  }
  throw new UserError(`${district.code} (${district.name}) has no police force area above it`, {
    hint: "give the lookup of districts to partnerships to forces with --lookup FILE",
  });
}
