import type { Command } from "commander";
import { formatOption } from "../commandLine/options.js";
import { type Columns, type Format, print } from "../commandLine/print.js";
import type { SupplyRow } from "../ingest/keep/supplies.js";
import type { Terminal } from "../terminal.js";

const columns = {
  received: "no.",
  extract: "extract",
  source: "source",
  file: "file",
  state: "state",
  from: "from",
  to: "to",
  records: "records",
  quarantined: "quarantined",
  released: "released",
  supplements: null,
  kept: null,
  sha256: null,
} satisfies Columns<SupplyRow>;

const verbs = {
  remove: "take a supply out: what older ones of its source said comes back",
  restore: "bring a removed supply back to its place",
  latest: "make a supply the newest of its source, where files came in the wrong order",
} as const;

export function register(program: Command, terminal: Terminal): void {
  const supply = program.command("supply").description("list, remove and restore the files received");
  supply
    .command("list")
    .description("list the supplies in the order received, and which months of each still count")
    .option("--source <source>", "only this source's")
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, source, format } = command.optsWithGlobals<{
        workspace: string;
        source?: string;
        format: Format;
      }>();
      const { listSupplies } = await import("../ingest/keep/supplies.js");
      const rows = await listSupplies(workspace, source);
      terminal.stdout.write(await print(rows, columns, format));
    });
  for (const verb of Object.keys(verbs) as (keyof typeof verbs)[]) {
    supply
      .command(verb)
      .description(verbs[verb])
      .argument("<supply>", "the extract (or its first six characters), or the file's name")
      .action(async (name: string, _options: object, command: Command) => {
        const { workspace } = command.optsWithGlobals<{ workspace: string }>();
        const { latestSupply, removeSupply, restoreSupply } = await import("../ingest/keep/supplies.js");
        const change = { remove: removeSupply, restore: restoreSupply, latest: latestSupply }[verb];
        terminal.stdout.write(`${await change(workspace, name)}\n`);
      });
  }
}
