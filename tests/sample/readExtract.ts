import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";

export const folder = path.join(import.meta.dirname, "../../data/sample");

export type Row = Record<string, string>;

/** The committed file, read without the pipeline: the rows below the line that begins with `header`, by its labels. */
export function readExtract(name: string, header: string): Row[] {
  const lines = parse(decode(readFileSync(path.join(folder, name))), {
    delimiter: [",", "\t"],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const at = lines.findIndex((cells) => cells[0] === header);
  if (at < 0) throw new Error(`${name} has no line that begins with ${header}`);
  const labels = lines[at] ?? [];
  return lines
    .slice(at + 1)
    .map((cells) => Object.fromEntries(labels.map((label, i) => [label, (cells[i] ?? "").trim()])));
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** `1,221` → 1221; anything but a whole number is an error. */
export function whole(text: string): number {
  if (!/^\d{1,3}(,\d{3})*$|^\d+$/.test(text)) throw new Error(`not a whole number: "${text}"`);
  return Number(text.replaceAll(",", ""));
}

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** `01/10/2022`, `01/10/2022 09:30`, `Oct-22`, `October 2022` → `2022-10`; undefined for other text. */
export function monthOf(text: string): string | undefined {
  const date = /^\d{2}\/(\d{2})\/(\d{4})( \d{2}:\d{2})?$/.exec(text);
  if (date) return `${date[2]}-${date[1]}`;
  const named = /^([A-Z][a-z]{2})[a-z]*(?:-(\d{2})| (\d{4}))$/.exec(text);
  const number = monthNames.indexOf((named?.[1] ?? "").toLowerCase()) + 1;
  if (!named || number === 0) return undefined;
  return `${named[3] ?? `20${named[2]}`}-${String(number).padStart(2, "0")}`;
}

/** `2022-10` moved by a number of months. */
export function later(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}
