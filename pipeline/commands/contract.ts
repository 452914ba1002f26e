import { type Command, Option } from "commander";
import { fewRecords, heldSummary } from "../../reports/words/heldSummary.js";
import { file as fileToWrite, folder } from "../commandLine/options.js";
import { table } from "../commandLine/print.js";
import { UserError } from "../errors.js";
import { loadedRows } from "../ingest/type/loadedMonths.js";
import { lineWord, placeIn } from "../linePlace.js";
import { namedFiles } from "../namedFiles.js";
import type { Terminal } from "../terminal.js";
import { formatCount } from "../words/number.js";
import { plainText } from "../words/plain.js";

interface CheckOptions {
  workspace: string;
  contract?: string;
  acceptedDir?: string;
  all?: boolean;
  format: "table" | "json";
}

export function register(program: Command, terminal: Terminal): void {
  const contract = program.command("contract").description("how to read each partner's extracts");
  contract
    .command("check")
    .description("check files against the contracts without loading anything")
    .argument("<files...>", "files as received: CSV, workbooks, archives")
    .option("--contract <source>", "read the files under this contract (a source, or a YAML file)")
    .option(
      "--accepted-dir <dir>",
      "write the accepted records of each file to this folder, as clean CSV",
      folder,
    )
    .option("--all", "list each quarantined record, however many")
    .addOption(
      new Option("--format <format>", "how to print; json is one object a line")
        .choices(["table", "json"])
        .default("table"),
    )
    .action(async (files: string[], _options: object, command: Command) => {
      await check(namedFiles(files), command.optsWithGlobals<CheckOptions>(), terminal);
    });
  contract
    .command("draft")
    .description("draft a contract for an unknown extract, with its guesses marked")
    .argument("<file>", "a file as received: CSV, a workbook, an archive")
    .option(
      "--write <file>",
      "write it to this file instead of the terminal; an existing file is kept",
      fileToWrite,
    )
    .action(async (file: string, _options: object, command: Command) => {
      const { write, workspace } = command.optsWithGlobals<{ write?: string; workspace: string }>();
      await draft(file, workspace, write, terminal);
    });
  contract
    .command("template")
    .description(
      "start the contract of a common kind of partner from a template, which asks what it needs to know",
    )
    .argument("[name]", "the template (default: list all)")
    .action(async (name: string | undefined, _options: object, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { takeTemplate, templates } = await import("../workspace/contracts/templates.js");
      if (name === undefined)
        terminal.stdout.write(
          templates()
            .map((each) => `${each.name.padEnd(26)}${each.title}\n`)
            .join(""),
        );
      else
        terminal.stdout.write(
          `${takeTemplate(workspace, name)}: put your file's own labels into it, and answer what it asks\n`,
        );
    });
  contract
    .command("schema")
    .description("the JSON Schema of a contract, for editors to complete by")
    .option("--write <file>", "write it there, usually seeds/contracts/contract.schema.json", fileToWrite)
    .action(async (options: { write?: string }) => {
      const { contractSchema } = await import("../ingest/draft/contractSchema.js");
      await emit(contractSchema(), options.write, terminal);
    });
}

async function draft(
  file: string,
  workspace: string,
  out: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const { draftTo } = await import("../ingest/draft/draftTo.js");
  const text = await draftTo(file, workspace, out);
  if (out === undefined) terminal.stdout.write(text);
}

async function emit(text: string, out: string | undefined, terminal: Terminal): Promise<void> {
  if (out === undefined) {
    terminal.stdout.write(text);
    return;
  }
  const { writeFileSync } = await import("node:fs");
  try {
    writeFileSync(out, text);
  } catch (cause) {
    throw new UserError(`${out} cannot be written`, { hint: (cause as Error).message, cause });
  }
}

async function check(files: string[], options: CheckOptions, terminal: Terminal): Promise<void> {
  const { existsSync, mkdtempSync, realpathSync, rmSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const path = await import("node:path");
  const { check: run } = await import("../ingest/check.js");
  const temporary = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-check-"));
  try {
    const found = existsSync(path.join(options.workspace, "partnership.yaml"));
    const { readContract, readContracts } = await import("../workspace/contracts/contracts.js");
    const named =
      options.contract !== undefined && /\.ya?ml$/i.test(options.contract) ? options.contract : null;
    const { contracts, drafts } =
      named === null ? readContracts(options.workspace) : { contracts: [readContract(named)], drafts: [] };
    const source = named === null ? options.contract : contracts[0]?.source;
    const typing = found
      ? await seeded(options.workspace, [temporary, ...files.map((file) => path.dirname(path.resolve(file)))])
      : null;
    try {
      let refused = false;
      for await (const { check: result, examination } of run(files, [...contracts, ...drafts], {
        temporary,
        ...(source === undefined ? {} : { contract: source }),
        ...(options.acceptedDir === undefined ? {} : { acceptedDir: options.acceptedDir }),
        ...(typing === null ? {} : { typing }),
        passed: (name, why) => terminal.stdout.write(`${name}: passed over: ${why}\n`),
      })) {
        // without a contract only the structure is asked about
        if (result.refused || (result.contract === null && contracts.length > 0)) refused = true;
        terminal.stdout.write(
          options.format === "json" ? `${JSON.stringify(result)}\n` : describe(result, options.all === true),
        );
        if (result.contract !== null || result.refused) continue;
        for (const { column, line, why } of examination.personal) {
          terminal.stderr.write(
            `csp: ${result.file}:${line}: column "${column}" may be personal data: ${why}\n`,
          );
        }
      }
      if (refused) terminal.exitCode = 1;
    } finally {
      typing?.store.close();
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A store in memory with the workspace's seeds, which may read the files' folders. */
async function seeded(workspace: string, folders: readonly string[]) {
  const { readWorkspace } = await import("../workspace/workspace.js");
  const { openStore } = await import("../store/open.js");
  const { loadReference } = await import("../store/reference.js");
  const read = readWorkspace(workspace);
  const store = await openStore(":memory:", { folders });
  await loadReference(store, read);
  return { store, district: read.partnership.district };
}

type Result = import("../ingest/check.js").Check;

function describe(
  {
    file,
    contract,
    encoding,
    header_line,
    lines,
    records,
    quarantine,
    values = [],
    loaded = [],
    asked = [],
    refused,
  }: Result,
  all: boolean,
): string {
  const types = values
    .slice(0, mostValues)
    .map((each) => ({ ...each, value: plainText(each.value).slice(0, 80) }));
  const untold = values.length - types.length;
  const labels = { column: "column", value: "text", records: "records", is: "is" };
  const told = [
    types.length > 0 ? table(types, labels) : "",
    untold > 0 ? `and ${formatCount(untold)} more texts: --format json has them all\n` : "",
  ].join("");
  if (refused) {
    return `${plainText(`${placeIn(file, refused.line)}: REFUSED, ${refused.reason}: ${refused.message}: ${refused.hint}`)}\n${told}`;
  }
  const rest = Object.entries({ ...records, blank: lines.blank, note: lines.note })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${formatCount(count)} ${name}`);
  const head = `${file}: ${contract ?? "no contract"}, ${encoding}, header in ${lineWord(file)} ${header_line}: ${rest.join(", ") || "no records"}\n${contract === null ? "  as it is, csp ingest refuses it: no contract knows the header (csp contract draft FILE)\n" : ""}`;
  // types that the contract does not know are told by their texts, not record by record
  const others = quarantine.filter(({ reason }) => reason !== "unknown-category" || values.length === 0);
  const summary = heldSummary(
    others.map(({ column, value, ...record }) => ({
      ...record,
      column: column ?? null,
      value: value ?? null,
    })),
    lineWord(file),
  );
  const listed = all || others.length <= fewRecords ? others : [];
  const rows = listed.map(({ line, reason, column, raw }) => ({
    line: String(line),
    reason,
    column: column ?? "",
    raw: raw.slice(0, 80),
  }));
  return [
    head,
    told,
    wouldLoad(loaded),
    asked.map((why) => `csp ingest asks about it first: ${plainText(why)}\n`).join(""),
    others.length > 0 ? `${summary.join("\n")}\n` : "",
    listed.length < others.length ? "--all lists them line by line\n" : "",
    rows.length > 0
      ? table(rows, { line: lineWord(file), reason: "reason", column: "column", raw: "as received" })
      : "",
  ].join("");
}

/** What would be loaded, by period, as a table. */
function wouldLoad(loaded: NonNullable<Result["loaded"]>): string {
  if (loaded.length === 0) return "";
  const { rows, measures, all } = loadedRows(loaded);
  const columns = {
    period: "period",
    figures: "figures",
    ...Object.fromEntries(measures.map((id) => [id, id])),
  };
  const more = all > measures.length ? `${all} measures: --format json has each\n` : "";
  return `what would be loaded:\n${table(rows, columns)}${more}`;
}

/** Texts of a type that are printed for people. */
const mostValues = 200;
