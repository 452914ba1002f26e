import type { Command } from "commander";
import { month } from "./printRows.js";

interface Options {
  to: string;
  out: string;
  workspace: string;
}

export function register(program: Command): void {
  program
    .command("assess")
    .description("write the strategic assessment of the twelve months to a month")
    .requiredOption("--to <month>", "last month of the assessment year, 2023-09", month)
    .option("--out <dir>", "the folder to write it to (default: out in the workspace)")
    .action(async (_options: object, command: Command) => {
      const { workspace, to, out } = command.optsWithGlobals<Options>();
      const { readAssessment } = await import("../../reports/documents/readAssessment.js");
      const { strategicAssessment } = await import("../../reports/documents/strategicAssessment.js");
      const { writeDocument } = await import("../../reports/writeDocument.js");
      const document = strategicAssessment(await readAssessment(workspace, to));
      for (const file of await writeDocument(document, workspace, out)) process.stdout.write(`${file}\n`);
    });
}
