import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Part } from "../../pipeline/ingest/unpack/part.js";
import { unpack } from "../../pipeline/ingest/unpack/unpack.js";

const folder = mkdtempSync(path.join(tmpdir(), "csp-unpack-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = "Month,District,Number\n2023-01,Sevenoaks,5\n";
const sha256 = createHash("sha256").update(text).digest("hex");

async function partsOf(known: (sha256: string) => boolean): Promise<{ parts: Part[]; left: boolean }> {
  const file = path.join(folder, "received.csv");
  writeFileSync(file, text);
  const parts: Part[] = [];
  const asked = { contracts: [], named: false, folder, known, sizeKnown: () => true, unwanted: () => null };
  for await (const part of unpack(file, "data/received.csv", asked)) parts.push(part);
  return { parts, left: existsSync(file) };
}

test("a file that is loaded already is known by its bytes, and its copy is not kept to be read", async () => {
  expect(await partsOf((each) => each === sha256)).toEqual({
    parts: [{ name: "data/received.csv", kind: "known", sha256 }],
    left: false,
  });
});

test("any other file is a table to be read", async () => {
  const { parts, left } = await partsOf(() => false);
  expect(parts).toMatchObject([{ kind: "table" }]);
  expect(left).toBe(true);
});
