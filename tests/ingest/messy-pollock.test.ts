// Reads ../shared/messy-csv/pollock (not part of this repository); skips itself where that is absent.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { acceptedRows, rowsOf } from "./acceptedRows.js";

const folder = path.resolve("../shared/messy-csv/pollock");
const present = existsSync(folder);
const names = present ? readdirSync(path.join(folder, "clean")) : [];
const text = (kind: "csv" | "clean", name: string): string =>
  readFileSync(path.join(folder, kind, name), "utf8");
const source = present ? readFileSync(path.join(folder, "csv/source.csv"), "utf8") : "";

/** Line numbers, from 1, in which two texts differ. */
function changedLines(a: string, b: string): number[] {
  const [before, after] = [a.split("\n"), b.split("\n")];
  return after.flatMap((line, index) => (line === before[index] ? [] : [index + 1]));
}

async function expectOneDamaged(file: string, damaged: string, clean: string[][]): Promise<void> {
  const changed = changedLines(source, damaged);
  expect(changed).toHaveLength(1);
  const line = changed[0] as number;
  const { examination, rows } = await acceptedRows(file);
  if (line === 1) {
    expect(examination.refused?.reason).toMatch(/^(damaged-header|header-width|no-header)$/);
    expect(rows).toEqual([]);
    return;
  }
  const byte =
    Buffer.byteLength(
      damaged
        .split("\n")
        .slice(0, line - 1)
        .join("\n"),
    ) + 1;
  expect(examination.refused).toBeNull();
  expect(examination.quarantine.map((record) => [record.line, record.byte, record.raw])).toEqual([
    [line, byte, damaged.split("\n")[line - 1]],
  ]);
  expect(rows).toEqual(clean.filter((_, index) => index !== line - 1));
}

describe.skipIf(!present)("Pollock, one damaged row", () => {
  const rows = names.filter((name) => name.startsWith("row_"));

  test("there are some", () => expect(rows.length).toBeGreaterThan(250));

  test.each(rows)("%s", async (name) => {
    await expectOneDamaged(path.join(folder, "csv", name), text("csv", name), rowsOf(text("clean", name)));
  });
});

describe.skipIf(!present)("Pollock, the same damage to every row and cell", () => {
  const temporary = mkdtempSync(path.join(tmpdir(), "csp-pollock-"));
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));
  const lines = source.replace(/\n$/, "").split("\n");
  const clean = present ? rowsOf(source) : [];

  /** The cells of a line as they stand, quotes and all. */
  const rawCells = (line: string): string[] =>
    line
      .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)
      ?.map((cell) => cell.replace(/,$/, ""))
      .slice(0, 9) ?? [];

  async function each(damage: (cells: string[], line: string) => string[]): Promise<number> {
    let count = 0;
    for (const [index, line] of lines.entries()) {
      for (const damaged of damage(rawCells(line), line)) {
        const file = path.join(temporary, "damaged.csv");
        const all = `${lines.with(index, damaged).join("\n")}\n`;
        writeFileSync(file, all);
        await expectOneDamaged(file, all, clean);
        count += 1;
      }
    }
    return count;
  }

  test("the cells are cut as they stand", () => {
    expect(lines.map((line) => rawCells(line).join(","))).toEqual(lines);
  });

  test("a quotation mark before a cell", async () => {
    const count = await each((cells) =>
      cells.map((cell, column) => cells.with(column, `"${cell}`).join(",")),
    );
    expect(count).toBe(84 * 9);
  });

  test("a separator more", async () => {
    const count = await each((cells) => cells.map((_, column) => cells.toSpliced(column, 0, "").join(",")));
    expect(count).toBe(84 * 9);
  });

  test("a separator less", async () => {
    const count = await each((cells) =>
      cells.slice(1).map((cell, column) => cells.toSpliced(column, 2, `${cells[column]}${cell}`).join(",")),
    );
    expect(count).toBe(84 * 8);
  });

  test.each([" ", ";", "\t", "|", ", ", "\t\t", ":"])("another separator: %j", async (separator) => {
    expect(await each((cells) => [cells.join(separator)])).toBe(84);
  });

  test("other quotation marks", async () => {
    // A row without a comma inside its quotes stays well formed: the marks are then text.
    const quoted = lines.filter(
      (line, index) => index > 0 && rawCells(line).some((cell) => cell.startsWith('"') && cell.includes(",")),
    );
    expect(quoted.length).toBeGreaterThan(50);
    for (const line of quoted) {
      const index = lines.indexOf(line);
      const damaged = rawCells(line)
        .map((cell) => cell.replace(/^"(.*)"$/s, "'$1'"))
        .join(",");
      const file = path.join(temporary, "damaged.csv");
      const all = `${lines.with(index, damaged).join("\n")}\n`;
      writeFileSync(file, all);
      await expectOneDamaged(file, all, clean);
    }
  });
});

describe.skipIf(!present)("Pollock, whole files", () => {
  const refused: Record<string, string> = {
    "file_escape_char_0x00.csv": "unknown-escape",
    "file_escape_char_0x5C.csv": "unknown-escape",
    "file_field_delimiter_0x20.csv": "unknown-delimiter",
    "file_field_delimiter_0x2C_0x20.csv": "unknown-delimiter",
    "file_header_multirow_2.csv": "header-rows",
    "file_multitable_less.csv": "several-tables",
    "file_multitable_more.csv": "several-tables",
    "file_multitable_same.csv": "several-tables",
    "file_no_header.csv": "no-header",
    "file_no_payload.csv": "empty-file",
    "file_quotation_char_0x27.csv": "unknown-quote",
  };

  test.each(names.filter((name) => name.startsWith("file_")))("%s", async (name) => {
    const { examination, rows } = await acceptedRows(path.join(folder, "csv", name));
    expect(examination.refused?.reason).toBe(refused[name]);
    expect(examination.quarantine).toEqual([]);
    if (!refused[name]) expect(rows).toEqual(rowsOf(text("clean", name)));
  });

  test.each([
    [";", true],
    ["\t", true],
    ["|", true],
    [":", false],
    ["\t\t", false],
    ["^", false],
  ])("separator %j", async (separator, known) => {
    const temporary = mkdtempSync(path.join(tmpdir(), "csp-pollock-"));
    const file = path.join(temporary, "file.csv");
    const cells = (line: string): string[] =>
      line
        .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)
        ?.map((cell) => cell.replace(/,$/, ""))
        .slice(0, 9) ?? [];
    writeFileSync(
      file,
      source
        .trimEnd()
        .split("\n")
        .map((line) => cells(line).join(separator))
        .join("\n"),
    );
    const { examination, rows } = await acceptedRows(file);
    if (known) expect(rows).toEqual(rowsOf(source));
    else expect(examination.refused).not.toBeNull();
    rmSync(temporary, { recursive: true });
  });
});
