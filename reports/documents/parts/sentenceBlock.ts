import { type Block, text } from "../../document.js";
import { formatCount } from "../../words/formatNumber.js";

/** A paragraph of words; none where there are none. */
export function sentence(words: string): Block[] {
  return words === "" ? [] : [{ kind: "paragraph", style: "plain", inlines: [text(words)] }];
}

/** "3 actions", "1 action", "no action". */
export function counted(count: number, one: string, many: string): string {
  return `${count === 0 ? "no" : formatCount(count)} ${count === 1 || count === 0 ? one : many}`;
}
