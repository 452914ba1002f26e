// Times csp ingest + csp build in a fresh workspace against DuckDB's own read_csv on the same files, turn about:
//   node dist/tests/bench/ingest.js [rows] [months] [rounds]
import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { writeStreetFiles } from "./streetFiles.js";

const here = import.meta.dirname;
const cli = path.resolve(here, "..", "..", "pipeline", "cli.js");
const watch = pathToFileURL(path.join(here, "peakMemory.js")).href;
const [rows = 1_000_000, months = 60, rounds = 3] = process.argv.slice(2).map(Number);
const room = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-bench-"));

interface Run {
  seconds: number;
  megabytes: number;
  output: string;
}

function run(program: string, args: readonly string[]): Run {
  const memory = path.join(room, "memory");
  const begun = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", watch, program, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { ...process.env, CSP_PEAK_MEMORY: memory },
  });
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  if (status !== 0) throw new Error(`${path.basename(program)} ${args[0]} ended with ${status}: ${stderr}`);
  return { seconds, megabytes: Number(readFileSync(memory, "utf8")) / 1024, output: stdout };
}

function workspaceOf(files: readonly string[], name: string): string {
  const folder = path.join(room, name);
  run(cli, ["init", folder, "--district", "E07000111", "--sample-plan"]);
  for (const file of files) linkSync(file, path.join(folder, "data", path.basename(file)));
  return folder;
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const say = (text: string): boolean => process.stdout.write(`${text}\n`);

try {
  const folder = path.join(room, "files");
  const { files, bytes } = writeStreetFiles(folder, { rows, months });
  say(`${rows.toLocaleString("en-GB")} rows in ${files.length} files, ${Math.round(bytes / 1e6)} MB`);
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const workspace = workspaceOf(files, `workspace-${round}`);
    const ingest = run(cli, ["ingest", "--workspace", workspace]);
    const build = run(cli, ["build", "--workspace", workspace]);
    mkdirSync(path.join(room, "bare"));
    const bare = run(path.join(here, "bareRead.js"), [folder, path.join(room, "bare", "street.duckdb")]);
    const inMemory = run(path.join(here, "bareRead.js"), [folder]);
    if (Number(bare.output) !== rows) throw new Error(`read_csv gave ${bare.output} rows`);
    const whole = run(cli, ["rank", "--measure", "street_all", "--format", "json", "--workspace", workspace]);
    ratios.push((ingest.seconds + build.seconds) / bare.seconds);
    say(
      `round ${round}: ingest ${ingest.seconds.toFixed(2)} s (${Math.round(ingest.megabytes)} MB) + build ${build.seconds.toFixed(2)} s (${Math.round(build.megabytes)} MB), ` +
        `read_csv into a file ${bare.seconds.toFixed(2)} s (${Math.round(bare.megabytes)} MB), in memory ${inMemory.seconds.toFixed(2)} s; rank ${whole.seconds.toFixed(2)} s`,
    );
    for (const name of readdirSync(room))
      if (name !== "files" && name !== "memory") rmSync(path.join(room, name), { recursive: true });
  }
  say(`ingest + build takes ${middle(ratios).toFixed(2)} of read_csv's time (median of ${rounds})`);
  const helps = Array.from({ length: 9 }, () => run(cli, ["--help"]).seconds * 1000);
  say(`csp --help ${Math.round(middle(helps))} ms (median of ${helps.length})`);
} finally {
  rmSync(room, { recursive: true, force: true });
}
