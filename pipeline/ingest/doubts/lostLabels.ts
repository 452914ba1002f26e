import { literal, type Store } from "../../store/open.js";
import { counted } from "../../words/plural.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { wordOf } from "../type/areaWords.js";
import { knownNames } from "../type/knownNames.js";
import { wholeRow } from "../type/supplyLabels.js";
import { isEarlier } from "./past/past.js";

interface Lost {
  kind: string;
  name: string | null;
  file: string;
}

/**
 * Rows that a file of later periods, or of rolling ones, lacks though those before it had them: words of a column, or of a whole row, that
 * had figures in four of five periods of the two years before and in the last file, and of which five or more would have
 * been expected. Where new words came whose figures make up for it, the rows are called otherwise.
 */
export async function lostLabels(store: Store, contract: Contract, extract: string): Promise<string[]> {
  const rows = await store.rows<Lost>(
    `with this as (from supplies where extract = $extract),
    beside as (
      select s.* from supplies s, this where ${isEarlier}),
    pool as (
      select b.extract, b.file, b.received, b.covers_to = max(b.covers_to) over () as last from beside b, this
      where b.covers_to < this.covers_from and b.covers_to >= this.covers_from - interval '2 years'
        and not exists (from beside o where o.covers_from <= this.covers_to and o.covers_to >= this.covers_from)
      union all
      -- a file that sends the past again has its rows too
      from (
        select b.extract, b.file, b.received, true as last from beside b, this
        where b.covers_from <= this.covers_to and b.covers_to >= this.covers_from
          and b.covers_to = (select max(covers_to) from beside)
        order by b.received desc limit 1)),
    size as (
      select sum(periods) filter (extract in (select extract from pool)) as periods,
        sum(value) filter (extract in (select extract from pool)) as value,
        sum(periods) filter (extract = $extract) as periods_now
      from supply_labels where kind = ''),
    before as (
      select l.kind, l.area, l.word, sum(l.periods) as periods, sum(l.value) as value, bool_or(pool.last and l.periods > 0) as last
      from supply_labels l join pool using (extract) where l.kind <> '' group by all),
    now as (from supply_labels where extract = $extract and kind <> ''),
    areas_before as (select area, max(value) as value from before where area is not null and kind <> ${literal(wholeRow)} group by area),
    lost as (
      select b.kind, b.area, b.word, b.value, b.value / size.periods * size.periods_now as expected
      from before b left join areas_before a on a.area = b.area and b.kind = ${literal(wholeRow)}, size
      where b.last and b.periods >= 4 and b.periods >= 0.8 * size.periods
        and b.value >= 10 and b.value >= 0.03 * coalesce(a.value, size.value) and expected >= 5
        and b.word <> ${wordOf("''")} and (b.kind, b.word) not in (select (kind, word) from now)),
    came as (
      select kind, sum(value) as value from now
      where (kind, word) not in (select (kind, word) from before) group by kind)
    select l.kind, coalesce(k.name, a.name) as name,
      (select file from pool order by last desc, received desc limit 1) as file
    from lost l left join came c using (kind)
    left join (${knownNames(contract)}) k using (kind, word)
    left join areas a on a.code = l.area
    where coalesce(c.value, 0) < 0.5 * (select sum(expected) from lost o where o.kind = l.kind)
    order by l.kind = ${literal(wholeRow)}, l.value desc, l.kind, l.word`,
    { extract },
  );
  const [first] = rows;
  if (!first) return [];
  const label = (role: string): string => contract.columns[role]?.names[0] ?? role;
  const what =
    first.kind === wholeRow
      ? `of one of the rows${first.name === null ? "" : ` of ${first.name}`}`
      : `of ${first.name ?? `one ${label(first.kind)}`}`;
  const more = rows.filter(({ kind }) => kind === first.kind).length - 1;
  const others = more > 0 ? ` (nor ${counted(more, "other")})` : "";
  return [`it has no row ${what}${others} that the periods before it have (${first.file})`];
}
