import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { QuarantinedRecord } from "../read/gatePlan.js";
import type { Reason } from "../reasons/reasons.js";
import { lackedColumns } from "../type/measureEntries.js";
import type { Typing } from "../type/typing.js";
import { notKept } from "./archive.js";

/** Records that are left out of figures though they may be of one. */
export interface NotCounted {
  /** those that no measure takes */
  untaken: number;
  /** those that do not say their type */
  untyped: number;
  /** those left out because no area has their name */
  unplaced: number;
}

/** Counts them. Expects the temporary tables of `typeRecords`. */
export async function notCounted(store: Store): Promise<NotCounted> {
  const [counts] = await store.rows<NotCounted>(
    `select coalesce(sum(n) filter (reason = 'no-measure'), 0) as untaken,
      coalesce(sum(n) filter (reason = 'unknown-area'), 0) as unplaced,
      coalesce(sum(kept) filter (outcome = 'accepted' and gid in (select gid from blank_types)), 0) as untyped from judged`,
  );
  return counts ?? { untaken: 0, untyped: 0, unplaced: 0 };
}

/** A quarantined record and the gap that it is part of; null where it could be no record of a figure. */
export interface HeldRecord extends QuarantinedRecord {
  gap: number | null;
}

/** A record that typing quarantined, and the group of records that say the same. */
export interface HeldByTyping extends QuarantinedRecord {
  gid: number;
}

/** A date that is not believed says nothing of when the record was. */
const doubtedDates: readonly Reason[] = ["date-after-receipt", "lone-date", "date-outside"];

/** Whether each record of the contract adds one at most to any figure. */
const countsRecords = (contract: Contract): boolean =>
  contract.measures.every((measure) => !("value" in measure) || measure.value === undefined);

/**
 * Enters into `gaps` what is known of the records of a supply that are in no figure: those that typing or the gate
 * quarantined, those left out because no area has their name or no measure takes them, those that do not say their type,
 * and the columns that the file lacks. What a record does not say (or what cannot be
 * trusted) is null there: it could be any measure, area or month of the supply. Inside the caller's transaction; expects
 * the temporary tables of `typeRecords`.
 *
 * @returns the quarantined records in the order of the file, each with its gap
 */
export async function enterGaps(
  store: Store,
  contract: Contract,
  extract: string,
  roles: readonly string[],
  held: { byGate: readonly QuarantinedRecord[]; byTyping: readonly HeldByTyping[] },
  { smallLeftOut, ...typed }: Typing & NotCounted,
): Promise<HeldRecord[]> {
  const each = countsRecords(contract) ? "1::double" : "null::double";
  const { ofGroup, last } =
    typed.quarantined + typed.untaken + typed.untyped + typed.unplaced > 0
      ? await enterJudged(store, contract, extract, each)
      : { ofGroup: new Map<number, number>(), last: 0 };
  const byReason = new Set(held.byGate.filter(({ raw }) => couldBeRecord(raw)).map(({ reason }) => reason));
  const ofReason = new Map([...byReason].sort().map((reason, index) => [reason, last + index + 1]));
  const lacked = new Set(lackedColumns(contract, roles).flatMap(({ measures }) => measures));
  const number = last + ofReason.size + 1;
  const wholly = [
    ...[...ofReason].map(([reason, gap]) => ({ number: gap, reason, measure: null, records: true })),
    ...[...lacked].map((measure) => ({ number, reason: "missing-column", measure, records: false })),
  ];
  if (wholly.length > 0)
    await store.run(
      `insert into gaps select $extract, number, reason, measure, null, null, null, 0, if(records, ${each}, null)
        from (select unnest(from_json($rows::json, '[{"number":"INTEGER","reason":"VARCHAR","measure":"VARCHAR","records":"BOOLEAN"}]'), recursive := true))`,
      { extract, rows: JSON.stringify(wholly) },
    );
  for (const measure of smallLeftOut)
    await store.run(
      "insert into gaps select $extract, $number::integer, 'small-counts-left-out', $measure, null, null, null, 0, null",
      { extract, number: number + 1, measure },
    );
  return [
    ...held.byGate.map((record) => ({
      ...record,
      gap: couldBeRecord(record.raw) ? (ofReason.get(record.reason) ?? null) : null,
    })),
    ...held.byTyping.map(({ gid, ...record }) => ({ ...record, gap: ofGroup.get(gid) ?? null })),
  ].sort((a, b) => a.byte - b.byte);
}

/**
 * The gaps of the records that typing judged.
 *
 * @returns the gap of each group of quarantined records, and the last gap's number
 */
async function enterJudged(
  store: Store,
  contract: Contract,
  extract: string,
  each: string,
): Promise<{ ofGroup: Map<number, number>; last: number }> {
  const undated = `g.reason in (${doubtedDates.map(literal).join(", ")})`;
  await store.run(`create or replace temp table aside as
    with groups as (
      select gid, reason, area, period_start, period_end, outcome = 'quarantined' as held, n
      from judged where outcome = 'quarantined' or reason in ('unknown-area', 'no-measure')
      union all
      select gid, 'blank-category', area, period_start, period_end, false, kept
      from judged where outcome = 'accepted' and gid in (select gid from blank_types)),
    said as (
      select g.gid, g.reason, e.* exclude (gid) from groups g join entries e using (gid) where g.reason not in ('no-measure', 'blank-category')
      union all
      select g.gid, g.reason, b.measure, b.period_start, b.period_end, 1, null, null, null
      from groups g join blank_types b using (gid) where g.reason in ('no-measure', 'blank-category')),
    -- where each area has one typed figure, a record of an unknown area is none of theirs
    single as (
      select measure from (
        select measure, sum(kept) as records from entries join judged using (gid)
        where outcome = 'accepted' group by measure, area, entries.period_start)
      group by measure having max(records) = 1 and ${countsRecords(contract) || contract.covers !== undefined ? "false" : "true"}),
    -- of a record whose type is not known, or that no measure takes, any figure may be the one that lacks it
    speaks as (
      select g.gid, g.reason, list(struct_pack(
          measure := if(e.fault = 'unknown-category', null, e.measure),
          period_start := if(${undated}, null, coalesce(e.period_start, g.period_start)),
          period_end := if(${undated}, null, coalesce(e.period_end, g.period_end)),
          each := case when e.gid is null or e.fault = 'unknown-category' then ${each} when e.value >= 0 then e.value end)
        order by e.measure, e.period_start) as figures
      from groups g left join said e using (gid, reason)
      where g.reason <> 'unknown-area' or e.measure is null or e.measure not in (from single) group by g.gid, g.reason),
    alike as (
      select g.*, s.figures, dense_rank() over (
        order by held, reason, area, g.period_start, s.figures::varchar) as number
      from groups g join speaks s using (gid, reason))
    from alike`);
  await store.run(
    `insert into gaps
      select $extract, number, any_value(reason), f.measure, any_value(area), f.period_start, f.period_end,
        sum(if(held, 0, n)), any_value(f.each)
      from (select number, reason, area, held, n, gid, unnest(figures) as f from aside)
      group by number, f order by number, f.measure, f.period_start`,
    { extract },
  );
  const groups = await store.rows<{ gid: number; number: number; held: boolean }>(
    "select gid, number, held from aside order by gid",
  );
  await store.run("drop table aside");
  return {
    ofGroup: new Map(groups.flatMap(({ gid, number, held }) => (held ? [[gid, number]] : []))),
    last: groups.reduce((most, { number }) => Math.max(most, number), 0),
  };
}

/** A sentence below the table, in one cell, is no record: no figure lacks it. */
function couldBeRecord(raw: string): boolean {
  if (raw === notKept) return true;
  const words = raw.replace(/[",;|\t]+$/, "").trim();
  return !/^"?[^",;|\t\d]*\p{L}+(\s+[^\s",;|\t]+){2,}"?$/u.test(words);
}
