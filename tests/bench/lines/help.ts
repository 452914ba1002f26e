import { writeFileSync } from "node:fs";
import path from "node:path";
import { cli, type Line, median, ratioOf, run, turns } from "../measure.js";

/** Each beginning of the program loads what its command needs and no more. */
export const help = (target: string): Line => ({
  work: "`csp --help` against bare Node",
  target,
  measure: ({ room, rounds }) => {
    const nothing = path.join(room, "nothing.mjs");
    writeFileSync(nothing, "");
    const made = turns(2 * rounds + 1, (): [number, number] => [
      run(room, cli, "--help").seconds,
      run(room, nothing).seconds,
    ]);
    const milliseconds = (at: 0 | 1) => Math.round(1000 * median(made.map((pair) => pair[at])));
    return { ratio: ratioOf(made), detail: `${milliseconds(0)} ms, Node ${milliseconds(1)} ms` };
  },
});
