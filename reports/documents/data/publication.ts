import type { Session } from "../../../pipeline/build/session.js";
import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";
import type { OverriddenCheck } from "../../../pipeline/workspace/seeds/overrides.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { Document } from "../../document.js";

/** What every document's rows have besides its own. */
interface Rows {
  overridden: readonly OverriddenCheck[];
  /** for those within the partnership: nothing is hidden, who overrode a check is named */
  internal?: boolean;
}

/** A period that nobody asked for: how to say which it is, and why it is this one where it is not the last whole one. */
export interface Latest<Asked> {
  asked: Asked;
  words: string;
  why?: string;
}

/** How a document is made: how its rows are read, how they are protected, and how it is written from them. */
export interface Recipe<Asked, Data extends Rows> {
  /** as the terminal calls it: "annual report" */
  readonly name: string;
  /** what it is of where nothing is asked for: the last whole period that the data give, and how to say which */
  latest(session: Session): Promise<Latest<Asked>>;
  /** @throws UserError where the store or the seeds lack what it is written from */
  read(session: Session, asked: Asked): Promise<Data>;
  /**
   * The rows as they may leave the house, and the sensitive counts that they print or hide.
   *
   * @param before what other documents of the same set print and hide
   */
  protect(
    workspace: Workspace,
    data: Data,
    before: readonly EarlierCell[],
  ): { data: Data; cells: readonly EarlierCell[] };
  write(data: Data): Document;
}

/** A document ready to be written, and the sensitive counts that it prints or hides; none are kept of an internal one. */
export interface Published {
  document: Document;
  cells: readonly EarlierCell[];
  /** the checks that were overridden for it: the ledger keeps by whom */
  overridden: readonly OverriddenCheck[];
}

/** For whom a document is written. */
interface Readers {
  internal: boolean;
  before?: readonly EarlierCell[];
}

/** A document that can be published: in full or, with its rows protected, for the public. */
export interface Publication<Asked> extends Pick<Recipe<Asked, Rows>, "name" | "latest"> {
  published(session: Session, asked: Asked, readers: Readers): Promise<Published>;
}

export function publication<Asked, Data extends Rows>({
  name,
  latest,
  read,
  protect,
  write,
}: Recipe<Asked, Data>): Publication<Asked> {
  return {
    name,
    latest,
    async published(session, asked, { internal, before = [] }) {
      const data = await read(session, asked);
      const { overridden } = data;
      if (internal) return { document: write({ ...data, internal }), cells: [], overridden };
      const safe = protect(session.workspace, data, before);
      return { document: write(safe.data), cells: safe.cells, overridden };
    },
  };
}
