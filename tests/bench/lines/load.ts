import { rmSync } from "node:fs";
import path from "node:path";
import { cli, type Line, median, ratioOf, run, turns, workspaceOf } from "../measure.js";
import { writeStreetFiles } from "../streetFiles.js";

const bare = path.join(import.meta.dirname, "..", "bareRead.js");

/** `csp ingest` and `csp build` in a new folder against DuckDB's own `read_csv` of the same files into a table. */
export const load = (rows: number, months: number, target: string): Line => ({
  work: `ingest + build, ${rows.toLocaleString("en-GB")} rows in ${months === 1 ? "one file" : `${months} files`}, against bare \`read_csv\` into a table`,
  target,
  measure: ({ room, rounds }) => {
    const folder = path.join(room, "files");
    const { files } = writeStreetFiles(folder, { rows, months });
    const made = turns(rounds, (round) => {
      const workspace = workspaceOf(room, `workspace-${round}`, files);
      const ingest = run(room, cli, "ingest", "--workspace", workspace);
      const build = run(room, cli, "build", "--workspace", workspace);
      const database = path.join(room, `bare-${round}.duckdb`);
      const theirs = run(room, bare, folder, database);
      if (Number(theirs.output) !== rows) throw new Error(`read_csv gave ${theirs.output} rows`);
      for (const used of [workspace, database]) rmSync(used, { recursive: true });
      return { ingest, build, theirs };
    });
    const seconds = (of: (turn: (typeof made)[number]) => number) => median(made.map(of)).toFixed(1);
    const peak = Math.max(...made.flatMap(({ ingest, build }) => [ingest.megabytes, build.megabytes]));
    return {
      ratio: ratioOf(
        made.map(({ ingest, build, theirs }) => [ingest.seconds + build.seconds, theirs.seconds]),
      ),
      detail: `ingest ${seconds(({ ingest }) => ingest.seconds)} s, build ${seconds(({ build }) => build.seconds)} s, read_csv ${seconds(({ theirs }) => theirs.seconds)} s; peak ${Math.round(peak)} MB`,
    };
  },
});
