import path from "node:path";
import { replaceFile } from "../../pipeline/replaceFile.js";
import { pagesOf } from "../annex.js";
import type { Document } from "../document.js";

/** Each writer is loaded when it is asked for: Word's alone takes longer to load than the page takes to write. */
const writers = {
  html: async (document: Document) => (await import("../writers/html.js")).writeHtml(document),
  docx: async (document: Document) =>
    (await import("../writers/docxInThread.js")).writeDocxInThread(document),
  xlsx: async (document: Document) => (await import("../writers/xlsx.js")).writeXlsx(document),
  pdf: async (document: Document) =>
    (await import("../writers/pdf/pdfInThread.js")).writePdfInThread(document),
} satisfies Record<string, (document: Document) => Promise<string | Uint8Array>>;

export type Format = keyof typeof writers;

/** Those that are written unless others are named: a PDF is for what is final, and its compiler is large. */
export const formats: Format[] = ["html", "docx", "xlsx"];

/** Has loaded in their threads what the formats will need, while the document is still being read. */
export async function beginWriting(chosen: readonly Format[] = formats): Promise<void> {
  if (chosen.some((format) => format !== "xlsx")) (await import("../drawing/renderChart.js")).drawing.begin();
  if (chosen.includes("pdf")) (await import("../writers/pdf/pdfInThread.js")).writingPdf.begin();
  if (!chosen.includes("docx")) return;
  (await import("../writers/docxInThread.js")).writingDocx.begin();
  (await import("../drawing/renderPng.js")).rasterising.begin();
}

/**
 * Writes a document into a folder and returns the files, those of its annex among them. Each is written beside its place and renamed, so that
 * a reader never meets half of one.
 *
 * @throws UserError where the folder cannot be written to, or a file in it is open elsewhere
 */
export async function writeDocument(
  document: Document,
  folder: string,
  chosen: readonly Format[] = formats,
): Promise<string[]> {
  // Word's and the PDF are made beside the others, so they are begun first
  const apart = (format: Format) => Number(format === "docx" || format === "pdf");
  const begun = [...chosen].sort((a, b) => apart(b) - apart(a));
  const pages = pagesOf(document);
  // a workbook has the annex in it
  const partsIn = (format: Format) => (format === "xlsx" ? [document] : pages);
  const made = new Map(
    begun.map((format) => [
      format,
      partsIn(format).map(async (part) => ({ name: part.name, bytes: await writers[format](part) })),
    ]),
  );
  const all = await Promise.all(
    chosen.map(async (format) => ({ format, parts: await Promise.all(made.get(format) ?? []) })),
  );
  return all.flatMap(({ format, parts }) =>
    parts.map(({ name, bytes }) => {
      const file = path.join(folder, `${name}.${format}`);
      replaceFile(file, bytes);
      return file;
    }),
  );
}
