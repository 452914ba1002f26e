import { literal, type Store } from "../../store/open.js";
import { formatNumber } from "../../words/number.js";
import { counted } from "../../words/plural.js";
import type { Contract } from "../../workspace/contracts/contract.js";

/** Five times the most that a measure ever was, or a fifth of its mean, is another scale; small rates move so by chance. */
const far = 5;
const least = 1;

/** Labels of columns of percentages. */
const percentages = /%|\b(?:per ?cent(?:age)?s?|pct|shares?)\b/i;

interface Off {
  name: string;
  value: number;
  usual: number | null;
}

/**
 * Rates, percentages and means that cannot be, or that are on another scale than those before: below nought, above 100
 * where the unit or the column is per cent, five times as large as the measure ever was in any area, or all of them on average a fifth
 * of what they were (0.31 for 31 %, or the count for the share). Means that were below 1 are not compared. Expects `past`.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function rateScale(store: Store, contract: Contract, figures: string): Promise<string[]> {
  if (!contract.measures.some((measure) => "kind" in measure && measure.kind === "rate")) return [];
  const ofPercentages = percentMeasures(contract).map(literal);
  const rows = await store.rows<Off>(
    `with own as (
      select measure, area, period_start, value, avg(value) over (partition by measure) as mean
      from ${figures} where status = 'rate' and value is not null),
    usual as (
      select measure, avg(value) as value, max(value) as most from past where status = 'rate' group by measure)
    select coalesce(m.name, own.measure) as name, own.value, u.value as usual
    from own left join measures m on m.measure = own.measure left join usual u on u.measure = own.measure
    where own.value < 0 or (own.value > 100
        and (regexp_matches(coalesce(m.unit, ''), '(?i)per ?cent|^%')${ofPercentages.length > 0 ? ` or own.measure in (${ofPercentages.join(", ")})` : ""}))
      or (u.value >= ${least} and (own.value > ${far} * u.most or own.mean < u.value / ${far}))
    order by own.value < 0 desc, own.measure, own.area, own.period_start`,
  );
  const [first] = rows;
  if (!first) return [];
  const { name, value, usual } = first;
  const more = rows.length > 1 ? ` (and so ${counted(rows.length - 1, "other")})` : "";
  const than =
    usual === null ? "which no rate can be" : `where it was ${formatNumber(usual, 1)} on average before`;
  return [`a rate of ${name} is ${formatNumber(value, 3)}, ${than}${more}`];
}

/** The measures whose cells stand in a column that is called a percentage. */
const percentMeasures = ({ measures, columns }: Contract): string[] =>
  measures.flatMap((measure) => {
    if (!("kind" in measure) || measure.kind !== "rate" || measure.value === undefined) return [];
    if (!columns[measure.value]?.names.some((label) => percentages.test(label))) return [];
    if ("measure" in measure) return [measure.measure];
    return Object.values(measure.values ?? {}).filter((id) => id !== null);
  });
