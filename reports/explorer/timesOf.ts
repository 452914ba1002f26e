import type { MeasuresRow, TrendsRow } from "../../pipeline/store/rows.js";
import type { Chart } from "../document.js";
import { foundHours, hoursChart } from "../documents/charts/hoursChart.js";
import { longRunChart } from "../documents/charts/longRunChart.js";
import type { ExplorerData } from "./explorerData.js";

/** What the page says of when, of the partnership's own area: the documents' charts, made when the page is written. */
export interface ExplorerTimes {
  /** hours of the week in the assessment year; null where the records do not say them, or they are not published */
  hours: Chart | null;
  /** up to ten years, beside county, region and nation where the same source has them */
  run: Chart | null;
}

/** The charts of one measure of a source, from the protected rows. */
export function timesOf(
  data: ExplorerData,
  { measure, source }: { measure: MeasuresRow; source: string },
): ExplorerTimes {
  const own = data.areas.filter(({ kind }) => kind === "own").map(({ area }) => area);
  const found = data.years
    .filter((row) => row.measure === measure.measure && row.source === source && own.includes(row.area))
    .filter((row) => row.period_end <= data.period.end)
    .toSorted((a, b) => byDistrict(data, a) - byDistrict(data, b) || (a.period_end < b.period_end ? 1 : -1));
  const [row] = found;
  if (row === undefined) return { hours: null, run: null };
  const supplier = data.suppliers.get(source) ?? source;
  const finding = {
    id: `${measure.measure}-${source}`.replaceAll(/[^a-z0-9]+/gi, "-"),
    row,
    measure,
    supplier,
  };
  const known = { ...data, own, ...(data.internal === true ? { internal: true } : {}) };
  const hours = foundHours(known, finding);
  return {
    hours: hours === null ? null : hoursChart({ partnership: data }, finding, hours),
    run: longRunChart(known, finding),
  };
}

const byDistrict = ({ district }: ExplorerData, { area }: TrendsRow): number =>
  area === district.code ? 0 : 1;
