import type { Command } from "commander";
import type { Run, Terminal } from "../terminal.js";

/** `csp start`: the menu that a double click opens; `run` runs the commands that are chosen. */
export function register(program: Command, terminal: Terminal, run: Run): void {
  program
    .command("start")
    .description("show a menu of jobs and run them: what a double click on Open csp starts")
    .action(async () => {
      const { openFile } = await import("../start/openFile.js");
      const { start } = await import("../start/start.js");
      await start(terminal, { run, open: openFile });
    });
}
