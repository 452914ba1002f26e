import type { Block, Document } from "../../document.js";
import type { Register } from "../../provenance.js";
import type { AssessmentData } from "../data/assessmentData.js";
import { blockWords } from "./blockWords.js";
import { glossary } from "./glossary.js";
import { letterhead } from "./letterhead.js";
import { notices } from "./notices.js";

/** What the frame of a document is made of, whichever document it is. */
type Framed = Pick<AssessmentData, "partnership" | "synthetic" | "overridden" | "internal">;

/**
 * A document about its body: whose it is, what must be read before anything else, and behind the body the words that it
 * uses and where its figures come from. The body is whole, and its figures are in the register.
 */
export function framed(
  data: Framed,
  cover: Pick<Document, "name" | "title" | "subtitle" | "date">,
  body: readonly Block[],
  register: Register,
): Document {
  return {
    ...cover,
    ...letterhead(data.partnership),
    notices: notices(data),
    blocks: [
      ...body,
      ...glossary(body.map(blockWords).join(" "), data.partnership),
      { kind: "heading", level: 1, id: "figures", text: "Where the figures come from" },
      { kind: "provenance", caption: "Every figure in this document and its origin" },
    ],
    provenance: register.entries(),
  };
}
