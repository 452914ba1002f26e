import JSZip from "jszip";
import { formatDay } from "../../pipeline/calendar/print.js";
import { type Document, plainText } from "../document.js";
import { coreProperties } from "./coreProperties.js";
import { escapeHtml } from "./escapeHtml.js";
import { type Sheet, tableSheets } from "./sheets.js";
import { sheetXml, tableXml, workbookStyles } from "./sheetXml.js";
import { stillZip } from "./stillZip.js";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook as the Government Analysis Function asks (Making spreadsheets accessible; checklist restated in
 * best-practice-and-impact/aftables): cover, contents, notes, one marked table a sheet against the left edge,
 * nothing merged, blank, frozen or hidden, shorthand explained above the table, numbers as numbers. The same
 * document gives the same bytes.
 */
export async function writeXlsx(document: Document): Promise<Uint8Array> {
  const { sheets: tables, notes } = tableSheets(document);
  const sheets = [
    cover(document, !document.onePage),
    ...(document.onePage ? [] : [contents(tables, notes)]),
    ...(notes.length === 0 ? [] : [notesSheet(notes)]),
    ...tables,
  ];
  const zip = new JSZip();
  zip.file("[Content_Types].xml", contentTypes(sheets));
  zip.file("_rels/.rels", packageParts());
  zip.file("docProps/core.xml", coreProperties(document));
  zip.file("xl/workbook.xml", workbook(sheets));
  zip.file("xl/_rels/workbook.xml.rels", workbookParts(sheets));
  zip.file("xl/styles.xml", workbookStyles());
  sheets.forEach((sheet, index) => {
    const number = index + 1;
    zip.file(`xl/worksheets/sheet${number}.xml`, sheetXml(sheet, index === 0));
    if (sheet.header.length === 0) return;
    zip.file(`xl/tables/table${number}.xml`, tableXml(sheet, number));
    const target = relation("rId1", `${office}/table`, `../tables/table${number}.xml`);
    zip.file(`xl/worksheets/_rels/sheet${number}.xml.rels`, relationships(target));
  });
  const bytes = await zip.generateAsync({
    type: "uint8array",
    compression: "DEFLATE",
    compressionOptions: { level: 3 },
    platform: "DOS",
  });
  return stillZip(bytes);
}

/** What comes before the contents, a line each: a workbook has it on its cover. */
function firstPage({ blocks, onePage }: Document): string[] {
  const at = onePage ? blocks.length : blocks.findIndex(({ kind }) => kind === "contents");
  return blocks.slice(0, Math.max(0, at)).flatMap((block) => {
    if (block.kind === "heading") return [block.text];
    if (block.kind === "paragraph") return [plainText(block.inlines)];
    if (block.kind !== "list") return [];
    return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : "•"} ${plainText(item)}`);
  });
}

function cover(document: Document, tables: boolean): Sheet {
  const lines = [
    document.subtitle,
    document.organisation,
    `Figures to ${formatDay(document.date)}.`,
    ...document.notices.map(({ title, text }) => `${title}: ${text}`),
    ...firstPage(document),
    ...(tables ? ["The contents worksheet lists the tables and leads to each."] : []),
  ];
  return { name: "Cover", title: document.title, lines, header: [], rows: [], links: new Map() };
}

function contents(tables: readonly Sheet[], notes: readonly string[]): Sheet {
  const listed = [
    ...(notes.length === 0 ? [] : [["Notes", "Notes to the tables"]]),
    ...tables.map(({ name, title }) => [name, title.replaceAll(/ \[note \d+\]/g, "")]),
  ];
  return {
    name: "Contents",
    title: "Contents",
    lines: ["This worksheet contains one table.", "The names of the worksheets are links."],
    header: ["Worksheet", "Title"],
    rows: listed,
    links: new Map(listed.map(([name = ""], index) => [index, name])),
  };
}

function notesSheet(notes: readonly string[]): Sheet {
  return {
    name: "Notes",
    title: "Notes",
    lines: ["This worksheet contains one table."],
    header: ["Note number", "Note text"],
    rows: notes.map((note, index) => [`note ${index + 1}`, note]),
    links: new Map(),
  };
}

function contentTypes(sheets: readonly Sheet[]): string {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`;
  const parts = sheets.map((sheet, index) => {
    const worksheet = part(`/xl/worksheets/sheet${index + 1}.xml`, `${spreadsheet}.worksheet+xml`);
    return (
      worksheet +
      (sheet.header.length === 0 ? "" : part(`/xl/tables/table${index + 1}.xml`, `${spreadsheet}.table+xml`))
    );
  });
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("/xl/workbook.xml", `${spreadsheet}.sheet.main+xml`)}${part("/xl/styles.xml", `${spreadsheet}.styles+xml`)}${part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}${parts.join("")}</Types>`;
}

function packageParts(): string {
  return relationships(
    relation("rId1", `${office}/officeDocument`, "xl/workbook.xml") +
      relation(
        "rId2",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
      ),
  );
}

function workbook(sheets: readonly Sheet[]): string {
  const tabs = sheets.map(
    ({ name }, index) => `<sheet name="${escapeHtml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><bookViews><workbookView activeTab="0" firstSheet="0"/></bookViews><sheets>${tabs.join("")}</sheets></workbook>`;
}

function workbookParts(sheets: readonly Sheet[]): string {
  const worksheets = sheets.map((_, index) =>
    relation(`rId${index + 1}`, `${office}/worksheet`, `worksheets/sheet${index + 1}.xml`),
  );
  return relationships(
    worksheets.join("") + relation(`rId${sheets.length + 1}`, `${office}/styles`, "styles.xml"),
  );
}

function relationships(inside: string): string {
  return `${head}<Relationships xmlns="${packageRelations}">${inside}</Relationships>`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
}
