import { addAll } from "../../bulk.js";
import { UserError } from "../../errors.js";
import type { Line } from "../document/document.js";
import { readMarkup } from "./markup.js";

/**
 * The paragraphs and table rows of a Word document, one line each, numbered in order; a text box follows the
 * paragraph it is anchored in. The page is Word's own last rendering where the file keeps it, else explicit page
 * breaks; null without either.
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

/** What does not stand in the document as it is read: moved or deleted text, and the older twin of a drawing. */
const GONE = new Set(["w:movefrom", "w:del", "mc:fallback"]);
/** Characters that Word writes as elements. */
const SIGNS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:nobreakhyphen": "-",
  "w:softhyphen": "",
  "w:cr": " ",
};

/** The text of the body, or of one text box in it. */
interface Story {
  text: string;
  listed: boolean;
  rows: number;
  page: number;
  lines: Omit<Line, "number">[];
}

function readBody(xml: string): Line[] {
  const paged = /<w:lastRenderedPageBreak|<w:br[^>]*w:type="page"/.test(xml);
  const rendered = xml.includes("<w:lastRenderedPageBreak");
  const open = (page: number): Story => ({ text: "", listed: false, rows: 0, page, lines: [] });
  const stories: Story[] = [open(1)];
  const boxes: Omit<Line, "number">[] = [];
  let page = 1;
  let inText = false;
  let gone = 0;

  for (const token of readMarkup(xml)) {
    const story = stories.at(-1);
    if (story === undefined) break;
    const push = (text: string) => story.lines.push({ page: paged ? story.page : null, text });
    if (GONE.has(token.name)) {
      gone += token.kind === "open" ? 1 : token.kind === "close" ? -1 : 0;
    } else if (gone > 0) {
      // a paragraph's end mark inside moved text ends nothing that stands
    } else if (token.kind === "text") {
      if (inText) story.text += token.text;
    } else if (token.name === "w:t") {
      inText = token.kind === "open";
    } else if (token.name === "w:txbxcontent") {
      if (token.kind === "open") stories.push(open(page));
      else addAll(boxes, stories.pop()?.lines ?? []);
    } else if (token.kind === "empty" && SIGNS[token.name] !== undefined) {
      story.text += SIGNS[token.name];
    } else if (token.name === "w:lastrenderedpagebreak") {
      page += 1;
    } else if (token.name === "w:br") {
      if (/w:type="page"/.test(token.text)) page += rendered ? 0 : 1;
      else story.text += " ";
    } else if (token.name === "w:numpr" && token.kind === "open") {
      story.listed = true;
    } else if (token.name === "w:tr") {
      if (token.kind === "open" && story.rows === 0) [story.text, story.page] = ["", page];
      story.rows += token.kind === "open" ? 1 : -1;
      if (token.kind === "close" && story.rows === 0) push(story.text.replace(/\t$/, ""));
      if (story.rows === 0) story.text = "";
    } else if (token.name === "w:tc" && token.kind === "close") {
      story.text = `${story.text.trimEnd()}\t`;
    } else if (token.name === "w:p" && token.kind !== "open") {
      if (story.rows > 0) story.text += " ";
      else push(`${story.listed ? "- " : ""}${story.text}`);
      if (story.rows === 0) story.text = "";
      story.listed = false;
      if (stories.length === 1 && boxes.length > 0) addAll(story.lines, boxes.splice(0));
    } else if (token.name === "w:p" && story.rows === 0) {
      [story.text, story.page] = ["", page];
    }
  }
  return withBlanks((stories[0]?.lines ?? []).map((line, index) => ({ ...line, number: index + 1 })));
}

/**
 * Word's paragraphs stand apart, and so does what follows a list from its last item; a blank line between them says so to
 * whoever joins wrapped lines.
 */
function withBlanks(lines: readonly Line[]): Line[] {
  const isItem = (line: Line | undefined): boolean => line?.text.startsWith("- ") === true;
  return lines.flatMap((line, index) => {
    const goesOn = line.text.includes("\t") || (isItem(line) && isItem(lines[index + 1]));
    return goesOn ? [line] : [line, { ...line, text: "" }];
  });
}
