import JSZip from "jszip";

/** A cell as its program keeps it: a text, a number, a day by its serial number, a formula, an error. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { date: number }
  | { formula: string; value?: string | number }
  | { error: string };

export interface SheetGiven {
  name: string;
  rows: readonly (readonly Cell[])[];
  hidden?: boolean;
  hiddenRows?: readonly number[];
  /** from 0 */
  hiddenColumns?: readonly number[];
  /** "A2:A4" */
  merged?: readonly string[];
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const letters = (index: number): string =>
  (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

/** A workbook in Office Open XML as Excel writes it: shared strings, dates by style. */
export async function xlsx(
  sheets: readonly SheetGiven[],
  options: { since1904?: boolean } = {},
): Promise<Buffer> {
  const zip = new JSZip();
  const strings: string[] = [];
  const shared = (text: string): number => {
    const at = strings.indexOf(text);
    return at >= 0 ? at : strings.push(text) - 1;
  };
  const cellXml = (cell: Cell, reference: string): string => {
    if (cell === null || cell === "") return "";
    if (typeof cell === "string") return `<c r="${reference}" t="s"><v>${shared(cell)}</v></c>`;
    if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
    if (typeof cell === "boolean") return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    if ("date" in cell) return `<c r="${reference}" s="1"><v>${cell.date}</v></c>`;
    if ("error" in cell) return `<c r="${reference}" t="e"><f>A1/0</f><v>${cell.error}</v></c>`;
    const { formula, value } = cell;
    if (value === undefined) return `<c r="${reference}"><f>${escaped(formula)}</f></c>`;
    const type = typeof value === "string" ? ' t="str"' : "";
    return `<c r="${reference}"${type}><f>${escaped(formula)}</f><v>${escaped(String(value))}</v></c>`;
  };
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  for (const [index, sheet] of sheets.entries()) {
    const rows = sheet.rows.map((row, y) => {
      const hidden = sheet.hiddenRows?.includes(y + 1) ? ' hidden="1"' : "";
      return `<row r="${y + 1}"${hidden}>${row.map((cell, x) => cellXml(cell, `${letters(x)}${y + 1}`)).join("")}</row>`;
    });
    const columns = (sheet.hiddenColumns ?? []).map((x) => `<col min="${x + 1}" max="${x + 1}" hidden="1"/>`);
    const merged = (sheet.merged ?? []).map((range) => `<mergeCell ref="${range}"/>`);
    zip.file(
      `xl/worksheets/sheet${index + 1}.xml`,
      `<?xml version="1.0"?><worksheet xmlns="${main}">${columns.length > 0 ? `<cols>${columns.join("")}</cols>` : ""}<sheetData>${rows.join("")}</sheetData>${merged.length > 0 ? `<mergeCells>${merged.join("")}</mergeCells>` : ""}</worksheet>`,
    );
  }
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  zip.file(
    "xl/workbook.xml",
    `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${options.since1904 ? ' date1904="1"' : ""}/><sheets>${list.join("")}</sheets></workbook>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
  zip.file(
    "xl/_rels/workbook.xml.rels",
    `<?xml version="1.0"?><Relationships xmlns="${relationships}">${relations.join("")}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
  );
  zip.file(
    "_rels/.rels",
    `<?xml version="1.0"?><Relationships xmlns="${relationships}"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  zip.file(
    "[Content_Types].xml",
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  );
  zip.file(
    "xl/styles.xml",
    `<?xml version="1.0"?><styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="[$-809]mmm\\-yy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  );
  zip.file(
    "xl/sharedStrings.xml",
    `<?xml version="1.0"?><sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
  );
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

const day = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);

/** The same in OpenDocument, as LibreOffice writes it. */
export async function ods(sheets: readonly SheetGiven[]): Promise<Buffer> {
  const cellXml = (cell: Cell): string => {
    if (cell === null || cell === "") return "<table:table-cell/>";
    if (typeof cell === "string")
      return `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`;
    if (typeof cell === "number")
      return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell.toFixed(1)}</text:p></table:table-cell>`;
    if (typeof cell === "boolean")
      return `<table:table-cell office:value-type="boolean" office:boolean-value="${cell}"><text:p>x</text:p></table:table-cell>`;
    if ("date" in cell)
      return `<table:table-cell office:value-type="date" office:date-value="${day(cell.date)}"><text:p>Apr-23</text:p></table:table-cell>`;
    if ("error" in cell)
      return `<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>${cell.error}</text:p></table:table-cell>`;
    if (cell.value === undefined) return `<table:table-cell table:formula="of:=${escaped(cell.formula)}"/>`;
    return typeof cell.value === "number"
      ? `<table:table-cell table:formula="of:=${escaped(cell.formula)}" office:value-type="float" office:value="${cell.value}"/>`
      : `<table:table-cell table:formula="of:=${escaped(cell.formula)}" office:value-type="string"><text:p>${escaped(cell.value)}</text:p></table:table-cell>`;
  };
  const tables = sheets.map(({ name, rows, hidden, hiddenRows }) => {
    const lines = rows.map((row, y) => {
      const visibility = hiddenRows?.includes(y + 1) ? ' table:visibility="filter"' : "";
      return `<table:table-row${visibility}>${row.map(cellXml).join("")}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>`;
    });
    return `<table:table table:name="${escaped(name)}" table:style-name="${hidden ? "hidden" : "seen"}"><table:table-column table:number-columns-repeated="16384"/>${lines.join("")}<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
  });
  const names = ["office:1.0:office", "table:1.0:table", "text:1.0:text", "style:1.0:style"].map((name) => {
    const [prefix = "", version, last] = name.split(":");
    return `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${last}:${version}"`;
  });
  const zip = new JSZip();
  zip.file("mimetype", "application/vnd.oasis.opendocument.spreadsheet", { compression: "STORE" });
  zip.file(
    "content.xml",
    `<?xml version="1.0"?><office:document-content ${names.join(" ")} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles><style:style style:name="seen" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`,
  );
  zip.file("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>');
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

/** The same in the binary form of Excel 97 to 2003. */
export async function xls(
  sheets: readonly SheetGiven[],
  options: { since1904?: boolean } = {},
): Promise<Buffer> {
  const { utils, write } = await import("@e965/xlsx");
  const book = utils.book_new();
  for (const { name, rows } of sheets) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) => row.map((cell) => (cell !== null && typeof cell === "object" ? null : cell))),
    );
    for (const [y, row] of rows.entries())
      for (const [x, cell] of row.entries()) {
        if (cell === null || typeof cell !== "object") continue;
        const at = `${letters(x)}${y + 1}`;
        if ("date" in cell) sheet[at] = { t: "n", v: cell.date, z: "mmm-yy" };
        else if ("error" in cell) sheet[at] = { t: "e", v: 23, w: cell.error };
        else
          sheet[at] = { t: typeof cell.value === "string" ? "s" : "n", v: cell.value ?? 0, f: cell.formula };
      }
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = {
    Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ? 1 : 0 })),
    WBProps: { date1904: options.since1904 === true },
  };
  return write(book, { type: "buffer", bookType: "biff8" }) as Buffer;
}

/** A ZIP of files by name. */
export async function zip(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const made = new JSZip();
  for (const [name, content] of Object.entries(files)) made.file(name, content);
  return made.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}
