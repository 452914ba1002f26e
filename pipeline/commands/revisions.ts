import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { formatNumber } from "../words/number.js";
import { formatOption } from "./options.js";
import { type Format, printRows, type Row } from "./printRows.js";

const columns = {
  supplier: "supplier",
  measure_name: "measure",
  area_name: "area",
  period: "period",
  before: "before",
  after: "after",
  file_after: "by",
};

export function register(program: Command, terminal: Terminal): void {
  program
    .command("revisions")
    .description("figures that a newer supply, or a corrected line, gave differently")
    .option("--source <source>", "only this source's")
    .option("--since-extract <extract>", "only those by supplies that came after this one")
    .option("--all", "figures that are new in a month already supplied, too")
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, ...asked } = command.optsWithGlobals<{
        workspace: string;
        format: Format;
        source?: string;
        sinceExtract?: string;
        all?: boolean;
      }>();
      const { revisions } = await import("../ingest/keep/revisions.js");
      const rows = await revisions(workspace, asked);
      if (format === "table" && rows.length === 0) terminal.stdout.write("no figure has been revised\n");
      else terminal.stdout.write(printRows(rows.map(shown(format)), columns, format));
    });
}

/** On a terminal a figure that is gone says so; CSV and JSON keep null and the status beside it. */
const shown =
  (format: Format) =>
  (row: import("../ingest/keep/revisions.js").Revision): Row => {
    if (format !== "table") return { ...row };
    const said = (value: number | null, status: string | null): string =>
      value !== null ? formatNumber(value, 3) : status === null ? "nothing" : status;
    return {
      ...row,
      before: said(row.before, row.status_before).padStart(9),
      after: said(row.after, row.status_after).padStart(9),
    };
  };
