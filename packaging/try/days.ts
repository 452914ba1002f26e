import { cpSync } from "node:fs";
import path from "node:path";

/** What is tried of a package: parts of the sample partnership's folder, and the commands that are run in it. */
export interface Day {
  parts: readonly string[];
  commands: readonly (readonly string[])[];
}

const to = ["--to", "2023-09"];
const init = ["init", "new", "--district", "Dartford"];
const assess = ["assess", ...to, "--as", "html,docx,xlsx,pdf"];
const audit = ["audit", "out/strategic-assessment.html"];

/** All of the sample, and each command that writes something. */
export const wholeDay: Day = {
  parts: ["partnership.yaml", "seeds", "data/sample", "returns", "reports/notes"],
  commands: [
    ["--help"],
    init,
    ["ingest"],
    ["build"],
    ["plan", "import"],
    ["trends", ...to, "--format", "json"],
    assess,
    ["publish", ...to, "--out", "out/set"],
    ["explore", ...to],
    audit,
  ],
};

/** One extract, through every native part: DuckDB, resvg and Typst. */
export const shortDay: Day = {
  parts: ["partnership.yaml", "seeds", "data/sample/Kent Police recorded crime 2023-10-20.csv"],
  commands: [["--help"], init, assess, ["explore", ...to], audit],
};

/** Copies what a day begins with from the sources into a folder. */
export function beginDay({ parts }: Day, repository: string, folder: string): void {
  for (const part of parts) cpSync(path.join(repository, part), path.join(folder, part), { recursive: true });
}
