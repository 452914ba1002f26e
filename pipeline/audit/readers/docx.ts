import { UserError } from "../../errors.js";
import type { Line } from "../document.js";
import { readMarkup } from "./markup.js";

/**
 * The paragraphs and table rows of a Word document, one line each, numbered in order.
 * The page is Word's own last rendering where the file keeps it, else explicit page breaks; null without either.
 *
 * @throws UserError when the bytes are not a Word document
 */
export async function readDocx(path: string, bytes: Buffer): Promise<Line[]> {
  const { default: JSZip } = await import("jszip");
  let xml: string | undefined;
  try {
    xml = await (await JSZip.loadAsync(bytes)).file("word/document.xml")?.async("string");
  } catch (cause) {
    throw new UserError(`${path}: not a Word document`, { hint: "save it again as .docx", cause });
  }
  if (xml === undefined)
    throw new UserError(`${path}: no word/document.xml inside`, { hint: "save it again as .docx" });
  return readBody(xml);
}

function readBody(xml: string): Line[] {
  const paged = /<w:lastRenderedPageBreak|<w:br[^>]*w:type="page"/.test(xml);
  const rendered = xml.includes("<w:lastRenderedPageBreak");
  const lines: Line[] = [];
  let page = 1;
  let pageAtStart = 1;
  let text = "";
  let listed = false;
  let inText = false;
  let rows = 0;
  const push = (line: string) =>
    lines.push({ number: lines.length + 1, page: paged ? pageAtStart : null, text: line });

  for (const token of readMarkup(xml)) {
    if (token.kind === "text") {
      if (inText) text += token.text;
    } else if (token.name === "w:t") {
      inText = token.kind === "open";
    } else if (token.name === "w:tab" && token.kind === "empty") {
      text += "\t";
    } else if (token.name === "w:lastrenderedpagebreak") {
      page += 1;
    } else if (token.name === "w:br") {
      if (/w:type="page"/.test(token.text)) page += rendered ? 0 : 1;
      else text += " ";
    } else if (token.name === "w:numpr" && token.kind === "open") {
      listed = true;
    } else if (token.name === "w:tr") {
      if (token.kind === "open" && rows === 0) [text, pageAtStart] = ["", page];
      rows += token.kind === "open" ? 1 : -1;
      if (token.kind === "close" && rows === 0) push(text.replace(/\t$/, ""));
      if (rows === 0) text = "";
    } else if (token.name === "w:tc" && token.kind === "close") {
      text = `${text.trimEnd()}\t`;
    } else if (token.name === "w:p" && token.kind !== "open") {
      if (rows > 0) text += " ";
      else push(`${listed ? "- " : ""}${text}`);
      if (rows === 0) text = "";
      listed = false;
    } else if (token.name === "w:p" && rows === 0) {
      [text, pageAtStart] = ["", page];
    }
  }
  return withBlanks(lines);
}

/** Word's paragraphs stand apart; a blank line between them says so to whoever joins wrapped lines. */
function withBlanks(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) =>
    line.text.includes("\t") || line.text.startsWith("- ") ? [line] : [line, { ...line, text: "" }],
  );
}
