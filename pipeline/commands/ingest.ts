import path from "node:path";
import { type Command, Option } from "commander";
import { day } from "../commandLine/options.js";
import { UserError } from "../errors.js";
import type { IngestSummary } from "../ingest/ingest.js";
import type { Answer } from "../ingest/receipt.js";
import { today } from "../ingest/today.js";
import { namedFiles } from "../namedFiles.js";
import type { Terminal } from "../terminal.js";

interface Options {
  replace?: boolean;
  add?: boolean;
  cancel?: boolean;
  contract?: string;
  rebuild?: boolean;
  neverMind?: boolean;
  received?: string;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("ingest")
    .description("load extracts: the files named, or everything new in data/")
    .argument("[files...]", "CSV files as received")
    .option(
      "--contract <source>",
      "read the files under this contract instead of finding one by their header",
    )
    .addOption(
      new Option("--replace", "the files replace earlier ones for the same months, whatever differs"),
    )
    .addOption(
      new Option("--add", "the files are added to earlier ones: another supplier counted them").conflicts(
        "replace",
      ),
    )
    .addOption(new Option("--cancel", "the files are left out from now on").conflicts(["replace", "add"]))
    .option("--received <day>", "the day on which the files came, 2023-10-20 (default: today)", day)
    .option("--rebuild", "rebuild the store from the archived extracts")
    .option("--never-mind", "load nothing, and skip the files named from now on (seeds/never_mind.csv)")
    .action(async (files: string[], options: Options, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { received, neverMind: unwanted, ...rest } = options;
      if (unwanted) {
        if (files.length === 0) {
          throw new UserError("--never-mind names no file", { hint: "name the files that are not wanted" });
        }
        const { neverMind } = await import("../ingest/keep/neverMind.js");
        for (const line of neverMind(workspace, namedFiles(files))) terminal.stdout.write(`${line}\n`);
        return;
      }
      const { ingest } = await import("../ingest/ingest.js");
      const { replace, add, cancel, ...others } = rest;
      const given: Answer | undefined = replace ? "replace" : add ? "add" : cancel ? "cancel" : undefined;
      if (given !== undefined && files.length === 0) {
        throw new UserError(`--${given} needs the files that it is about`, {
          hint: `csp ingest --${given} FILE`,
        });
      }
      const receivedOn = received ?? today();
      const load = async (named: string[], answer?: Answer): Promise<void> => {
        let questions: IngestSummary["asked"] = [];
        const tell = ({ lines, refusals, asked }: IngestSummary): void => {
          for (const line of lines) terminal.stdout.write(`${line}\n`);
          questions = terminal.stdin.isTTY && terminal.stdout.isTTY ? asked : [];
          for (const line of refusals) {
            if (questions.some(({ refusal }) => refusal === line)) continue;
            terminal.stderr.write(`csp: ${line}\n`);
            terminal.exitCode = 1;
          }
        };
        const progress = (text: string): void => void terminal.stderr.write(`\r\x1b[K${text}`);
        await ingest(workspace, named, {
          ...others,
          receivedOn,
          tell,
          progress: terminal.stderr.isTTY ? progress : undefined,
          ...(answer ? { answer } : {}),
        });
        for (const { file, why } of questions) {
          await load([path.resolve(workspace, file)], await askWhat(`${file}: ${why}`, terminal));
        }
      };
      await load(namedFiles(files), given);
    });
}

/** Asks until one of the three is given; an end of the input leaves the file as it is, to be asked again next time. */
async function askWhat(question: string, terminal: Terminal): Promise<Answer> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ input: terminal.stdin, output: terminal.stdout });
  try {
    terminal.stdout.write(`${question}\n`);
    for (;;) {
      const said = (await lines.question("replace them with it, add it to them, or cancel? [r/a/c] "))
        .trim()
        .toLowerCase();
      const answer = (["replace", "add", "cancel"] as const).find(
        (each) => said !== "" && each.startsWith(said),
      );
      if (answer) return answer;
    }
  } finally {
    lines.close();
  }
}
