import { literal, type Store } from "../../store/open.js";
import { counted } from "../../words/plural.js";
import type { Contract } from "../../workspace/contracts/contract.js";

/** A new type of so many records, which are so large a share of those that are told apart, is asked about. */
const [many, share] = [10, 0.05];
const SAYS_NOTHING =
  "(all_)?(others?|other_types?|misc(ellaneous)?|various|general|unknown|not_known|not_stated|not_recorded|unspecified|none|n_a|tbc|to_be_confirmed)";
/** Types shorter than this differ in a letter with reason. */
const shortest = 5;

/**
 * Types that a file brings for the first time and that are one or two letters from another one of more records: "Nosie"
 * beside "Noise" would be a measure of its own. So would be "Nuisance beh", of which the end was cut off. Only where the contract takes types as they come. Numbers tell types
 * apart, and a slip of the pen does not change them; but one before a type numbers a list. Also a type of many records that neither
 * the seeds nor any file before names, and that says nothing of what it is, or more of one that was there ("Other", "Noise complaint" for "Noise").
 *
 * Expects the temporary table `incoming` of `tableIncoming`, whose figures are not among the observations.
 */
export async function likeTypes(store: Store, contract: Contract): Promise<string[]> {
  const prefixes = contract.measures.flatMap((measure) =>
    "by" in measure && measure.prefix !== undefined ? [measure.prefix] : [],
  );
  if (prefixes.length === 0) return [];
  const type = (measure: string): string => {
    const named = prefixes
      .map(
        (prefix) =>
          `when starts_with(${measure}, ${literal(prefix)}) then substr(${measure}, ${prefix.length + 1})`,
      )
      .join(" ");
    return `case ${named} end`;
  };
  const rows = await store.rows<{ word: string; other: string }>(
    `with here as (select measure, sum(value) as value from incoming group by measure),
    before as (
      select measure, sum(value) as value from observations where source = $source group by measure),
    known as (
      select measure, ${type("measure")} as type, sum(value) as value
      from (from here union all from before) where ${type("measure")} is not null group by all),
    fresh as (
      select * from known where measure in (select measure from here) and measure not in (select measure from before)
        and measure not in (select measure from measures))
    select replace(f.type, '_', ' ') as word, replace(k.type, '_', ' ') as other
    from fresh f join known k on k.measure <> f.measure
    where least(length(f.type), length(k.type)) >= ${shortest}
      -- "1. Noise" where "Noise" is one too
      and (regexp_replace(f.type, '^[0-9]+_', '') = k.type and f.type <> k.type
        or k.value > f.value and damerau_levenshtein(f.type, k.type) <= if(least(length(f.type), length(k.type)) < 8, 1, 2)
          and regexp_replace(f.type, '[^0-9]', '', 'g') = regexp_replace(k.type, '[^0-9]', '', 'g')
          and len(string_split(f.type, '_')) = len(string_split(k.type, '_'))
        -- cut off after so many characters: of the whole word there is none any more
        or starts_with(k.type, f.type) and k.measure not in (select measure from here))
    order by f.value desc, f.type, k.value desc, k.type limit 5`,
    { source: contract.source },
  );
  if (rows.length > 0)
    return rows.map(
      ({ word, other }) =>
        `the type “${word}” is nearly “${other}”: if it is the same one misspelt, its records are missing there`,
    );
  const fresh = await store.rows<{ word: string; records: number }>(
    `with here as (select ${type("measure")} as type, measure, sum(value) as value from incoming group by all),
    told as (select * from here where type is not null)
    select replace(type, '_', ' ') as word, value::integer as records from told
    where value >= ${many} and value >= ${share} * (select sum(value) from told)
      and measure not in (select measure from observations where source = $source) and measure not in (select measure from measures)
      and exists (select 1 from observations where source = $source and ${type("measure")} is not null)
      -- what says nothing of what it is, or says more of a type that was there
      and (regexp_full_match(type, ${literal(SAYS_NOTHING)}) or exists (
        select 1 from (select distinct ${type("measure")} as known from observations where source = $source)
        where starts_with(type, known || '_') or ends_with(type, '_' || known)))
    order by value desc, type limit 3`,
    { source: contract.source },
  );
  return fresh.map(
    ({ word, records }) =>
      `${counted(records, "record has", "records have")} the type “${word}”, which no file before has and seeds/measures.csv does not name: if it is another name of one, its records are missing there`,
  );
}
