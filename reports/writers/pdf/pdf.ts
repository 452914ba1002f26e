import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Document } from "../../document.js";
import { checkAccent } from "../../drawing/contrast.js";
import { readFonts } from "./fonts.js";
import { loadTypst } from "./loadTypst.js";
import { typstSource } from "./typstSource.js";

let known: NodeCompiler | undefined;

/**
 * A PDF/UA-1 (ISO 14289-1) on A4: tagged, with bookmarks, header rows, alternative text on every chart, its title and its
 * language, so that it may be published (the Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations
 * 2018). Typst refuses to write a file that would not conform. The same document gives the same bytes: its date is that
 * of the evidence.
 *
 * @param drawings the SVG of each chart, by its id
 * @throws UserError where the house colour cannot be read on white, or this copy of the program came without Typst
 */
export async function writePdf(
  document: Document,
  drawings: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  checkAccent(document.accent);
  known ??= (await loadTypst()).create({ fontArgs: [{ fontBlobs: readFonts() }] });
  const source = typstSource(document, drawings);
  const made = known.compile({ mainFileContent: source, resetRead: true });
  const { result } = made;
  if (result === null) {
    const fault = made.takeDiagnostics() ?? made.takeError();
    const said = fault === null ? "" : JSON.stringify(known.fetchDiagnostics(fault));
    throw new Error(`the PDF of ${document.name} was not made: ${said}`);
  }
  return known.pdf(result, {
    pdfStandard: "ua-1",
    creationTimestamp: Date.parse(`${document.date}T00:00:00Z`) / 1000,
  });
}
