import { answerWith } from "../../pipeline/beside.js";
import type { Document } from "../document.js";
import type { Png } from "../drawing/renderPng.js";
import { writeDocx } from "./docx.js";

/** Started by `writeDocxBeside`. */
answerWith(({ document, pictures }: { document: Document; pictures: ReadonlyMap<string, Png> }) =>
  writeDocx(document, pictures),
);
