import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { knownNames } from "../type/knownNames.js";
import { typesCounts } from "../type/smallRows.js";
import { wholeRow } from "../type/supplyLabels.js";
import { countedOnly } from "./past.js";

/** Figures of one may differ from those of the other before by a quarter, and the two by more than half again. */
const near = Math.log(1.25);
const far = Math.log(1.6);
/** Sums smaller than these come near another's by chance. */
const enough = 30;
/** Of more areas some two are alike by chance. */
const mostAreas = 60;
/** Each must have moved by so many standard errors of a count; two areas, of which many are compared, by more. */
const [moves, areasMove] = [3, 5];

/** What a measure, an area or a word of a column has on average in a period, before and in the newer file. */
interface Mean {
  kind: string;
  word: string;
  before: number;
  now: number;
  /** in standard errors of the count that was to be expected */
  moved: number;
}

/**
 * Two measures, or two words of a column, of which each has in a newer file what the other had in those before: labels
 * or columns were swapped. Two areas of typed counts too, where many are compared and each must have moved by five
 * standard errors of a count. Judged by the mean of a new period and of those of the two years before. Expects
 * the tables of the past.
 */
export async function swappedFigures(store: Store, contract: Contract, extract: string): Promise<string[]> {
  // among hundreds of small places whose records are counted some two have one another's number by chance
  const typed = typesCounts(contract);
  const kinds = typed ? ["measure", "area"] : ["measure"];
  const columns = kinds.join(", ");
  const means = await store.rows<Mean>(
    `with this as (from supplies where extract = $extract),
    pool as (
      select s.extract from supplies s, this
      where s.source = this.source and s.territory = this.territory and s.received < this.received
        and not s.removed and s.supplements is null and s.covers_to >= this.covers_from - interval '2 years'),
    first as (select min(period_start) as day from fresh),
    figures as (
      select true as own, ${columns}, period_start, sum(value) as value from fresh group by all
      union all
      select false, ${columns}, period_start, sum(value) from ${typed ? "past" : "past_sums"}, first
      where ${typed ? "status = 'final' and" : ""} ${countedOnly}
        and period_end < first.day and period_start >= first.day - interval '2 years' group by all),
    said as (
      ${kinds.map(sumsBy).join("\n      union all ")}
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
    select kind, word, before, now, moved from means order by kind = 'measure' desc, before desc, word`,
    { extract },
  );
  const byWord = [...means].sort((a, b) => (a.word < b.word ? -1 : 1));
  const found = means
    .flatMap((a) =>
      byWord.filter((b) => areSwapped(a, b)).map((b) => ({ kind: a.kind, words: [a.word, b.word] })),
    )
    .at(0);
  if (!found) return [];
  const { kind, words } = found;
  const [one, other] = await Promise.all(words.map((word) => nameOf(store, contract, kind, word)));
  const what =
    one && other ? `${one} and ${other}` : `two words of “${contract.columns[kind]?.names[0] ?? kind}”`;
  return [
    `each of ${what} has the figures that the other had before: their labels or columns may be swapped`,
  ];
}

function areSwapped(a: Mean, b: Mean): boolean {
  const ratio = (one: number, other: number): number => Math.log(one / other);
  return (
    a.kind === b.kind &&
    a.before > b.before &&
    ratio(a.before, b.before) > far &&
    Math.abs(ratio(a.now, b.before)) < near &&
    Math.abs(ratio(b.now, a.before)) < near &&
    Math.min(-a.moved, b.moved) >= (a.kind === "area" ? areasMove : moves)
  );
}

/** SQL for what each of a kind has in all periods before and now; of areas only where there are few. */
const sumsBy = (kind: string): string =>
  `select own, '${kind}' as kind, ${kind} as word, sum(value) as value, count(distinct period_start) as periods
      from figures ${kind === "area" ? `where (select count(distinct area) from fresh) <= ${mostAreas}` : ""} group by own, ${kind}`;

/** The name of a measure or an area, or of a word that the contract or the seeds know; null of other words. */
async function nameOf(store: Store, contract: Contract, kind: string, word: string): Promise<string | null> {
  const places: Record<string, string> = {
    measure: "select name from measures where measure = $word",
    area: "select name from areas where code = $word",
  };
  const place = places[kind];
  const [known] = await store.rows<{ name: string }>(
    place ?? `select name from (${knownNames(contract)}) where kind = ${literal(kind)} and word = $word`,
    { word },
  );
  return known?.name ?? (place === undefined ? null : word);
}
