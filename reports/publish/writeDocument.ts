import path from "node:path";
import { replaceFile } from "../../pipeline/replaceFile.js";
import type { Document } from "../document.js";

/** Each writer is loaded when it is asked for: Word's alone takes longer to load than the page takes to write. */
const writers = {
  html: async (document: Document) => (await import("../writers/html.js")).writeHtml(document),
  docx: async (document: Document) => (await import("../writers/docxBeside.js")).writeDocxBeside(document),
  xlsx: async (document: Document) => (await import("../writers/xlsx.js")).writeXlsx(document),
} satisfies Record<string, (document: Document) => Promise<string | Uint8Array>>;

export type Format = keyof typeof writers;

export const formats = Object.keys(writers) as Format[];

/** Has loaded in their threads what the formats will need, while the document is still being read. */
export async function beginWriting(chosen: readonly Format[] = formats): Promise<void> {
  if (chosen.includes("html") || chosen.includes("docx"))
    (await import("../drawing/renderChart.js")).drawing.begin();
  if (!chosen.includes("docx")) return;
  (await import("../writers/docxBeside.js")).writingDocx.begin();
  (await import("../drawing/renderPng.js")).rasterising.begin();
}

/**
 * Writes a document into a folder and returns the files. Each is written beside its place and renamed, so that
 * a reader never meets half of one.
 *
 * @throws UserError where the folder cannot be written to, or a file in it is open elsewhere
 */
export async function writeDocument(
  document: Document,
  folder: string,
  chosen: readonly Format[] = formats,
): Promise<string[]> {
  // Word's is made beside the others, so it is begun first
  const begun = [...chosen].sort((a, b) => Number(b === "docx") - Number(a === "docx"));
  const made = new Map(begun.map((format) => [format, writers[format](document)]));
  const all = await Promise.all(
    chosen.map(async (format) => ({ format, bytes: (await made.get(format)) ?? "" })),
  );
  return all.map(({ format, bytes }) => {
    const file = path.join(folder, `${document.name}.${format}`);
    replaceFile(file, bytes);
    return file;
  });
}
