import { answerWith } from "../../../pipeline/beside.js";
import type { Document } from "../../document.js";
import { writePdf } from "./pdf.js";

/** Started by `writePdfBeside`. */
answerWith(({ document, drawings }: { document: Document; drawings: ReadonlyMap<string, string> }) =>
  writePdf(document, drawings),
);
