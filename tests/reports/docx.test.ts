import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { arialWidth } from "../../reports/writers/arialWidth.js";
import { columnWidths } from "../../reports/writers/columnWidths.js";
import { writeDocx } from "../../reports/writers/docx.js";
import { stillZip } from "../../reports/writers/stillZip.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

const document = strategicAssessment(syntheticAssessment());
const bytes = await writeDocx(document);
const zip = await JSZip.loadAsync(bytes);
const part = async (name: string) => (await zip.file(name)?.async("string")) ?? "";
const body = await part("word/document.xml");

function all(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((found) => found[1] ?? found[0]);
}

describe("the Word file", () => {
  it("is the same bytes twice, with no time of the clock in it", async () => {
    expect(Buffer.compare(await writeDocx(document), bytes)).toBe(0);
    expect(await part("docProps/core.xml")).toContain("2023-09-30T00:00:00Z");
    const parts = Object.values(zip.files);
    expect(parts.length).toBeGreaterThan(10);
    for (const { date } of parts) expect(date.getUTCFullYear()).toBe(1980);
  });

  it("carries every chart once, with alternative text, at 200 dots an inch or more", async () => {
    const charts = document.blocks.filter((block) => block.kind === "chart");
    const drawings = all(/<w:drawing>.*?<\/w:drawing>/gs, body);
    expect(drawings).toHaveLength(charts.length);
    expect(new Set(all(/<wp:docPr id="(\d+)"/g, body)).size).toBe(charts.length);
    for (const [index, drawing] of drawings.entries()) {
      expect(/<wp:docPr[^>]* descr="([^"]*)"/.exec(drawing)?.[1]?.length).toBeGreaterThan(60);
      expect(drawing).toContain("<wp:docPr");
      const inches = Number(/<wp:extent cx="(\d+)"/.exec(drawing)?.[1]) / 914400;
      const target = /r:embed="(?:rId)?\{?([^"}]+)\}?"/.exec(drawing)?.[1] ?? "";
      const relations = await part("word/_rels/document.xml.rels");
      const name = relations
        .split("<Relationship ")
        .find((entry) => entry.includes(target) && entry.includes("media/"));
      const png = await zip.file(`word/${/Target="([^"]+)"/.exec(name ?? "")?.[1]}`)?.async("nodebuffer");
      expect((png?.readUInt32BE(16) ?? 0) / inches, `picture ${index + 1}`).toBeGreaterThanOrEqual(200);
    }
  });

  it("repeats the header row of every table", () => {
    const tables = all(/<w:tbl>.*?<\/w:tbl>/gs, body);
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) expect(/<w:tr>.*?<\/w:tr>/s.exec(table)?.[0]).toContain("<w:tblHeader/>");
  });

  it("nests its headings and captions tables and charts with fields", () => {
    const levels = all(/<w:pStyle w:val="Heading(\d)"\/>/g, body).map(Number);
    expect(levels[0]).toBe(1);
    levels.reduce((above, level) => {
      expect(level).toBeLessThanOrEqual(above + 1);
      return level;
    });
    expect(all(/w:instr="SEQ (\w+) /g, body)).toEqual(expect.arrayContaining(["Table", "Figure"]));
    // a line of the contents leads to its heading and has a field of its page, to be worked out on opening
    const pages = all(/PAGEREF (\w+) \\h/g, body);
    expect(pages.length).toBeGreaterThan(5);
    for (const anchor of pages) {
      expect(body).toContain(`<w:hyperlink w:anchor="${anchor}"`);
      expect(body).toContain(`<w:bookmarkStart w:name="${anchor}"`);
    }
    expect(all(/(w:dirty="true")/g, body)).toHaveLength(pages.length);
    // chapters alone: a pack's "Success measures" and "Actions" would stand there once a chapter
    const chapters = document.blocks.filter((block) => block.kind === "heading" && block.level === 1);
    expect(pages.length).toBeLessThanOrEqual(chapters.length);
    expect(all(/<w:pStyle w:val="TOC(\d)"\/>/g, body).filter((level) => level !== "1")).toEqual([]);
  });

  it("speaks British English and names itself", async () => {
    expect(await part("word/styles.xml")).toContain('<w:lang w:val="en-GB"/>');
    expect(await part("docProps/core.xml")).toContain("<dc:language>en-GB</dc:language>");
    expect(await part("docProps/core.xml")).toContain(
      "<dc:title>Strategic assessment, October 2022 to September 2023</dc:title>",
    );
  });

  it("has every bookmark once, and no link to nowhere", () => {
    const names = all(/<w:bookmarkStart w:name="([^"]+)"/g, body);
    const ids = all(/<w:bookmarkStart [^>]*w:id="([^"]+)"/g, body);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(ids).size).toBe(ids.length);
    const links = all(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g, body);
    expect(links.length).toBeGreaterThan(30);
    for (const link of links) expect(names).toContain(link);
  });

  it("begins with the first chapter where no place is given to the contents, which follow it on the same page", async () => {
    const { blocks, ...frame } = document;
    const bare = {
      ...frame,
      blocks: blocks.filter(({ kind }) => kind !== "contents" && kind !== "pageBreak"),
    };
    const made = await JSZip.loadAsync(await writeDocx(bare));
    const xml = (await made.file("word/document.xml")?.async("string")) ?? "";
    const at = (words: string) => xml.indexOf(words);
    const first = at('<w:pStyle w:val="Heading1"/>');
    expect(first).toBeGreaterThan(0);
    expect(at('<w:pStyle w:val="ContentsTitle"/>')).toBeGreaterThan(first);
    expect(all(/(PAGEREF)/g, xml).length).toBeGreaterThan(5);
    expect(xml).not.toContain("<w:pageBreakBefore/>");
  });

  it("holds no element that Word does not know, nor a suppressed number", () => {
    expect(body).not.toMatch(/<\/?undefined|NaN/);
    // made-up rows: the suppressed measure's own ranks are 1 and its neighbours'; none may be drawn
    expect(body).not.toMatch(/descr="[^"]*Prevent/);
  });
});

describe("columns", () => {
  it("get room for their longest word, and share the rest", () => {
    const [name = 0, number = 0] = columnWidths(
      [["Measure", "Anti-social behaviour incidents"], ["1,221"]],
      1000,
      10,
      20,
    );
    expect(name + number).toBeLessThanOrEqual(1000);
    expect(name).toBeGreaterThan(number);
    expect(number).toBeGreaterThanOrEqual(70);
    expect(columnWidths([["x".repeat(100)], ["y".repeat(100)]], 1000, 10, 0)).toEqual([500, 500]);
  });

  it("have widths that make the rows as low as they can be, as of sentences by words and numbers", () => {
    const sentence = "to be read with care; August to March 20 more (8.0%), within normal variation";
    const table = [
      ["Measure", "Out-of-hours calls to the control room", "Graffiti"],
      ["This year", "2,832", "40"],
      ["Reading", sentence, sentence],
      ["Place", "not compared", "3rd highest of 13"],
    ];
    const widths = columnWidths(table, 482, 5.2, 11);
    const lines = Math.ceil((sentence.length * 5.2) / ((widths[2] ?? 0) - 11));
    expect(lines).toBeLessThanOrEqual(2);
    for (const [at, column] of table.entries())
      for (const word of column.join(" ").split(" "))
        expect((widths[at] ?? 0) - 11).toBeGreaterThanOrEqual(Math.floor(word.length * 5.2) - 1);
    expect(widths.reduce((sum, own) => sum + own, 0)).toBeLessThanOrEqual(482);
  });
});

describe("room that saves no line where it is", () => {
  it("goes to a column whose cells it puts on a line less", () => {
    const long = Array<string>(15).fill("Anti-social behaviour reported to the council");
    const short = Array<string>(8).fill("Daily taskings");
    const many = (words: string) => Array<string>(23).fill(words);
    const points = "+1.8 points (−2.5 to +6.0)";
    const table = [
      [
        "Measure",
        ...long,
        ...short,
        "Residents naming anti-social behaviour as a concern (% of respondents)",
      ],
      ["This year", ...many("1,221"), "38.9%"],
      ["Year before", ...many("1,094"), "37.1%"],
      ["Change", ...many("−127"), points],
      ["Change, %", ...many("−11.6%"), "[z]"],
      ["Reading", ...many("within normal variation"), "within normal variation"],
    ];
    const widths = columnWidths(table, 482, 5.6, 11);
    expect((widths[5] ?? 0) - 11).toBeGreaterThanOrEqual("within normal variation".length * 5.6);
  });
});

describe("columns whose headers are alike long", () => {
  it("share in the room, so that their header is not a word a line beside an empty column", () => {
    const table = [
      ["Measure", "Residential burglary", "Business and community burglary", "Shoplifting"],
      ["Jul to Sep 2023", "79", "22", "154"],
      ["Jul to Sep 2022", "74", "23", "122"],
      ["Change", "+5", "−1", "+32"],
      ["Change, %", "+6.8%", "[z]", "+26.2%"],
      ["Reading", "within normal variation", "within normal variation", "within normal variation"],
    ];
    const widths = columnWidths(table, 482, 5.2, 11);
    for (const at of [1, 2]) expect((widths[at] ?? 0) - 11).toBeGreaterThanOrEqual("Jul to Sep".length * 5.2);
  });
});

describe("widths of Arial", () => {
  it("are those of its metrics: no word of a table is cut, bold ones among them", () => {
    // c 500, o 556, m 833, p 556, a 556, r 333, e 556, d 556: at 10 points 44.46
    expect(arialWidth("compared", 10)).toBeCloseTo(44.46, 5);
    expect(arialWidth("compared", 200)).toBeGreaterThan(8 * 94);
    // Arial Bold: o 611, v 556, e 556, r 389, d 611, u 611, e 556
    expect(arialWidth("overdue", 1000, true)).toBeGreaterThanOrEqual(3890);
  });

  it("give each column of every table of the assessment room for its longest word", () => {
    const rows = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].flatMap(([table]) =>
      [...table.matchAll(/<w:tc>.*?<w:tcW w:type="dxa" w:w="(\d+)"\/>.*?<\/w:tc>/gs)].map(
        ([cell, width]) => ({
          room: Number(width) - 100,
          bold: cell.includes("<w:b/>"),
          words: all(/<w:t(?: [^>]*)?>([^<]*)</g, cell)
            .join("")
            .split(/\s|(?<=-)/),
        }),
      ),
    );
    expect(rows.length).toBeGreaterThan(200);
    const cut = rows.filter(({ room, words, bold }) =>
      words.some((word) => arialWidth(word, 200, bold) > room),
    );
    expect(cut.map(({ words }) => words.join(" "))).toEqual([]);
  });

  it("a table's first row stays with the next, and its last rows with the source below them", () => {
    const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
      [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row.includes("<w:keepNext/>")),
    );
    expect(tables.length).toBeGreaterThan(5);
    for (const [header, ...kept] of tables) {
      expect([header, kept[0]]).toEqual([true, true]);
      expect(kept.slice(-3).every(Boolean)).toBe(true);
      // the whole of a long table is not kept on one page
      expect(kept.slice(1, -3).some(Boolean)).toBe(false);
    }
  });

  it("a chart's caption, what it shows and its picture are not parted by a page", () => {
    const pictures = [...body.matchAll(/<w:p>(?:(?!<w:p>).)*?<w:drawing>/gs)].map(([paragraph]) => paragraph);
    expect(pictures.length).toBeGreaterThan(3);
    for (const paragraph of pictures.filter((words) => words.includes("Chart "))) {
      expect(paragraph).toContain('<w:pStyle w:val="ChartSubtitle"/>');
      expect(paragraph).toContain("<w:keepLines/>");
    }
  });
});

describe("stillZip", () => {
  it("refuses what is no archive", () => {
    expect(() => stillZip(new Uint8Array(100))).toThrow("not a ZIP archive");
  });
});
