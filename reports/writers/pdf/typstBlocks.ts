import { afterContents, type Numbers, numbersOf } from "../../annex.js";
import type { Block, Chart, Document } from "../../document.js";
import { originGroups } from "../originGroups.js";
import { typstTable, typstWordTable } from "./typstTable.js";
import { typstInlines, typstLabel, typstString } from "./typstText.js";

/** What the blocks of one file share. */
interface Page {
  document: Document;
  /** the drawing of each chart, by its id */
  drawings: ReadonlyMap<string, string>;
  /** ids to which references lead */
  places: ReadonlySet<string>;
  numbers: Numbers;
}

/** The blocks of a document as Typst, one after another. */
export function typstBlocks(document: Document, drawings: ReadonlyMap<string, string>): string {
  const places = new Set(document.blocks.flatMap((block) => ("id" in block ? [block.id] : [])));
  const page = { document, drawings, places, numbers: numbersOf(document) };
  const second = afterContents(document);
  return document.blocks
    .map((block) => `${block === second ? contents : ""}${typstBlock(block, page)}`)
    .join("\n\n");
}

const contents = '#outline(title: "Contents", depth: 1)\n\n';

function typstBlock(block: Block, page: Page): string {
  const inlines = (some: Parameters<typeof typstInlines>[0]) => typstInlines(some, page.places);
  switch (block.kind) {
    case "heading":
      return `#heading(level: ${block.level}, text(${typstString(block.text)})) ${typstLabel(block.id)}`;
    case "paragraph":
      return `#${{ plain: "par", lead: "lead", note: "small" }[block.style]}(${inlines(block.inlines)})`;
    case "list":
      return `#${block.ordered ? "enum" : "list"}(${block.items.map(inlines).join(", ")})`;
    case "callout":
      return typstCallout(block.title, block.paragraphs.map(inlines));
    case "terms":
      return `#terms(${block.items.map(({ term, meaning }) => `terms.item(text(${typstString(term)}), text(${typstString(meaning)}))`).join(", ")})`;
    case "table":
      return typstTable(
        { ...block, caption: `${page.numbers.of.get(block.id) ?? ""}. ${block.caption}` },
        page.places,
      );
    case "chart":
      return chart(block, page);
    case "provenance":
      return provenance(block.caption, page);
    case "contents":
      return `#pagebreak(weak: true)\n${contents}`;
    case "annex":
      return "";
    case "pageBreak":
      return "#pagebreak(weak: true)";
  }
}

/** A box with its name, and paragraphs that are content already. */
export const typstCallout = (title: string, paragraphs: readonly string[]): string =>
  `#callout(${typstString(title)}, ${paragraphs.map((paragraph) => `par(${paragraph})`).join(", ")})`;

/** The drawing itself, not a picture of it: its words are text of the file; what it shows is its alternative text. */
function chart(block: Chart, { drawings, places, numbers }: Page): string {
  const svg = drawings.get(block.id);
  if (svg === undefined) throw new Error(`chart ${block.id} was not drawn`);
  const size = (name: string) => Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 0);
  const width = Math.min(440, size("width") * 0.7);
  return `#figure(kind: image, alt: ${typstString(block.alt)}, caption: {strong(text(${typstString(`${numbers.of.get(block.id) ?? ""}. ${block.title}`)})); linebreak(); text(${typstString(block.subtitle)})},
image(bytes(${typstString(svg)}), format: "svg", width: ${width}pt))${places.has(block.id) ? typstLabel(block.id) : ""}`;
}

/** One line a measure, and the extracts by their numbers. */
function provenance(caption: string, { document, numbers: { provenance: numbers } }: Page): string {
  const { extracts, groups } = originGroups(document.provenance);
  const rows = groups.map(({ measure, figures, supplier, extracts: places, query, source }) => [
    ...[measure, figures, supplier, places.join(", "), `${query}, ${source}`],
  ]);
  return [
    typstWordTable(
      `${numbers[0]}. ${caption}`,
      "<provenance>",
      ["Measure", "Figures", "Supplier", "Extracts", "Read from"],
      rows,
    ),
    ...(extracts.length === 0
      ? []
      : [
          typstWordTable(
            `${numbers[1]}. The extracts and their numbers`,
            "<extracts>",
            ["No.", "Extract"],
            extracts.map((file, index) => [String(index + 1), file]),
          ),
        ]),
  ].join("\n\n");
}
