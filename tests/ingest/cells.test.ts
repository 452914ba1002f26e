import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { maySayWithdrawn } from "../../pipeline/ingest/cells/withdrawn.js";
import { bytesOf, Counted, Rows, Words } from "../../pipeline/ingest/cells/words.js";
import { namesBesideCodes } from "../../pipeline/ingest/doubts/cells/namesOfCodes.js";
import { repeatedReferences } from "../../pipeline/ingest/doubts/rows/repeatedReferences.js";
import { type Examination, examine } from "../../pipeline/ingest/read/examine.js";
import { groupRecords } from "../../pipeline/ingest/type/groupRecords.js";
import type { Store } from "../../pipeline/store/open.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { typingStore } from "./typedExtract.js";

const contract = Contract.parse({
  source: "test",
  title: "Test",
  supplier: "Test",
  columns: { month: "Month", ward: "Ward code", type: "Type" },
  period: { column: "month", grain: "month", formats: ["%Y-%m"] },
  area: { columns: ["ward"] },
  measures: [{ measure: "m", count: "records" }],
});

describe("different references are counted as different", () => {
  const forms = ["SDC-", "R", "CR-", "KP/23/", "", "2023-ASB-", "46\t"];
  test.each(forms)("%s and numbers that run on", (form) => {
    const counted = new Counted(1_000_000);
    for (let at = 1; at <= 100_000; at += 1) {
      const text = Buffer.from(`${form}${String(at).padStart(8, "0")}`);
      counted.add(bytesOf(text), 0, text.length);
    }
    expect(counted.count).toBe(100_000);
  });
});

describe("what the gate gathers is what DuckDB would read", () => {
  let store: Store;
  let folder = "";
  beforeAll(async () => {
    store = await typingStore();
    folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-cells-"));
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = [
    "2023-01,E05000001,Theft,A1,Swanley",
    '2023-01,E05000001,"Theft",A2,Swanley',
    "2023-01,E05000001,Theft [note 3],A3,Swanley",
    "2023-01,E05000001,Th\u200beft,A4,Swanley",
    "2023-01,E05000001,,A5,Swanley",
    '2023-01,E05000001,"",A5,Swanley',
    "2023-01,E05000001,\u200b,A5 ,Swanley",
    '2023-02,E05000002,"Theft, ""other""", A6,"Hart""ley"',
    "2023-02,E05000002,Straße,A6,Hextable",
    "2023-02,,Theft,,Hartley",
    "2023-02,E05000002,Theft,  ,Hextable",
    "2023-01,E05000001,Theft (p),A5,\u00a0Swanley",
    "2023-01,E05000001,Theft,\u00a0A5 ,Swanley",
  ];

  async function look(...texts: string[][]): Promise<Examination[]> {
    const found: Examination[] = [];
    for (const [number, lines] of texts.entries()) {
      const file = path.join(folder, `file-${number}.csv`);
      writeFileSync(file, `${["Month,Ward code,Type,Crime ID,Ward name", ...lines].join("\n")}\n`);
      found.push(await examine(file, [contract], { temporary: folder }));
    }
    return found;
  }
  const read = (examinations: readonly Examination[]): Examination[] =>
    examinations.map((each) => ({ ...each, cells: null }));

  const grouped = async (examinations: readonly Examination[]): Promise<unknown[]> => {
    await groupRecords(store, examinations, [], ["month", "ward", "type"]);
    return store.rows("select * exclude (gid) from grouped order by all");
  };

  test.each([
    ["of ASCII", [rows.filter((row) => !/[^ -~]/.test(row) && !row.includes("["))]],
    ["with marks, and characters of no width", [rows]],
    ["of several files", [rows, rows.slice(0, 4), []]],
  ])("groups %s", async (_, texts) => {
    const examinations = await look(...texts);
    expect(examinations.every(({ cells }) => cells !== null)).toBe(true);
    const gathered = await grouped(examinations);
    expect(gathered).toEqual(await grouped(read(examinations)));
    expect(gathered.length).toBeGreaterThan(3);
  });

  test("each record is known by its group, those that are read alike by one", async () => {
    const examinations = await look(rows, rows.slice(0, 4));
    const ofRecords = await groupRecords(store, examinations, [], ["month", "ward", "type"]);
    const types = new Map(
      (
        await store.rows<{ gid: number; said: string | null }>('select gid, "cell type" as said from grouped')
      ).map(({ gid, said }) => [gid, said]),
    );
    const said = ofRecords.map((groups) => [...(groups ?? [])].map((gid) => types.get(gid)));
    expect(said[0]?.slice(0, 8)).toEqual([
      "Theft",
      "Theft",
      "Theft",
      "Theft",
      null,
      null,
      "",
      'Theft, "other"',
    ]);
    expect(new Set([...(ofRecords[0] ?? [])].slice(0, 4)).size).toBe(1);
    expect(ofRecords[1]?.[0]).not.toBe(ofRecords[0]?.[0]);
  });

  test("references and names beside codes", async () => {
    const many = Array.from({ length: 60 }, (_, at) => `2023-01,E05000001,Theft,A${at % 50},Swanley`);
    const others = Array.from({ length: 6 }, () => "2023-01,E05000001,Theft,,Hartley");
    const examinations = await look([
      ...many,
      ...others,
      ...Array(9).fill("2023-01,E05000002,Theft,,Hartley"),
    ]);
    for (const doubts of [repeatedReferences, namesBesideCodes]) {
      const said = await doubts(store, contract, examinations);
      expect(said).toHaveLength(1);
      expect(said).toEqual(await doubts(store, contract, read(examinations)));
    }
    expect(examinations[0]?.cells?.references).toEqual({ named: 60, different: 50 });
  });
});

describe("tables that may be made to fill up", () => {
  test("texts are told apart by their bytes, however many of them have one hash", () => {
    const words = new Words();
    // of two parts of four bytes: the second is chosen so that the hashes of both together are the same
    const buffer = Buffer.alloc(8);
    const bytes = bytesOf(buffer);
    const put = (at: number): number => {
      const seed = 0x11c9dc5 ^ 8;
      let hash = Math.imul(seed ^ at, 0x5bd1e995);
      hash ^= hash >>> 15;
      buffer.writeInt32LE(at, 0);
      buffer.writeInt32LE(hash ^ 0x1234567, 4);
      return words.number(bytes, 0, 8);
    };
    const numbers = Array.from({ length: 200 }, (_, at) => put(at));
    expect(numbers).toEqual([...numbers.keys()]);
    expect(Array.from({ length: 200 }, (_, at) => put(at))).toEqual(numbers);
    // so many that finding one takes too long: they are given up, and DuckDB reads the file
    const more = Array.from({ length: 3000 }, (_, at) => put(1000 + at));
    expect(more.at(-1)).toBe(-1);
  });

  test("different texts are counted, and no more than can be held", () => {
    const counted = new Counted(20_000);
    const put = (at: number): boolean => {
      const bytes = bytesOf(Buffer.from(`reference ${at}`));
      return counted.add(bytes, 0, bytes.buffer.length);
    };
    for (let at = 0; at < 40_000; at += 1) expect(put(at % 20_000)).toBe(true);
    expect(counted.count).toBe(20_000);
    expect(put(20_000)).toBe(false);
    expect(put(3)).toBe(true);
  });

  test("rows of numbers are counted", () => {
    const counted = new Rows(2);
    const given = Array.from({ length: 5000 }, (_, at) => Int32Array.of(at % 70, at % 3));
    for (const row of given) counted.add(row);
    const { columns, times } = counted.held();
    expect(counted.count).toBe(210);
    expect(times.reduce((sum, each) => sum + each, 0)).toBe(5000);
    expect([columns[0]?.[71], columns[1]?.[71]]).toEqual([1, 2]);
    expect(counted.add(Int32Array.of(1, 2))).toBe(71);
  });
});

test.each([
  "CANCELLED",
  "  record deleted",
  "Case voided: no offence",
  "report cancelled",
  "Job cancelled",
  "Incident cancelled",
  "No crime",
  "no-crimed",
  "Nocrime",
  "Created in error",
  "Entered in error",
  "raised in error",
  "logged in error",
  "Recorded in error",
  "reported in error",
  "Added in error",
  "This is a duplicate of 4711",
  "an duplicate of another",
  "A copy of the other",
  "a dup of 12",
  "dup of 12",
  "Copy of 12",
  "Duplicated record",
  "\u00a0Cancelled",
])("%s may say that a record is none", (text) => {
  expect(maySayWithdrawn(Buffer.from(`x,${text},y`), 2, 2 + Buffer.byteLength(text))).toBe(true);
});

test.each(["Under investigation", "", "a", "Investigation complete", "Addington Road", "Delivered"])(
  "%s says nothing",
  (text) => {
    expect(maySayWithdrawn(Buffer.from(text), 0, Buffer.byteLength(text))).toBe(false);
  },
);
