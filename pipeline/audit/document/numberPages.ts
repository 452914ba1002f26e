import type { Line } from "./document.js";

const PRINTED_PAGE = /^\s*(?:[-–—]\s*)?(?:page\s+)?(\d{1,3})(?:\s+of\s+\d{1,3})?(?:\s*[-–—])?\s*$/i;

/** The number of a line that holds nothing but a page number, else null. */
export function printedPage(text: string): number | null {
  const match = PRINTED_PAGE.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]);
}

/**
 * Split text into lines and give each its page: form feeds decide where there are any,
 * else page numbers printed alone on a line, each closing the page it names.
 */
export function numberPages(text: string): Line[] {
  const rows = text.split(/\r\n|\n|\r/);
  return text.includes("\f") ? pagesByFormFeed(rows) : pagesByPrintedNumber(rows);
}

function pagesByFormFeed(rows: readonly string[]): Line[] {
  let page = 1;
  return rows.map((row, index) => {
    page += (row.match(/\f/g) ?? []).length;
    return { number: index + 1, page, text: row.replaceAll("\f", "") };
  });
}

function pagesByPrintedNumber(rows: readonly string[]): Line[] {
  const pages: (number | null)[] = rows.map(() => null);
  let last = 0;
  let open = 0;
  rows.forEach((row, index) => {
    const printed = printedPage(row);
    // A lone number that does not follow the last page printed is a cell or a figure, not a foot of page.
    if (printed === null || (last === 0 ? printed > 5 : printed !== last + 1)) return;
    for (let line = open; line <= index; line += 1) pages[line] = printed;
    open = index + 1;
    last = printed;
  });
  // A higher number alone on its line: these are pages of an extract, or cells, and the pages are not known.
  const marked = last >= 2 && !rows.some((row) => (printedPage(row) ?? 0) > last);
  return rows.map((row, index) => {
    const page = pages[index] ?? (marked ? last + 1 : null);
    return { number: index + 1, page: marked ? page : null, text: row };
  });
}
