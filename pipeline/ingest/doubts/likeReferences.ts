import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { cellColumn } from "../type/cellColumn.js";
import { referenceRoles } from "../type/kindRoles.js";
import { typesCounts } from "../type/typedCounts.js";

/** Fewer than these are slips of a pen. */
const enough = 5;

/**
 * Records of one event under references that differ in their endings: EP1042/1 and EP1042/2, or DT77 and DT77a. Those of
 * a series that begins again each month have different places and days. Expects the temporary table `judged` of
 * `typeRecords`.
 */
export async function likeReferences(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<string[]> {
  const [role] = referenceRoles(contract, roles);
  if (role === undefined || contract.period.grain !== "day" || typesCounts(contract)) return [];
  const reference = `trim(coalesce(${cellColumn(role)}, ''))`;
  const [found] = await store.rows<{ events: number; records: number; first: string; last: string }>(
    `with named as (
      select file_no, ${reference} as reference, area, day,
        regexp_extract(${reference}, '^(.*\\w)([-/_.]0?([1-9])|(?:[-/_. ]?)([a-hA-H]))$', ['stem', 'ending', 'number', 'letter']) as parts
      from judged where outcome = 'accepted' and kept > 0),
    numbered as (
      select file_no, reference, area, day,
        if(parts.stem = '', reference, parts.stem) as stem,
        case when parts.number <> '' then try_cast(parts.number as integer)
          when parts.letter <> '' and regexp_matches(parts.stem, '\\d$') then ascii(lower(parts.letter)) - 96
          when parts.stem = '' then 0 end as number
      from named),
    events as (
      select file_no, stem, count(*) as records, min(reference) as first, max(reference) as last,
        count(distinct area) = 1 and (min(number) = 0 or count(distinct day) = 1) as alike
      from numbered where number is not null
      group by file_no, stem
      having count(*) between 2 and 6 and count(distinct number) = count(*) and max(number) - min(number) = count(*) - 1
        and min(number) <= 1 and max(number) > 0)
    select count(*) filter (alike) as events, sum(records) filter (alike) as records,
      min(first) filter (alike) as first, arg_min(last, first) filter (alike) as last
    from events having events >= ${enough} and events >= 0.6 * count(*)`,
  );
  if (!found) return [];
  const [one, other] = endings(found.first, found.last);
  return [
    `${formatCount(found.records)} records have the references of ${formatCount(found.events)} events with different endings (as “…${one}” and “…${other}”): each may be counted several times`,
  ];
}

/** The endings alone: a whole reference may be what must not be shown. */
function endings(first: string, last: string): [string, string] {
  let shared = 0;
  while (shared < first.length && first[shared] === last[shared]) shared += 1;
  const from = Math.max(0, Math.min(shared, first.length, last.length) - 1);
  return [first.slice(from), last.slice(from)];
}
