import type { NodeCompiler, NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import type { Document } from "../../document.js";
import { checkAccent } from "../../drawing/contrast.js";
import { readFonts } from "./fonts.js";
import { loadTypst } from "./loadTypst.js";
import { endOfDocument, typstSource } from "./typstSource.js";

let known: NodeCompiler | undefined;

/**
 * A PDF/UA-1 (ISO 14289-1) on A4: tagged, with bookmarks, header rows, alternative text on every chart, its title and its
 * language, so that it may be published (the Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations
 * 2018). Typst refuses to write a file that would not conform. The same document gives the same bytes: its date is that
 * of the evidence. A last page that would be nearly empty is set with those before it, closer, or filled by setting all of them wider.
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
  const result = laidOut(known, document, drawings);
  return known.pdf(result, {
    pdfStandard: "ua-1",
    creationTimestamp: Date.parse(`${document.date}T00:00:00Z`) / 1000,
  });
}

/** Room between blocks, as shares of the usual: what is closer, or wider, is no longer pleasant to read. */
const [closer, wider] = [
  [0.94, 0.88, 0.82],
  [1.08, 1.16, 1.24, 1.32],
];

/** A last page that ends higher than this, in points of the 842 of A4, is nearly empty. */
const nearlyEmpty = 220;

function laidOut(
  compiler: NodeCompiler,
  document: Document,
  drawings: ReadonlyMap<string, string>,
): NodeTypstDocument {
  const usual = compiled(compiler, document, typstSource(document, drawings));
  const { page, at } = endOf(compiler, usual);
  if (page === 1 || at > nearlyEmpty) return usual;
  const airy = (room: number) => compiled(compiler, document, typstSource(document, drawings, room));
  for (const room of closer) {
    const made = airy(room);
    if (endOf(compiler, made).page < page) return made;
  }
  // of few pages there is less to gain, and a few lines more are soon on the last
  for (const room of wider) {
    const made = airy(room);
    if (endOf(compiler, made).at > nearlyEmpty) return made;
  }
  return usual;
}

function compiled(compiler: NodeCompiler, document: Document, source: string): NodeTypstDocument {
  const made = compiler.compile({ mainFileContent: source, resetRead: true });
  const { result } = made;
  if (result !== null) return result;
  const fault = made.takeDiagnostics() ?? made.takeError();
  const said = fault === null ? "" : JSON.stringify(compiler.fetchDiagnostics(fault));
  throw new Error(`the PDF of ${document.name} was not made: ${said}`);
}

function endOf(compiler: NodeCompiler, made: NodeTypstDocument): { page: number; at: number } {
  const found: unknown = compiler.query(made, { selector: `<${endOfDocument}>` });
  const [end] = found as { value: { page: number; at: number } }[];
  if (end === undefined) throw new Error("the PDF has no end");
  return end.value;
}
