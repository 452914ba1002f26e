import { noteWords } from "../../reports/words/reasons.js";
import { type AskedPeriod, openBuilt } from "../build/build.js";
import { addAll } from "../bulk.js";
import { UserError } from "../errors.js";
import type { Store } from "../store/open.js";
import type { Reason } from "../store/reason.js";
import { type Peers, scopesOf } from "../workspace/seeds/peers.js";
import type { Workspace } from "../workspace/workspace.js";

/** What a command asks of the trends or the ranks. */
export interface Question {
  source?: string | undefined;
  measure?: string | undefined;
  /** a code or a name */
  area?: string | undefined;
  scope?: string | undefined;
  basis?: "count" | "rate" | undefined;
  /** YYYY-MM; without it each source answers for its own latest months */
  to?: string | undefined;
  months: number;
}

/**
 * Opens the store and runs `answer` once for the period asked for, or once per source for its own latest `months`.
 */
export async function answered<Row>(
  root: string,
  question: Question,
  answer: (store: Store, workspace: Workspace, source: string | undefined) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { source, period, peers } of await periodsAsked(root, question)) {
    const { store, workspace } = await openBuilt(root, { ...period, ...(peers ? { peers } : {}) });
    try {
      addAll(rows, await answer(store, workspace, source));
    } finally {
      store.close();
    }
  }
  return rows;
}

async function periodsAsked(
  root: string,
  question: Question,
): Promise<{ source: string | undefined; period: AskedPeriod; peers: Peers | undefined }[]> {
  const { store, workspace } = await openBuilt(root);
  const { scope } = question;
  const peers = workspace.partnership.peers.find(
    (each) => scope !== undefined && scopesOf(each).includes(scope),
  );
  try {
    const sources = await store.rows<{ source: string; last: string }>(
      "select source, strftime(max(period_end), '%Y-%m') as last from series group by source order by source",
    );
    const known = sources.map(({ source }) => source);
    if (question.source !== undefined && !known.includes(question.source)) {
      throw new UserError(`no extract of "${question.source}" has been loaded`, {
        hint: `loaded: ${known.join(", ")}`,
      });
    }
    if (question.measure !== undefined) await checkMeasure(store, question.measure);
    const { to, months } = question;
    if (to !== undefined) return [{ source: question.source, period: { to, months }, peers }];
    return sources
      .filter(({ source }) => question.source === undefined || source === question.source)
      .map(({ source, last }) => ({ source, period: { to: last, months }, peers }));
  } finally {
    store.close();
  }
}

/** Why there is nothing to show for a question: what the sources asked for do cover. */
export async function whyNothing(root: string, { source, measure, to, months }: Question): Promise<string> {
  const { store } = await openBuilt(root);
  try {
    const covered = await store.rows<{ source: string; covers: string }>(
      `select source, strftime(min(period_start), '%Y-%m') || ' to ' || strftime(max(period_end), '%Y-%m') as covers from series
      where ($source::varchar is null or source = $source) and ($measure::varchar is null or measure = $measure)
      group by source order by source`,
      { source: source ?? null, measure: measure ?? null },
    );
    const asked = to === undefined ? "" : ` in the ${months === 1 ? "month" : `${months} months to`} ${to}`;
    const what = covered.map((each) => `${each.source} covers ${each.covers}`).join(", ");
    const why = to === undefined ? [] : await notesOf(root, { source, measure, to, months });
    return `nothing for the areas asked for${asked}: ${[what, ...why].join("; ")}`;
  } finally {
    store.close();
  }
}

/** What the figures of a period lack, so that they have no place; most frequent first. */
async function notesOf(
  root: string,
  { source, measure, to, months }: Pick<Question, "source" | "measure" | "months"> & { to: string },
): Promise<string[]> {
  const { store } = await openBuilt(root, { to, months });
  try {
    const rows = await store.rows<{ reasons: Reason[]; figures: number }>(
      `select reasons, count(*) as figures from trends
      where period_kind = 'asked' and status <> 'complete' and reasons <> []
        and ($source::varchar is null or source = $source) and ($measure::varchar is null or measure = $measure)
      group by reasons`,
      { source: source ?? null, measure: measure ?? null },
    );
    return rows
      .map(({ reasons, figures }) => ({ note: noteWords(reasons) ?? "", figures }))
      .sort((a, b) => b.figures - a.figures || (a.note < b.note ? -1 : 1))
      .slice(0, 3)
      .map(({ note }) => note);
  } finally {
    store.close();
  }
}

async function checkMeasure(store: Store, measure: string): Promise<void> {
  const found = await store.rows<{ measure: string }>("select distinct measure from series order by measure");
  if (found.some((row) => row.measure === measure)) return;
  throw new UserError(`there are no figures for "${measure}"`, { hint: "csp measures lists what there is" });
}

/** The scopes that a question means: the one it names, else all but the wards. */
export async function scopesAsked(
  store: Store,
  { partnership }: Workspace,
  scope: string | undefined,
): Promise<string[]> {
  const rows = await store.rows<{ scope: string }>("select distinct scope from scopes order by scope");
  const known = rows.map((row) => row.scope);
  if (scope === undefined) return known.filter((name) => name !== "wards");
  if (!known.includes(scope)) {
    const wider = partnership.peers.flatMap((peers) =>
      "area" in peers ? scopesOf(peers) : scopesOf(peers).slice(0, 1),
    );
    throw new UserError(`there is no scope "${scope}"`, {
      hint: `use one of ${[...known, ...wider].join(", ")}`,
    });
  }
  return [scope];
}
