import type { Command } from "commander";
import { fewRecords, heldSummary } from "../../reports/words/heldSummary.js";
import { folder, formatOption } from "../commandLine/options.js";
import { type Columns, type Format, print, table } from "../commandLine/print.js";
import { groupBy } from "../groupBy.js";
import type { QuarantineRow } from "../ingest/keep/quarantine.js";
import { lineWord } from "../linePlace.js";
import type { Terminal } from "../terminal.js";
import { formatCount } from "../words/number.js";
import { counted } from "../words/plural.js";

const columns = {
  source: null,
  file: "file",
  extract: null,
  line: "line",
  byte: "byte",
  reason: "reason",
  column: "column",
  value: null,
  record: "record",
  what: null,
  todo: "what to do",
  released_by: null,
} satisfies Columns<QuarantineRow>;

interface Options {
  workspace: string;
  format: Format;
  source?: string;
  all?: boolean;
  released?: boolean;
  export?: string;
}

export function register(program: Command, terminal: Terminal): void {
  const quarantine = program
    .command("quarantine")
    .description("list quarantined records, export them for correction, or release them")
    .option("--source <source>", "only this source's")
    .option("--all", "list each quarantined record, however many")
    .option("--released", "also the records released since")
    .option(
      "--export <dir>",
      "write them to this folder, a CSV for each file they came in, to correct or send back",
      folder,
    )
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, export: folder, all, ...asked } = command.optsWithGlobals<Options>();
      const { exportQuarantine, quarantine } = await import("../ingest/keep/quarantine.js");
      if (folder !== undefined) {
        const written = await exportQuarantine(workspace, folder, asked);
        for (const { file, records } of written)
          terminal.stdout.write(`${file}: ${counted(records, "record")}\n`);
        terminal.stdout.write(
          written.length === 0
            ? "nothing is quarantined\n"
            : "they hold the records as received, personal data among them where there was any: keep them as you keep the extracts\ncorrect them and run csp quarantine release FILE\n",
        );
        return;
      }
      const rows = await quarantine(workspace, asked);
      if (format !== "table") terminal.stdout.write(await print(rows, columns, format));
      else if (rows.length === 0) terminal.stdout.write("nothing is quarantined\n");
      else {
        for (const [file, held] of groupBy(rows, (row) => `${row.file} (${row.source})`)) {
          terminal.stdout.write(
            `${file}: ${counted(held.length, "record")} quarantined\n${heldSummary(held, lineWord(held[0]?.file ?? "")).join("\n")}\n`,
          );
        }
        if (!all && !asked.released && rows.length > fewRecords) {
          terminal.stdout.write("--all lists them line by line, --export writes them for correction\n");
          return;
        }
        terminal.stdout.write("\n");
        const shown = rows.map(({ record, todo, ...row }) => ({
          ...row,
          record: record === null ? "" : record.length > 60 ? `${record.slice(0, 59)}…` : record,
          todo: row.released_by === null ? todo : `released by ${row.released_by}`,
        }));
        const labels = rows.some(({ file }) => lineWord(file) === "row")
          ? { ...columns, line: "line or row" }
          : columns;
        terminal.stdout.write(table(shown, labels));
      }
    });
  quarantine
    .command("release")
    .description("load the corrected records of an exported file; they count with the file they came in")
    .argument("<file>", "a CSV written by csp quarantine --export, corrected; a workbook made of it will do")
    .action(async (file: string, _options: object, command: Command) => {
      const { workspace } = command.optsWithGlobals<Options>();
      const { release } = await import("../ingest/keep/release.js");
      const done = await release(workspace, file);
      terminal.stdout.write(told(done));
      if (done.outcome === "nothing to release" || done.faults.length > 0) terminal.exitCode = 1;
    });
}

function told(done: import("../ingest/keep/release.js").Released): string {
  const { file, outcome, extract, supplyFile, faults } = done;
  if (outcome === "released before") return `${file}: released before, nothing changed\n`;
  if (outcome === "removed earlier") {
    return `${file}: removed earlier, left out; csp supply restore ${extract} brings it back\n`;
  }
  const lines = [
    `${file}: ${outcome === "released" ? `${counted(done.released, "record")} of ${supplyFile} released, ${formatCount(done.revised)} figures changed (csp supply remove ${extract} takes them back)` : "nothing to release"}`,
  ];
  if (done.replaced > 0) {
    lines.push(
      `  ${counted(done.replaced, "record")} in months that a newer supply has replaced: they count in no figure`,
    );
  }
  if (done.before > 0) lines.push(`  ${counted(done.before, "record")} released before, left out`);
  if (done.untouched > 0)
    lines.push(`  ${counted(done.untouched, "record")} with blank cells, still quarantined`);
  for (const { line, reason, column } of faults) {
    lines.push(`  ${file}:${line}: still not right, ${reason}${column === null ? "" : ` in ${column}`}`);
  }
  return `${lines.join("\n")}\n`;
}
