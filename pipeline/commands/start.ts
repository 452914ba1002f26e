import type { Command } from "commander";
import type { Run, Terminal } from "../terminal.js";

/** `csp start`: the menu that a double click opens; `run` runs the commands that are chosen. */
export function register(program: Command, terminal: Terminal, run: Run): void {
  program
    .command("start")
    .description("ask what is to be done, in plain words, and do it: what a double click on Open csp runs")
    .action(async () => {
      const { openFile } = await import("../start/openFile.js");
      const { start } = await import("../start/start.js");
      await start(terminal, { run, open: openFile });
    });
}
