import { formatCount } from "../../words/number.js";
import { encrypted, tooLarge, type Zip } from "../archives/zip.js";
import { OdsCell } from "./odsCell.js";
import { mostColumns, mostRows, type Sheet, type SheetSink, type Workbook } from "./sheet.js";
import { attribute, readXml, type XmlSink } from "./xml.js";

const content = "content.xml";

/** A workbook in OpenDocument (.ods; OASIS OpenDocument 1.3, part 3, 9), read row by row. */
export async function openOds(zip: Zip): Promise<Workbook> {
  if (await hasPassword(zip)) throw encrypted();
  const sheets = await sheetsOf(zip);
  return {
    sheets,
    close: () => zip.close(),
    caches: async () => [],
    async read(index, sink) {
      await readXml(await zip.read(content), tableReader(index, sink));
    },
  };
}

async function hasPassword(zip: Zip): Promise<boolean> {
  const manifest = "META-INF/manifest.xml";
  let found = false;
  if (!zip.has(manifest)) return found;
  await readXml(await zip.read(manifest), {
    open(name) {
      if (name === "encryption-data") found = true;
    },
    text() {},
    close() {},
  });
  return found;
}

async function sheetsOf(zip: Zip): Promise<Sheet[]> {
  const hiddenStyles = new Set<string>();
  const sheets: Sheet[] = [];
  let style = "";
  let depth = 0;
  await readXml(await zip.read(content), {
    open(name, attributes) {
      if (name === "style") style = attribute(attributes, "name") ?? "";
      else if (name === "table-properties" && attribute(attributes, "display") === "false")
        hiddenStyles.add(style);
      else if (name === "table") {
        depth += 1;
        if (depth > 1) return;
        const hidden = hiddenStyles.has(attribute(attributes, "style-name") ?? "");
        sheets.push({ name: attribute(attributes, "name") ?? "", hidden });
      }
    },
    text() {},
    close(name) {
      if (name === "table") depth -= 1;
    },
  });
  return sheets;
}

const mostCells = 50_000_000;

const repeated = (attributes: Readonly<Record<string, string>>, what: "rows" | "columns"): number => {
  const times = Number(attribute(attributes, `number-${what}-repeated`) ?? 1);
  return Number.isInteger(times) && times > 0 ? Math.min(times, mostRows) : 1;
};

const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  /^(?:collapse|filter)$/.test(attribute(attributes, "visibility") ?? "");

/** Shows `sink` the rows of the table at `index`; what is repeated without a text is passed over. */
function tableReader(index: number, sink: SheetSink): XmlSink {
  let table = -1;
  let depth = 0;
  let row = { number: 1, cells: [] as string[], hidden: false, times: 0 };
  let cell: OdsCell | null = null;
  let column = 0;
  let columns = 0;
  let written = 0;
  let done = false;
  const here = (): boolean => table === index && depth === 1;

  const add = (text: string, times: number): void => {
    if (text !== "") {
      if (column + times > mostColumns) throw tooLarge(`fills more than ${mostColumns} columns`);
      while (row.cells.length < column) row.cells.push("");
      for (let i = 0; i < times; i += 1) row.cells.push(text);
    }
    column += times;
  };
  const emit = (): void => {
    const { number, cells, hidden, times } = row;
    written += cells.length * times;
    if (written > mostCells || number + times > mostRows + 1)
      throw tooLarge(`fills more than ${formatCount(mostRows)} rows, or fifty million cells`);
    for (let i = 0; i < times && !done; i += 1) done = !sink.row({ number: number + i, cells, hidden });
  };

  return {
    done: () => done,
    open(name, attributes) {
      if (name === "table") {
        depth += 1;
        if (depth === 1) table += 1;
      }
      if (!here() || done) return;
      if (name === "table-row") {
        row = {
          number: row.number + row.times,
          cells: [],
          hidden: isHidden(attributes),
          times: repeated(attributes, "rows"),
        };
        column = 0;
      } else if (name === "table-cell") {
        cell = new OdsCell(attributes, repeated(attributes, "columns"));
        const rows = Number(attribute(attributes, "number-rows-spanned") ?? 1);
        const across = Number(attribute(attributes, "number-columns-spanned") ?? 1);
        if (rows > 1 || across > 1) {
          sink.merged({
            firstRow: row.number,
            lastRow: row.number + rows - 1,
            firstColumn: column,
            lastColumn: column + across - 1,
          });
        }
      } else if (name === "covered-table-cell") add("", repeated(attributes, "columns"));
      else if (name === "table-column") {
        const times = repeated(attributes, "columns");
        if (isHidden(attributes)) sink.hiddenColumns(columns, columns + times - 1);
        columns += times;
      } else cell?.open(name, attributes);
    },
    text(piece) {
      cell?.text(piece);
    },
    close(name) {
      if (here() && !done) {
        if (name === "table-cell" && cell) {
          add(cell.shown(sink.decimal), cell.times);
          cell = null;
        } else if (name === "table-row" && row.cells.length > 0) emit();
        else cell?.close(name);
      }
      if (name === "table") depth -= 1;
    },
  };
}
