import { linkSync, rmSync } from "node:fs";
import path from "node:path";
import { cli, type Line, median, ratioOf, run, turns, workspaceOf } from "../measure.js";
import { writeStreetFiles } from "../streetFiles.js";

/** The last of `months` files added to the others, which are loaded, against loading all of them. */
export const newMonth = (rows: number, months: number, target: string): Line => ({
  work: `one new month into ${months - 1} that are loaded: ingest + build, against loading all ${months}`,
  target,
  measure: ({ room, rounds }) => {
    const { files } = writeStreetFiles(path.join(room, "files"), { rows, months });
    const loaded = (workspace: string): number =>
      ["ingest", "build"].reduce(
        (sum, verb) => sum + run(room, cli, verb, "--workspace", workspace).seconds,
        0,
      );
    const made = turns(rounds, (round): [number, number] => {
      const workspace = workspaceOf(room, `month-${round}`, files.slice(0, -1));
      loaded(workspace);
      const [last = ""] = files.slice(-1);
      linkSync(last, path.join(workspace, "data", path.basename(last)));
      const added = loaded(workspace);
      const whole = workspaceOf(room, `all-${round}`, files);
      const all = loaded(whole);
      for (const used of [workspace, whole]) rmSync(used, { recursive: true });
      return [added, all];
    });
    return {
      ratio: ratioOf(made),
      detail: `${median(made.map(([added]) => added)).toFixed(1)} s for the month, ${median(made.map(([, all]) => all)).toFixed(1)} s for all`,
    };
  },
});
