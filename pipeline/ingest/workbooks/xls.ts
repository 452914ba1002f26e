import { readFileSync, statSync } from "node:fs";
import { damaged, encrypted, tooLarge } from "../archives/zip.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { type DecimalSign, dateText, numberText } from "./cellText.js";
import type { SheetSink, Workbook } from "./sheet.js";

type Library = typeof import("@e965/xlsx");
type WorkSheet = import("@e965/xlsx").WorkSheet;
type CellObject = import("@e965/xlsx").CellObject;

/** A sheet has at most 65,536 rows of 256 columns: it is read whole. */
const mostBytes = 200_000_000;

/**
 * A workbook of Excel 97 to 2003 (.xls, BIFF8), or of Excel 5 and 95.
 *
 * @throws FileRefused where it has a password or is another program's file
 */
export async function openXls(file: string): Promise<Workbook> {
  if (statSync(file).size > mostBytes) throw tooLarge("is an old workbook of more than 200 MB");
  const library = await import("@e965/xlsx");
  const bytes = readFileSync(file);
  checkKind(library, bytes);
  const book = (() => {
    try {
      return library.read(bytes, { dense: true, cellNF: true, cellStyles: true, cellText: false });
    } catch (cause) {
      if (/password|encrypt/i.test((cause as Error).message)) throw encrypted();
      throw damaged(new Error((cause as Error).message));
    }
  })();
  const since1904 = book.Workbook?.WBProps?.date1904 === true;
  const listed = book.Workbook?.Sheets ?? [];
  return {
    sheets: book.SheetNames.map((name, index) => ({ name, hidden: (listed[index]?.Hidden ?? 0) > 0 })),
    close() {},
    caches: async () => [],
    async read(index, sink) {
      const sheet = book.Sheets[book.SheetNames[index] ?? ""];
      if (sheet === undefined) throw new Error(`no sheet ${index}`);
      show(sheet, sink, (cell) => cellText(library, cell, since1904, sink.decimal));
    },
  };
}

/** What else the container of old Office files holds is no workbook. */
function checkKind({ CFB }: Library, bytes: Buffer): void {
  let names: string[];
  try {
    names = CFB.read(bytes, { type: "buffer" }).FullPaths.map((name: string) => name.replace(/^.*\//, ""));
  } catch (cause) {
    throw damaged(new Error((cause as Error).message));
  }
  if (names.includes("EncryptedPackage")) throw encrypted();
  if (names.includes("Workbook") || names.includes("Book")) return;
  throw new FileRefused("format-error", "this is an old Word file or the like, not a workbook", {
    hint: "open it in its own program and save the table as a workbook or as CSV",
  });
}

function show(sheet: WorkSheet, sink: SheetSink, textOf: (cell: CellObject) => string): void {
  for (const [index, column] of (sheet["!cols"] ?? []).entries()) {
    if (column?.hidden) sink.hiddenColumns(index, index);
  }
  for (const { s, e } of sheet["!merges"] ?? []) {
    sink.merged({ firstRow: s.r + 1, lastRow: e.r + 1, firstColumn: s.c, lastColumn: e.c });
  }
  const rows: (CellObject | undefined)[][] = sheet["!data"] ?? [];
  for (const [index, row] of rows.entries()) {
    const cells = Array.from(row ?? [], (cell) => (cell === undefined ? "" : textOf(cell)));
    while (cells.at(-1) === "") cells.pop();
    if (cells.length === 0) continue;
    const hidden = sheet["!rows"]?.[index]?.hidden === true;
    if (!sink.row({ number: index + 1, cells, hidden })) return;
  }
}

function cellText({ SSF }: Library, cell: CellObject, since1904: boolean, sign?: DecimalSign): string {
  const { t: type, v: value, z: format } = cell;
  if (type === "e") return cell.w ?? errorNames[Number(value)] ?? "#ERROR!";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "number") return value === undefined ? "" : String(value);
  const dated = typeof format === "string" && !/\[(?:h+|m+|s+)\]/i.test(format) && SSF.is_date(format);
  return (dated ? dateText(value, since1904) : null) ?? numberText(value, sign);
}

const errorNames: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};
