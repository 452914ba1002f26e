import {
  BookmarkEnd,
  BookmarkStart,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from "docx";
import type { Numbers } from "../annex.js";
import type { Document, Inline } from "../document.js";
import { outsideLink } from "./outsideLink.js";
import { printable } from "./printable.js";

/** Numbers that run through one Word file: Word knows bookmarks and pictures by them. */
export interface Run {
  accent: string;
  provenance: Document["provenance"];
  /** the document's ids → names that Word takes for bookmarks */
  bookmarks: Map<string, string>;
  numbers: Numbers;
  charts: number;
  marks: number;
  /** the next heading opens a page */
  breakBefore: boolean;
}

/** Word's name for the bookmark of an id: letters and digits only, and short. */
export function bookmarkNames(document: Document): Map<string, string> {
  const ids = document.blocks.flatMap((block) => ("id" in block ? [block.id] : []));
  return new Map(ids.map((id, index) => [id, `b${index + 1}`]));
}

/** docx types no bookmark's ends as a paragraph's child, though it writes them; its own Bookmark repeats one number. */
export function marked(id: string, children: ParagraphChild[], run: Run): ParagraphChild[] {
  const name = run.bookmarks.get(id);
  if (name === undefined) throw new Error(`no bookmark for "${id}"`);
  run.marks += 1;
  const ends = [new BookmarkStart(name, run.marks), new BookmarkEnd(run.marks)] as unknown as [
    ParagraphChild,
    ParagraphChild,
  ];
  return [ends[0], ...children, ends[1]];
}

export function words(inlines: readonly Inline[], run: Run): ParagraphChild[] {
  return inlines.map((inline): ParagraphChild => {
    const text = printable(inline.text);
    switch (inline.kind) {
      case "text":
        return new TextRun(text);
      case "strong":
        return new TextRun({ text, bold: true });
      case "emphasis":
        return new TextRun({ text, italics: true });
      case "link":
        // a field, since docx numbers its own links out of the way by chance and no two files would be alike
        return new SimpleField(`HYPERLINK "${outsideLink(inline.href)}"`, text);
      case "reference":
        return link(inline.target, new TextRun({ text, style: "Hyperlink" }), run);
      default:
        // no link: hundreds of them, named by bare numbers, lie in the way of the keyboard
        return new TextRun(text);
    }
  });
}

function link(target: string, child: TextRun, run: Run): InternalHyperlink {
  const anchor = run.bookmarks.get(target);
  if (anchor === undefined) throw new Error(`a link to "${target}", which is nowhere`);
  return new InternalHyperlink({ anchor, children: [child] });
}

/** "Table 3. …", the number a field that Word recounts when tables come and go. */
export function captionOf(numbered: string, words: string): ParagraphChild[] {
  const [, kind = "", prefix = "", number = ""] = /^(\w+) ([A-Z]?)(\d+)$/.exec(numbered) ?? [];
  const field = new SimpleField(`SEQ ${kind} \\* ARABIC`, number);
  return [textRun(`${kind} ${prefix}`), field, textRun(`. ${words}`)];
}

export function caption(text: string, id: string, run: Run): Paragraph {
  const number = run.numbers.of.get(id) ?? "";
  return new Paragraph({ style: "Caption", children: marked(id, captionOf(number, text), run) });
}

/** Words as they are, less what a Word file cannot hold. */
export function textRun(words: string, format: { bold?: boolean } = {}): TextRun {
  return new TextRun({ text: printable(words), ...format });
}
