import { type Damage, lastFile, lastTable, sent, textChanged } from "../damage.js";
import { textOf } from "../table.js";

const bytes = (name: string, change: (text: string) => Buffer, harmless = false): Damage => ({
  name,
  harmless,
  apply: (shape) => [shape.tables.map((table) => ({ name: table.name, bytes: change(textOf(table)) }))],
});

/** One place in the last file, two thirds of the way, is changed. */
const inside = (name: string, change: (line: Buffer) => Buffer): Damage => ({
  name,
  apply: (shape) =>
    lastFile(shape, (file) => {
      const from = file.bytes.indexOf("\n", Math.floor((file.bytes.length * 2) / 3)) + 1;
      const to = file.bytes.indexOf("\n", from);
      return {
        ...file,
        bytes: Buffer.concat([
          file.bytes.subarray(0, from),
          change(file.bytes.subarray(from, to)),
          file.bytes.subarray(to),
        ]),
      };
    }),
});

const latin = (text: string): Buffer => Buffer.from(text.replaceAll("\u2019", "\u0092"), "latin1");

export const byteDamages: Damage[] = [
  bytes("a byte order mark", (text) => Buffer.from(`\ufeff${text}`), true),
  bytes("two byte order marks", (text) => Buffer.from(`\ufeff\ufeff${text}`)),
  bytes("UTF-16 with a byte order mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le"), true),
  bytes("UTF-16 without a byte order mark", (text) => Buffer.from(text, "utf16le")),
  bytes("Windows line ends", (text) => Buffer.from(text.replaceAll("\n", "\r\n")), true),
  bytes("old Mac line ends", (text) => Buffer.from(text.replaceAll("\n", "\r"))),
  bytes("line ends doubled", (text) => Buffer.from(text.replaceAll("\n", "\r\r\n"))),
  bytes("mixed line ends", (text) =>
    Buffer.from(
      text
        .split("\n")
        .map((line, index) => line + (index % 3 === 0 ? "\r\n" : "\n"))
        .join("")
        .trimEnd(),
    ),
  ),
  bytes("no line end at the end", (text) => Buffer.from(text.trimEnd()), true),
  bytes("Windows-1252 with curly apostrophes", (text) => latin(text.replaceAll("'", "\u2019"))),
  bytes("MacRoman with curly apostrophes", (text) => Buffer.from(text.replaceAll("'", "\u00d5"), "latin1")),
  bytes("UTF-8 twice", (text) => Buffer.from(Buffer.from(text.replaceAll("'", "\u2019")).toString("latin1"))),
  bytes("a control character at the end", (text) => Buffer.from(`${text}\u001a`)),
  bytes("NUL bytes at the end", (text) => Buffer.concat([Buffer.from(text), Buffer.alloc(512)])),
  inside("NUL bytes in a record", (line) =>
    Buffer.concat([line.subarray(0, 4), Buffer.alloc(6), line.subarray(10)]),
  ),
  inside("a record of NUL bytes", (line) => Buffer.alloc(line.length)),
  inside("a byte that is no text", (line) =>
    Buffer.concat([line.subarray(0, line.length - 1), Buffer.from([0x81]), line.subarray(line.length - 1)]),
  ),
  inside("a quotation mark that is not closed", (line) => Buffer.from(line.toString().replace(",", ',"'))),
  inside("a stray quotation mark", (line) => Buffer.from(line.toString().replace(",", '",'))),
  inside("text after a quotation mark", (line) => Buffer.from(line.toString().replace(/,([^,]*)/, ',"$1"x'))),
  inside("a line broken in two", (line) => Buffer.from(line.toString().replace(",", "\n,"))),
  inside("two lines joined", (line) => Buffer.from(`${line.toString()},${line.toString()}`)),
  inside("a line end within quotes not closed on the line", (line) =>
    Buffer.from(line.toString().replace(/,([^,]*)/, ',"$1\n"')),
  ),
  inside("a comma in a text without quotes", (line) =>
    Buffer.from(line.toString().replace(/([a-z]) ([a-zA-Z])/, "$1, $2")),
  ),
  inside("a line of another separator", (line) => Buffer.from(line.toString().replaceAll(",", ";"))),
  inside("a line left out", () => Buffer.from("")),
  {
    name: "the file cut in the middle of a record",
    apply: (shape) =>
      lastFile(shape, (file) => ({
        ...file,
        bytes: file.bytes.subarray(0, Math.floor(file.bytes.length * 0.83)),
      })),
  },
  {
    name: "the file cut at a line end",
    apply: (shape) =>
      shape.roles.grain === "iso month"
        ? null // the last of many files lacks its last records, in no order: nobody can know
        : lastFile(shape, (file) => ({
            ...file,
            bytes: file.bytes.subarray(0, file.bytes.indexOf("\n", Math.floor(file.bytes.length * 0.8)) + 1),
          })),
  },
  { name: "cells in quotes", harmless: true, apply: (shape) => sent(shape, undefined, { quoted: true }) },
  {
    name: "cells in single quotes",
    apply: (shape) => sent(shape, undefined, { cell: (text) => `'${text.replaceAll("'", "''")}'` }),
  },
  {
    name: "cells in curly quotes",
    apply: (shape) => sent(shape, undefined, { cell: (text) => `\u201c${text}\u201d` }),
  },
  {
    name: "a space after each separator",
    apply: (shape) => textChanged(shape, (text) => text.replaceAll(/,(?! )/g, ", ")),
  },
  {
    name: "a space before each quotation mark",
    apply: (shape) =>
      sent(shape, undefined, { delimiter: ", ", cell: (text) => `"${text.replaceAll('"', '""')}"` }),
  },
  { name: "semicolons", harmless: true, apply: (shape) => sent(shape, undefined, { delimiter: ";" }) },
  { name: "tabs", harmless: true, apply: (shape) => sent(shape, undefined, { delimiter: "\t" }) },
  {
    name: "a line sep=",
    apply: (shape) => textChanged(shape, (text) => `sep=,\n${text}`),
    harmless: true,
  },
  {
    name: "fixed width",
    apply: (shape) => sent(shape, undefined, { delimiter: "  ", cell: (text) => text.padEnd(30) }),
  },
  {
    name: "each line in quotes",
    apply: (shape) =>
      textChanged(shape, (text) =>
        text
          .trimEnd()
          .split("\n")
          .map((line) => `"${line.replaceAll('"', '""')}"\n`)
          .join(""),
      ),
  },
  {
    name: "an empty file",
    apply: (shape) => lastFile(shape, (file) => ({ ...file, bytes: Buffer.alloc(0) })),
  },
  {
    name: "only the header",
    apply: (shape) =>
      lastFile(shape, (file) => ({ ...file, bytes: file.bytes.subarray(0, file.bytes.indexOf("\n") + 1) })),
  },
  {
    name: "a workbook under the name of a CSV file",
    apply: (shape) =>
      lastFile(shape, (file) => ({
        ...file,
        bytes: Buffer.concat([Buffer.from("PK\u0003\u0004"), file.bytes]),
      })),
  },
  {
    name: "a page of HTML",
    apply: (shape) =>
      lastFile(shape, (file) => ({
        ...file,
        bytes: Buffer.from("<html><body><h1>Session expired</h1>, please log in</body></html>\n"),
      })),
  },
  {
    name: "three hundred blank lines at the end",
    harmless: true,
    apply: (shape) =>
      lastFile(shape, (file) => ({
        ...file,
        bytes: Buffer.concat([
          file.bytes,
          Buffer.from(`${",".repeat(lastTable(shape).header.length - 1)}\n`.repeat(300)),
        ]),
      })),
  },
];
