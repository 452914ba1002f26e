import path from "node:path";
import { doubts } from "../../pipeline/ask/doubts.js";
import { type Session, withSession } from "../../pipeline/build/session.js";
import { recordPublished } from "../../pipeline/disclosure/published.js";
import type { Document } from "../document.js";
import type { Publication, Published } from "../documents/data/publication.js";
import { type Format, writeDocument } from "./writeDocument.js";

/** How a document leaves: to which folder, in which formats, in full or for the public. */
export interface Leaving {
  root: string;
  out?: string | undefined;
  format: readonly Format[];
  internal?: boolean | undefined;
  /** given in a line what whoever publishes the document has to know */
  warn?: ((line: string) => void) | undefined;
}

/**
 * Reads one document, of what is asked for or of the last whole period that the data give, and writes it.
 *
 * @returns the files
 * @throws UserError where there is not what it is written from, or the folder cannot be written to
 */
export async function publishDocument<Asked>(
  publication: Publication<Asked>,
  asked: Asked | undefined,
  leaving: Leaving,
): Promise<string[]> {
  const internal = leaving.internal === true;
  const ready = await withSession(leaving.root, async (session) =>
    publication.published(session, asked ?? (await latest(session, publication, leaving)), { internal }),
  );
  return writePublished(ready, leaving);
}

/** The last whole period that the data give; which it is, is said. */
export async function latest<Asked>(
  session: Session,
  publication: Publication<Asked>,
  { warn }: Leaving,
): Promise<Asked> {
  const { asked, words, why = "the last whole period of the data" } = await publication.latest(session);
  warn?.(`${publication.name} of ${words}: ${why}`);
  return asked;
}

/**
 * Writes a document and keeps in the ledger of publications what it printed. An internal one is marked as such on its
 * first page, in its title, which every page carries, and in its file's name; the ledger says nothing of it. Of a public
 * one `warn` says where its protection rests on figures that contradict one another.
 *
 * @throws UserError where the folder cannot be written to
 */
export async function writePublished(
  { document, cells, overridden }: Published,
  { root, out, format, internal, warn }: Leaving,
): Promise<string[]> {
  const made = internal ? markInternal(document) : document;
  for (const line of document.warnings ?? []) warn?.(`${document.title}: ${line}`);
  const files = await writeDocument(made, out ?? path.join(root, "out"), format);
  if (!internal) {
    recordPublished(root, {
      document: `${document.title}, ${document.subtitle}`,
      as_at: document.date,
      // what is doubtful of an earlier document is in the ledger already
      cells: cells.flatMap(({ doubt, ...cell }) => (doubt === "revised" ? [] : cell)),
      ...(overridden.length === 0 ? {} : { overridden: [...overridden] }),
    });
    for (const doubt of doubts(cells)) warn?.(`${document.title}: ${doubt}`);
  }
  return files;
}

function markInternal(document: Document): Document {
  return {
    ...document,
    name: `${document.name}-internal`,
    title: `INTERNAL: ${document.title}`,
    notices: [
      {
        tone: "warning",
        title: "Internal: not for publication",
        text: "This copy gives small numbers in full. It must not be published or passed on; write it without --internal for a copy that may.",
      },
      ...document.notices,
    ],
  };
}
