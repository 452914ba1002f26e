import type { Document } from "../../document.js";
import { typstBlocks, typstCallout } from "./typstBlocks.js";
import { typstString } from "./typstText.js";

/** Typst's label of the page, and of the height on it in points, with which a document ends. */
export const endOfDocument = "end-of-document";

/**
 * A document as the source of a PDF: A4, at 10 points and tables too, British English, page numbers, its name on every page;
 * headings become bookmarks. The drawings are those of `renderChart`, by the ids of their charts. Where its last block ends is
 * said by metadata at `endOfDocument`.
 *
 * @param airy the room between blocks and lines as a share of the usual
 */
export function typstSource(document: Document, drawings: ReadonlyMap<string, string>, airy = 1): string {
  /** a measure of the room between things */
  const room = (size: number): string => (size * airy).toFixed(3);
  const { title, subtitle, organisation, notices, accent } = document;
  const [year, month, day] = document.date.split("-").map(Number);
  const whole = `${title}, ${subtitle}`;
  return `#set document(title: ${typstString(`${whole}: ${organisation}`)}, author: ${typstString(organisation)}, date: datetime(year: ${year}, month: ${month}, day: ${day}))
#set text(font: "DejaVu Sans", stretch: 90%, size: 10pt, lang: "en", region: "GB", fallback: false, fill: rgb("#1c2024"), hyphenate: false)
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm), footer: context align(right, text(size: 8pt, ${typstString(`${whole}    Page `)} + counter(page).display())))
#set par(leading: ${room(0.58)}em, spacing: ${room(0.85)}em)
#set figure(numbering: none, supplement: none, gap: 0.6em)
#set figure.caption(position: top)
#show figure: set block(breakable: true, above: ${room(1.1)}em, below: ${room(1)}em)
#show figure.where(kind: image): set block(breakable: false)
#show figure.caption: it => align(left, it.body)
#show figure.caption.where(kind: table): it => block(sticky: true, width: 100%, align(left, it.body))
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): set align(left)
#show figure.where(kind: image): set align(left)
#show figure.caption.where(kind: table): set text(weight: "bold")
#set table(stroke: (x, y) => (bottom: if y == 0 { 0.8pt } else { 0.4pt } + rgb("#9aa3ac")), inset: (x: 4pt, y: ${room(2.6)}pt))
#show table: set text(size: 10pt)
#show table: set par(leading: ${room(0.45)}em)
#show heading: set text(fill: rgb(${typstString(accent)}), weight: "bold")
#show heading.where(level: 1): set text(size: 16pt)
#show heading.where(level: 1): set block(above: ${room(1.6)}em, below: ${room(0.8)}em)
#show heading.where(level: 2): set text(size: 12.5pt)
#show heading.where(level: 2): set block(above: ${room(1.5)}em, below: ${room(0.7)}em)
#show heading.where(level: 3): set text(size: 10.5pt)
#show outline.entry.where(level: 1): set block(above: ${room(0.55)}em)
#show link: set text(fill: rgb(${typstString(accent)}))
#let small(body) = block(above: ${room(0.6)}em, below: ${room(0.9)}em, text(size: 8.5pt, fill: rgb("#4b535b"), body))
#let above(body) = block(sticky: true, above: ${room(0.6)}em, below: ${room(0.9)}em, text(size: 8.5pt, fill: rgb("#4b535b"), body))
#let source(columns, body) = table.cell(colspan: columns, stroke: none, align: left, inset: (x: 0pt, top: ${room(6)}pt, bottom: 0pt), text(size: 8.5pt, fill: rgb("#4b535b"), body))
#let lead(body) = block(above: ${room(0.8)}em, below: ${room(1)}em, text(size: 11.5pt, body))
#let callout(name, ..paragraphs) = block(width: 100%, breakable: false, fill: rgb("#f4f6f8"), stroke: (left: 3pt + rgb("#8a949e")), inset: 9pt, above: ${room(1.1)}em, below: ${room(1.1)}em, { strong(name); for paragraph in paragraphs.pos() { paragraph } })

#text(size: 10pt, fill: rgb("#4b535b"), ${typstString(organisation)})
#block(above: 0.8em, below: 1.1em, title(text(size: 22pt, weight: "bold", ${typstString(title)})))
#text(size: 12pt, ${typstString(subtitle)})

${notices.map((notice) => typstCallout(notice.title, [`text(${typstString(notice.text)})`])).join("\n\n")}

${typstBlocks(document, drawings)}

#context [#metadata((page: here().page(), at: here().position().y.pt())) <${endOfDocument}>]
`;
}
