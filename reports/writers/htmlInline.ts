import type { Numbers } from "../annex.js";
import type { Inline, Provenance } from "../document.js";
import { escapeHtml } from "./escapeHtml.js";
import { outsideLink } from "./outsideLink.js";

/** What the blocks of one page share: where figures come from. */
export interface Page {
  provenance: ReadonlyMap<number, Provenance>;
  accent: string;
  numbers: Numbers;
}

/** Words with their links as HTML. */
export function inlines(all: readonly Inline[], page: Page): string {
  return all.map((inline) => htmlInline(inline, page)).join("");
}

function htmlInline(inline: Inline, page: Page): string {
  const words = escapeHtml(inline.text);
  switch (inline.kind) {
    case "text":
      return words;
    case "strong":
      return `<strong>${words}</strong>`;
    case "emphasis":
      return `<em>${words}</em>`;
    case "link":
      return `<a href="${escapeHtml(outsideLink(inline.href))}">${words}</a>`;
    case "reference":
      return `<a href="#${escapeHtml(inline.target)}">${words}</a>`;
    case "figure": {
      const entry = page.provenance.get(inline.provenance);
      if (entry === undefined)
        throw new Error(`figure "${inline.text}" has no provenance ${inline.provenance}`);
      const origin = `${entry.supplier}, ${entry.period}: ${entry.files.join(", ")}`;
      // a link named "357" says nothing in a list of links, and hundreds of them lie in the way of the keyboard
      return `<span class="figure" title="${escapeHtml(origin)}">${words}</span>`;
    }
  }
}
