import type { Line } from "../document/document.js";
import { readMarkup } from "./markup.js";
import { tableGrid } from "./tableGrid.js";

const BLOCKS = new Set(
  "address article aside blockquote body br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead title tr ul".split(
    " ",
  ),
);
const UNSEEN = new Set(["script", "style", "svg", "template", "noscript", "head"]);

/**
 * The visible text of an HTML page. Each block is one line, numbered by where it starts in the
 * source; table cells are parted by tabs; list items open with "- ". Pages are not known.
 */
export function readHtml(source: string): Line[] {
  const starts = lineStarts(source);
  const lines: Line[] = [];
  let text = "";
  let at = 0;
  let hidden: string | null = null;
  let depth = 0;
  const grid = tableGrid();

  const flush = (blankAfter: boolean) => {
    const clean = text.replace(/[^\S\t]+/g, " ").replace(/^ +|[ \t]+$/g, "");
    if (clean.trim() !== "" && clean !== "-")
      lines.push({ number: lineOf(starts, at), page: null, text: clean });
    if (blankAfter && lines.at(-1)?.text !== "")
      lines.push({ number: lines.at(-1)?.number ?? 1, page: null, text: "" });
    text = "";
  };

  for (const token of readMarkup(source)) {
    if (hidden !== null) {
      if (token.name === hidden) depth += token.kind === "open" ? 1 : token.kind === "close" ? -1 : 0;
      if (depth === 0) hidden = null;
    } else if (token.kind === "text") {
      if (/^[\s-]*$/.test(text) && token.text.trim() !== "")
        at = token.offset + (/^\s*/.exec(token.text)?.[0].length ?? 0);
      text += token.text.replace(/\s+/g, " ");
    } else if (UNSEEN.has(token.name) && token.kind === "open") {
      hidden = token.name;
      depth = 1;
    } else if (token.name === "td" || token.name === "th") {
      if (token.kind === "open") text += grid.open(token, text.length);
      else if (token.kind === "close") text = grid.close(text);
    } else if (BLOCKS.has(token.name)) {
      if (token.kind === "open" && (token.name === "tr" || token.name === "table")) grid.next(token.name);
      const insideCell =
        (grid.inside() || text.includes("\t")) && token.name !== "tr" && token.name !== "table";
      if (insideCell) text += " ";
      else flush(token.name !== "br" && token.name !== "tr" && token.name !== "li");
      if (token.name === "li" && token.kind === "open") text = "- ";
    }
  }
  flush(false);
  return lines;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let index = source.indexOf("\n"); index !== -1; index = source.indexOf("\n", index + 1))
    starts.push(index + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
