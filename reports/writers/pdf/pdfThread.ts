import { answerWith } from "../../../pipeline/thread.js";
import type { Document } from "../../document.js";
import { writePdf } from "./pdf.js";

/** Started by `writePdfInThread`. */
answerWith(({ document, drawings }: { document: Document; drawings: ReadonlyMap<string, string> }) =>
  writePdf(document, drawings),
);
