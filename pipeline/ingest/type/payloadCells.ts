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

/** SQL that says that record `r` has the mapped cells of the group under `alias`. */
export function sameCells(examination: Examination, wide: readonly PeriodColumn[], alias: string): string {
  return [...Object.keys(examination.columns), ...wide.map((column) => column.name)]
    .map((name) => `r.${cellColumn(name)} is not distinct from ${alias}.${cellColumn(name)}`)
    .join(" and ");
}

/** SQL for the mapped cells of a payload's records, as they are in the file. */
export function rawCells(
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
export const visibleCells = (
  examinations: readonly Examination[],
  wide: readonly PeriodColumn[],
  roles: readonly string[],
): string =>
  [...roles, ...wide.map(({ name }) => name)]
    .map((name) => `${visibleOf(examinations, roles, name, cellColumn(name))} as ${cellColumn(name)}`)
    .join(", ");

/** SQL for `cell`, one of the column `name`, as it is read. */
export function visibleOf(
  examinations: readonly Examination[],
  roles: readonly string[],
  name: string,
  cell: string,
): string {
  const contract = examinations[0]?.contract;
  // what tells references apart may look like a mark
  const references = contract ? referenceRoles(contract, roles) : roles;
  return visibleSql(cell, !references.includes(name), charactersOf(examinations));
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
