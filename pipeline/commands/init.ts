import type { Command } from "commander";
import type { Terminal } from "../terminal.js";

const collect = (value: string, all: string[]): string[] => [...all, value];

export function register(program: Command, terminal: Terminal): void {
  program
    .command("init")
    .description("make a partnership's folder with the seeds and contracts in it")
    .argument("<dir>", "the folder to make")
    .requiredOption("--district <code>", "the district's ONS code, for example E07000111")
    .option("--name <name>", "the partnership's name")
    .option(
      "--sample-plan",
      "with the sample partnership's invented plan, judgements and grants, and contracts that say so, to try things on",
    )
    .option("--lookup <file>", "an ONS lookup to import first; may be given several times", collect, [])
    .action(
      async (
        dir: string,
        options: { district: string; name?: string; lookup: string[]; samplePlan?: boolean },
      ) => {
        const { init } = await import("../workspace/init.js");
        const made = init(dir, {
          district: options.district,
          lookups: options.lookup,
          samplePlan: options.samplePlan === true,
          ...(options.name ? { name: options.name } : {}),
        });
        terminal.stdout.write(
          `${made}\nput extracts into its folder data, then run csp ingest --workspace ${dir}\n`,
        );
      },
    );
}
