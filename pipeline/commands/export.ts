import path from "node:path";
import { type Command, Option } from "commander";
import { folder, someOf } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";

const formats = ["csv", "parquet", "arrow", "xlsx"] as const;
type Format = (typeof formats)[number];

interface Options {
  workspace: string;
  out?: string;
  as: Format[];
  source?: string;
  measure?: string;
  area?: string;
  internal?: boolean;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("export")
    .description("export a table of figures or findings; small counts of sensitive measures are withheld")
    .argument("[table]", "which (default: list the tables there are)")
    .addOption(
      new Option("--as <kinds>", "csv, parquet, arrow, xlsx: one or more, with commas between")
        .argParser(someOf(formats))
        .default(["csv"], "csv"),
    )
    .option("--out <dir>", "the folder to write to (default: out in the partnership's folder)", folder)
    .option("--source <source>", "only this source's rows")
    .option("--measure <measure>", "only this measure's rows")
    .option("--area <code>", "only this area's rows")
    .option("--internal", "write everything in full, to a file named as not for publication")
    .action(async (table: string | undefined, _options: object, self: Command) => {
      const options = self.optsWithGlobals<Options>();
      const { exportable } = await import("../export/exportable.js");
      if (table === undefined) {
        for (const [name, grain] of Object.entries(exportable)) {
          terminal.stdout.write(`${name.padEnd(18)}a row: ${grain}\n`);
        }
        return;
      }
      const { writeExport } = await import("../../reports/export/writeExport.js");
      const { workspace: root, out, as: kinds, ...asked } = options;
      const made = await writeExport(root, { ...asked, table }, kinds, out ?? path.join(root, "out"));
      for (const file of made.files) terminal.stdout.write(`${file}\n`);
      terminal.stderr.write(
        `csp: ${made.rows} rows${made.withheld.length === 0 ? "" : `; withheld: ${made.withheld.join(", ")}`}\n`,
      );
    });
}
