import type { Command } from "commander";
import { financialYear } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";
import { documentCommand } from "./documentOptions.js";

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("annual")
    .description("write the annual report's figures of a financial year")
    .option("--year <year>", "April to March, 2020/21 (default: the last whole one)", financialYear);
  documentCommand(
    command,
    terminal,
    ({ annual }) => annual,
    ({ year }: { year?: string }) => year,
  );
}
