import { convertToXmlComponent, type FileChild } from "docx";

/** A4 less the margins, in twentieths of a point: where page numbers end. */
const textWidth = 9638;

type Element = Parameters<typeof convertToXmlComponent>[0];

/**
 * Contents as a line for each heading: a link to it, and a field of its page. Not Word's own contents field: what that holds is
 * shown as it was written until someone updates it, without page numbers, while fields of pages are worked out on opening.
 */
export function contentsLines(entries: readonly { words: string; anchor: string }[]): FileChild[] {
  const tabs = element("w:tabs", {}, [
    element("w:tab", { "w:val": "right", "w:leader": "dot", "w:pos": String(textWidth) }),
  ]);
  return entries.map(({ words, anchor }) => {
    const made = convertToXmlComponent(
      element("w:p", {}, [
        element("w:pPr", {}, [element("w:pStyle", { "w:val": "TOC1" }), tabs]),
        element("w:hyperlink", { "w:anchor": anchor, "w:history": "1" }, [
          run(element("w:t", { "xml:space": "preserve" }, [text(words)])),
          run(element("w:tab")),
          ...pageNumber(anchor),
        ]),
      ]),
    );
    return made as unknown as FileChild; // docx takes any component here, but types its own only
  });
}

/** A field of its own for the page, marked as to be worked out, which is done when the file is opened. */
function pageNumber(anchor: string): Element[] {
  const instruction = element("w:instrText", { "xml:space": "preserve" }, [text(` PAGEREF ${anchor} \\h `)]);
  return [mark("begin", { "w:dirty": "true" }), run(instruction), mark("separate"), mark("end")];
}

function element(name: string, attributes: Record<string, string> = {}, elements: Element[] = []): Element {
  return { type: "element", name, attributes, elements };
}

function text(words: string): Element {
  return { type: "text", text: words };
}

function run(child: Element): Element {
  return element("w:r", {}, [child]);
}

function mark(type: string, attributes: Record<string, string> = {}): Element {
  return run(element("w:fldChar", { "w:fldCharType": type, ...attributes }));
}
