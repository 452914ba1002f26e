import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { spellingKey } from "../../workspace/seeds/spellingKey.js";
import type { Reason } from "../reasons/reasons.js";
import type { Cell, TypedCount } from "./counts/cell.js";
import { mostLabels, subtotalLabels } from "./counts/subtotalLabels.js";
import { subtotals } from "./counts/subtotals.js";
import { sumsOfOthers } from "./counts/sumsOfOthers.js";
import { twinLabels } from "./counts/twinLabels.js";
import type { TypedCounts } from "./typedCounts.js";

/** Why a group of records counts what others count already, and the column that shows it. */
interface Repeated {
  reason: Reason;
  role: string;
}

/**
 * Quarantines the rows that count what others count already. Those that are sums of others without being called so: a row
 * under the same words that equals, in each of its periods, the sum of all others of the period and measure, or of those
 * that share one of its words ("Ashford", with no type, below Ashford's types); and the rows of a label that equal those
 * of the labels that it is made of ("Noise and rubbish"). And those of a label whose figures are another label's
 * ({@link twinLabels}). One period, or a few small numbers, are no proof: two equal counts and a nought add up by chance.
 * Only of counts that a partner typed: of records each is one.
 *
 * Expects the temporary tables of `typeRecords`.
 *
 * @returns the groups of records that it quarantined
 */
export async function quarantineRepeatedCounts(
  store: Store,
  contract: Contract,
  { words, counts }: TypedCounts,
): Promise<ReadonlySet<number>> {
  const repeated = repeatedIn(cellsOf(counts), words, contract.rows.not_totals ?? []);
  const gids = new Set(repeated.keys());
  if (gids.size === 0) return gids;
  await store.run(
    "create or replace temp table repeated_counts (gid integer, reason varchar, found_in varchar)",
  );
  const found = [...repeated.values()];
  await store.append(
    "repeated_counts",
    [
      { type: "INTEGER", values: [...repeated.keys()] },
      { type: "VARCHAR", values: found.map(({ reason }) => reason) },
      { type: "VARCHAR", values: found.map(({ role }) => role) },
    ],
    { temporary: true },
  );
  await store.run(`update judged set outcome = 'quarantined', reason = found.reason, fault_column = found.found_in
    from repeated_counts found where found.gid = judged.gid`);
  await store.run("drop table repeated_counts");
  return gids;
}

/** A cell with its words as the file has them. */
interface Worded extends Cell {
  words: readonly string[];
}

/** The figures of one measure, period and row together, in whatever spelling. */
function cellsOf(counts: readonly TypedCount[]): Worded[] {
  const keyOf = remembered(spellingKey);
  const cells = new Map<string, Worded>();
  for (const { gid, file, measure, period, value, words } of counts) {
    const keys = words.map(keyOf);
    const place = [file, measure, period, ...keys].join("\n");
    const cell = cells.get(place);
    if (cell) {
      cell.value += value;
      cell.gids.push(gid);
    } else cells.set(place, { file, measure, period, keys, words, value, gids: [gid] });
  }
  return [...cells.values()];
}

/** The groups of records that count what others count already. */
function repeatedIn(
  cells: readonly Worded[],
  roles: readonly string[],
  notTotals: readonly string[],
): Map<number, Repeated> {
  const names = new Set(notTotals.map(spellingKey));
  const found = new Map<number, Repeated>();
  let left = cells;
  const take = (taken: readonly Cell[], role: string | undefined, reason: Reason): void => {
    if (taken.length === 0 || role === undefined) return;
    const gone = new Set<Cell>(taken);
    for (const { gids } of taken) for (const gid of gids) found.set(gid, { reason, role });
    left = left.filter((cell) => !gone.has(cell));
  };
  const labelled = roles.map((_, index) => wholesOf(cells, index));
  for (const [index, wholes] of labelled.entries()) {
    const asked = wholes.filter(({ whole }) => !names.has(whole));
    take(subtotals(left, index, asked), roles[index], "looks-like-total");
  }
  // first what is the sum of some, and then what is that of all: a sum of all holds the others twice
  for (const within of [...roles.keys(), null]) {
    const sums = sumsOfOthers(left, within).filter(({ keys }) => !keys.some((key) => names.has(key)));
    take(sums, roles[0], "looks-like-total");
  }
  for (const [index, role] of roles.entries())
    take(
      twinLabels(left, index, (label) => names.has(label)),
      role,
      "same-figures",
    );
  return found;
}

/** The labels of a column that others make up by their words, by their keys. */
function wholesOf(cells: readonly Worded[], index: number): { whole: string; parts: string[] }[] {
  const texts = [...new Set(cells.map(({ words }) => words[index] ?? ""))]
    .filter((text) => text !== "")
    .sort();
  if (texts.length > mostLabels) return [];
  return subtotalLabels(texts).map(({ whole, parts }) => ({
    whole: spellingKey(whole),
    parts: parts.map(spellingKey),
  }));
}

/** A function of a text that works each text out once. */
function remembered(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = of(text);
    known.set(text, now);
    return now;
  };
}
