import type { Command } from "commander";
import { planYearAfter } from "../calendar/planYear.js";
import { month, planYear } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";
import { documentCommand } from "./documentOptions.js";

interface Options {
  planYear?: string;
  to?: string;
}

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("committee")
    .description("write the committee's covering paper for a plan")
    .option(
      "--plan-year <year>",
      "the plan, 2024-25 (default: the one after the last whole assessment year)",
      planYear,
    )
    .option(
      "--to <month>",
      "last month of the evidence, 2023-09 (default: of the assessment year before the plan)",
      month,
    );
  documentCommand(
    command,
    terminal,
    ({ committee }) => committee,
    ({ planYear: plan, to }: Options) => {
      const planned = plan ?? (to === undefined ? undefined : planYearAfter(to));
      return planned === undefined ? undefined : { planYear: planned, to };
    },
  );
}
