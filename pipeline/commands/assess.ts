import type { Command } from "commander";
import { month } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";
import { documentCommand } from "./documentOptions.js";

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("assess")
    .description(
      "write the strategic assessment of the twelve months to a month, loading first what is new in data/ and returns/",
    )
    .option(
      "--to <month>",
      "last month of the assessment year, 2023-09 (default: the last whole one, else the last with figures)",
      month,
    );
  command.option("--brief", "only its first page, one side of A4");
  documentCommand(
    command,
    terminal,
    ({ assessment, inBrief }, { brief }: { to?: string; brief?: boolean }) => (brief ? inBrief : assessment),
    ({ to }: { to?: string; brief?: boolean }) => to,
  );
}
