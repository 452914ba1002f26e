import type { Chart } from "../../document.js";
import { escapeHtml } from "../../writers/escapeHtml.js";

const margin = 24;
const line = 20;
const letter = 7.6;

/**
 * A chart as one SVG that can leave the page: on white, under its title, with whose figures it shows. Sizes in CSS pixels.
 *
 * @param svg what `drawInPage` returns
 */
export function pictureOf(
  svg: string,
  { title, subtitle, table }: Chart,
): { svg: string; width: number; height: number } {
  const size = (name: "width" | "height") =>
    Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0);
  const width = Math.ceil(size("width")) + 2 * margin;
  const fits = Math.floor((width - 2 * margin) / letter);
  const above = [
    ...wrapped(title, fits).map((words) => ({ words, style: 'font-weight="bold" fill="#262b30"' })),
    ...wrapped(subtitle, fits).map((words) => ({ words, style: 'fill="#59626b"' })),
  ];
  const below = wrapped([...table.notes, `Source: ${table.source}.`].join(" "), fits).map((words) => ({
    words,
    style: 'fill="#59626b"',
  }));
  const top = margin + above.length * line + 8;
  const bottom = top + Math.ceil(size("height")) + line;
  const height = bottom + below.length * line + margin - line;
  const text =
    (from: number) =>
    ({ words, style }: { words: string; style: string }, index: number) =>
      `<text x="${margin}" y="${from + index * line}" font-family="Arial, Helvetica, sans-serif" font-size="14" ${style}>${escapeHtml(words)}</text>`;
  return {
    width,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#ffffff"/>${above.map(text(margin + 12)).join("")}<g transform="translate(${margin},${top})">${svg}</g>${below.map(text(bottom)).join("")}</svg>`,
  };
}

/** Words in lines of so many letters; a longer word has a line of its own. */
function wrapped(words: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > letters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
