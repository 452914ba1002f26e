import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { identifierRoles } from "../../workspace/contracts/contractRepeats.js";
import { timeRoles } from "../../workspace/contracts/contractTimes.js";
import { wordOf } from "./areaWords.js";
import { cellColumn } from "./cellColumn.js";
import { kindRoles, referenceRoles } from "./kindRoles.js";
import { logMarks, mark, pairKind, stepMarks } from "./logMarks.js";
import { rowRoles } from "./namedRows.js";
import { nameKey } from "./nameKey.js";
import { typesCounts } from "./typedCounts.js";

/** The kind of a row's words together, beside those of each column, which are called by its role. */
export const wholeRow = "row";

/** The word of a cell that names several types; no cell is so written. */
export const severalTypes = "\n";

/** A column with more words than these says something of its own in each record. */
const mostWords = 20;
/** Two columns with more pairs of words than these do not say one thing. */
const mostPairs = 60;
/** Of more columns each with each would be too many. */
const mostColumns = 6;

/** The columns whose words name a row of figures that a partner typed; none where records are counted. */
function labelRoles(contract: Contract, roles: readonly string[]): string[] {
  return typesCounts(contract) ? rowRoles(contract, roles) : [];
}

/** The columns of a log that no measure, area or key reads, and those whose cells name several types. */
function loggedRoles(contract: Contract, roles: readonly string[]): { role: string; split: string | null }[] {
  const { measures, area, territory } = contract;
  const read = new Set([
    ...periodRoles(contract),
    ...timeRoles(contract),
    ...identifierRoles(contract).map(({ role }) => role),
    ...area.columns,
    ...(area.name === undefined ? [] : [area.name]),
    ...(territory === undefined ? [] : [territory]),
    ...referenceRoles(contract, roles),
    ...contract.rows.unique_by,
    ...measures.flatMap((measure) => ("by" in measure ? [measure.by] : [])),
  ]);
  const splits = measures.flatMap((measure) =>
    "by" in measure && measure.split !== undefined && roles.includes(measure.by)
      ? [{ role: measure.by, split: measure.split }]
      : [],
  );
  return [...roles.filter((role) => !read.has(role)).map((role) => ({ role, split: null })), ...splits];
}

/**
 * Keeps the words of a supply in `supply_labels`. Of typed counts: by which words rows are named, in how many periods each
 * of them has figures and their sum; this tells later that a newer file has lost a row. Of a log: how many records have
 * each word of the columns that nothing else reads, and how many name several types; this tells that a newer file is a
 * selection, as do the days of its records ({@link logMarks}). By their hashes, since a word may be what must not be stored. A word whose rows were all quarantined has no
 * periods: it is not missing.
 *
 * Expects the temporary tables of `typeRecords`; for typed counts makes `worded_cells` (extract, kind, area, word, period,
 * figure: null where it counts in none), of which kind '' is the whole supply.
 *
 * @param judged SQL for the judged groups with the `extract` that each is of
 */
export async function keepLabels(
  store: Store,
  contract: Contract,
  roles: readonly string[],
  judged: string,
): Promise<void> {
  if (!typesCounts(contract)) return keepLoggedWords(store, contract, roles, judged);
  const words = labelRoles(contract, roles);
  const areas = contract.area.columns.filter((column) => roles.includes(column));
  const key = (role: string): string => keyOfRole(contract, role);
  const area = areas.length > 0 ? "area" : "null";
  const kinds = words.map((role) => ({
    kind: role,
    area: areas.includes(role) ? "area" : "null",
    word: key(role),
  }));
  if (words.length > 1)
    kinds.push({ kind: wholeRow, area, word: words.map(key).join(` || ${literal("\n")} || `) });
  if (words.length > 0) kinds.push({ kind: "", area: "null", word: "''" });
  const each = kinds.map(
    ({ kind, area: code, word }) =>
      `select extract, ${literal(kind)} as kind, ${code}::varchar as area, ${wordOf(word)} as word, period, figure from worded`,
  );
  await store.run(`create or replace temp table worded_cells as
    with worded as (
      select j.*, coalesce(e.period_start, j.period_start) as period, 
        case when j.outcome = 'accepted' and e.fault is null and e.measure not in (select measure from measures where not counted)
          then e.value * j.kept end as figure
      from ${judged} j left join (select gid, measure, value, fault, period_start from entries) e using (gid))
    ${each.length > 0 ? each.join(" union all ") : "select '' as extract, '' as kind, null::varchar as area, '' as word, null::date as period, null::double as figure where false"}`);
  await store.run(`insert into supply_labels
    select extract, kind, area, word, count(distinct period) filter (figure is not null), coalesce(sum(figure), 0)
    from worded_cells group by all order by all`);
  await keepCells(store, heldWords(contract, roles), judged);
}

/** SQL for the key of a judged group's word: the area, where it names one that is known. */
function keyOfRole(contract: Contract, role: string): string {
  const word = nameKey(`coalesce(${cellColumn(role)}, '')`);
  return contract.area.columns.includes(role) ? `coalesce(nullif(lower(area), ''), ${word})` : word;
}

/** SQL for the words of a judged group's row as `supply_cells` has them; null where nothing names rows. */
export function heldWords(contract: Contract, roles: readonly string[]): string | null {
  const words = labelRoles(contract, roles).map((role) => wordOf(keyOfRole(contract, role)));
  return words.length > 0 ? words.join(" || ' ' || ") : null;
}

/**
 * Keeps the cells of counts that are summed with others in one figure, by the words of their rows; a figure of one cell is
 * known by itself.
 *
 * @param words SQL for the words that name a row
 */
async function keepCells(store: Store, words: string | null, judged: string): Promise<void> {
  if (words === null) return;
  await store.run(`insert into supply_cells
    with cells as (
      select j.extract, ${words} as words, e.measure, j.area, e.period_start, e.period_end,
        e.value * j.kept as value
      from ${judged} j join entries e using (gid)
      where j.outcome = 'accepted' and e.fault is null and e.value is not null and coalesce(e.status, 'final') = 'final'
        and e.measure not in (select measure from measures where not counted))
    select extract, words, measure, area, period_start, period_end, sum(value)
    from (select *, count(*) over (partition by extract, measure, area, period_start, period_end) as parts from cells)
    where parts > 1 group by all order by all`);
}

async function keepLoggedWords(
  store: Store,
  contract: Contract,
  roles: readonly string[],
  judged: string,
): Promise<void> {
  const logged = loggedRoles(contract, roles);
  const marks = [...logMarks(contract, roles, "records"), ...stepMarks(contract, roles, judged)];
  await keepPairs(store, contract, roles, judged);
  if (logged.length + marks.length === 0) return;
  const cell = (role: string): string => `trim(coalesce(${cellColumn(role)}, ''))`;
  const each = logged.map(({ role, split }) => {
    const word =
      split === null
        ? cell(role)
        : `if(contains(${cell(role)}, ${literal(split)}), ${literal(severalTypes)}, '')`;
    return `select extract, ${literal(role)} as kind, ${word} as word, kept, period_start from records`;
  });
  const spelt = logged.flatMap(({ role, split }) => (split === null ? [literal(role)] : []));
  const key = spelt.length > 0 ? `if(kind in (${spelt.join(", ")}), ${nameKey("word")}, word)` : "word";
  // each different word is made a key once, not that of each record
  await store.run(`insert into supply_labels
    with records as (from ${judged} where outcome = 'accepted' and kept > 0),
    words as (${[...each, ...marks].join(" union all ")}),
    monthly as (
      select extract, kind, word, date_trunc('month', period_start) as month, sum(kept) as kept from words group by all),
    keyed as (select extract, kind, ${key} as word, month, kept from monthly)
    select extract, kind, null, ${wordOf("word")}, count(distinct month), sum(kept)
    from keyed group by extract, kind, word
    qualify count(*) over (partition by extract, kind) <= ${mostWords} or kind in (${literal(mark.hour)}, ${literal(mark.monthDay)})
    order by all`);
}

/**
 * Keeps how many records of a log have each two words of two columns: what says of a vehicle whether it was removed says
 * nothing of graffiti, and rows of which one column was moved are known by that.
 */
async function keepPairs(
  store: Store,
  contract: Contract,
  roles: readonly string[],
  judged: string,
): Promise<void> {
  const said = [
    ...kindRoles(contract, roles).filter((role) => !contract.area.columns.includes(role)),
    ...loggedRoles(contract, roles).flatMap(({ role, split }) => (split === null ? [role] : [])),
  ];
  const columns = [...new Set(said)].sort();
  const pairs = columns.flatMap((one, index) => columns.slice(index + 1).map((other) => ({ one, other })));
  if (pairs.length === 0 || columns.length > mostColumns) return;
  const cell = (role: string): string => `trim(coalesce(${cellColumn(role)}, ''))`;
  const word = (text: string): string => `left(${wordOf(nameKey(text))}, 8)`;
  const each = pairs.map(
    ({ one, other }) =>
      `select extract, ${literal(pairKind(one, other))} as kind, ${cell(one)} as one, ${cell(other)} as other, sum(kept) as value from records group by all`,
  );
  await store.run(`insert into supply_labels
    with records as (from ${judged} where outcome = 'accepted' and kept > 0)
    select extract, kind, null, word, 0, value from (
      select extract, kind, ${word("one")} || ${word("other")} as word, sum(value) as value
      from (${each.join(" union all ")}) group by all)
    qualify count(*) over (partition by extract, kind) <= ${mostPairs}
    order by all`);
}
