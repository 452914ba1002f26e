// Times csp build on a wide file of many series, and beside it, turn about, the build of another checkout:
//   node dist/tests/bench/series.js [types] [months] [rounds] [the other's dist/pipeline/cli.js]
// 133 types in 13 districts over 136 months are 1,729 series in 0.7 MB.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { wideContract, wideFile } from "./manySeries.js";
import { cli as own, run } from "./measure.js";

const [types = 133, months = 136, rounds = 1] = process.argv.slice(2, 5).map(Number);
const other = process.argv[5];
const room = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-bench-"));

try {
  for (let round = 1; round <= rounds; round += 1) {
    const took = [own, ...(other === undefined ? [] : [other])].map((cli, index) => {
      const workspace = path.join(room, `${round}-${index}`);
      run(room, cli, "init", workspace, "--district", "E07000111", "--sample-plan");
      writeFileSync(path.join(workspace, "data", "many-series.csv"), wideFile(types, months));
      writeFileSync(path.join(workspace, "seeds", "contracts", "many-series.yaml"), wideContract);
      const ingest = run(room, cli, "ingest", "--workspace", workspace);
      const build = run(room, cli, "build", "--workspace", workspace);
      process.stdout.write(
        `round ${round}, ${index === 0 ? "this" : "the other"}: ingest ${ingest.seconds.toFixed(1)} s, build ${build.seconds.toFixed(1)} s (${Math.round(build.megabytes)} MB)\n`,
      );
      return build.seconds;
    });
    const [mine = 0, theirs] = took;
    if (theirs !== undefined)
      process.stdout.write(`build takes ${(mine / theirs).toFixed(2)} of the other's time\n`);
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}
