// CSP_PROPERTY_RUNS and CSP_PROPERTY_SEED set how many cases are tried, and which.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeAccepted } from "../../pipeline/ingest/read/accepted.js";
import { encode1252, Source } from "../../pipeline/ingest/read/decode.js";
import { type Examination, examine } from "../../pipeline/ingest/read/examine.js";
import { walk } from "../../pipeline/ingest/read/gate.js";
import { type LocatedRecord, locate } from "../../pipeline/ingest/read/locate.js";
import { readPayload } from "../../pipeline/ingest/type/payloadCells.js";
import { openStore } from "../../pipeline/store/open.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { trials } from "../trials.js";
import { rowsOf } from "./acceptedRows.js";

const numRuns = trials("CSP_PROPERTY_RUNS", 300, 3000);
const seed = Number(process.env.CSP_PROPERTY_SEED ?? 20_230_930);

const encodings = ["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "utf-16le-plain", "windows-1252"] as const;
type WrittenEncoding = (typeof encodings)[number];

function encode(text: string, encoding: WrittenEncoding): Buffer {
  const units = Buffer.from(text, "utf16le");
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-8-bom":
      return Buffer.from(`\ufeff${text}`, "utf8");
    case "utf-16le":
      return Buffer.concat([Buffer.of(0xff, 0xfe), units]);
    case "utf-16be":
      return Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(units).swap16()]);
    case "utf-16le-plain":
      return units;
    case "windows-1252":
      return encode1252(text);
  }
}

function decode(bytes: Buffer, encoding: WrittenEncoding): string {
  if (encoding === "windows-1252") return bytes.toString("latin1");
  if (encoding === "utf-16be") return Buffer.from(bytes).swap16().toString("utf16le");
  return bytes.toString(encoding.startsWith("utf-16") ? "utf16le" : "utf8");
}

/** How one record is damaged; each kind is one physical line. */
const damages = ["none", "none", "none", "extra", "missing", "stray", "after", "nul", "blank"] as const;
const plainDamages = [...damages, "open"] as const;

interface Case {
  delimiter: "," | ";" | "\t" | "|";
  lineEnd: "\n" | "\r\n" | "\r";
  encoding: WrittenEncoding;
  title: string[];
  fields: number;
  quoteAll: boolean;
  lastEnd: boolean;
  records: { cells: string[]; damage: (typeof plainDamages)[number]; at: number }[];
}

// No byte pair of these letters is valid UTF-8, as in Windows-1252 text by people; zero bytes show UTF-16 by ASCII.
const accented = fc.constantFrom("é", "ü", "ñ", "ß");
const piece = (rich: boolean) =>
  rich
    ? fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom("a", "Z", "7", " ", "street", "x-1") },
        { weight: 1, arbitrary: accented },
        {
          weight: 3,
          arbitrary: fc.constantFrom('"', ",", ";", "\t", "|", "\n", "\r\n", "\r", "'", "\\", '""'),
        },
      )
    : fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom("a", "Z", "7", " ", "road", "y.2") },
        { weight: 1, arbitrary: accented },
      );
const cell = (rich: boolean) => fc.array(piece(rich), { maxLength: 5 }).map((pieces) => pieces.join(""));

const aCase = (rich: boolean): fc.Arbitrary<Case> =>
  fc.integer({ min: 1, max: 6 }).chain((fields) =>
    fc.record({
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
      encoding: fc.constantFrom(...encodings),
      title: fc.array(fc.constantFrom("Westshire extract", "", "made in March"), { maxLength: 3 }),
      fields: fc.constant(fields),
      quoteAll: fc.boolean(),
      lastEnd: fc.boolean(),
      records: fc.array(
        fc.record({
          cells: fc.array(cell(rich), { minLength: fields, maxLength: fields }),
          damage: rich ? fc.constantFrom(...damages) : fc.constantFrom(...plainDamages),
          at: fc.nat({ max: fields - 1 }),
        }),
        { maxLength: 14 },
      ),
    }),
  );

interface Written {
  bytes: Buffer;
  accepted: string[][];
  blank: number;
  /** Physical lines of the damaged records, and what stands there. */
  damaged: { line: number; raw: string }[];
  physical: number;
}

const label = (index: number): string => `Label ${"ABCDEF"[index]}`;

function quoted(cells: readonly string[], { delimiter, quoteAll }: Case): string {
  return cells
    .map((text) =>
      quoteAll || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text,
    )
    .join(delimiter);
}

/** Lines of a record as the file's line end cuts them. */
const linesOf = (text: string, lineEnd: string): string[] => text.split(lineEnd === "\r" ? "\r" : "\n");

/** A record that reads as several whole ones is quarantined on purpose; its line breaks become spaces here. */
function unlikeSeveral(cells: string[], shape: Case): string[] {
  const lines = linesOf(quoted(cells, shape), shape.lineEnd);
  const several =
    lines.length > 1 && lines.every((line) => line.split(shape.delimiter).length === shape.fields);
  return several ? cells.map((text) => text.replace(/[\r\n]/g, " ")) : cells;
}

function write(shape: Case): Written {
  const { delimiter, lineEnd, fields } = shape;
  const written: Written = { bytes: Buffer.alloc(0), accepted: [], blank: 0, damaged: [], physical: 0 };
  const parts: string[] = [];
  const add = (text: string): number => {
    parts.push(text);
    const line = written.physical + 1;
    written.physical += linesOf(text, lineEnd).length;
    return line;
  };
  for (const title of shape.title) add(title);
  add(
    quoted(
      Array.from({ length: fields }, (_, index) => label(index)),
      { ...shape, quoteAll: false },
    ),
  );
  // At most half of the records are damaged: beyond that the file is refused, and rightly.
  let sound = 0;
  for (const { cells: drawn, damage: wanted, at } of shape.records) {
    const damage = written.damaged.length + 1 > sound ? "none" : wanted;
    const simple = drawn.map((text, index) => text.replace(/[^A-Za-z0-9éüñß]/g, "") || `w${"ABCDEF"[index]}`);
    const change = (text: (old: string) => string): string =>
      simple.with(at, text(simple[at] as string)).join(delimiter);
    const texts: Record<string, () => string | null> = {
      none: () => null,
      extra: () => simple.concat("more").join(delimiter),
      missing: () => (fields > 1 ? simple.slice(1).join(delimiter) : null),
      stray: () => change((old) => `${old}"b`),
      after: () => change((old) => `"${old}"b`),
      nul: () => change((old) => `${old}\0b`),
      open: () => change((old) => `"${old}`),
      blank: () => (fields > 1 ? delimiter.repeat(fields - 1) : null),
    };
    const text = texts[damage]?.() ?? null;
    if (text === null) {
      const cells = unlikeSeveral(drawn, shape);
      add(quoted(cells, shape) || (fields === 1 ? '""' : ""));
      if (fields > 1 && cells.every((value) => /^[ \t"]*$/.test(value.replaceAll(delimiter, " "))))
        written.blank += linesOf(quoted(cells, shape), lineEnd).length;
      else {
        written.accepted.push(cells);
        sound += 1;
      }
    } else if (damage === "blank") {
      add(text);
      written.blank += 1;
    } else {
      written.damaged.push({ line: add(text), raw: text });
    }
  }
  const end = shape.lastEnd ? lineEnd : "";
  written.bytes = encode(parts.join(lineEnd) + end, shape.encoding);
  return written;
}

describe("random tables, random damage", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "csp-property-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // A single column shows no delimiter, so the contract has to state it.
  const contractOf = ({ fields, delimiter }: Case): Contract =>
    Contract.parse({
      source: "random",
      title: "t",
      supplier: "s",
      ...(fields === 1 ? { delimiter } : {}),
      columns: Object.fromEntries(Array.from({ length: fields }, (_, index) => [`c${index}`, label(index)])),
      period: { title: "(\\d{4})", grain: "calendar_year", formats: ["%Y"] },
      area: { constant: "partnership" },
      measures: [{ measure: "m", count: "records" }],
    });

  async function hold(shape: Case): Promise<void> {
    const written = write(shape);
    const file = path.join(folder, "case.csv");
    writeFileSync(file, written.bytes);
    const examination = await examine(file, [contractOf(shape)], {
      temporary: path.join(folder, "t"),
    });
    expect(examination.refused).toBeNull();
    const { lines, quarantine } = examination;

    // Every physical line has one fate.
    const located = await locate(
      examination,
      Array.from({ length: examination.records }, (_, ordinal) => ordinal),
    );
    const ofRecords = located.reduce((sum, record) => sum + record.endLine - record.line + 1, 0);
    expect(lines.physical).toBe(written.physical);
    expect(lines.preamble + lines.header + lines.blank + lines.note + ofRecords + quarantine.length).toBe(
      written.physical,
    );
    expect(lines.blank).toBe(written.blank);

    // The damaged records are quarantined alone, and stand in the file where it is said.
    expect(quarantine.map(({ line, raw }) => ({ line, raw }))).toEqual(written.damaged);
    for (const { byte, raw } of [...quarantine, ...located]) {
      const length = encode(raw, shape.encoding).length - encode("", shape.encoding).length;
      expect(decode(written.bytes.subarray(byte, byte + length), shape.encoding)).toBe(raw);
    }

    // What is accepted is what was written: read back from the clean file, the payload and one by one.
    expect(located.map((record) => record.cells)).toEqual(written.accepted);
    const target = path.join(folder, "accepted.csv");
    writeAccepted(examination, target, new Set());
    expect(rowsOf(readFileSync(target, "utf8")).slice(1)).toEqual(written.accepted);
    tile(examination, located, written.bytes, shape);
    expectSamePieces(examination, located);
  }

  /** The walk says the same when it sees the file a few bytes at a time. */
  function expectSamePieces(examination: Examination, located: readonly LocatedRecord[]): void {
    const { plan, file } = examination;
    if (!plan) throw new Error("no plan");
    const source = new Source(file, plan.verdict.encoding, plan.verdict.mark);
    const again: LocatedRecord[] = [];
    const tally = walk(source, plan, { found: (record) => again.push(record) }, 16);
    source.close();
    expect(again).toEqual(located);
    expect(tally.quarantine).toEqual(examination.quarantine);
    expect([tally.records, tally.blank, tally.stop]).toEqual([
      examination.records,
      examination.lines.blank,
      null,
    ]);
    expect(source.digest()).toBe(examination.sha256);
  }

  /** Between the records, quarantined or accepted, nothing stands but line ends and blank rows. */
  function tile(
    examination: Examination,
    located: readonly { byte: number; raw: string }[],
    bytes: Buffer,
    shape: Case,
  ): void {
    const mark = encode("", shape.encoding).length;
    const taken = [...examination.quarantine, ...located].sort((a, b) => a.byte - b.byte);
    let at = -1;
    for (const { byte, raw } of taken) {
      if (at >= 0) expect(decode(bytes.subarray(at, byte), shape.encoding)).toMatch(/^[\r\n\t ,;|"]+$/);
      at = byte + encode(raw, shape.encoding).length - mark;
    }
    if (at >= 0) expect(decode(bytes.subarray(at), shape.encoding)).toMatch(/^[\r\n\t ,;|"]*$/);
  }

  test(`without a contract a file is refused or right (${numRuns} cases)`, async () => {
    let read = 0;
    const right = async (shape: Case): Promise<void> => {
      const written = write(shape);
      const file = path.join(folder, "case.csv");
      writeFileSync(file, written.bytes);
      const examination = await examine(file, [], { temporary: path.join(folder, "t"), generic: true });
      if (examination.refused) return;
      read += 1;
      expect(examination.header).toEqual(Array.from({ length: shape.fields }, (_, index) => label(index)));
      expect(examination.quarantine.map(({ line }) => line)).toEqual(written.damaged.map(({ line }) => line));
      const located = await locate(
        examination,
        Array.from({ length: examination.records }, (_, ordinal) => ordinal),
      );
      expect(located.map((record) => record.cells)).toEqual(written.accepted);
    };
    const several = aCase(true).filter((shape) => shape.fields > 1);
    await fc.assert(fc.asyncProperty(several, right), { numRuns, seed });
    expect(read).toBeGreaterThan(numRuns / 10);
  }, 3_600_000);

  test(`the store reads the payload as the gate did (${Math.ceil(numRuns / 3)} cases)`, async () => {
    const store = await openStore(":memory:", { folders: [folder] });
    const same = async (shape: Case): Promise<void> => {
      const file = path.join(folder, "case.csv");
      writeFileSync(file, write(shape).bytes);
      const examination = await examine(file, [contractOf(shape)], { temporary: path.join(folder, "t") });
      const { payload, cells: gathered, records } = examination;
      if (!payload || !gathered) throw new Error("no payload");
      const read = await store.rows<Record<string, string | null>>(`select * from ${readPayload(payload)}`);
      const cells = read.map((row) =>
        Array.from({ length: shape.fields }, (_, index) => row[`c${index}`] ?? ""),
      );
      const located = await locate(
        examination,
        Array.from({ length: records }, (_, ordinal) => ordinal),
      );
      expect(cells).toEqual(located.map((record) => record.cells));
      // and the cells that were gathered on the walk are those that the store would read
      const { groups, texts, times } = gathered;
      const groupOf = gathered.groupOf ?? new Int32Array();
      const ofGroup = (group: number): (string | null)[] =>
        texts.map((column, index) => column[groups[index]?.[group] ?? -1] ?? null);
      expect([...groupOf].map(ofGroup)).toEqual(
        read.map((row) => Array.from({ length: shape.fields }, (_, index) => row[`c${index}`] ?? null)),
      );
      expect([...times]).toEqual(
        [...times.keys()].map((group) => groupOf.filter((at) => at === group).length),
      );
    };
    try {
      await fc.assert(fc.asyncProperty(aCase(true), same), { numRuns: Math.ceil(numRuns / 3), seed });
    } finally {
      store.close();
    }
  }, 3_600_000);

  test(`quotes, separators and line ends inside cells (${numRuns} cases)`, async () => {
    await fc.assert(fc.asyncProperty(aCase(true), hold), { numRuns, seed });
  }, 3_600_000);

  test(`quotes that are never closed (${numRuns} cases)`, async () => {
    const plain = aCase(false).map((shape) => ({ ...shape, quoteAll: false }));
    await fc.assert(fc.asyncProperty(plain, hold), { numRuns, seed });
  }, 3_600_000);
});
