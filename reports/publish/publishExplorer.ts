import path from "node:path";
import { doubts } from "../../pipeline/ask/doubts.js";
import { type Session, withSession } from "../../pipeline/build/session.js";
import { recordPublished } from "../../pipeline/disclosure/published.js";
import type { EarlierCell } from "../../pipeline/disclosure/suppression.js";
import { replaceFile } from "../../pipeline/replaceFile.js";
import { explorerPage } from "../explorer/explorerPage.js";
import { protectExplorer } from "../explorer/protectExplorer.js";
import { readExplorer } from "../explorer/readExplorer.js";
import { publications } from "./publications.js";
import { type Leaving, latest } from "./publishDocument.js";

/** Where the explorer is written and for whom: `file` unless it is the usual one of the folder. */
export interface ExplorerLeaving extends Omit<Leaving, "format"> {
  file?: string | undefined;
}

/**
 * Writes the explorer of the figures to a month (YYYY-MM; by default that of the assessment) and keeps in the ledger of
 * publications what it shows. An internal one is marked as such; the ledger says nothing of it.
 *
 * @returns the file
 * @throws UserError where the store holds no figures for those twelve months, or the file cannot be written
 */
export async function publishExplorer(to: string | undefined, leaving: ExplorerLeaving): Promise<string> {
  return withSession(leaving.root, async (session) =>
    writeExplorer(
      session,
      to ??
        (await latest(session, { ...publications.assessment, name: "explorer" }, { ...leaving, format: [] })),
      leaving,
    ),
  );
}

/** The same in a session; `before` is what documents of the same set print and hide. */
export async function writeExplorer(
  session: Session,
  to: string,
  { root, out, file, internal = false, warn }: ExplorerLeaving,
  before: readonly EarlierCell[] = [],
): Promise<string> {
  const data = await readExplorer(session, to);
  const name = internal ? "explorer-internal.html" : "explorer.html";
  const place = file ?? path.join(out ?? path.join(root, "out"), name);
  if (internal) {
    replaceFile(place, explorerPage({ ...data, internal }));
    return place;
  }
  const safe = protectExplorer(session.workspace, data, before);
  replaceFile(place, explorerPage(safe.data));
  recordPublished(root, {
    document: `Explorer, figures to ${to}`,
    as_at: data.end,
    cells: safe.cells.flatMap(({ doubt, ...cell }) => (doubt === "revised" ? [] : cell)),
    ...(data.overridden.length === 0 ? {} : { overridden: [...data.overridden] }),
  });
  for (const doubt of doubts(safe.cells)) warn?.(`Explorer: ${doubt}`);
  return place;
}
