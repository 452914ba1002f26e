import { isAscii } from "node:buffer";
import type { Store, Column as StoreColumn } from "../../store/open.js";
import type { Cells } from "../cells/cells.js";
import { Rows } from "../cells/words.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "./cellColumn.js";
import { rawCells, visibleCells, visibleOf } from "./payloadCells.js";
import type { PeriodColumn } from "./periodColumns.js";

/** The group (`gid`) of each record of a file, in their order; null where it was DuckDB that read the file. */
export type GroupsOfRecords = Int32Array<ArrayBuffer> | null;

/**
 * Makes the temporary table `grouped`: the groups of records with the same mapped cells, of each file by its number
 * (`file_no`), and how many they are (`n`). Of what the gate has gathered, each text of a column goes to DuckDB once; only
 * files of which it could not hold the cells are read again.
 */
export async function groupRecords(
  store: Store,
  examinations: readonly Examination[],
  wide: readonly PeriodColumn[],
  roles: readonly string[],
): Promise<GroupsOfRecords[]> {
  const gathered = examinations.flatMap(({ cells }) => cells ?? []);
  if (wide.length === 0 && gathered.length === examinations.length) {
    const tabled = await tableGathered(store, examinations, gathered, roles);
    if (tabled) return tabled;
  }
  const files = examinations.map(
    (each, number) => `select ${number} as file_no, * from (${rawCells(each, wide, roles)})`,
  );
  await store.run(`create or replace temp table grouped as
    select row_number() over () as gid, * from (
      select file_no, ${visibleCells(examinations, wide, roles)}, count(*) as n from (${files.join(" union all ")}) group by all)`);
  return examinations.map(() => null);
}

async function tableGathered(
  store: Store,
  examinations: readonly Examination[],
  gathered: readonly Cells[],
  roles: readonly string[],
): Promise<GroupsOfRecords[] | null> {
  const columns = await visibleTexts(store, examinations, gathered, roles);
  const groups = gathered.flatMap(
    (cells, file) =>
      visibleGroups(
        cells,
        roles,
        columns.map(({ numbers }) => numbers[file] ?? new Int32Array()),
      ) ?? [],
  );
  if (groups.length < gathered.length) return null;
  const total = groups.reduce((sum, { times }) => sum + times.length, 0);
  const [gids, files, times] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)];
  const numbers = columns.map(() => new Int32Array(total));
  let first = 0;
  const ofRecords = groups.map((each, file) => {
    for (let at = 0; at < each.times.length; at += 1) gids[first + at] = first + at + 1;
    files.fill(file, first, first + each.times.length);
    times.set(each.times, first);
    for (const [index, column] of each.columns.entries()) numbers[index]?.set(column, first);
    const before = first;
    first += each.times.length;
    return each.groupOf?.map((group) => group + before + 1) ?? null;
  });
  const tabled = { gids, files, numbers, times };
  if (total < fewGroups) await tableFew(store, roles, columns, tabled);
  else await tableMany(store, roles, columns, tabled);
  return ofRecords;
}

/** Of fewer groups a statement more takes longer than to hand over each of their texts. */
const fewGroups = 10_000;

/** Groups by the numbers of their texts. */
interface Tabled {
  gids: Int32Array;
  files: Int32Array;
  numbers: readonly Int32Array[];
  times: Int32Array;
}

const integers = (...columns: readonly Int32Array[]): StoreColumn[] =>
  columns.map((values) => ({ type: "INTEGER", values }));

async function tableFew(
  store: Store,
  roles: readonly string[],
  columns: readonly Column[],
  { gids, files, numbers, times }: Tabled,
): Promise<void> {
  await store.run(
    `create or replace temp table grouped (gid integer, file_no integer, ${roles.map((role) => `${cellColumn(role)} varchar, `).join("")}n integer)`,
  );
  const texts = columns.map((column, index): StoreColumn => {
    const values = Array.from(numbers[index] ?? [], (number) => column.texts[number] ?? null);
    return { type: "VARCHAR", values };
  });
  await store.append("grouped", [...integers(gids, files), ...texts, ...integers(times)], {
    temporary: true,
  });
}

/** Each text goes over once. */
async function tableMany(
  store: Store,
  roles: readonly string[],
  columns: readonly Column[],
  { gids, files, numbers, times }: Tabled,
): Promise<void> {
  const names = numbers.map((_, index) => `t${index}`);
  const ofColumns = (make: (column: Column, index: number) => (string | number | null)[]) =>
    columns.flatMap(make);
  await store.run("create or replace temp table gathered_texts (role integer, number integer, text varchar)");
  await store.append(
    "gathered_texts",
    [
      { type: "INTEGER", values: ofColumns(({ texts }, index) => texts.map(() => index)) },
      { type: "INTEGER", values: ofColumns(({ texts }) => texts.map((_, number) => number)) },
      { type: "VARCHAR", values: ofColumns(({ texts }) => texts) },
    ],
    { temporary: true },
  );
  await store.run(
    `create or replace temp table gathered (${["gid", "file_no", ...names, "n"].map((name) => `${name} integer`).join(", ")})`,
  );
  await store.append("gathered", integers(gids, files, ...numbers, times), { temporary: true });
  await store.run(`create or replace temp table grouped as
    select gid, file_no, ${roles.map((role, index) => `x${index}.text as ${cellColumn(role)}, `).join("")}n
    from gathered ${names.map((name, index) => `join gathered_texts x${index} on x${index}.role = ${index} and x${index}.number = ${name}`).join(" ")}`);
  await store.run("drop table gathered");
  await store.run("drop table gathered_texts");
}

/** The texts of a column as they are read, each once, and by file the number among them of each of its own. */
interface Column {
  texts: (string | null)[];
  numbers: Int32Array[];
}

/** The texts of all files together; two that are read as the same text are one. */
async function visibleTexts(
  store: Store,
  examinations: readonly Examination[],
  gathered: readonly Cells[],
  roles: readonly string[],
): Promise<Column[]> {
  const raw = roles.map((role) => {
    const known = new Map<string | null, number>();
    const numbers = gathered.map((cells) => {
      const texts = cells.texts[cells.roles.indexOf(role)] ?? [];
      return Int32Array.from(texts, (text) => numberOf(known, text));
    });
    return { texts: [...known.keys()], numbers };
  });
  const marked = raw.flatMap(({ texts }, role) =>
    texts.flatMap((text, number) => (text !== null && looksMarked(text) ? [{ role, number, text }] : [])),
  );
  if (marked.length === 0) return raw;
  const read = await store.rows<{ role: number; number: number; text: string }>(
    `select role, number, case role ${roles.map((role, index) => `when ${index} then ${visibleOf(examinations, roles, role, "text")}`).join(" ")} end as text
    from (select unnest(from_json($marked::json, '[{"role":"INTEGER","number":"INTEGER","text":"VARCHAR"}]'), recursive := true))`,
    { marked: JSON.stringify(marked) },
  );
  const seen = raw.map(({ texts }) => [...texts]);
  for (const { role, number, text } of read) seen[role]?.splice(number, 1, text);
  return raw.map(({ numbers }, role) => {
    const known = new Map<string | null, number>();
    const among = (seen[role] ?? []).map((text) => numberOf(known, text));
    return {
      texts: [...known.keys()],
      numbers: numbers.map((column) => column.map((number) => among[number] ?? -1)),
    };
  });
}

/** Whether a text may have what is not read of it: all that is written otherwise is read as it is (`visibleOf`). */
const looksMarked = (text: string): boolean =>
  text.endsWith(")") || text.endsWith("]") || !isAscii(Buffer.from(text));

function numberOf(known: Map<string | null, number>, text: string | null): number {
  const number = known.get(text) ?? known.size;
  known.set(text, number);
  return number;
}

interface Groups {
  columns: Int32Array[];
  times: Int32Array;
  groupOf: Int32Array<ArrayBuffer> | null;
}

/**
 * The groups of a file by its texts as they are read: of two groups whose texts are read as the same, one is made. Null
 * where these are too many to be held, or a column was not gathered.
 *
 * @param numbers by column, what number each of the file's texts has
 */
function visibleGroups(
  cells: Cells,
  roles: readonly string[],
  numbers: readonly Int32Array[],
): Groups | null {
  const columns = roles.flatMap(
    (role, index) =>
      cells.groups[cells.roles.indexOf(role)]?.map((number) => numbers[index]?.[number] ?? -1) ?? [],
  );
  if (columns.length < roles.length) return null;
  const { times, groupOf } = cells;
  const apart = numbers.every((column) => new Set(column).size === column.length);
  if (apart) return { columns, times, groupOf };
  const rows = new Rows(columns.length);
  const row = new Int32Array(columns.length);
  const together = times.map((_, group) => {
    for (const [index, column] of columns.entries()) row[index] = column[group] ?? -1;
    return rows.add(row);
  });
  if (together.includes(-1)) return null;
  const summed = new Int32Array(rows.count);
  for (const [group, to] of together.entries()) summed[to] = (summed[to] ?? 0) + (times[group] ?? 0);
  return {
    columns: rows.held().columns,
    times: summed,
    groupOf: groupOf?.map((group) => together[group] ?? -1) ?? null,
  };
}
