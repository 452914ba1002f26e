import { numbersOf } from "../annex.js";
import type { Block, Chart, Document } from "../document.js";
import { renderChart } from "../drawing/renderChart.js";
import { escapeHtml } from "./escapeHtml.js";
import { inlines, type Page } from "./htmlInline.js";
import { htmlTable } from "./htmlTable.js";
import { originGroups } from "./originGroups.js";

/** The blocks of a document as the inside of `<main>`, with its contents where they come after a first page. */
export async function htmlBlocks(document: Document, contents: string): Promise<string> {
  const page: Page = {
    provenance: new Map(document.provenance.map((entry) => [entry.number, entry])),
    accent: document.accent,
    numbers: numbersOf(document),
  };
  const made: string[] = [];
  for (const block of document.blocks)
    made.push(block.kind === "contents" ? contents : await htmlBlock(block, page));
  return made.join("\n");
}

async function htmlBlock(block: Exclude<Block, { kind: "contents" }>, page: Page): Promise<string> {
  switch (block.kind) {
    case "heading": {
      // the title of the document is the page's h1
      const name = `h${block.level + 1}`;
      return `<${name} id="${escapeHtml(block.id)}">${escapeHtml(block.text)}</${name}>`;
    }
    case "paragraph":
      return `<p${block.style === "plain" ? "" : ` class="${block.style}"`}>${inlines(block.inlines, page)}</p>`;
    case "list": {
      const name = block.ordered ? "ol" : "ul";
      return `<${name}>\n${block.items.map((item) => `<li>${inlines(item, page)}</li>`).join("\n")}\n</${name}>`;
    }
    case "callout":
      return `<div class="callout ${block.tone}"><p class="name">${escapeHtml(block.title)}</p>${block.paragraphs.map((paragraph) => `<p>${inlines(paragraph, page)}</p>`).join("")}</div>`;
    case "terms":
      return `<dl>\n${block.items.map(({ term, meaning }) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(meaning)}</dd>`).join("\n")}\n</dl>`;
    case "table":
      return htmlTable(block, page);
    case "chart":
      return chart(block, page);
    case "provenance":
      return provenance(block.caption, page);
    case "annex":
      return "";
    case "pageBreak":
      return '<div class="break"></div>';
  }
}

async function chart(block: Chart, page: Page): Promise<string> {
  const id = escapeHtml(block.id);
  const drawn = await renderChart(block.chart, block.rows, block.id, page.accent);
  const svg = drawn.replace(
    /^<svg([^>]*)>/,
    (_, attributes: string) =>
      `<svg${attributes} role="img" aria-labelledby="title-${id} desc-${id}"><title id="title-${id}">${escapeHtml(block.title)}</title><desc id="desc-${id}">${escapeHtml(block.alt)}</desc>`,
  );
  return `<figure id="${id}">
<figcaption><strong>${numbered(page, block.id)}${escapeHtml(block.title)}</strong> <span>${escapeHtml(block.subtitle)}</span></figcaption>
<div class="drawing" tabindex="0" role="group" aria-label="Chart: ${escapeHtml(block.title)}">${svg}</div>
<details class="behind"><summary>The numbers behind this chart<span class="hidden">: ${escapeHtml(block.title)}</span></summary>
${htmlTable(block.table, page)}
</details>
</figure>`;
}

/** "Figure 3. ", before what the figure is called. */
const numbered = ({ numbers }: Page, id: string): string => {
  const number = numbers.of.get(id);
  return number === undefined ? "" : `${number}. `;
};

/** One line a measure. */
function provenance(caption: string, page: Page): string {
  const { extracts, groups } = originGroups([...page.provenance.values()]);
  const rows = groups.map((group) => {
    const cells = [
      group.figures,
      group.supplier,
      group.extracts.join(", "),
      `${group.query}, ${group.source}`,
    ];
    return `<tr><th scope="row">${escapeHtml(group.measure)}</th>${cells.map((words) => `<td>${escapeHtml(words)}</td>`).join("")}</tr>`;
  });
  const files = extracts.map(
    (file, index) => `<tr><th scope="row">${index + 1}</th><td>${escapeHtml(file)}</td></tr>`,
  );
  const named = "The extracts and their numbers";
  return [
    origins(
      "provenance",
      `${page.numbers.provenance[0]}. ${caption}`,
      ["Measure", "Figures", "Supplier", "Extracts", "Read from"],
      rows,
    ),
    ...(files.length === 0
      ? []
      : [origins("extracts", `${page.numbers.provenance[1]}. ${named}`, ["No.", "Extract"], files)]),
  ].join("\n");
}

function origins(id: string, caption: string, columns: readonly string[], rows: readonly string[]): string {
  return `<div class="tablebox"><div class="wide" role="region" aria-labelledby="caption-${id}" tabindex="0">
<table class="${id}">
<caption id="caption-${id}"><span>${escapeHtml(caption)}</span></caption>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div></div>`;
}
