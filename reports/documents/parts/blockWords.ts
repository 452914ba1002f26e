import { type Block, plainText } from "../../document.js";

/** The words of a block that a reader sees, for the glossary. */
export function blockWords(block: Block): string {
  switch (block.kind) {
    case "heading":
      return block.text;
    case "paragraph":
      return plainText(block.inlines);
    case "list":
      return block.items.map(plainText).join(" ");
    case "table":
      return [block.caption, ...block.rows.flat().map(({ inlines }) => plainText(inlines))].join(" ");
    case "chart":
      return `${block.title} ${block.subtitle}`;
    default:
      return "";
  }
}
