import { rmSync } from "node:fs";
import { openBuilt } from "../build/build.js";
import { monthsBetween } from "../calendar/day.js";
import { isSensitive } from "../disclosure/smallAreas.js";
import { internalReasons } from "../disclosure/smallCounts.js";
import { UserError } from "../errors.js";
import { examineArchived, locateArchived } from "../ingest/keep/archive.js";
import { contractThen } from "../ingest/keep/contractThen.js";
import type { Examination } from "../ingest/read/examine.js";
import { numberedRecords, sameCells } from "../ingest/type/payloadCells.js";
import { type PeriodColumn, periodColumns } from "../ingest/type/periodColumns.js";
import { typeRecords } from "../ingest/type/typing.js";
import { literal, type Store } from "../store/open.js";
import { archivedFile, placesOf } from "../store/places.js";
import type { TrendsRow } from "../store/rows.js";
import { storeFault } from "../store/storeFault.js";
import type { Workspace } from "../workspace/workspace.js";

/** A file that a figure rests on, and where in it. */
export interface Evidence {
  file: string;
  extract: string;
  sha256: string;
  supplier: string;
  /** where the bytes as received are kept */
  archived: string;
  observations: number;
  records: number;
  /** physical lines as ranges, "5-9, 14" */
  lines: string;
  /** the mapped cells of the first of them; what a contract drops is not shown either */
  sample: { line: number; cells: Record<string, string> }[];
}

export interface Explanation {
  figure: TrendsRow;
  query: string;
  evidence: Evidence[];
}

export interface FigureAsked {
  source: string;
  measure: string;
  area: string;
  /** ISO days */
  from: string;
  to: string;
}

/** Walks a figure back: mart → observations → archived files → physical lines. */
export async function explain(root: string, asked: FigureAsked): Promise<Explanation> {
  const { store, workspace } = await openBuilt(root, {
    to: asked.to.slice(0, 7),
    months: monthsBetween(asked.from, asked.to),
  });
  try {
    const [figure] = await store.rows<TrendsRow>(
      `from trends where period_kind = 'asked' and source = $source and measure = $measure and area = $area`,
      { source: asked.source, measure: asked.measure, area: asked.area },
    );
    if (!figure) {
      throw new UserError(
        `no figure for ${asked.source} ${asked.measure} ${asked.area} from ${asked.from} to ${asked.to}`,
        {
          hint: "csp trends lists what there is",
        },
      );
    }
    const supplies = await store.rows<Supply>(
      `select s.extract, s.supplements, s.file, s.sha256, s.source, s.kept, s.contract::varchar as contract,
        strftime(s.received_on, '%Y-%m-%d') as "receivedOn", count(*)::integer as observations
      from observations o join supplies s on (o.extract = s.extract or o.extract = s.supplements) and not s.removed
      where ${observationsOf("o", asked, await partsOf(store, asked))}
      group by all order by s.file, s.extract`,
    );
    const evidence: Evidence[] = [];
    for (const supply of supplies) {
      const found = await evidenceIn(store, workspace, supply, asked);
      if (found.records > 0) evidence.push(found); // corrected lines may all be of other figures
    }
    const { thresholds } = workspace.partnership;
    figure.reasons = internalReasons(
      figure.reasons,
      isSensitive(workspace, asked) ? [figure.value, figure.previous] : [],
      thresholds.suppress_below,
    );
    return { figure, query: "queries/marts/trends.sql", evidence };
  } finally {
    store.close();
  }
}

interface Supply {
  extract: string;
  supplements: string | null;
  file: string;
  sha256: string;
  source: string;
  kept: string;
  contract: string;
  receivedOn: string | null;
  observations: number;
}

async function evidenceIn(
  store: Store,
  workspace: Workspace,
  supply: Supply,
  asked: FigureAsked,
): Promise<Evidence> {
  const places = placesOf(workspace.root);
  const archived = archivedFile(places, supply.sha256);
  const contract = contractThen(supply);
  const temporary = `${places.temporary}-${process.pid}`;
  try {
    const examination = await examineArchived(places, supply, contract, temporary);
    await typeRecords(store, examination, contract, workspace.partnership.district);
    const wide = await periodColumns(store, examination, contract);
    // of a file that a newer one replaced in part, only what still stands in the observations; of a duplicate the first
    const ordinals = await store.rows<{ ordinal: number }>(
      `select ordinal from (
        select r.ordinal, j.kept, row_number() over (partition by j.gid order by r.ordinal) as place
        from (${numberedRecords(examination, wide)}) r
        join judged j on ${sameCells(examination, wide, "j")}
        join (select distinct e.gid from entries e join judged g using (gid)
          join observations o on o.extract = $extract and o.measure = e.measure and o.area = g.area
            and o.period_start = e.period_start and o.period_end = e.period_end
          where g.outcome = 'accepted' and ${observationsOf("e", asked, await partsOf(store, asked), "g.area")}) e on e.gid = j.gid
        where j.outcome = 'accepted')
      where place <= kept order by ordinal`,
      { extract: supply.supplements ?? supply.extract },
    );
    const located = await locateArchived(
      examination,
      ordinals.map((row) => row.ordinal),
    );
    return {
      file: supply.file,
      extract: supply.extract,
      sha256: supply.sha256,
      supplier: contract.supplier,
      archived,
      observations: supply.observations,
      records: located.length,
      lines: ranges(located.map(({ line, endLine }) => [line, endLine])),
      sample: located
        .slice(0, 3)
        .map(({ line, cells }) => ({ line, cells: mapped(examination, cells, wide) })),
    };
  } catch (error) {
    throw storeFault(temporary, error); // a workspace that can only be read, a full disk
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The measure itself where its source supplies it, else the measures it is made of. */
async function partsOf(store: Store, { source, measure }: FigureAsked): Promise<string[]> {
  const own = await store.rows(
    "select 1 from observations where source = $source and measure = $measure limit 1",
    { source, measure },
  );
  if (own.length > 0) return [measure];
  const parts = await store.rows<{ part: string }>(
    "select part from measure_parts where measure = $measure order by part",
    { measure },
  );
  return parts.length > 0 ? parts.map(({ part }) => part) : [measure];
}

function observationsOf(
  alias: string,
  asked: FigureAsked,
  measures: readonly string[],
  area = `${alias}.area`,
): string {
  return `${alias}.measure in (${measures.map(literal).join(", ")})
    ${alias === "o" ? `and o.source = ${literal(asked.source)}` : ""}
    and ${alias}.period_start >= date ${literal(asked.from)} and ${alias}.period_end <= date ${literal(asked.to)}
    and (${area} = ${literal(asked.area)} or ${area} in (select area from area_tree where ancestor = ${literal(asked.area)})
      or ${area} not in (select code from areas) and exists (from coverage c where c.source = ${literal(asked.source)}
        and c.measure = ${alias}.measure and c.area = ${literal(asked.area)} and c.period_start = ${alias}.period_start
        and c.extract = o.extract))`;
}

function mapped(
  examination: Examination,
  cells: readonly string[],
  wide: readonly PeriodColumn[],
): Record<string, string> {
  const indexes = [...Object.values(examination.columns), ...wide.map(({ index }) => index)];
  return Object.fromEntries(
    indexes.map((index) => [examination.header[index] ?? `${index}`, cells[index] ?? ""]),
  );
}

function ranges(lines: readonly (readonly [number, number])[]): string {
  const merged: [number, number][] = [];
  for (const [from, to] of lines) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}
