import path from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { Format } from "../../reports/writeDocument.js";
import { month } from "./printRows.js";

interface Options {
  to: string;
  out?: string;
  format: Format[];
  workspace: string;
}

const known = ["html", "docx", "xlsx"] satisfies Format[];

function formatsOf(text: string): Format[] {
  const asked = text.split(",").map((format) => format.trim());
  const chosen = known.filter((format) => asked.includes(format));
  if (chosen.length === asked.length) return chosen;
  throw new InvalidArgumentError(`use one or more of ${known.join(",")}`);
}

export function register(program: Command): void {
  program
    .command("assess")
    .description("write the strategic assessment of the twelve months to a month")
    .requiredOption("--to <month>", "last month of the assessment year, 2023-09", month)
    .option("--out <dir>", "the folder to write it to (default: out in the partnership's folder)")
    .option("--format <formats>", "html, docx, xlsx: one or more, with commas between", formatsOf, known)
    .action(async (_options: object, command: Command) => {
      const { workspace, to, out, format } = command.optsWithGlobals<Options>();
      const { readAssessment } = await import("../../reports/documents/readAssessment.js");
      const { strategicAssessment } = await import("../../reports/documents/strategicAssessment.js");
      const { writeDocument } = await import("../../reports/writeDocument.js");
      const document = strategicAssessment(await readAssessment(workspace, to));
      const files = await writeDocument(document, out ?? path.join(workspace, "out"), format);
      for (const file of files) process.stdout.write(`${file}\n`);
    });
}
