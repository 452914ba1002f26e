import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { addAll } from "../../bulk.js";
import { UserError } from "../../errors.js";
import { mustBeFile } from "../../fileFault.js";
import { placeIn } from "../../linePlace.js";
import { fillIn } from "../../workspace/contracts/openQuestions.js";
import type { Examination } from "../read/examine.js";
import { locate } from "../read/locate.js";
import { withoutMarks } from "../read/marks.js";
import { draftArea, type KnownAreas } from "./area.js";
import { type DraftColumn, draftColumns, textsSeen } from "./columns.js";
import { type FirstTable, firstTable } from "./firstTable.js";
import { draftMeasures } from "./measures.js";
import { noteRows } from "./notes.js";
import { draftPeriod } from "./period.js";

const sampled = 5000;

/**
 * A first contract for an extract that no contract knows, as YAML, from its labels and cells. What was guessed says so;
 * what only the analyst knows is a question, and nothing reads the contract until each is answered.
 *
 * @param known the areas of the workspace, where there is one
 * @param source what it is to be called; by default after the file
 * @throws UserError with the reason where the file cannot be read without a contract
 */
export async function draftContract(
  file: string,
  known: KnownAreas = () => null,
  source?: string,
): Promise<string> {
  const temporary = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-draft-"));
  try {
    mustBeFile(file);
    const { examination, sheet, rows } = await firstTable(file, temporary);
    const { refused } = examination;
    if (refused) {
      const where = placeIn(sheet === null ? file : `${file} [${sheet}]`, refused.line);
      throw new UserError(`${where}: ${refused.message}`, { hint: refused.hint });
    }
    // evenly over the file: what stands below may be written in another way
    const wanted = Math.min(sampled, examination.records);
    const ordinals = Array.from({ length: wanted }, (_, index) =>
      Math.floor((index * examination.records) / wanted),
    );
    const records = await locate(examination, ordinals);
    return draft(
      file,
      examination,
      records.map((record) => record.cells),
      known,
      source,
      { sheet, rows },
    );
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function draft(
  file: string,
  examination: Examination,
  records: readonly string[][],
  known: KnownAreas,
  source: string | undefined,
  { sheet, rows }: Pick<FirstTable, "sheet" | "rows">,
): string {
  const personal = new Set(examination.personal.map((column) => column.index));
  const columns = draftColumns(examination, records, personal);
  const period = draftPeriod(
    columns.map((column) => ({ ...column, label: withoutMarks(column.label) })),
    examination.preamble,
    examination.header,
  );
  const mapped = columns.filter(({ index }) => period.value === undefined || !period.taken.has(index));
  const area = draftArea(
    mapped.filter(({ index }) => !period.taken.has(index)),
    known,
  );
  const free = mapped.filter(({ index }) => !period.taken.has(index) && !area.taken.has(index));
  const slug = source ?? slugOf(file);
  const measures = draftMeasures(free, slug, period.value);
  const totals = [...area.totals, ...totalRows(mapped)];
  const title =
    examination.preamble.map((line) => line.trim()).find((line) => line !== "") ?? path.parse(file).name;
  const lines = [
    "# yaml-language-server: $schema=./contract.schema.json",
    `# Drafted from ${path.basename(file)}: look at every line that says "guess"; nothing is read before every question is answered.`,
    `source: ${slug} # guess: the contract's file has to be called ${slug}.yaml`,
    `title: ${scalar(withoutMarks(title))} # guess`,
    'supplier: "?" # fill in: who sends it',
  ];
  if (examination.encoding === "utf-16le" || examination.encoding === "utf-16be")
    lines.push(`encoding: ${examination.encoding}`);
  if (examination.delimiter !== ",") lines.push(`delimiter: ${scalar(examination.delimiter)}`);
  if (sheet !== null) lines.push(`sheet: ${scalar(sheet)} # guess: the first that is seen and has records`);
  if (rows === 2) lines.push("header: { rows: 2 } # guess: the labels of the first row go on to the right");
  lines.push("columns: # keep only what is needed: nothing else reaches the store");
  for (const column of mapped) {
    const seen = textsSeen(column, 4);
    lines.push(`  ${column.role}: ${scalar(column.label)}${seen === "" ? "" : ` # ${seen}`}`);
  }
  if (mapped.length === 0) lines.push("  {}");
  const dropped = period.dropped ?? [];
  if (personal.size + dropped.length > 0) {
    lines.push("drop: # guess: these are never stored");
    for (const { column, why } of examination.personal)
      lines.push(`  - ${scalar(column)} # looks personal: ${why}`);
    for (const { label } of dropped)
      lines.push(`  - ${scalar(label)} # next to the periods, and none of them`);
  }
  lines.push("rows:");
  const notes = noteRows(examination, records);
  if (notes.length > 0)
    lines.push(
      `  notes: [${notes.map(scalar).join(", ")}] # guess: rows of words about the table, which are no data`,
    );
  if (totals.length > 0) {
    lines.push("  totals: # guess: rows that are sums of others; they are left out and counted");
    for (const { column, matches } of totals)
      lines.push(`    - { column: ${column}, matches: ${scalar(matches)} }`);
  }
  lines.push(
    "  unique_by: [] # what makes a record unique; empty where identical rows are different incidents",
  );
  addAll(lines, period.lines(scalar));
  addAll(lines, area.lines(scalar));
  if (measures.records) {
    lines.push(
      `covers: ${scalar(fillIn("partnership (or an area's code) if a month without a record there is a true nought; else take this line out"))}`,
    );
  }
  addAll(lines, measures.lines);
  return `${lines.join("\n")}\n`;
}

const slugOf = (file: string): string =>
  path
    .parse(file)
    .name.toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "") || "partner-extract";

const total =
  /^(?:grand |sub-?)?totals?\b|\btotals?$|^all (?:types|wards|areas|districts|towns|offences|crimes?)\b/i;

/** Columns of words in which some rows say that they are the total of others. */
function totalRows(columns: readonly DraftColumn[]): { column: string; matches: string }[] {
  return columns.flatMap(({ role, distinct }) => {
    const found = [...distinct].filter((text) => total.test(text));
    return found.length > 0 && found.length < distinct.size ? [{ column: role, matches: total.source }] : [];
  });
}

const scalar = (text: string): string =>
  stringify(text, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE" }).trimEnd();
