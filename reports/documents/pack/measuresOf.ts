import type { Quarter } from "../../../pipeline/calendar/quarter.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { countingOf } from "../../../pipeline/workspace/contracts/countingOf.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { countedBy } from "../../words/persons.js";
import type { PackMeasure } from "./data.js";
import type { Figures } from "./figures.js";

/** The figures, the areas of which they may be, and who supplied them. */
export interface Read extends Figures {
  own: readonly string[];
  suppliers: ReadonlyMap<string, string>;
}

/** The measure as each source has it; of the district where the source has that, else of its partnership. */
export function measuresOf(
  workspace: Workspace,
  wanted: { measure: string; role: string; source: string | null },
  quarter: Quarter,
  read: Read,
): PackMeasure[] {
  const position = workspace.measures.findIndex(({ id }) => id === wanted.measure);
  const seed = workspace.measures[position];
  if (seed === undefined || !seed.counted) return [];
  const { id, parts: _, ...rest } = seed;
  const rows = read.quarters.filter(
    ({ measure, source }) => measure === id && (wanted.source === null || wanted.source === source),
  );
  return [...new Set(rows.map(({ source }) => source))].sort().flatMap((source): PackMeasure[] => {
    const area = read.own.find((code) => rows.some((row) => row.source === source && row.area === code));
    const own = rows.filter((row) => row.source === source && row.area === area);
    const now = own.find(({ period_end }) => period_end === quarter.end);
    if (now === undefined) return [];
    const same = (row: { source: string; measure: string; area: string }) =>
      row.source === source && row.measure === id && row.area === area;
    const signal = (signals: Figures["signals"], month: string) => {
      const found = signals.find(({ points }) => points[0] !== undefined && same(points[0]));
      // a series that ended before the quarter did says nothing of it
      return found?.signal && found.signal.month >= month ? found : null;
    };
    const current = signal(read.signals, quarter.start);
    const placesAt = (day: string) =>
      read.places.filter(
        ({ rank, at }) =>
          rank.source === source && rank.measure === id && read.own.includes(rank.area) && at === day,
      );
    return [
      {
        measure: { measure: id, position, ...rest },
        role: wanted.role,
        source,
        supplier: read.suppliers.get(source) ?? source,
        countedBy: countedBy(seed, countingOf(workspace.contracts).get(source)),
        area_name: now.area_name,
        quarter: now,
        toDate: toDate(own, now, quarter),
        rolling: read.rolling.find(same) ?? null,
        places: placesAt(quarter.end),
        placesBefore: placesAt(quarter.beforeEnd),
        signal: current?.signal ?? null,
        signalBefore: signal(read.signalsBefore, quarter.beforeStart)?.signal ?? null,
        points: current?.points ?? [],
      },
    ];
  });
}

/** The quarters of the financial year so far, added; whole only where each of them is. No percentage is made of it. */
function toDate(rows: readonly TrendsRow[], now: TrendsRow, quarter: Quarter): TrendsRow {
  const sum = (pick: (row: TrendsRow) => [number | null, string]): [number | null, string] => {
    if (rows.length < quarter.number) return [null, "incomplete"];
    const odd = rows.map(pick).find(([value, status]) => value === null || status !== "complete");
    if (odd !== undefined) return [null, odd[1] === "complete" ? "no data" : odd[1]];
    return [rows.reduce((total, row) => total + (pick(row)[0] ?? 0), 0), "complete"];
  };
  const [value, status] = sum((row) => [row.value, row.status]);
  const [previous, previous_status] = sum((row) => [row.previous, row.previous_status]);
  return {
    ...now,
    period_kind: "year_to_date",
    period_start: quarter.yearStart,
    previous_start: rows[0]?.previous_start ?? now.previous_start,
    value,
    status,
    previous,
    previous_status,
    change: value === null || previous === null ? null : value - previous,
    percent: null,
    rate: null,
  };
}
