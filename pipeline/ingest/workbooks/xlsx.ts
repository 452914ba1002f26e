import { damaged, type Zip } from "../archives/zip.js";
import { dateText, isoText, numberText, unworked } from "./cellText.js";
import { pivotCaches } from "./pivotCaches.js";
import { readSharedStrings, SharedStrings, unescaped } from "./sharedStrings.js";
import { columnOf, mostColumns, mostRows, rowOf, type SheetSink, type Workbook } from "./sheet.js";
import { readParts, type XlsxParts } from "./xlsxParts.js";
import { readXml, type XmlSink } from "./xml.js";

/** A workbook in Office Open XML (.xlsx, .xlsm; ECMA-376, part 1, 18.3), read row by row. */
export async function openXlsx(zip: Zip): Promise<Workbook> {
  const parts = await readParts(zip);
  let strings: Promise<SharedStrings> | null = null;
  return {
    sheets: parts.sheets,
    close: () => zip.close(),
    caches: () => pivotCaches(zip),
    async read(index, sink) {
      const part = parts.sheets[index]?.part;
      if (part === undefined) throw new Error(`no sheet ${index}`);
      strings ??= sharedStrings(zip, parts);
      await readXml(await zip.read(part), sheetReader(sink, await strings, parts));
    },
  };
}

async function sharedStrings(zip: Zip, { strings }: XlsxParts): Promise<SharedStrings> {
  return strings === null ? new SharedStrings() : readSharedStrings(await zip.read(strings));
}

interface Cell {
  type: string;
  style: number;
  column: number;
  value: string;
  formula: string | null;
}

function sheetReader(sink: SheetSink, strings: SharedStrings, { dateStyles, since1904 }: XlsxParts): XmlSink {
  let row = { number: 0, cells: [] as string[], hidden: false };
  let cell: Cell | null = null;
  let within: "value" | "formula" | null = null;
  let phonetic = false;
  let done = false;

  const text = ({ type, style, value, formula }: Cell): string => {
    if (formula !== null && value === "" && type !== "str") return unworked(formula);
    if (type === "s") return strings.at(Number(value)) ?? "";
    if (type === "inlineStr" || type === "str") return unescaped(value);
    if (type === "b") return value === "1" || value === "true" ? "TRUE" : "FALSE";
    if (type === "d") return isoText(value);
    if (type === "e" || value === "") return value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return (dateStyles[style] ? dateText(number, since1904) : null) ?? numberText(number, sink.decimal);
  };

  return {
    done: () => done,
    open(name, attributes) {
      if (name === "c") {
        const next = (cell?.column ?? -1) + 1;
        const column = attributes.r === undefined ? next : columnOf(attributes.r);
        if (column < 0 || column >= mostColumns) throw damaged(new Error(`a cell is called ${attributes.r}`));
        const { t: type = "n", s: style = -1 } = attributes;
        cell = { type, style: Number(style), column, value: "", formula: null };
      } else if (name === "v" || name === "t") within = phonetic ? null : "value";
      else if (name === "f" && cell) {
        within = "formula";
        cell.formula = "";
      } else if (name === "rPh") phonetic = true;
      else if (name === "row") {
        const number = attributes.r === undefined ? row.number + 1 : Number(attributes.r);
        if (!(number > row.number && number <= mostRows))
          throw damaged(new Error(`row ${attributes.r} comes after row ${row.number}`));
        row = { number, cells: [], hidden: /^(?:1|true)$/.test(attributes.hidden ?? "") };
        cell = null;
      } else if (name === "col" && /^(?:1|true)$/.test(attributes.hidden ?? "")) {
        sink.hiddenColumns(Number(attributes.min) - 1, Number(attributes.max) - 1);
      } else if (name === "mergeCell") {
        const [first = "", last = first] = (attributes.ref ?? "").split(":");
        sink.merged({
          firstRow: rowOf(first),
          lastRow: rowOf(last),
          firstColumn: columnOf(first),
          lastColumn: columnOf(last),
        });
      }
    },
    text(piece) {
      if (!cell) return;
      if (within === "value") cell.value += piece;
      else if (within === "formula") cell.formula += piece;
    },
    close(name) {
      if (name === "v" || name === "t" || name === "f") within = null;
      else if (name === "rPh") phonetic = false;
      else if (name === "c" && cell) {
        const shown = text(cell);
        if (shown === "") return;
        while (row.cells.length < cell.column) row.cells.push("");
        row.cells[cell.column] = shown;
      } else if (name === "row" && !done) done = !sink.row(row);
    },
  };
}
