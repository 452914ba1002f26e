import type { Command } from "commander";
import { quotedWord } from "../commandLine/quotedWord.js";
import type { Terminal } from "../terminal.js";

const collect = (value: string, all: string[] = []): string[] => [...all, value];

export function register(program: Command, terminal: Terminal): void {
  program
    .command("init")
    .description("make a partnership's folder with the seeds and contracts in it")
    .argument("<dir>", "the folder to make")
    .requiredOption(
      "--district <name>",
      "the name or ONS code of a district or partnership of England or Wales",
    )
    .option(
      "--partnership <name>",
      "of a district with several partnerships: the name or code of one, or all for their sum",
    )
    .option("--name <name>", "the partnership's name")
    .option(
      "--sample-plan",
      "a copy of the sample partnership (E07000111) with its invented plan and contracts, to try things on",
    )
    .option("--lookup <file>", "an ONS lookup to import first; may be given several times", collect)
    .action(
      async (
        dir: string,
        options: {
          district: string;
          partnership?: string;
          name?: string;
          lookup?: string[];
          samplePlan?: boolean;
        },
      ) => {
        const { init } = await import("../workspace/init.js");
        const made = init(dir, {
          district: options.district,
          lookups: options.lookup ?? [],
          samplePlan: options.samplePlan === true,
          said: (remark) => void terminal.stdout.write(`${remark}\n`),
          ...(options.partnership ? { partnership: options.partnership } : {}),
          ...(options.name ? { name: options.name } : {}),
        });
        terminal.stdout.write(
          `${made}\nput files as received into its folder data; csp status --workspace ${quotedWord(dir)} says what to do next\n`,
        );
      },
    );
}
