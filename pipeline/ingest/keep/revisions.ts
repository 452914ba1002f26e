import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import { placesOf } from "../../store/places.js";
import { settingsFile } from "../../workspace/workspace.js";
import { openForReading } from "./openForReading.js";
import { supplyNamed } from "./supplies.js";

/** One figure that moved between two supplies, or by corrected lines of one. */
export interface Revision {
  source: string;
  supplier: string;
  measure: string;
  measure_name: string;
  area: string;
  area_name: string;
  /** "March 2023", or a longer period's first and last day */
  period: string;
  period_start: string;
  period_end: string;
  before: number | null;
  after: number | null;
  /** final, suppressed, unavailable; null where nothing stood */
  status_before: string | null;
  status_after: string | null;
  extract_before: string;
  extract_after: string;
  file_before: string;
  file_after: string;
  /** "County Police, burglary residential, Northwick, March 2023: 31 → 34" */
  text: string;
}

/**
 * Figures that moved, in the order in which they did.
 *
 * @param asked.added also figures that are new in a period of which something was known
 */
export async function revisions(
  root: string,
  asked: { source?: string; sinceExtract?: string; added?: boolean } = {},
): Promise<Revision[]> {
  settingsFile(root);
  const store = await openForReading(placesOf(root));
  try {
    await checkSource(store, asked.source);
    const since =
      asked.sinceExtract === undefined ? null : await supplyNamed(store, asked.sinceExtract, "latest");
    return await store.rows<Revision>(revisionsSql, {
      source: asked.source ?? null,
      since: since?.received ?? 0,
      added: asked.added === true,
    });
  } finally {
    store.close();
  }
}

/** A source misspelt has no revisions either, and must not be taken for one whose figures stand. */
async function checkSource(store: Store, source: string | undefined): Promise<void> {
  if (source === undefined) return;
  const rows = await store.rows<{ source: string }>("select distinct source from supplies order by source");
  if (rows.some((row) => row.source === source)) return;
  throw new UserError(`no extract of "${source}" has been loaded`, {
    hint: `loaded: ${rows.map((row) => row.source).join(", ")}`,
  });
}

/** SQL for a count as it is written: 31, not 31.0. */
const count = (column: string): string => `regexp_replace(${column}::varchar, '[.]0$', '')`;

const revisionsSql = `with names as (
    select code as area, name from areas
    union all select area, min(name) from area_names_seen where area not in (select code from areas) group by area),
  moved as (
    select r.source, coalesce(sources.supplier, r.source) as supplier, r.measure, coalesce(measures.name, r.measure) as measure_name,
      r.area, coalesce(names.name, r.area) as area_name,
      case when r.period_end = last_day(r.period_start) then strftime(r.period_start, '%B %Y')
        else strftime(r.period_start, '%-d %B %Y') || ' to ' || strftime(r.period_end, '%-d %B %Y') end as period,
      r.period_start, r.period_end, r.before, r.after, r.status_before, r.status_after,
      r.extract_before, r.extract_after, b.file as file_before, a.file as file_after, a.received
    from revisions r join supplies a on a.extract = r.extract_after join supplies b on b.extract = r.extract_before
      left join sources on sources.source = r.source left join measures on measures.measure = r.measure
      left join names on names.area = r.area)
  select * exclude (received),
    supplier || ', ' || measure_name || ', ' || area_name || ', ' || period || ': '
      || coalesce(${count("before")}, status_before, 'nothing') || ' → ' || coalesce(${count("after")}, status_after, 'nothing') as text
  from moved
  where ($source::varchar is null or source = $source) and received > $since and ($added or status_before is not null)
  order by received, source, measure_name, measure, area_name, area, period_start`;
