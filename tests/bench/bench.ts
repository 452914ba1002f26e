// Prints what csp takes against plain alternatives and an older build, as a table in Markdown:
//   npm run bench -- [--rounds 5] [--before OTHER/dist/pipeline/cli.js] [--large] [--only WORDS] [--write]
// Each ratio is of one session, its two sides in turn; programs' start included. --large adds 26 million rows. --write
// keeps the table in docs/speed.md.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem, type } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { assess } from "./lines/assess.js";
import { fromSample, published } from "./lines/before.js";
import { help } from "./lines/help.js";
import { load } from "./lines/load.js";
import { newMonth } from "./lines/newMonth.js";
import type { Line } from "./measure.js";

const { values: asked } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    before: { type: "string" },
    large: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});

const lines: readonly Line[] = [
  load(1_000_000, 60, "≤ 0.75, peak ≤ 220 MB"),
  // a file of a round million is asked about: it may have been cut off
  load(1_100_000, 1, "≤ 0.7"),
  load(6_500_000, 60, "≤ 0.6"),
  load(5_200_000, 1, "1 GB: peak ≤ 250 MB"),
  ...(asked.large ? [load(26_000_000, 60, "time a row ≤ 1.1 of that at 6,500,000, peak ≤ 1 GB")] : []),
  assess(1_000_000, 60, "≤ 1.0"),
  published("≤ 0.5, peak ≤ 300 MB"),
  fromSample("≤ 0.35, peak ≤ 300 MB"),
  newMonth(1_000_000, 60, "≤ 0.25"),
  help("≤ 1.4"),
];

const about =
  "# Speed\n\nThe last table of `npm run bench -- --write`: time and memory against plain alternatives and an older build, the targets beside them.";
const said: string[] = [];
/** What is measured is kept line by line, since all of it takes a while. */
function say(text: string): void {
  said.push(text);
  process.stdout.write(`${text}\n`);
  if (!asked.write) return;
  const file = path.resolve(import.meta.dirname, "..", "..", "..", "docs", "speed.md");
  writeFileSync(file, `${about}\n\n${said.join("\n")}\n`);
}
const [processor] = cpus();
say(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${processor?.model.trim() ?? "processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}, Node ${process.versions.node}; medians of ${asked.rounds}.\n`,
);
say("| work | ratio | target | figures |\n| --- | ---: | --- | --- |");
for (const { work, target, measure } of lines) {
  if (!work.includes(asked.only)) continue;
  const room = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-bench-"));
  try {
    const { ratio, detail } = measure({ room, rounds: Number(asked.rounds), before: asked.before ?? null });
    say(`| ${work} | ${ratio} | ${target} | ${detail} |`);
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
