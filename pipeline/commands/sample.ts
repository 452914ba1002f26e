import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { UserError } from "../errors.js";
import type { Terminal } from "../terminal.js";

/** `csp sample DIR`: writes the sample partnership's synthetic extracts. */
export function register(program: Command, terminal: Terminal): void {
  program
    .command("sample")
    .description("write the synthetic extracts of the sample partnership")
    .argument("<dir>", "the folder to write them to; files of the same names are replaced")
    .option(
      "--plan",
      "the action plan 2024/25, quarterly returns on it and on earlier plans and a grant table instead: not extracts of counts",
    )
    .option("--returns", "the returns on its action plans that have come when the extracts end, instead")
    .action(async (dir: string, { plan, returns }: { plan?: boolean; returns?: boolean }) => {
      const files = returns
        ? (await import("../sample/planReturns.js")).returnsSoFar()
        : plan
          ? (await import("../sample/planReturns.js")).planReturns()
          : (await import("../sample/sampleFiles.js")).sampleFiles();
      try {
        mkdirSync(dir, { recursive: true });
        for (const { name, bytes } of files) writeFileSync(path.join(dir, name), bytes);
      } catch (cause) {
        throw new UserError(`${dir} cannot be written to`, { hint: (cause as Error).message, cause });
      }
      const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
      terminal.stdout.write(
        `${files.length} synthetic ${returns ? "files of returns" : plan ? "plan files" : "extracts"}, ${Math.round(size / 1024)} kB, in ${dir}\n`,
      );
    });
}
