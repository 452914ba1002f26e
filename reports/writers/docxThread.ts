import { answerWith } from "../../pipeline/thread.js";
import type { Document } from "../document.js";
import type { Png } from "../drawing/renderPng.js";
import { writeDocx } from "./docx.js";

/** Started by `writeDocxInThread`. */
answerWith(({ document, pictures }: { document: Document; pictures: ReadonlyMap<string, Png> }) =>
  writeDocx(document, pictures),
);
