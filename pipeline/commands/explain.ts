import type { Command } from "commander";
import type { Worded } from "../../reports/words/rows.js";
import type { Evidence, Explanation } from "../ask/explain.js";
import { formatOption, month, wholeNumber } from "../commandLine/options.js";
import { type Columns, type Format, print } from "../commandLine/print.js";
import { lineWord } from "../linePlace.js";
import type { Terminal } from "../terminal.js";
import { formatNumber } from "../words/number.js";
import { counted } from "../words/plural.js";

const columns = {
  file: "file",
  extract: "extract",
  sha256: null,
  supplier: null,
  archived: null,
  observations: null,
  records: "records",
  lines: "lines",
} satisfies Columns<Evidence>;

interface Options {
  source?: string;
  area?: string;
  to?: string;
  months: number;
  format: Format;
  workspace: string;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("explain")
    .description("trace a figure to the files and lines behind it")
    .argument("<figure>", "a measure, or a figure as documents name it: source/measure/area/2022-10..2023-09")
    .option("--source <source>", "the source, where several supply the measure")
    .option("--area <area>", "a code or a name instead of the partnership's district")
    .option("--to <month>", "last month of the period, 2023-09 (default: the source's own latest)", month)
    .option("--months <number>", "length of the period", wholeNumber, 12)
    .addOption(formatOption())
    .action(async (figure: string, _options: object, command: Command) => {
      const { workspace, format, ...asked } = command.optsWithGlobals<Options>();
      const { explain } = await import("../ask/explain.js");
      const { figureNamed } = await import("../ask/figureNamed.js");
      const { withWords } = await import("../../reports/words/rows.js");
      const found = await explain(workspace, await figureNamed(workspace, figure, asked));
      const explanation = { ...found, figure: withWords(found.figure) };
      if (format === "json") terminal.stdout.write(`${JSON.stringify(explanation, null, 2)}\n`);
      else if (format === "csv") terminal.stdout.write(await print(explanation.evidence, columns, "csv"));
      else terminal.stdout.write(told(explanation));
    });
}

function told({
  figure,
  query,
  evidence,
}: Omit<Explanation, "figure"> & { figure: Worded<Explanation["figure"]> }): string {
  const value = figure.value === null ? figure.status : formatNumber(figure.value, 3);
  const lines = [
    `${figure.measure}, ${figure.area_name}, ${figure.period_label}: ${value}${figure.note === null ? "" : ` (${figure.note})`}`,
    `query: ${query}`,
  ];
  if (evidence.length === 0)
    lines.push("no record of it in the months that its source covers: a true zero, or nothing supplied");
  for (const { file, supplier, extract, records, lines: where, sample } of evidence) {
    lines.push(
      "",
      `${file} (${supplier}, extract ${extract}): ${counted(records, "record")}`,
      `  ${lineWord(file)}s ${where}`,
    );
    // what a partner wrote must not steer the terminal
    for (const { line, cells } of sample) {
      const shown = Object.entries(cells).map(([label, cell]) =>
        `${label}: ${cell.trim()}`.replace(/\p{Cc}+/gu, " "),
      );
      lines.push(`  ${line}: ${shown.slice(0, 6).join("; ")}${shown.length > 6 ? "; …" : ""}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
