import { literal } from "../../store/open.js";
import { unglobbed } from "../../store/unglobbed.js";
import { anyCharacters, bothCharacters, type Characters } from "../read/characters.js";
import type { Examination, Payload } from "../read/examine.js";
import { withoutMarksSql } from "../read/marks.js";
import { cellColumn } from "./cellColumn.js";
import { referenceRoles } from "./kindRoles.js";
import type { PeriodColumn } from "./periodColumns.js";

/** SQL for the payload's records with their ordinal, counted from 0 as the gate counts. */
export function numberedRecords(examination: Examination, wide: readonly PeriodColumn[]): string {
  const roles = Object.keys(examination.columns);
  return `select row_number() over () - 1 as ordinal, ${visibleCells([examination], wide, roles)}
    from (${rawCells(examination, wide, roles)})`;
}

/** SQL for the groups of records with the same mapped cells, of each file by its number, and how many they are (`n`). */
export function groupedSql(
  examinations: readonly Examination[],
  wide: readonly PeriodColumn[],
  roles: readonly string[],
): string {
  const files = examinations.map(
    (each, number) => `select ${number} as file_no, * from (${rawCells(each, wide, roles)})`,
  );
  return `select file_no, ${visibleCells(examinations, wide, roles)}, count(*) as n from (${files.join(" union all ")}) group by all`;
}

/**
 * SQL for the cells of single columns of the payloads' records as they are in the files, mapped or not, each file's by its
 * number (`file_no`): to trim each of millions takes longer than to read them, and is better done of each text once. Files that lack one of the columns are left out.
 *
 * @param indexesOf the columns of a file by their names, null where it has not all of them
 * @returns null where no file has them
 */
export function looseCells(
  examinations: readonly Examination[],
  indexesOf: (examination: Examination) => Record<string, number> | null,
): string | null {
  const files = examinations.flatMap((each, number) => {
    const indexes = indexesOf(each);
    if (!each.payload || indexes === null) return [];
    const cells = Object.entries(indexes).map(([name, index]) => `c${index} as ${name}`);
    return [`select ${number} as file_no, ${cells.join(", ")} from ${readPayload(each.payload)}`];
  });
  return files.length > 0 ? `(${files.join(" union all ")})` : null;
}

/** SQL that says that record `r` has the mapped cells of the group under `alias`. */
export function sameCells(examination: Examination, wide: readonly PeriodColumn[], alias: string): string {
  return [...Object.keys(examination.columns), ...wide.map((column) => column.name)]
    .map((name) => `r.${cellColumn(name)} is not distinct from ${alias}.${cellColumn(name)}`)
    .join(" and ");
}

/** SQL for the mapped cells of a payload's records, as they are in the file. */
function rawCells(
  { payload, columns }: Examination,
  wide: readonly PeriodColumn[],
  roles: readonly string[],
): string {
  if (!payload) throw new Error("nothing to type: the file was refused");
  const cells = [
    ...roles.map((role) => `c${columns[role]} as ${cellColumn(role)}`),
    ...wide.map(({ index, name }) => `c${index} as ${cellColumn(name)}`),
  ];
  return `select ${cells.join(", ")} from ${readPayload(payload)}`;
}

/** What the texts of some files have in them. */
export const charactersOf = (examinations: readonly Examination[]): Characters =>
  examinations.map(({ payload }) => payload?.characters ?? anyCharacters).reduce(bothCharacters);

/** SQL for the cells of {@link rawCells} as they are read. */
function visibleCells(
  examinations: readonly Examination[],
  wide: readonly PeriodColumn[],
  roles: readonly string[],
): string {
  const contract = examinations[0]?.contract;
  // what tells references apart may look like a mark
  const references = new Set(contract ? referenceRoles(contract, roles) : roles);
  const characters = charactersOf(examinations);
  return [...roles, ...wide.map(({ name }) => name)]
    .map(
      (name) => `${visibleSql(cellColumn(name), !references.has(name), characters)} as ${cellColumn(name)}`,
    )
    .join(", ");
}

/**
 * SQL for a cell without characters of no width, with narrow blanks as plain ones, and without footnote marks where they
 * are none of it; most cells of ASCII are left as they are.
 *
 * @param marked whether it may have footnote marks
 */
function visibleSql(cell: string, marked: boolean, { ascii, brackets }: Characters): string {
  const visible = `translate(regexp_replace(${cell}, '[\\x{AD}\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}]', '', 'g'), '\u2009\u202f', '  ')`;
  const plain = marked && brackets ? withoutMarksSql(cell, "ascii") : cell;
  const other = marked ? withoutMarksSql(visible, "any") : visible;
  return ascii ? plain : `if(strlen(${cell}) = length(${cell}), ${plain}, ${other})`;
}

/**
 * The SQL table function that reads what the gate proved: dialect and columns explicit, nothing guessed,
 * padded or skipped. Columns are `c0`, `c1` … of text.
 */
export function readPayload(payload: Payload): string {
  const columns = Array.from({ length: payload.fields }, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  // DuckDB wants a buffer that holds several of the longest line
  const longest = Math.max(payload.maxRecordBytes + 2, 65_536);
  // several lines at least; a record of many megabytes must not ask for a gigabyte
  const buffer = Math.min(Math.max(longest * 16, 8_000_000), Math.max(longest * 2, 64_000_000));
  return `read_csv(${literal(unglobbed(payload.path))}, auto_detect = false, header = false, skip = ${payload.skipLines},
    delim = ${literal(payload.delimiter)}, quote = '"', escape = '"', columns = {${columns}},
    strict_mode = true, null_padding = false, ignore_errors = false, hive_partitioning = false,
    parallel = ${payload.multiline ? "false" : "true"}, max_line_size = ${longest}, buffer_size = ${buffer})`;
}
