import { inThread } from "../../pipeline/thread.js";
import type { Document } from "../document.js";
import type { Png } from "../drawing/renderPng.js";
import { chartPictures } from "./chartPictures.js";

/** Word's file takes longer to write than the two others. */
export const writingDocx = inThread<{ document: Document; pictures: ReadonlyMap<string, Png> }, Uint8Array>(
  new URL("./docxThread.js", import.meta.url),
  async () => {
    const { writeDocx } = await import("./docx.js");
    return ({ document, pictures }) => writeDocx(document, pictures);
  },
);

/** The same bytes as `writeDocx`, made in a thread. */
export const writeDocxInThread = async (document: Document): Promise<Uint8Array> =>
  writingDocx.ask({ document, pictures: await chartPictures(document) });
