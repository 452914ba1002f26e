import type { Command } from "commander";
import { formatOption } from "../commandLine/options.js";
import { type Columns, type Format, print, table } from "../commandLine/print.js";
import type { Revision } from "../ingest/keep/revisions.js";
import type { Terminal } from "../terminal.js";
import { formatNumber } from "../words/number.js";

const columns = {
  source: null,
  supplier: "supplier",
  measure: null,
  measure_name: "measure",
  area: null,
  area_name: "area",
  period: "period",
  period_start: null,
  period_end: null,
  before: "before",
  after: "after",
  status_before: null,
  status_after: null,
  extract_before: null,
  extract_after: null,
  file_before: null,
  file_after: "by",
  text: null,
} satisfies Columns<Revision>;

export function register(program: Command, terminal: Terminal): void {
  program
    .command("revisions")
    .description("list the figures that a newer supply or a corrected line changed")
    .option("--source <source>", "only this source's")
    .option("--since-extract <extract>", "only those by supplies that came after this one")
    .option("--added", "also figures that are new in a month already supplied")
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, ...asked } = command.optsWithGlobals<{
        workspace: string;
        format: Format;
        source?: string;
        sinceExtract?: string;
        added?: boolean;
      }>();
      const { revisions } = await import("../ingest/keep/revisions.js");
      const rows = await revisions(workspace, asked);
      if (format !== "table") terminal.stdout.write(await print(rows, columns, format));
      else if (rows.length === 0) terminal.stdout.write("no figure has been revised\n");
      else terminal.stdout.write(table(rows.map(shown), columns));
    });
}

/** On a terminal a figure that is gone says so; CSV and JSON keep null, and the status in a column of its own. */
function shown(row: Revision): Omit<Revision, "before" | "after"> & { before: string; after: string } {
  const said = (value: number | null, status: string | null): string =>
    value === null ? (status ?? "nothing") : formatNumber(value, 3);
  return {
    ...row,
    before: said(row.before, row.status_before).padStart(9),
    after: said(row.after, row.status_after).padStart(9),
  };
}
