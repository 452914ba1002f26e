import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UserError } from "../../errors.js";

/**
 * The text of a PDF, its columns kept and its pages parted by form feeds.
 *
 * @throws UserError when `pdftotext` (poppler) is not installed or refuses the file
 */
export async function readPdf(path: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("pdftotext", ["-layout", "-enc", "UTF-8", path, "-"], {
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
    return stdout.replace(/\f\s*$/, "");
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    throw new UserError(
      `${path}: ${missing ? "reading a PDF needs pdftotext" : "pdftotext cannot read it"}`,
      {
        hint: missing
          ? "install poppler, or give the document as .docx or .txt"
          : "give the document as .docx or .txt",
        cause,
      },
    );
  }
}
