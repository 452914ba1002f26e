import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { cli, csp } from "../csp.js";
import { trials } from "../trials.js";
import { contents, copyOf, faultsOf, removeFolders, temporaryFolder, workspaceWith } from "./csp.js";
import { offencesExtract, taskingExtract } from "./extracts.js";

const sizes = trials("CSP_DISK_SIZES", 1, 20);

/** Kilobytes, from less than an empty store to more than all of it. */
const smallest = 8;
const largest = 40_000;

afterAll(removeFolders);

const files = {
  "offences 1.csv": offencesExtract("2021-04", 12, 1),
  "offences 2.csv": offencesExtract("2021-10", 12, 2),
  "tasking 1.csv": taskingExtract("2021-04", 6, trials("CSP_DISK_RECORDS", 2000, 8000), 1),
};

/** A disk that is full, and then is not. */
interface Disk {
  workspace: string;
  run: (...args: string[]) => Promise<{ code: number | null; err: string }>;
  widen: () => void;
}

/** The shell's limit on the size of any one file stands in for the disk: it needs no rights. */
function limitedFiles(empty: string, kilobytes: number): Disk {
  const workspace = copyOf(empty);
  const limited = `ulimit -f ${kilobytes}; trap '' XFSZ; exec "$@"`;
  return {
    workspace,
    run: async (...args) => {
      const run = spawnSync("bash", ["-c", limited, "bash", process.execPath, cli, ...args], {
        cwd: workspace,
        encoding: "utf8",
      });
      return { code: run.status, err: run.stderr };
    },
    widen: () => undefined, // the limit is the process's own
  };
}

/** A file system in memory of that size; needs the right to mount one. */
function smallDisk(empty: string, kilobytes: number): Disk {
  const mount = temporaryFolder();
  // the extracts and seeds have room, so that the size is what the store gets
  const size = kilobytes + sizeOf(empty);
  spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}k`, "tmpfs", mount]);
  mounts.push(mount);
  const workspace = path.join(mount, "workspace");
  cpSync(empty, workspace, { recursive: true });
  return {
    workspace,
    run: (...args) => csp(workspace, ...args),
    widen: () => spawnSync("mount", ["-o", "remount,size=2g", mount]),
  };
}

/** Kilobytes of a folder's files in pages of 4. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => Math.ceil(statSync(path.join(folder, name)).size / 4096 + 1) * 4)
    .reduce((sum, size) => sum + size, 0);
}

const mounts: string[] = [];
afterEach(() => {
  for (const mount of mounts.splice(0)) spawnSync("umount", [mount]);
});

const kinds = [
  {
    name: "a limit on the size of files",
    possible: process.platform !== "win32" && existsSync("/bin/bash"),
    disk: limitedFiles,
  },
  {
    name: "a small file system (as root, with CSP_DISK_TMPFS=1)",
    possible: process.env.CSP_DISK_TMPFS === "1" && process.getuid?.() === 0,
    disk: smallDisk,
  },
];

describe.each(kinds)("$name", ({ possible, disk }) => {
  test.skipIf(!possible)(
    `${sizes} sizes: nothing is lost, torn or doubled, one line says what to do, and with room the same command finishes`,
    async () => {
      const undisturbed = workspaceWith(files);
      expect((await csp(undisturbed, "ingest")).err).toBe("");
      expect((await csp(undisturbed, "build")).code).toBe(0);
      const expected = await contents(undisturbed);
      const empty = workspaceWith(files);
      const faults: string[] = [];
      let failed = 0;
      for (let size = 0; size < sizes; size += 1) {
        const kilobytes = Math.round(smallest * (largest / smallest) ** ((size + 0.5) / sizes));
        const { workspace, run, widen } = disk(empty, kilobytes);
        for (const command of [["ingest"], ["ingest"], ["build"], ["ingest", "--rebuild"]]) {
          const { code, err } = await run(...command);
          if (code === 0) continue;
          failed += 1;
          if (code !== 1 || err.trim().split("\n").length !== 1)
            faults.push(`${kilobytes} KB: csp ${command.join(" ")}: exit ${code}: ${err}`);
        }
        widen();
        for (const command of [["ingest"], ["build"]]) {
          const { code, err } = await csp(workspace, ...command);
          if (code !== 0) faults.push(`${kilobytes} KB: then csp ${command.join(" ")}: ${err}`);
        }
        faults.push(...(await faultsOf(workspace)).map((fault) => `${kilobytes} KB: ${fault}`));
        const now = await contents(workspace);
        for (const table of Object.keys(expected)) {
          if (JSON.stringify(now[table]) !== JSON.stringify(expected[table]))
            faults.push(`${kilobytes} KB: ${table} differs`);
        }
      }
      process.stdout.write(`${sizes} sizes, ${failed} commands without room: ${faults.length} faults\n`);
      expect(faults).toEqual([]);
      expect(failed).toBeGreaterThan(0);
    },
    3_600_000,
  );
});
