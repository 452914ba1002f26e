import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { UserError } from "../errors.js";
import { type Examination, examine } from "./examine.js";
import { labelKey } from "./head.js";
import { locate } from "./locate.js";

interface PeriodGuess {
  grain: string;
  format: string;
  fits: RegExp;
}

const periods: readonly PeriodGuess[] = [
  { grain: "day", format: "%Y-%m-%d", fits: /^\d{4}-\d{2}-\d{2}$/ },
  { grain: "day", format: "%d/%m/%Y", fits: /^\d{1,2}\/\d{1,2}\/\d{4}$/ },
  { grain: "day", format: "%d/%m/%y", fits: /^\d{1,2}\/\d{1,2}\/\d{2}$/ },
  { grain: "day", format: "%d/%m/%Y %H:%M", fits: /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d{2}$/ },
  { grain: "month", format: "%Y-%m", fits: /^\d{4}-(?:0[1-9]|1[0-2])$/ },
  { grain: "month", format: "%b-%y", fits: /^[A-Z][a-z]{2}-\d{2}$/ },
  { grain: "month", format: "%b %Y", fits: /^[A-Z][a-z]{2} \d{4}$/ },
  { grain: "month", format: "%B %Y", fits: /^[A-Z][a-z]{3,} \d{4}$/ },
  { grain: "quarter", format: "2022-23 Q1", fits: /^(?:Q[1-4] \d{4}[-/]\d{2}|\d{4}[-/]\d{2} Q[1-4])$/ },
  { grain: "financial_year", format: "2022-23", fits: /^\d{4}(?:[-/]\d{2}|\/\d{4})$/ },
  { grain: "calendar_year", format: "%Y", fits: /^(?:19|20)\d{2}$/ },
];

const levels: readonly (readonly [RegExp, string])[] = [
  [/\blsoa\b/i, "lsoa"],
  [/\bward\b/i, "ward"],
  [/\b(?:csp|community safety partnership)\b/i, "csp"],
  [/\b(?:district|borough|local authority|lad?)\b/i, "district"],
  [/\bforce\b/i, "force"],
  [/\bcounty\b/i, "county"],
];

const number = /^-?[\d,]+(?:\.\d+)?\s*$|^<\d+$|^\[[cx]\]$/;

interface Column {
  role: string;
  label: string;
  cells: string[];
}

/**
 * A first contract for an extract that no contract knows, as YAML. What was guessed says so, what has to be
 * filled in is marked `# fill in`; with those filled it validates.
 *
 * @throws UserError with the reason where the file cannot be read without a contract
 */
export async function draftContract(file: string): Promise<string> {
  const temporary = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-draft-"));
  try {
    const examination = await examine(file, [], { temporary, generic: true });
    const { refused } = examination;
    if (refused) {
      const at = refused.line === null ? "" : `:${refused.line}`;
      throw new UserError(`${file}${at}: ${refused.message}`, { hint: refused.hint });
    }
    const sampled = Array.from({ length: Math.min(200, examination.records) }, (_, ordinal) => ordinal);
    const records = await locate(examination, sampled);
    return draft(
      file,
      examination,
      records.map((record) => record.cells),
    );
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function draft(file: string, examination: Examination, records: readonly string[][]): string {
  const personal = new Set(examination.personal.map((column) => column.index));
  const columns = columnsOf(examination, records, personal);
  const period = columns.flatMap((column) => {
    const guess = periods.find(
      ({ fits }) => column.cells.length > 0 && column.cells.every((cell) => fits.test(cell)),
    );
    return guess ? [{ column, ...guess }] : [];
  })[0];
  const area = levels.flatMap(([pattern, level]) => {
    const column = columns.find((candidate) => pattern.test(candidate.label.replace(/_/g, " ")));
    return column ? [{ column, level }] : [];
  })[0];
  const counts = columns.filter(
    (column) =>
      column !== period?.column &&
      /\b(?:count|total|number|incidents|offences|crimes|reports|referrals|recorded|value|cases)\b/i.test(
        column.label.replace(/_/g, " "),
      ) &&
      column.cells.length > 0 &&
      column.cells.every((cell) => number.test(cell)),
  );
  const slug =
    path
      .parse(file)
      .name.toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "") || "partner-extract";
  const title =
    examination.preamble.map((line) => line.trim()).find((line) => line !== "") ?? path.parse(file).name;
  const lines = [
    "# yaml-language-server: $schema=./contract.schema.json",
    `# Drafted from ${path.basename(file)}: every line that says "guess" or "fill in" is for you to look at.`,
    `source: ${slug} # guess: from the file's name; the contract's file has to be called ${slug}.yaml`,
    `title: ${scalar(title)} # guess`,
    'supplier: "?" # fill in: who sends it',
  ];
  if (examination.encoding === "utf-16le" || examination.encoding === "utf-16be")
    lines.push(`encoding: ${examination.encoding}`);
  if (examination.delimiter !== ",") lines.push(`delimiter: ${scalar(examination.delimiter)}`);
  lines.push("columns: # keep only what is needed: nothing else reaches the store");
  for (const { role, label } of columns) lines.push(`  ${role}: ${scalar(label)}`);
  if (personal.size > 0) {
    lines.push("drop: # guess: these look personal and will never be stored");
    for (const { column, why } of examination.personal) lines.push(`  - ${scalar(column)} # ${why}`);
  }
  lines.push(
    "rows:",
    "  unique_by: [] # fill in what makes a record unique; empty where identical rows are different incidents",
  );
  if (period) {
    const usual = period.format.startsWith("%d/%m") ? "; day before month is assumed" : "";
    lines.push(
      `period: # guess${usual}`,
      `  column: ${period.column.role}`,
      `  grain: ${period.grain}`,
      `  formats: [${scalar(period.format)}]`,
    );
  } else {
    lines.push(
      "period: # fill in: no column of dates was recognised; this reads a year from the title",
      '  title: "(\\\\d{4})"',
      "  grain: calendar_year",
      '  formats: ["%Y"]',
    );
  }
  if (area) {
    lines.push("area: # guess", `  columns: [${area.column.role}]`, `  level: ${area.level}`);
  } else {
    lines.push("area: # fill in: no column of areas was recognised", "  constant: partnership");
  }
  lines.push("measures: # guess: the names must be ids in seeds/measures.csv");
  if (counts.length > 0) {
    for (const { role } of counts) lines.push(`  - { measure: ${role}, value: ${role} }`);
  } else {
    lines.push(`  - { measure: ${slug.replace(/-/g, "_")}, count: records } # guess: each record is one`);
  }
  return `${lines.join("\n")}\n`;
}

/** Columns by roles made of their labels, each role once; personal ones are left out. */
function columnsOf(
  examination: Examination,
  records: readonly string[][],
  personal: ReadonlySet<number>,
): Column[] {
  const roles = new Set<string>();
  return examination.header.flatMap((label, index) => {
    if (personal.has(index) || label === "") return [];
    const base =
      labelKey(label)
        .replace(/[^a-z0-9]+/g, "_")
        .replace(/^[^a-z]+|_+$/g, "")
        .slice(0, 60) || `column_${index + 1}`;
    let role = base;
    for (let copy = 2; roles.has(role); copy += 1) role = `${base}_${copy}`;
    roles.add(role);
    const cells = records.map((cells) => (cells[index] ?? "").trim()).filter((cell) => cell !== "");
    return [{ role, label, cells }];
  });
}

const scalar = (text: string): string =>
  stringify(text, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE" }).trimEnd();
