import type { Command } from "commander";
import type { Quarter } from "../calendar/quarter.js";
import { quarter } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";
import { documentCommand } from "./documentOptions.js";

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("pack")
    .description("write the quarterly trend pack")
    .option(
      "--quarter <quarter>",
      "2024-Q1 is January to March 2024; by the financial year the same is 2023/24-Q4 (default: the last whole one)",
      quarter,
    );
  documentCommand(
    command,
    terminal,
    ({ pack }) => pack,
    (options: { quarter?: Quarter }) => options.quarter,
  );
}
