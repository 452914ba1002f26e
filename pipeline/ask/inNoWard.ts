import { answered, type Question } from "./question.js";

/** Records that are in the district's figure and in no ward's. */
export interface InNoWard {
  measure: string;
  period_label: string;
  district: string;
  /** those in no ward, of the district's */
  records: number;
  whole: number;
}

/** Of a ranking of wards, what they do not sum to: records without a place, or of an LSOA that lies in several wards. */
export const inNoWard = (root: string, question: Question): Promise<InNoWard[]> =>
  answered(root, question, (store, workspace, source) =>
    store.rows<InNoWard>(
      `with wards as (
        select source, measure, period_start, period_end, sum(value) as value from trends
        where period_kind = 'asked' and area in (select area from scopes where scope = 'wards')
        group by all)
      select whole.measure, whole.period_label, whole.area_name as district, whole.value - wards.value as records, whole.value as whole
      from trends whole join wards using (source, measure, period_start, period_end)
      where whole.period_kind = 'asked' and whole.area = $district and whole.value > wards.value
        and ($source::varchar is null or source = $source) and ($measure::varchar is null or whole.measure = $measure)
      order by source, whole.measure`,
      {
        district: workspace.partnership.district,
        source: source ?? null,
        measure: question.measure ?? null,
      },
    ),
  );
