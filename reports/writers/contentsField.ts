import { convertToXmlComponent, type FileChild } from "docx";

type Element = Parameters<typeof convertToXmlComponent>[0];

/**
 * Word's contents field, already filled. docx's own puts the field's parts into one run, which LibreOffice
 * shows as text; here each has a run of its own, as Word writes it.
 */
export function contentsField(
  entries: readonly { words: string; level: number; anchor: string }[],
): FileChild {
  const instruction = run(element("w:instrText", { "xml:space": "preserve" }, [text(' TOC \\o "1-2" \\h ')]));
  const paragraphs = entries.map(({ words, level, anchor }, index) =>
    element("w:p", {}, [
      element("w:pPr", {}, [element("w:pStyle", { "w:val": `TOC${level}` })]),
      ...(index === 0 ? [mark("begin", { "w:dirty": "true" }), instruction, mark("separate")] : []),
      element("w:hyperlink", { "w:anchor": anchor, "w:history": "1" }, [
        run(element("w:t", { "xml:space": "preserve" }, [text(words)])),
      ]),
      ...(index === entries.length - 1 ? [mark("end")] : []),
    ]),
  );
  const gallery = element("w:docPartGallery", { "w:val": "Table of Contents" });
  const made = convertToXmlComponent(
    element("w:sdt", {}, [
      element("w:sdtPr", {}, [element("w:docPartObj", {}, [gallery, element("w:docPartUnique")])]),
      element("w:sdtContent", {}, paragraphs),
    ]),
  );
  return made as unknown as FileChild; // docx takes any component here, but types its own only
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
