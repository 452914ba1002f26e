// What csp --help takes beyond Node itself, the least of seven: node dist/tests/bench/help.js
// Under 150 ms, since heavy modules load when a command runs.
import { spawnSync } from "node:child_process";
import path from "node:path";

const cli = path.resolve(import.meta.dirname, "..", "..", "pipeline", "cli.js");

const least = (words: readonly string[]): number =>
  Array.from({ length: 7 }, () => {
    const begun = process.hrtime.bigint();
    spawnSync(process.execPath, words);
    return Number(process.hrtime.bigint() - begun) / 1e6;
  }).reduce((best, time) => Math.min(best, time));

process.stdout.write(
  `csp --help: ${Math.round(least([cli, "--help"]) - least(["-e", "0"]))} ms beyond Node\n`,
);
