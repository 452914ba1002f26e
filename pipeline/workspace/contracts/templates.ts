import { constants, copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../errors.js";
import { packageRoot } from "../../packageFiles.js";
import { nearest } from "../seeds/nearest.js";

/** A contract of a usual partner, with usual labels and open questions. */
export interface Template {
  name: string;
  title: string;
}

const folder = path.join(packageRoot, "starter", "templates");

/** Those that come with the program, by name. */
export const templates = (): Template[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => ({
      name: path.parse(file).name,
      title: /^title: (.*)$/m.exec(readFileSync(path.join(folder, file), "utf8"))?.[1] ?? "",
    }));

/**
 * Puts a template among a workspace's contracts. It is not read before its questions are answered.
 *
 * @returns the file
 * @throws UserError where there is no such template, or a contract of its name
 */
export function takeTemplate(workspace: string, name: string): string {
  const names = templates().map((each) => each.name);
  if (!names.includes(name)) {
    const near = nearest(name, names);
    throw new UserError(`there is no template "${name}"`, {
      hint: near === undefined ? `there are ${names.join(", ")}` : `did you mean ${near}?`,
    });
  }
  const contracts = path.join(workspace, "seeds", "contracts");
  if (!existsSync(contracts))
    throw new UserError(`${path.resolve(workspace)} is not a partnership's folder`, {
      hint: "make one with csp init, or name the folder with --workspace",
    });
  const file = path.join(contracts, `${name}.yaml`);
  if (existsSync(file))
    throw new UserError(`${file} is there already, and a template overwrites nothing`, {
      hint: "rename that contract first, its source with it",
    });
  copyFileSync(path.join(folder, `${name}.yaml`), file, constants.COPYFILE_EXCL);
  return file;
}
