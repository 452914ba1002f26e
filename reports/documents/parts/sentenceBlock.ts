import { type Block, text } from "../../document.js";

/** A paragraph of words; none where there are none. */
export function sentence(words: string): Block[] {
  return words === "" ? [] : [{ kind: "paragraph", style: "plain", inlines: [text(words)] }];
}
