import { crc32 } from "./crc32.js";
import type { SentFile } from "./table.js";

/** A cell as Excel keeps it: a text, a number, a day by its serial number, a formula with the value it was saved with. */
export type BookCell = string | number | { date: number } | { formula: string; value?: number };

export interface Sheet {
  name: string;
  rows: readonly (readonly BookCell[])[];
  hidden?: boolean;
  /** from 0, the header's is 0 */
  hiddenRows?: ReadonlySet<number>;
  hiddenColumns?: ReadonlySet<number>;
  /** "A2:A4" */
  merged?: readonly string[];
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

export const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

function cellXml(cell: BookCell, reference: string): string {
  if (cell === "") return "";
  if (typeof cell === "string")
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
  if ("date" in cell) return `<c r="${reference}" s="1"><v>${cell.date}</v></c>`;
  const value = cell.value === undefined ? "" : `<v>${cell.value}</v>`;
  return `<c r="${reference}"><f>${escaped(cell.formula)}</f>${value}</c>`;
}

function sheetXml({ rows, hiddenRows, hiddenColumns, merged = [] }: Sheet): string {
  const lines = rows.map((row, y) => {
    const hidden = hiddenRows?.has(y) ? ' hidden="1"' : "";
    return `<row r="${y + 1}"${hidden}>${row.map((cell, x) => cellXml(cell, `${letters(x)}${y + 1}`)).join("")}</row>`;
  });
  const columns = [...(hiddenColumns ?? [])].map((x) => `<col min="${x + 1}" max="${x + 1}" hidden="1"/>`);
  const spans = merged.map((range) => `<mergeCell ref="${range}"/>`);
  return `<?xml version="1.0"?><worksheet xmlns="${main}">${columns.length > 0 ? `<cols>${columns.join("")}</cols>` : ""}<sheetData>${lines.join("")}</sheetData>${spans.length > 0 ? `<mergeCells>${spans.join("")}</mergeCells>` : ""}</worksheet>`;
}

/** Members as they are, one after another: a ZIP that nothing is packed in. */
function stored(members: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of members) {
    const [label, bytes] = [Buffer.from(name), Buffer.from(text, "utf8")];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(bytes.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(label.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    parts.push(Buffer.from("PK\u0003\u0004"), about, label, bytes);
    directory.push(Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), about, entry, label);
    offset += 30 + label.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

/** A workbook of these sheets, the same bytes for the same cells. */
export function workbook(name: string, sheets: readonly Sheet[], { since1904 = false } = {}): SentFile {
  const list = sheets.map(
    (sheet, index) =>
      `<sheet name="${escaped(sheet.name)}" sheetId="${index + 1}"${sheet.hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const bytes = stored([
    [
      "[Content_Types].xml",
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ],
    [
      "_rels/.rels",
      `<?xml version="1.0"?><Relationships xmlns="${packages}"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${since1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<?xml version="1.0"?><Relationships xmlns="${packages}">${relations.join("")}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      "xl/styles.xml",
      `<?xml version="1.0"?><styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ],
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)] as const),
  ]);
  return { name, bytes };
}
