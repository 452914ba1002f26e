import { largest } from "../../pipeline/bulk.js";
import { escapeHtml } from "./escapeHtml.js";
import type { Sheet, SheetCell } from "./sheets.js";

/** Indexes of the cell formats in `workbookStyles`. */
export const formats = {
  text: 0,
  title: 1,
  header: 2,
  defused: 3,
  link: 4,
  number: [5, 6, 7],
  line: 8,
} as const;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** 0 → "A", 26 → "AA". */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : columnName(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** A worksheet: the title in A1, the lines below it, then the table against the left edge. */
export function sheetXml(sheet: Sheet, first: boolean): string {
  const widths = sheetWidths(sheet);
  const plain = sheet.header.length === 0;
  const rows = [
    rowXml(1, [sheet.title], formats.title, 22),
    // above a table lines run on to the right; on a sheet without one they are wrapped
    ...sheet.lines.map((line, index) =>
      plain
        ? rowXml(index + 2, [line], formats.text, rowHeight([line], widths))
        : rowXml(index + 2, [line], formats.line, lineHeight),
    ),
  ];
  const top = sheet.lines.length + 2;
  if (!plain) rows.push(rowXml(top, sheet.header, formats.header, rowHeight(sheet.header, widths)));
  sheet.rows.forEach((row, index) => {
    const format = sheet.links.has(index) ? formats.link : formats.text;
    rows.push(rowXml(top + 1 + index, row, format, rowHeight(row, widths)));
  });
  const links = [...sheet.links].map(
    ([row, target]) =>
      `<hyperlink ref="A${top + 1 + row}" location="'${escapeHtml(target)}'!A1" display="${escapeHtml(target)}"/>`,
  );
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `${head}<worksheet xmlns="${main}" xmlns:r="${relations}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView${first ? ' tabSelected="1"' : ""} workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${lineHeight}"/>`,
    `<cols>${columns.join("")}</cols>`,
    `<sheetData>${rows.join("")}</sheetData>`,
    links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`,
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${plain ? "portrait" : "landscape"}" fitToHeight="${plain ? 1 : 0}"/>`,
    plain ? "" : '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
    "</worksheet>",
  ].join("");
}

/** In letters of the body font. */
function sheetWidths(sheet: Sheet): number[] {
  if (sheet.header.length === 0) return [90];
  return sheet.header.map((label, at) => {
    const words = [label, ...sheet.rows.map((row) => cellWords(row[at] ?? ""))];
    return Math.min(largest([...words.map(({ length }) => Math.ceil(length * 1.15) + 3), 12]), 48);
  });
}

/** Points; written out, since not every program fits rows to wrapped text when it opens a file. */
const lineHeight = 16;

function rowHeight(row: readonly SheetCell[], widths: readonly number[]): number {
  const lines = row.map((cell, at) => Math.ceil((cellWords(cell).length * 1.15 + 1) / (widths[at] ?? 10)));
  return largest([1, ...lines]) * lineHeight;
}

function cellWords(cell: SheetCell): string {
  return typeof cell === "string" ? cell : cell.value.toFixed(cell.decimals);
}

function rowXml(number: number, cells: readonly SheetCell[], format: number, height: number): string {
  const made = cells.map((cell, at) => {
    const place = `r="${columnName(at)}${number}"`;
    if (typeof cell !== "string") {
      return `<c ${place} s="${formats.number[Math.min(cell.decimals, 2)]}"><v>${cell.value}</v></c>`;
    }
    // text that Excel would take for a formula if it were typed again is marked as text for good
    const danger = format === formats.text && /^[=+\-@\t\r]/.test(cell);
    const style = danger ? formats.defused : format === formats.link && at > 0 ? formats.text : format;
    return `<c ${place} s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeHtml(cell)}</t></is></c>`;
  });
  return `<row r="${number}" ht="${height}" customHeight="1">${made.join("")}</row>`;
}

/** The marked table of a sheet, without filter buttons. */
export function tableXml(sheet: Sheet, number: number): string {
  const top = sheet.lines.length + 2;
  const range = `A${top}:${columnName(sheet.header.length - 1)}${top + sheet.rows.length}`;
  const columns = sheet.header.map(
    (label, at) => `<tableColumn id="${at + 1}" name="${escapeHtml(label)}"/>`,
  );
  return `${head}<table xmlns="${main}" id="${number}" name="Table_${sheet.name}" displayName="Table_${sheet.name}" ref="${range}" totalsRowShown="0"><tableColumns count="${columns.length}">${columns.join("")}</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`;
}

/** Arial 12 throughout, black on white; headings by Excel's own heading style. */
export function workbookStyles(): string {
  const font = (extra: string, size = 12) =>
    `<font>${extra}<sz val="${size}"/><name val="Arial"/><family val="2"/></font>`;
  const wrap = '<alignment vertical="top" wrapText="1"/>';
  const number = (id: number) =>
    `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>`;
  const edges = "<left/><right/><top/>";
  return `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0"/></numFmts><fonts count="4">${font("")}${font("<b/>", 16)}${font("<b/>")}${font("<u/>")}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border>${edges}<bottom/><diagonal/></border><border>${edges}<bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${wrap}</xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="1" applyFont="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="bottom" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">${wrap}</xf><xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">${wrap}</xf>${number(3)}${number(164)}${number(4)}<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="2"><cellStyle name="Normal" xfId="0" builtinId="0"/><cellStyle name="Heading 1" xfId="1" builtinId="16"/></cellStyles></styleSheet>`;
}
