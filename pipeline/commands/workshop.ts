import type { Command } from "commander";
import { folder } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";
import { type RankingOptions, rankedIssues, rankingOptions } from "./rankedIssues.js";

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("workshop")
    .description(
      "write the scoring workshop: one page to project in the meeting, whose judgements csp score reads",
    );
  rankingOptions(command)
    .option("--out <dir>", "the folder to write to (default: out in the partnership's folder)", folder)
    .action(async (_options: object, self: Command) => {
      const options = self.optsWithGlobals<RankingOptions & { out?: string }>();
      const { workshopData } = await import("../../reports/documents/workshop/data.js");
      const { writeWorkshop } = await import("../../reports/documents/workshop/write.js");
      const scoring = await rankedIssues(options, terminal);
      terminal.stdout.write(`${writeWorkshop(workshopData(scoring), options.workspace, options.out)}\n`);
    });
}
