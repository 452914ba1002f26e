import type { Store } from "../../../store/open.js";
import { counted } from "../../../words/plural.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import { besideColumns } from "../../cells/askedColumns.js";
import type { Cells } from "../../cells/cells.js";
import type { Examination } from "../../read/examine.js";
import { cellColumn } from "../../type/cellColumn.js";
import { nameKey } from "../../type/nameKey.js";
import { readPayload } from "../../type/payloadCells.js";

/** So many records, and so large a share, have the name of another code; fewer are slips of the pen. */
const [fewest, share] = [3, 0.005];

/**
 * Rows whose code is one area's and whose name is another's, of the same level: a column that was sorted or looked up by
 * itself. Of contracts that map both. Expects the temporary table `judged` of `typeRecords`.
 */
export async function namesOfCodes(
  store: Store,
  { area }: Contract,
  roles: readonly string[],
): Promise<string[]> {
  const role = [area.name, ...area.columns.slice(1)].find(
    (each) => each !== undefined && roles.includes(each),
  );
  if (role === undefined || !area.columns.some((each) => each !== role && roles.includes(each))) return [];
  const [found] = await store.rows<{ records: number; code: string; name: string }>(
    `with named as (
      select key, min(code) as code, level from (
        select ${nameKey("name")} as key, code, level from areas union all select ${nameKey("code")}, code, level from areas)
      group by all having count(distinct code) = 1)
    select sum(n)::integer as records, min(j.area) as code, min_by(trim(${cellColumn(role)}), j.area) as name
    from judged j join areas a on a.code = j.area join named on named.key = ${nameKey(cellColumn(role))} and named.level = a.level
    where j.outcome = 'accepted' and named.code <> j.area and a.level <> 'lsoa'
    having count(*) > 0`,
  );
  if (!found) return sharedName(store, role);
  return [
    `${counted(found.records, "of its records has", "of its records have")} the code of one area and the name of another (${found.code}, "${found.name}")`,
  ];
}

/** A name that no area has, beside so many codes of which each has another one in most of its records. */
const codes = 3;

/** Records with one name beside several codes that have names of their own otherwise: a county's rows among those of wards. */
async function sharedName(store: Store, role: string): Promise<string[]> {
  const [found] = await store.rows<{ records: number; codes: number; name: string }>(
    `with written as (
      select area as code, trim(${cellColumn(role)}) as name, sum(n)::integer as n from judged
      where outcome = 'accepted' and trim(coalesce(${cellColumn(role)}, '')) <> '' group by all),
    usual as (select code, first(name order by n desc, name) as name, max(n) / sum(n) as share from written group by code)
    select sum(w.n)::integer as records, count(*)::integer as codes, w.name
    from written w join usual u using (code)
    where ${nameKey("w.name")} <> ${nameKey("u.name")} and u.share > 0.5 and w.name not in (select name from usual)
    group by w.name having count(*) >= ${codes} order by records desc, w.name limit 1`,
  );
  if (!found) return [];
  return [
    `${counted(found.records, "of its records has", "of its records have")} “${found.name}” beside the codes of ${found.codes} areas that are called otherwise in the others: they may be those of a larger area`,
  ];
}

/**
 * Records that have the code of one area beside the name that another code has in most of its file's records, where the
 * contract reads the codes alone ("LSOA code" and "LSOA name", or "Ward").
 */
export async function namesBesideCodes(
  store: Store,
  { area }: Contract,
  examinations: readonly Examination[],
): Promise<string[]> {
  const cells = await besideSql(store, area.columns[0] ?? "", examinations);
  if (cells === null) return [];
  const found = await store.rows<{
    records: number;
    named: number;
    code: string | null;
    name: string;
  }>(
    // cells are trimmed, and keys made, of each text once, and not of each record
    `with written as (
      select file_no, nullif(trim(code), '') as code, trim(name) as name, sum(n) as n
      from ${cells}
      where trim(name) <> '' group by all),
    keys as (select name, ${nameKey("name")} as key from (select distinct name from written)),
    pairs as (
      select file_no, code, key, min(name) as name, sum(n) as n from written join keys using (name) where code is not null group by all),
    usual as (select file_no, code, first(key order by n desc, key) as key from pairs group by file_no, code),
    others as (
      select p.* from pairs p join usual u using (file_no, code)
      where p.key <> u.key and exists (from usual o where o.file_no = p.file_no and o.key = p.key and o.code <> p.code))
    select file_no, sum(n)::double as records, (select sum(n) from pairs p where p.file_no = others.file_no)::double as named,
      min(code) as code, min_by(name, code) as name from others group by file_no
    union all
    -- "No fixed abode" beside no code is the name of no area
    select file_no, sum(n)::double, (select sum(n) from written w where w.file_no = written.file_no)::double, null, min(name)
    from written join keys using (name)
    where code is null and exists (from usual o where o.file_no = written.file_no and o.key = keys.key)
    group by file_no
    order by file_no, code nulls last`,
  );
  return found
    .filter(({ records, named }) => records >= fewest && records >= share * named)
    .map(({ records, code, name }) =>
      code === null
        ? `${counted(records, "of its records has", "of its records have")} the name of an area and no code (“${name}”), by which alone they are placed: codes may have been lost`
        : `${counted(records, "of its records has", "of its records have")} the code of one area and the name that another has otherwise (${code}, "${name}"): a column may have been sorted or moved by itself`,
    );
}

/** SQL for each code with each name beside it, by file, and in how many records (`n`); null where no file has both. */
async function besideSql(
  store: Store,
  role: string,
  examinations: readonly Examination[],
): Promise<string | null> {
  const gathered: { file: number; beside: NonNullable<Cells["beside"]> }[] = [];
  const read: string[] = [];
  for (const [number, examination] of examinations.entries()) {
    const columns = besideColumns(examination, role);
    const { payload, cells } = examination;
    if (columns === null || !payload) continue;
    if (cells?.beside) {
      if (saysMore(cells.beside)) gathered.push({ file: number, beside: cells.beside });
    } else
      read.push(
        `select ${number} as file_no, c${columns.code} as code, c${columns.name} as name, count(*) as n from ${readPayload(payload)} group by all`,
      );
  }
  if (gathered.length > 0) {
    await store.run(
      "create or replace temp table beside (file_no integer, code varchar, name varchar, n integer)",
    );
    await store.append(
      "beside",
      [
        { type: "INTEGER", values: gathered.flatMap(({ file, beside }) => beside.codes.map(() => file)) },
        { type: "VARCHAR", values: gathered.flatMap(({ beside }) => beside.codes) },
        { type: "VARCHAR", values: gathered.flatMap(({ beside }) => beside.names) },
        { type: "INTEGER", values: gathered.flatMap(({ beside }) => [...beside.times]) },
      ],
      { temporary: true },
    );
    read.push("from beside");
  }
  return read.length > 0 ? `(${read.join(" union all ")})` : null;
}

/** Whether some code has several names, or a name stands beside no code: of a file in which none has, nothing is to be said. */
function saysMore({ codes, names }: NonNullable<Cells["beside"]>): boolean {
  const trimmed = (text: string | null | undefined): string =>
    (text ?? "").replace(/^\p{Zs}+|\p{Zs}+$/gu, "");
  const nameOf = new Map<string, string>();
  return codes.some((given, at) => {
    const [code, name] = [trimmed(given), trimmed(names[at])];
    if (name === "") return false;
    const known = nameOf.get(code) ?? name;
    nameOf.set(code, name);
    return code === "" || known !== name;
  });
}
