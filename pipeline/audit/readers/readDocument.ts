import { readFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import { UserError } from "../../errors.js";
import { fileFault } from "../../fileFault.js";
import type { DocumentFormat, Line, SourceDocument } from "../document/document.js";
import { numberPages } from "../document/numberPages.js";
import { readDocx } from "./docx.js";
import { readHtml } from "./html.js";
import { readLayout } from "./layout.js";
import { readPdf } from "./pdf.js";

const FORMATS: Readonly<Record<string, DocumentFormat>> = {
  ".txt": "text",
  ".text": "text",
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".docx": "docx",
  ".pdf": "pdf",
};

/**
 * Read a finished document into lines with their page where the format shows one.
 *
 * @param path - a .txt, .md, .html, .docx or .pdf file; PDF needs `pdftotext` on the PATH
 * @throws UserError when the file is missing, of another kind, or holds no text
 */
export async function readDocument(path: string): Promise<SourceDocument> {
  const format = FORMATS[extname(path).toLowerCase()];
  if (format === undefined) {
    throw new UserError(`${path}: not a document the audit can read`, {
      hint: "give a .txt, .md, .html, .docx or .pdf file",
    });
  }
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw fileFault(path, cause);
  }
  const lines = await readLines(format, path, bytes);
  if (lines.every((line) => line.text.trim() === "")) {
    throw new UserError(`${path}: holds no text`, {
      hint: "a scanned document needs its text recognised first",
    });
  }
  return { name: basename(path), format, lines };
}

async function readLines(format: DocumentFormat, path: string, bytes: Buffer): Promise<Line[]> {
  if (format === "docx") return readDocx(path, bytes);
  if (format === "pdf") return readLayout(await readPdf(path));
  if (format === "html") return readHtml(decode(bytes));
  return numberPages(decode(bytes));
}

/** UTF-8 (with or without a byte-order mark) or UTF-16LE when they are valid, else Windows-1252. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
