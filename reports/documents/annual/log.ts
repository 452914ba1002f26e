import { rmSync } from "node:fs";
import type { Session } from "../../../pipeline/build/session.js";
import { addAll } from "../../../pipeline/bulk.js";
import { examineArchived, locateArchived } from "../../../pipeline/ingest/keep/archive.js";
import { contractThen } from "../../../pipeline/ingest/keep/contractThen.js";
import type { Store } from "../../../pipeline/store/open.js";
import { placesOf } from "../../../pipeline/store/places.js";
import type { LoggedEvent } from "./data.js";

interface LogSupply {
  source: string;
  file: string;
  sha256: string;
  kept: string;
  contract: string;
  covers_from: string;
  covers_to: string;
}

/**
 * The events of a log between two days, read back from the archived files, by day and line. Where two supplies cover a
 * day the newer one tells it, as it does in the figures.
 *
 * @throws UserError where the archive lacks a file, or the file no longer fits its contract
 */
export async function readLog(
  { store, workspace }: Session,
  source: string,
  { start, end }: { start: string; end: string },
): Promise<LoggedEvent[]> {
  const supplies = await store.rows<LogSupply>(
    `select source, file, sha256, kept, contract::varchar as contract, strftime(covers_from, '%Y-%m-%d') as covers_from,
      strftime(covers_to, '%Y-%m-%d') as covers_to
    from supplies where source = $source and not removed and covers_from <= $end::date and covers_to >= $start::date
    order by received desc`,
    { source, start, end },
  );
  const told: LogSupply[] = [];
  const events: LoggedEvent[] = [];
  for (const supply of supplies) {
    const isNew = ({ day }: LoggedEvent) =>
      day >= start && day <= end && !told.some((newer) => day >= newer.covers_from && day <= newer.covers_to);
    addAll(events, (await eventsIn(workspace.root, store, supply)).filter(isNew));
    told.push(supply);
  }
  return events.sort((a, b) => (a.day === b.day ? a.line - b.line : a.day < b.day ? -1 : 1));
}

async function eventsIn(root: string, store: Store, supply: LogSupply): Promise<LoggedEvent[]> {
  const contract = contractThen(supply);
  if (!("column" in contract.period)) return [];
  const { column, formats } = contract.period;
  const by = contract.measures.map((measure) => ("by" in measure ? measure.by : undefined)).find(Boolean);
  const places = placesOf(root);
  const temporary = `${places.temporary}-log-${process.pid}`;
  try {
    const examination = await examineArchived(places, supply, contract, temporary);
    const located = await locateArchived(
      examination,
      Array.from({ length: examination.records }, (_, ordinal) => ordinal),
    );
    const cellOf = (cells: readonly string[], role: string): string => {
      const index = examination.columns[role];
      return index === undefined ? "" : (cells[index] ?? "").trim();
    };
    const days = await daysOf(
      store,
      located.map(({ cells }) => cellOf(cells, column)),
      formats,
    );
    const others = Object.keys(contract.columns).filter((role) => role !== column && role !== by);
    return located.flatMap(({ cells, line }, index): LoggedEvent[] => {
      const day = days[index];
      const words = others.map((role) => cellOf(cells, role)).filter((word) => word !== "");
      if (day == null || words.length === 0) return [];
      return [
        {
          day,
          type: by === undefined ? "" : cellOf(cells, by),
          words,
          file: supply.file.replace(/^.*[\\/]/, ""),
          line,
        },
      ];
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Days by the contract's own formats, as the figures were dated; null where none fits. */
async function daysOf(
  store: Store,
  cells: readonly string[],
  formats: readonly string[],
): Promise<(string | null)[]> {
  const tries = formats.map((_, index) => `try_strptime(cell, $format${index})`);
  const rows = await store.rows<{ day: string | null }>(
    `select strftime(coalesce(${tries.join(", ")}, null), '%Y-%m-%d') as day
    from (select unnest(cast(from_json($cells::json, '["VARCHAR"]') as varchar[])) as cell,
      generate_subscripts(cast(from_json($cells::json, '["VARCHAR"]') as varchar[]), 1) as place) order by place`,
    {
      cells: JSON.stringify(cells),
      ...Object.fromEntries(formats.map((format, index) => [`format${index}`, format])),
    },
  );
  return rows.map(({ day }) => day);
}
