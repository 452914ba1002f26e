import { formatDay } from "../../pipeline/calendar/print.js";
import { contentsOf } from "../annex.js";
import { afterFirstPage, type Block, type Document } from "../document.js";
import { checkAccent } from "../drawing/contrast.js";
import { escapeHtml } from "./escapeHtml.js";
import { htmlBlocks } from "./htmlBlocks.js";
import { htmlStyle } from "./htmlStyle.js";

/**
 * One self-contained page: style and drawings inside, no script, no network, so that it opens from a folder or
 * an e-mail. The same document gives the same bytes.
 *
 * @throws UserError where the house colour cannot be read on white
 */
export async function writeHtml(document: Document): Promise<string> {
  checkAccent(document.accent);
  const nav = contents(afterFirstPage(document));
  const placed = document.blocks.some(({ kind }) => kind === "contents");
  const title = `${document.title}, ${document.subtitle}: ${document.organisation}`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapeHtml(document.organisation)}">
<meta name="dcterms.date" content="${escapeHtml(document.date)}">
<title>${escapeHtml(title)}</title>
<style>
${htmlStyle(document.accent)}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
${cover(document)}
<div class="page${placed || document.onePage ? " single" : ""}">
${placed || document.onePage ? "" : nav}
<main id="main" tabindex="-1">
${await htmlBlocks(document, nav)}
</main>
</div>
<footer class="foot"><p>${escapeHtml(document.organisation)}. ${escapeHtml(document.title)}, figures to ${escapeHtml(formatDay(document.date))}.</p></footer>
</body>
</html>
`;
}

function cover(document: Document): string {
  const notices = document.notices
    .map(
      ({ tone, title, text }) =>
        `<div class="callout ${tone}"><p class="name">${escapeHtml(title)}</p><p>${escapeHtml(text)}</p></div>`,
    )
    .join("\n");
  return `<header class="cover">
${logo(document)}<p class="by">${escapeHtml(document.organisation)}</p>
<h1>${escapeHtml(document.title)}</h1>
<p class="when">${escapeHtml(document.subtitle)}</p>
${notices}
</header>`;
}

function logo({ logo: shown }: Document): string {
  if (shown === undefined) return "";
  const type = shown.type === "png" ? "image/png" : "image/svg+xml";
  const data = Buffer.from(shown.bytes).toString("base64");
  return `<p class="logo"><img src="data:${type};base64,${data}" alt="${escapeHtml(shown.text)}"></p>\n`;
}

/** Chapters and their sections, as a nested list. */
function contents(blocks: readonly Block[]): string {
  const chapters: { link: string; sections: string[] }[] = [];
  for (const { id, text, level } of contentsOf(blocks)) {
    const link = `<a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
    if (level === 1) chapters.push({ link, sections: [] });
    else chapters[chapters.length - 1]?.sections.push(link);
  }
  const items = chapters.map(({ link, sections }) =>
    sections.length === 0
      ? `<li>${link}</li>`
      : `<li>${link}\n<ol>${sections.map((section) => `<li>${section}</li>`).join("\n")}</ol></li>`,
  );
  return `<nav class="contents" aria-labelledby="contents-title">
<p class="title" id="contents-title">Contents</p>
<ol>
${items.join("\n")}
</ol>
</nav>`;
}
