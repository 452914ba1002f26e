import type { Cell, Table } from "../document.js";
import { escapeHtml } from "./escapeHtml.js";
import { inlines, type Page } from "./htmlInline.js";

/** A table with its caption, what its shorthand means, its notes and its source. */
export function htmlTable(block: Table, page: Page): string {
  const id = escapeHtml(block.id);
  const number = page.numbers.of.get(block.id);
  const caption =
    number === undefined || number.startsWith("Figure") ? block.caption : `${number}. ${block.caption}`;
  const head = block.columns
    .map(
      ({ label, align }) =>
        `<th scope="col"${align === "right" ? ' class="number"' : ""}>${escapeHtml(label)}</th>`,
    )
    .join("");
  const rows = block.rows.map((row) => {
    const cells = row.map((cell, index) => {
      const inside = tableCell(cell, page);
      if (index === 0 && block.headerColumn) return `<th scope="row">${inside}</th>`;
      return `<td${block.columns[index]?.align === "right" ? ' class="number"' : ""}>${inside}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const whole = `<div class="tablebox">
${block.units === null ? "" : `<p class="units">${escapeHtml(block.units)}</p>\n`}<div class="wide" role="region" aria-labelledby="caption-${id}" tabindex="0">
<table id="${id}">
<caption id="caption-${id}"><span>${escapeHtml(caption)}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div>
<p class="note">${escapeHtml([...block.notes, `Source: ${block.source}.`].join(" "))}</p>
</div>`;
  return block.folded === true
    ? `<details><summary>${escapeHtml(caption)}</summary>\n${whole}\n</details>`
    : whole;
}

function tableCell(cell: Cell, page: Page): string {
  const words = inlines(cell.inlines, page);
  if (cell.mark === undefined || cell.mark === "none") return words;
  return `<span class="mark" aria-hidden="true">${cell.mark === "up" ? "▲" : "▼"}</span> ${words}`;
}
