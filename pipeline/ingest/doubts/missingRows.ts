import { literal, type Store } from "../../store/open.js";
import { counted } from "../../words/plural.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { knownNames } from "../type/knownNames.js";
import { wholeRow } from "../type/supplyLabels.js";

/** Of so many a period none is chance once in three thousand. */
const expected = 8;

/** Of more rows, as in a list of all authorities, some report nothing in some years. */
const most = 60;

/**
 * Rows that a file of typed counts has in nearly all of its periods, and lacks in some: a town without its September.
 * Where it leaves out its small counts, which is known of its figures then, rows are missing with reason.
 *
 * Expects the temporary tables `worded_cells` of `keepLabels` and `truncated` of `findTruncated`.
 */
export async function missingRows(store: Store, contract: Contract, extract: string): Promise<string[]> {
  if ("headers" in contract.period) return [];
  const [first, ...others] = await store.rows<{
    kind: string;
    name: string | null;
    area: string | null;
    period: string;
    lost: number;
  }>(
    `with here as (from worded_cells where extract = $extract),
    periods as (select distinct period from here where figure is not null and kind = ''),
    words as (
      select kind, area, word, avg(figure) as figure from (
        select kind, area, word, period, sum(figure) as figure from here where kind <> '' group by all)
      group by kind, area, word
      having count(figure) >= 4 and count(figure) >= 0.8 * (select count(*) from periods) and avg(figure) >= ${expected}),
    few as (from words qualify count(*) over (partition by kind) <= ${most}),
    lost as (
      select kind, area, word, figure, period from few words, periods
      where not exists (from truncated) and not exists (from here h where h.kind = words.kind and h.word = words.word and h.period = periods.period))
    select l.kind, k.name, a.name as area, strftime(min(l.period), '%B %Y') as period, count(*) as lost
    from lost l left join (${knownNames(contract)}) k using (kind, word) left join areas a on a.code = l.area
    group by l.kind, l.word, k.name, a.name
    order by l.kind = ${literal(wholeRow)}, sum(l.figure) desc, l.kind, l.word`,
    { extract },
  );
  if (!first) return [];
  const label = contract.columns[first.kind]?.names[0] ?? first.kind;
  const name = first.name ?? first.area;
  const what =
    first.kind === wholeRow
      ? `of one of its rows${first.area === null ? "" : ` of ${first.area}`}`
      : name === null
        ? `of one “${label}”`
        : `of ${name}`;
  const kinds = others.filter(({ kind }) => kind === first.kind).length;
  const more = [
    ...(first.lost > 1 ? [`${first.lost - 1} other period${first.lost > 2 ? "s" : ""}`] : []),
    ...(kinds > 0 ? [counted(kinds, "other")] : []),
  ];
  return [
    `it has no row ${what} in ${first.period}, though its other periods have one${more.length > 0 ? ` (nor for ${more.join(" and ")})` : ""}`,
  ];
}
