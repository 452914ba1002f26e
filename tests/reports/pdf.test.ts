import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import { cell, type Document, text } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { writePdfInThread } from "../../reports/writers/pdf/pdfInThread.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

/** A node of the structure that a screen reader walks. */
interface Tag {
  role?: string;
  alt?: string;
  lang?: string;
  children?: Tag[];
}

const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;

/** The nodes of the structure of all pages; a node that runs over two pages comes twice. */
async function tagsOf(pdf: PDFDocumentProxy): Promise<Tag[][]> {
  const pages: Tag[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const flat: Tag[] = [];
    const walk = (tag: Tag): void => {
      flat.push(tag);
      for (const child of tag.children ?? []) walk(child);
    };
    walk((await (await pdf.getPage(number)).getStructTree()) as Tag);
    pages.push(flat);
  }
  return pages;
}

async function wordsOf(pdf: PDFDocumentProxy): Promise<string> {
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  return pages.join(" ").replaceAll(/\s+/g, " ");
}

const squeezed = (words: string): string => words.replaceAll(/\s+/g, "");

describe("a document as PDF/UA-1", () => {
  const document = strategicAssessment(syntheticAssessment());
  let bytes: Uint8Array;
  let pdf: PDFDocumentProxy;

  beforeAll(async () => {
    bytes = await writePdfInThread(document);
    pdf = await open(bytes);
  });

  it("is the same bytes again", async () => {
    expect(Buffer.compare(await writePdfInThread(document), bytes)).toBe(0);
  });

  it("says what it conforms to, its title, which a reader shows, and its language", async () => {
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: `${document.title}, ${document.subtitle}: ${document.organisation}`,
      Author: document.organisation,
      Language: "en-GB",
    });
    expect(metadata?.getRaw()).toMatch(/pdfuaid:part(="|>)1/);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  it("has each heading as a bookmark, chapters holding their sections", async () => {
    const flat = (items: { title: string; items: object[] }[]): string[] =>
      items.flatMap(({ title, items: below }) => [title, ...flat(below as typeof items)]);
    const headings = document.blocks.flatMap((block) => (block.kind === "heading" ? [block] : []));
    const outline = await pdf.getOutline();
    expect(flat(outline)).toEqual(headings.map((heading) => heading.text));
    expect(outline.map(({ title }) => title)).toEqual(
      headings.filter(({ level }) => level === 1).map((heading) => heading.text),
    );
  });

  it("describes each chart, and marks the header cells of each table", async () => {
    const tags = (await tagsOf(pdf)).flat();
    const charts = document.blocks.flatMap((block) => (block.kind === "chart" ? [block.alt] : []));
    expect(charts.length).toBeGreaterThan(2);
    const figures = tags.filter(({ role }) => role === "Figure");
    expect(figures.filter(({ alt }) => alt === undefined || alt === "")).toEqual([]);
    expect(new Set(figures.map(({ alt }) => alt))).toEqual(new Set(charts));
    const tables = tags.filter(({ role }) => role === "Table");
    const expected = document.blocks.filter(({ kind }) => kind === "table");
    expect(tables.length).toBeGreaterThanOrEqual(expected.length);
    const headers = tags.filter(({ role }) => role === "TH").length;
    expect(headers).toBeGreaterThanOrEqual(
      expected.reduce((sum, block) => sum + (block.kind === "table" ? block.columns.length : 0), 0),
    );
    for (const role of ["H1", "H2", "P", "L", "LI", "Caption"])
      expect(tags.filter((tag) => tag.role === role).length, role).toBeGreaterThan(0);
  });

  it("has the words of every block", async () => {
    const said = squeezed(await wordsOf(pdf));
    for (const block of document.blocks) {
      if (block.kind === "table") {
        expect(said).toContain(squeezed(block.caption));
        for (const row of block.rows)
          for (const { inlines } of row)
            for (const inline of inlines) expect(said).toContain(squeezed(inline.text).slice(0, 12));
      }
      if (block.kind === "heading") expect(said).toContain(squeezed(block.text));
    }
  });

  it("takes no word of an extract for its own language", async () => {
    const odd = `#set page(fill: red) "quoted" \\ $x^2$ *bold* _it_ <label> @ref [x] // end`;
    const made = await open(
      await writePdfInThread({
        ...document,
        provenance: [],
        title: odd,
        blocks: [
          { kind: "heading", level: 1, id: "a b#c", text: odd },
          {
            kind: "paragraph",
            style: "plain",
            inlines: [text(odd), { kind: "reference", text: "there", target: "a b#c" }],
          },
          { kind: "list", ordered: false, items: [[text(odd)]] },
          { kind: "callout", tone: "note", title: odd, paragraphs: [[text(odd)]] },
          { kind: "terms", items: [{ term: odd, meaning: odd }] },
          {
            kind: "table",
            id: "t",
            caption: odd,
            columns: [{ label: odd, align: "left" }],
            rows: [[{ ...cell(odd), mark: "up" }]],
            headerColumn: true,
            units: odd,
            notes: [odd],
            source: odd,
          },
        ],
      } satisfies Document),
    );
    const said = squeezed(await wordsOf(made));
    expect(said.split(squeezed(odd)).length - 1).toBeGreaterThanOrEqual(12);
  });

  it("prints no word over the next column and cuts no row, long names of files and many columns notwithstanding", async () => {
    const labels = [
      "Extract",
      "Supplier",
      "Covers",
      "Lines",
      "Records taken",
      "Quarantined",
      "Sent twice",
      "The rest",
      "State",
    ];
    const rows = Array.from({ length: 40 }, (_, at) =>
      [
        `start${at} env_protection_requests_2018-19-synthetic.csv`,
        "Anyshire community safety unit",
        `October 2018 to September 2019 end${at}`,
        ...["1,149", "1,147", "0", "0", "2"],
        "in force",
      ].map((words) => cell(words)),
    );
    const made = await open(
      await writePdfInThread({
        ...document,
        provenance: [],
        blocks: [
          {
            kind: "table",
            id: "t",
            caption: "Extracts received",
            columns: labels.map((label, at) => ({ label, align: at > 2 && at < 8 ? "right" : "left" })),
            rows,
            headerColumn: true,
            units: null,
            notes: [],
            source: "a file",
          },
        ],
      } satisfies Document),
    );
    const pages = await Promise.all(
      Array.from({ length: made.numPages }, async (_, at) => {
        const { items } = await (await made.getPage(at + 1)).getTextContent();
        return items.flatMap((item) =>
          "str" in item && item.str.trim() !== ""
            ? [
                {
                  words: item.str,
                  x: Number(item.transform[4]),
                  y: Number(item.transform[5]),
                  width: item.width,
                },
              ]
            : [],
        );
      }),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const items of pages) {
      const over = items.filter((one) =>
        items.some(
          (other) => Math.abs(one.y - other.y) < 1 && one.x < other.x && one.x + one.width > other.x + 0.5,
        ),
      );
      expect(over.map(({ words }) => words)).toEqual([]);
      const said = items.map(({ words }) => words).join(" ");
      const numbers = (name: string) =>
        [...said.matchAll(new RegExp(`${name}(\\d+)`, "g"))].map(([, at]) => at);
      expect(numbers("start")).toEqual(numbers("end"));
    }
  });

  it("keeps the words of a header apart from those of the next column", async () => {
    const { blocks: _, ...frame } = document;
    const labels = ["Measure", "Jul to Sep 2023", "Jul to Sep 2022", "Change", "Change, %", "Reading"];
    const rows = [
      ["Anti-social behaviour reported to the council", "252", "239", "+13", "+5.4%"],
      ["Detentions under section 136 of the Mental Health Act", "[c]", "[c]", "[z]", "[z]"],
    ].map((words) => [...words, "within normal variation"].map((one) => cell(one)));
    const made = await open(
      await writePdfInThread({
        ...frame,
        provenance: [],
        blocks: [
          {
            kind: "table",
            id: "apart",
            caption: "A quarter",
            columns: labels.map((label, at) => ({ label, align: at > 0 && at < 5 ? "right" : "left" })),
            rows,
            headerColumn: true,
            units: null,
            notes: [],
            source: "a file",
          },
        ],
      } satisfies Document),
    );
    const { items } = await (await made.getPage(1)).getTextContent();
    const placed = items.flatMap((item) =>
      "str" in item && item.str.trim() !== ""
        ? [
            {
              words: item.str,
              from: Number(item.transform[4]),
              y: Number(item.transform[5]),
              width: item.width,
            },
          ]
        : [],
    );
    const change = placed.find(({ words }) => words === "Change");
    if (change === undefined) throw new Error("no header");
    const before = placed.filter(({ y, from }) => Math.abs(y - change.y) < 1 && from < change.from);
    const end = before.reduce((most, { from, width }) => Math.max(most, from + width), 0);
    // a blank is three points wide: what is nearer reads as one label
    expect(change.from - end).toBeGreaterThan(7.9);
  });

  it("leaves neither one row of a table nor its source alone on a page", async () => {
    const { blocks: _, ...frame } = document;
    // Forty tables of five rows, at places of their pages that differ by their words between.
    const tables = Array.from({ length: 40 }, (_, at) => [
      {
        kind: "paragraph" as const,
        style: "plain" as const,
        inlines: [text("Words between the tables. ".repeat(1 + ((at * 7) % 23)))],
      },
      {
        kind: "table" as const,
        id: `held-${at}`,
        caption: `Caption ${at}`,
        columns: [
          { label: "Measure", align: "left" as const },
          { label: "Count", align: "right" as const },
        ],
        rows: [1, 2, 3, 4, 5].map((row) => [cell(`row ${at}.${row} `), cell("1,234")]),
        headerColumn: true,
        units: null,
        notes: [],
        source: `file ${at}`,
      },
    ]);
    const made = await open(
      await writePdfInThread({ ...frame, provenance: [], blocks: tables.flat() } satisfies Document),
    );
    const pages = await Promise.all(
      Array.from({ length: made.numPages }, async (_, at) => {
        const { items } = await (await made.getPage(at + 1)).getTextContent();
        return items.map((item) => ("str" in item ? item.str : "")).join(" ");
      }),
    );
    const pageOf = (words: RegExp) => pages.findIndex((page) => words.test(page));
    let parted = 0;
    for (let at = 0; at < 40; at += 1) {
      const [first, second, third, fourth, fifth] = [1, 2, 3, 4, 5].map((row) =>
        pageOf(new RegExp(`row ${at}\\.${row}\\b`)),
      );
      expect([pageOf(new RegExp(`Caption ${at}\\b`)), first], `first rows of ${at}`).toEqual([
        second,
        second,
      ]);
      expect([fourth, fifth], `last rows of ${at}`).toEqual([fourth, fourth]);
      expect(pageOf(new RegExp(`Source: file ${at}\\.`)), `source of ${at}`).toBe(fifth);
      if (first !== fifth) parted += 1;
      expect(third).toBeGreaterThanOrEqual(0);
    }
    expect(parted, "tables that go on over a page").toBeGreaterThan(2);
    const tags = (await tagsOf(made)).flat();
    expect(tags.filter(({ role }) => role === "TH").length).toBeGreaterThanOrEqual(80);
  });

  it("has no last page with a few lines only: they are set with those before", async () => {
    const { blocks: _, ...frame } = document;
    const lines = (count: number): Document => ({
      ...frame,
      blocks: Array.from({ length: count }, (_, index) => ({
        kind: "paragraph",
        style: "plain",
        inlines: [text(`Line ${index + 1}.`)],
      })),
    });
    let longer = 0;
    for (let count = 20; count <= 60; count += 2) {
      const made = await open(await writePdfInThread(lines(count)));
      if (made.numPages === 1) continue;
      longer += 1;
      const { items } = await (await made.getPage(made.numPages)).getTextContent();
      const last = items.filter((item) => "str" in item && item.str.startsWith("Line "));
      expect([count, last.length > 7]).toEqual([count, true]);
    }
    expect(longer).toBeGreaterThan(5);
  });
});
