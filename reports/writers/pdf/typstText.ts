import type { Inline } from "../../document.js";
import { outsideLink } from "../outsideLink.js";
import { printable } from "../printable.js";

/** Names of files run on without a blank: behind an underscore or a hyphen they may be broken, where they are long. */
export const breakable = (words: string): string =>
  words.replaceAll(/\S{15,}/g, (long) => long.replaceAll(/[_-](?=[^_-])/g, "$&\u200b"));

/**
 * Words as a string of Typst's code. Words never stand in its markup, so that no sign of an extract means anything to it.
 */
export const typstString = (words: string): string =>
  `"${printable(words).replaceAll(/[\\"]/g, "\\$&").replaceAll("\n", "\\n")}"`;

/** Words as content of Typst's code. */
export const typstWords = (words: string): string => `text(${typstString(breakable(words))})`;

/** A name that Typst can give to a place; each id of a document has its own. */
export const typstLabel = (id: string): string =>
  `<${id.replaceAll(/[^A-Za-z0-9_-]/g, (sign) => `.${sign.charCodeAt(0)}`)}>`;

/**
 * Words with their links, as content of Typst's code.
 *
 * @param places ids to which a reference may lead; others are words alone
 */
export function typstInlines(inlines: readonly Inline[], places: ReadonlySet<string>): string {
  if (inlines.length === 0) return "[]";
  return `{${inlines.map((inline) => typstInline(inline, places)).join("; ")}}`;
}

function typstInline(inline: Inline, places: ReadonlySet<string>): string {
  const words = typstWords(inline.text);
  switch (inline.kind) {
    case "text":
    // where a figure comes from is in the list at the end, by its measure; a link to it would say nothing on paper
    case "figure":
      return words;
    case "strong":
      return `strong(${words})`;
    case "emphasis":
      return `emph(${words})`;
    case "link":
      return `link(${typstString(outsideLink(inline.href))}, ${words})`;
    case "reference":
      return places.has(inline.target) ? `link(${typstLabel(inline.target)}, ${words})` : words;
  }
}
