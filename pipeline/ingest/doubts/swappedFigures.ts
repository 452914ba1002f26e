import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { knownNames } from "../type/knownNames.js";
import { typesCounts } from "../type/smallRows.js";
import { wholeRow } from "../type/supplyLabels.js";

/** Figures of one may differ from those of the other before by a quarter, and the two by more than half again. */
const near = Math.log(1.25);
const far = Math.log(1.6);
/** Sums smaller than these come near another's by chance. */
const enough = 30;
/** Of more areas some two are alike by chance. */
const mostAreas = 60;

/**
 * Two measures, or two words of a column, of which each has in a newer file what the other had in those before: labels
 * or columns were swapped. Two areas of typed counts too, where many are compared and each must have moved by five
 * standard errors of a count. Judged by the mean of a new period and of those of the two years before. Expects `past`.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function swappedFigures(
  store: Store,
  contract: Contract,
  extract: string,
  figures: string,
): Promise<string[]> {
  // among hundreds of small places whose records are counted some two have one another's number by chance
  const typed = `${typesCounts(contract)} and (select count(distinct area) from fresh) <= ${mostAreas}`;
  const rows = await store.rows<{ kind: string; one: string | null; other: string | null }>(
    `with this as (from supplies where extract = $extract),
    pool as (
      select s.extract from supplies s, this
      where s.source = this.source and s.territory = this.territory and s.received < this.received
        and not s.removed and s.supplements is null and s.covers_to >= this.covers_from - interval '2 years'),
    fresh as (
      select measure, area, period_start, value from ${figures}
      where status = 'final' and (period_start, period_end) not in (select (period_start, period_end) from past)
        and measure not in (select measure from measures where not counted)),
    before as (
      select measure, area, period_start, value from past
      where status = 'final' and counted
        and period_end < (select min(period_start) from fresh) and period_start >= (select min(period_start) - interval '2 years' from fresh)),
    said as (
      select true as own, 'measure' as kind, measure as word, sum(value) as value, count(distinct period_start) as periods
      from fresh group by measure
      union all
      select false, 'measure', measure, sum(value), count(distinct period_start)
      from before group by measure
      union all select true, 'area', area, sum(value), count(distinct period_start) from fresh where ${typed} group by area
      union all select false, 'area', area, sum(value), count(distinct period_start) from before where ${typed} group by area
      union all
      select extract = $extract, kind, word, sum(value), sum(periods) from supply_labels
      where (extract = $extract or extract in (
          select p.extract from pool p join supplies s using (extract), this where s.covers_to < this.covers_from))
        and kind not in ('', ${literal(wholeRow)}) and not starts_with(kind, '=')
      group by all),
    means as (
      select kind, word, sum(value) filter (not own) as total_before, sum(value) filter (own) as total,
        sum(value) filter (not own) / sum(periods) filter (not own) as before, sum(value) filter (own) / sum(periods) filter (own) as now,
        before * sum(periods) filter (own) as expected, (total - expected) / sqrt(expected) as moved
      from said group by kind, word
      having least(total_before, total) >= ${enough})
    select a.kind, case a.kind when 'measure' then coalesce(ma.name, a.word) when 'area' then coalesce(aa.name, a.word) else ka.name end as one,
      case a.kind when 'measure' then coalesce(mb.name, b.word) when 'area' then coalesce(ab.name, b.word) else kb.name end as other
    from means a join means b on a.kind = b.kind and a.before > b.before
    left join measures ma on ma.measure = a.word left join measures mb on mb.measure = b.word
    left join areas aa on a.kind = 'area' and aa.code = a.word left join areas ab on a.kind = 'area' and ab.code = b.word
    left join (${knownNames(contract)}) ka on ka.kind = a.kind and ka.word = a.word
    left join (${knownNames(contract)}) kb on kb.kind = b.kind and kb.word = b.word
    where ln(a.before / b.before) > ${far} and abs(ln(a.now / b.before)) < ${near} and abs(ln(b.now / a.before)) < ${near}
      and least(-a.moved, b.moved) >= if(a.kind = 'area', 5, 3)
    order by a.kind = 'measure' desc, a.before desc, a.word, b.word`,
    { extract },
  );
  const [first] = rows;
  if (!first) return [];
  const { kind, one, other } = first;
  const what =
    one !== null && other !== null
      ? `${one} and ${other}`
      : `two words of “${contract.columns[kind]?.names[0] ?? kind}”`;
  return [
    `each of ${what} has the figures that the other had before: their labels or columns may be swapped`,
  ];
}
