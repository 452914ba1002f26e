import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runCommand } from "../../packaging/try/command.js";
import { cli, repository } from "../csp.js";
import { trials } from "../trials.js";

const scratch = mkdtempSync(path.join(tmpdir(), "csp-node-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const versions = [20, 22, 24, 26];
/** The first and the last at every run. */
const tried = trials("CSP_NODES", 2, versions.length) < versions.length ? [20, 26] : versions;

/** One Node of each release line, of the registry's packages; null on other platforms, and where they cannot be had. */
function runtimes(): string | null {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const into = path.join(repository, "node_modules", ".cache", "csp-runtimes");
  mkdirSync(into, { recursive: true });
  const lock = readFileSync(path.join(repository, "packaging", "runtimes", "package-lock.json"), "utf8");
  const stamp = path.join(into, "installed.json");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return path.join(into, "node_modules");
  rmSync(stamp, { force: true });
  for (const name of ["package.json", "package-lock.json"])
    copyFileSync(path.join(repository, "packaging", "runtimes", name), path.join(into, name));
  try {
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: into, stdio: "pipe" });
    writeFileSync(stamp, lock);
    return path.join(into, "node_modules");
  } catch (fault) {
    process.stderr.write(`the registry's Nodes cannot be had, and are not tried: ${String(fault)}\n`);
    return null;
  }
}

/** The sample partnership with one extract, so that four runs are short. */
function folderFor(version: number): string {
  const folder = path.join(scratch, `node-${version}`);
  for (const part of ["partnership.yaml", "seeds", "data/sample/Kent Police recorded crime 2023-10-20.csv"])
    cpSync(path.join(repository, part), path.join(folder, part), { recursive: true });
  return folder;
}

describe("the product on each release line of Node", () => {
  test("begins where package.json says that it does", () => {
    const { engines } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8"));
    expect(engines.node).toBe(`>=${versions[0]}.19`);
  });

  test("loads an extract, builds, and writes the same documents", ({ skip }) => {
    const installed = runtimes();
    if (installed === null) skip();
    const written = tried.map((version) => {
      const node = path.join(installed ?? "", `node-${version}`, "bin", "node");
      expect(execFileSync(node, ["--version"], { encoding: "utf8" })).toContain(`v${version}.`);
      const folder = folderFor(version);
      const words = ["assess", "--to", "2023-09", "--as", "html,docx,xlsx,pdf"];
      const { code, err } = runCommand(node, [cli, ...words], folder, process.env);
      expect(code, `Node ${version}: ${err}`).toBe(0);
      const out = path.join(folder, "out");
      const sums = readdirSync(out).map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(path.join(out, name)))
          .digest("hex"),
      ]);
      return Object.fromEntries(sums);
    });
    // the report and its annex in three formats, and the workbook
    expect(Object.keys(written[0])).toHaveLength(7);
    for (const documents of written) expect(documents).toEqual(written[0]);
  });
});
