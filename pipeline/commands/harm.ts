import type { Command } from "commander";
import type { Terminal } from "../terminal.js";

export function register(program: Command, terminal: Terminal): void {
  program
    .command("harm")
    .description("harm weights: days of the starting-point sentence")
    .command("import")
    .description(
      "import the weights of a Cambridge Crime Harm Index file that you have into seeds/harm_weights.csv",
    )
    .argument(
      "<file>",
      "CSV or workbook with the Home Office's subgroups and median_days, or crime_type and cchi_days",
    )
    .option("--source <text>", "the citation of the weights")
    .action(async (file: string, options: { source?: string }, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { readWorkspace } = await import("../workspace/workspace.js");
      const { importHarm, isHarmHeader } = await import("../workspace/importHarm.js");
      const { publishedTables } = await import("../ingest/published/sheetRows.js");
      const { tableWith } = await import("../ingest/published/tableWith.js");
      const table = tableWith(isHarmHeader, await publishedTables(file), file);
      const { weights, unmapped } = importHarm(readWorkspace(workspace), table, options);
      terminal.stdout.write(`${file}: weights of ${weights.length} measures\n`);
      if (unmapped.length > 0) {
        terminal.stdout.write(
          `  no measure for ${unmapped.join(", ")}: seeds/harm_subgroups.csv says which is which\n`,
        );
      }
    });
}
