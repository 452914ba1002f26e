import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { stringify as csv } from "csv-stringify/sync";
import { copyFolder } from "../copyFolder.js";
import { UserError } from "../errors.js";
import { mustBeShort } from "../longPath.js";
import { packageRoot } from "../packageFiles.js";
import { newNameFault } from "../portableName.js";
import { moveFile } from "../replaceFile.js";
import { importAreas } from "./areas/importAreas.js";
import { writeAreas } from "./areas/writeAreas.js";
import { areasFor, populationsFor } from "./national/areasFor.js";
import { findOwn, type Own } from "./national/findOwn.js";
import { type National, readNational } from "./national/national.js";
import { isWelsh, ofEngland } from "./national/ofEngland.js";
import { peersFor } from "./national/peers.js";
import { settingsText } from "./settingsText.js";

/** What a folder is made from. */
export interface InitOptions {
  /** the name or ONS code of a district or a partnership of England or Wales, former ones among them */
  district: string;
  /** of a district with several partnerships, the name or code of one, or "all" for their sum */
  partnership?: string;
  name?: string;
  /** ONS lookups to import first */
  lookups?: readonly string[];
  /** a copy of the sample partnership, whose contracts say that its extracts are synthetic */
  samplePlan?: boolean;
  /** takes what was decided on the way, a sentence each */
  said?: (remark: string) => void;
}

/**
 * Makes a partnership's folder: its areas with those that they are compared with, their populations, and measures and
 * contracts of what is public. Made beside and renamed: it is there whole or not at all.
 *
 * @throws UserError where the folder cannot be made, or no district is meant for certain; no folder is made then
 */
export function init(folder: string, options: InitOptions): string {
  const target = path.resolve(folder);
  mustBeShort(folder);
  const nameFault = newNameFault(folder);
  if (nameFault !== null)
    throw new UserError(`${folder}: ${nameFault}`, {
      hint: "name another folder, since a partnership's folder may be opened on any system",
    });
  if (existsSync(path.join(target, "partnership.yaml"))) {
    throw new UserError(`${folder} is a partnership's folder already`, { hint: "name another folder" });
  }
  if (existsSync(path.join(target, "seeds"))) {
    throw new UserError(`${folder} has a folder "seeds" already`, { hint: "name a folder without one" });
  }
  const national = readNational();
  const own = findOwn(national, options.district, options.partnership);
  const isNew = !existsSync(target);
  makeFolder(folder, target);
  const making = path.join(target, `.seeds-${process.pid}`);
  try {
    const settings = options.samplePlan
      ? copySample(making, own, options)
      : writeStarter(making, national, own, options);
    const remarks = (options.lookups ?? []).flatMap(
      (lookup) => importAreas(path.join(making, "areas.csv"), lookup, own.code).remarks,
    );
    mkdirSync(path.join(target, "data"), { recursive: true });
    moveFile(making, path.join(target, "seeds"));
    writeFileSync(path.join(target, "partnership.yaml"), settings);
    for (const remark of [...own.remarks, ...remarks]) options.said?.(remark);
    return target;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (isNew && readdirSync(target).length === 0) rmSync(target, { recursive: true });
    throw error;
  }
}

/** @returns the text of partnership.yaml */
function writeStarter(making: string, national: National, own: Own, { name }: InitOptions): string {
  copyFolder(path.join(packageRoot, "starter", "seeds"), making);
  const schema = path.join("contracts", "contract.schema.json");
  copyFileSync(path.join(packageRoot, "seeds", schema), path.join(making, schema));
  if (own.districts.some(isWelsh))
    for (const { source } of ofEngland) rmSync(path.join(making, "contracts", `${source}.yaml`));
  const areas = areasFor(national, own);
  writeAreas(path.join(making, "areas.csv"), areas);
  writeFileSync(
    path.join(making, "populations.csv"),
    csv(populationsFor(national, own), {
      header: true,
      columns: ["area", "year", "residents", "households", "source"],
    }),
  );
  return settingsText(name ?? `${own.name} Community Safety Partnership`, own, peersFor(areas, own));
}

/** The district whose figures the sample partnership's invented ones are. */
const sampleDistrict = "E07000111";

/** @returns the text of partnership.yaml */
function copySample(making: string, own: Own, { name }: InitOptions): string {
  if (own.code !== sampleDistrict)
    throw new UserError(`the sample partnership is not of ${own.name}`, {
      hint: `give --district ${sampleDistrict} with --sample-plan, or leave --sample-plan out`,
    });
  copyFolder(path.join(packageRoot, "seeds"), making);
  const settings = readFileSync(path.join(packageRoot, "partnership.yaml"), "utf8");
  return name === undefined ? settings : settings.replace(/^name: .*$/m, `name: ${JSON.stringify(name)}`);
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
