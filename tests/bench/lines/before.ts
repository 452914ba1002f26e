import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { cli, type Line, type Measured, median, type Run, ratioOf, run, turns } from "../measure.js";

const repository = path.resolve(import.meta.dirname, "..", "..", "..", "..");
const sample = ["data", "seeds", "returns", "partnership.yaml"];

type Commands = readonly (readonly string[])[];

/** What is measured of the sample: commands in turn; the work of all of them, or of the last alone. */
interface Job {
  now: Commands;
  earlier: Commands;
  counted: "all" | "last";
}

/** Processor time and peak of commands on the sample's files, against an older build on its own. */
const against = (work: string, target: string, { now, earlier, counted }: Job): Line => ({
  work,
  target,
  measure: ({ room, rounds, before }): Measured => {
    if (before === null) return { ratio: "not run", detail: "no older build was named (--before)" };
    const older = path.resolve(path.dirname(before), "..", "..");
    const made = turns(rounds, () => ({
      now: tookOf(ran(room, cli, repository, now), counted),
      earlier: tookOf(ran(room, before, older, earlier), counted),
    }));
    const of = (side: "now" | "earlier", what: keyof Took) => median(made.map((turn) => turn[side][what]));
    return {
      ratio: ratioOf(made.map((turn) => [turn.now.user, turn.earlier.user])),
      detail: `${of("now", "user").toFixed(1)} s against ${of("earlier", "user").toFixed(1)} s of processor time; peak ${Math.round(of("now", "megabytes"))} MB against ${Math.round(of("earlier", "megabytes"))} MB`,
    };
  },
});

type Took = Pick<Run, "user" | "megabytes">;

function tookOf(runs: readonly Run[], counted: Job["counted"]): Took {
  const of = counted === "all" ? runs : runs.slice(-1);
  return {
    user: of.reduce((sum, { user }) => sum + user, 0),
    megabytes: of.reduce((peak, { megabytes }) => Math.max(peak, megabytes), 0),
  };
}

/** The commands in a copy of a checkout's sample. */
function ran(room: string, program: string, checkout: string, commands: Commands): Run[] {
  const folder = path.join(room, "sample");
  for (const part of sample)
    cpSync(path.join(checkout, part), path.join(folder, part), {
      recursive: true,
      filter: (file) => path.basename(file) !== ".store",
    });
  const runs = commands.map((words) => run(room, program, ...words, "--workspace", folder));
  rmSync(folder, { recursive: true });
  return runs;
}

const loaded: Commands = [["ingest"], ["build"]];
const to = ["--to", "2023-09"];

export const fromSample = (target: string): Line =>
  against("the sample, 3 MB of extracts, to the assessment, against the older build", target, {
    // as `npm start` of either: the one command loads and builds by itself now
    now: [["assess", ...to]],
    earlier: [...loaded, ["plan", "import"], ["assess", ...to]],
    counted: "all",
  });

export const published = (target: string): Line =>
  against("`csp publish` of the loaded sample, against the older build's twelve files", target, {
    now: [...loaded, ["publish", ...to]],
    earlier: [...loaded, ["plan", "import"], ["publish", ...to]],
    counted: "last",
  });
