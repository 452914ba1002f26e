import { styleText } from "node:util";
import type { Command } from "commander";
import type { BoardRow } from "../../reports/documents/status/boardRow.js";
import { day, folder, formatOption } from "../commandLine/options.js";
import { type Columns, type Format, print } from "../commandLine/print.js";
import type { Terminal } from "../terminal.js";

const columns = {
  source: "source",
  title: null,
  supplier: null,
  state: "state",
  supplies: "files",
  from: "from",
  to: "to",
  missing: null,
  half_full: null,
  next_due: null,
  accepted: "records",
  quarantined: "quarantined",
  duplicate: null,
  excluded: null,
  unknown_area: null,
  released: null,
  revised: null,
  withdrawn: null,
  note: "note",
} satisfies Columns<BoardRow>;

interface Options {
  workspace: string;
  format: Format;
  asAt?: string;
  rules?: boolean;
  page?: true | string;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("status")
    .description(
      "show which months each source covers, and what is late, missing, half full, quarantined or revised",
    )
    .option(
      "--as-at <day>",
      "the day to judge lateness by, 2023-11-30 (default: the last day that any source covers)",
      day,
    )
    .option("--rules", "explain each state")
    .option(
      "--page [dir]",
      "write the board as a page, status.html, there (default: out in the partnership's folder)",
      folder,
    )
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      await status(command.optsWithGlobals<Options>(), terminal);
    });
}

async function status(
  { workspace: root, format, asAt, rules, page }: Options,
  terminal: Terminal,
): Promise<void> {
  const { openBuilt } = await import("../build/build.js");
  const { board, boardRules } = await import("../ask/board.js");
  const { nextSteps } = await import("../ask/nextSteps.js");
  const sayNext = (steps: readonly string[]): void => {
    if (format !== "table" || steps.length === 0) return;
    terminal.stdout.write(`next:\n${steps.map((step) => `  ${step}\n`).join("")}`);
  };
  const { isNothingLoaded } = await import("../ingest/keep/openForReading.js");
  const { readWorkspace } = await import("../workspace/workspace.js");
  const opened = await openBuilt(root).catch((error: unknown) => {
    if (!isNothingLoaded(error) || format !== "table" || page !== undefined) throw error;
    return null;
  });
  if (opened === null) {
    terminal.stdout.write("nothing has been loaded yet\n");
    sayNext(nextSteps(readWorkspace(root), []));
    return;
  }
  const { store, workspace } = opened;
  try {
    const { boardRow } = await import("../../reports/documents/status/boardRow.js");
    const { asAt: judged, rows: found } = await board(store, asAt);
    const rows = found.map(boardRow);
    if (page !== undefined) {
      const path = await import("node:path");
      const { statusBoard } = await import("../../reports/documents/status/statusBoard.js");
      const { writeDocument } = await import("../../reports/publish/writeDocument.js");
      const folder = page === true ? path.join(root, "out") : page;
      for (const file of await writeDocument(statusBoard(workspace, judged, rows), folder, ["html"]))
        terminal.stdout.write(`${file}\n`);
      return;
    }
    const text = await print(rows, columns, format);
    if (format !== "table") {
      terminal.stdout.write(text);
      return;
    }
    const coloured = terminal.stdout.isTTY && terminal.env.NO_COLOR === undefined;
    terminal.stdout.write(`as at ${judged}\n${coloured ? inColour(text, rows) : text}`);
    const meant = boardRules(workspace.partnership.thresholds.half_full);
    if (rules) terminal.stdout.write(`\n${meant.map(({ state, rule }) => `${state}: ${rule}`).join("\n")}\n`);
    else terminal.stdout.write("csp status --rules says what each state means\n");
    sayNext(nextSteps(workspace, found));
  } finally {
    store.close();
  }
}

const colours = {
  late: "red",
  "months missing": "red",
  "half full": "yellow",
  "records quarantined": "yellow",
  here: "green",
  "nothing here": "gray",
} as const satisfies Record<BoardRow["state"], string>;

/** The state's word keeps its meaning without the colour; the table's lines follow its two of heading. */
function inColour(table: string, rows: readonly BoardRow[]): string {
  return table
    .split("\n")
    .map((line, index) => {
      const row = rows[index - 2];
      return row ? styleText(colours[row.state], line) : line;
    })
    .join("\n");
}
