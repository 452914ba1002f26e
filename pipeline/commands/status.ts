import { styleText } from "node:util";
import { type Command, InvalidArgumentError } from "commander";
import { type Format, formatOption, printRows, type Row } from "./printRows.js";

const columns = {
  source: "source",
  state: "state",
  from: "from",
  to: "to",
  supplies: "files",
  accepted: "records",
  quarantined: "put aside",
  note: "note",
};

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError("a day is written 2023-11-30");
  return text;
}

export function register(program: Command): void {
  program
    .command("status")
    .description("which source covers which months; late, missing, half full, put aside, revised")
    .option("--as-at <day>", "the day to judge lateness by, 2023-11-30; by default the last day that any source covers", day)
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, asAt } = command.optsWithGlobals<{ workspace: string; format: Format; asAt?: string }>();
      const { openBuilt } = await import("../analysis/build.js");
      const { board } = await import("../analysis/board.js");
      const { store } = await openBuilt(workspace);
      try {
        const { asAt: judged, rows } = await board(store, asAt);
        const text = printRows(rows as unknown as Row[], columns, format);
        if (format !== "table") process.stdout.write(text);
        else process.stdout.write(`as at ${judged}\n${process.stdout.isTTY ? coloured(text) : text}`);
      } finally {
        store.close();
      }
    });
}

const colours = { late: "red", "months missing": "red", "half full": "yellow", "records put aside": "yellow", "nothing here": "gray" } as const;

/** The state's word keeps its meaning without the colour. */
function coloured(table: string): string {
  return table
    .split("\n")
    .map((line) => {
      const state = (Object.keys(colours) as (keyof typeof colours)[]).find((word) => line.includes(`  ${word}  `));
      return state ? styleText(colours[state], line) : line;
    })
    .join("\n");
}
