/** Harm of a figure: days of the starting-point sentence, and whose reckoning; "unknown" is not none. */
export interface Harm {
  harm_days: number | null;
  /** the source of the weight, or "unknown" where the measure has none */
  harm: string;
}

/**
 * The columns of {@link Harm} for a row of trends or ranks. Days are the count times the weight of the measure
 * (Cambridge Crime Harm Index; the weights are the workspace's own file, `csp harm import`), for a measure made of
 * parts the sum of theirs; see queries/marts/harm.sql.
 *
 * @param row alias of the table with source, measure, area and the period
 */
export const harmSql = (row: string): string =>
  `(select any_value(x.days) from harm x where ${sameFigure(row)}) as harm_days,
  coalesce((select any_value(x.weight_source) from harm x where ${sameFigure(row)}), 'unknown') as harm`;

const sameFigure = (row: string): string =>
  `x.source = ${row}.source and x.measure = ${row}.measure and x.area = ${row}.area
    and x.period_kind = ${row}.period_kind and x.period_start = ${row}.period_start and x.period_end = ${row}.period_end`;
