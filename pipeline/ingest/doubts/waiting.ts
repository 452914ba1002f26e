import type { Store } from "../../store/open.js";

/** What is known of a file that waits for an answer: its source and territory, and which days it is of. */
export interface Span {
  source: string;
  territory: string;
  covers_from: string | null;
  covers_to: string | null;
}

/** What became of a file, as far as it may wait for an answer. */
interface Answered {
  file: string;
  outcome: string;
  refusal: { message: string } | null;
  span: Span | null;
}

/** What an entered supply is of, before it is taken back. */
export async function spanOf(store: Store, extract: string): Promise<Span> {
  const [span] = await store.rows<Span>(
    "select source, territory, covers_from, covers_to from supplies where extract = $extract",
    { extract },
  );
  if (!span) throw new Error(`${extract} is not among the supplies`);
  return span;
}

/**
 * Remembers which files wait for an answer, so that the board and the figures of their days say so until they are
 * answered or gone. The marts are rebuilt where that changed.
 *
 * @param whole whether the receipts are of all files of the workspace, and not of some that were named
 */
export async function keepWaiting(
  store: Store,
  receipts: readonly Answered[],
  whole: boolean,
): Promise<void> {
  const rows = receipts
    .flatMap(({ file, outcome, refusal, span }) =>
      outcome === "asked" && refusal && span ? [{ file, why: refusal.message, ...span }] : [],
    )
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const seen = JSON.stringify(receipts.map(({ file }) => file));
  const parameters = { rows: JSON.stringify(rows), seen, whole };
  const shape =
    '\'[{"file":"VARCHAR","why":"VARCHAR","source":"VARCHAR","territory":"VARCHAR","covers_from":"DATE","covers_to":"DATE"}]\'';
  const next = `select * from (select unnest(from_json($rows::json, ${shape}), recursive := true))
    union all select * from waiting where not $whole and file not in (select unnest(from_json($seen::json, '["VARCHAR"]')))`;
  const changed = await store.rows(
    `select 1 from ((from waiting except (${next})) union all ((${next}) except from waiting)) limit 1`,
    parameters,
  );
  if (changed.length === 0) return;
  await store.transaction(async () => {
    await store.run(`create or replace temp table waiting_now as ${next}`, parameters);
    await store.run("delete from waiting");
    await store.run("insert into waiting by name select * from waiting_now order by file");
    await store.run("drop table waiting_now");
    await store.run("drop table if exists built");
  });
}
