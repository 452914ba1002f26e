import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPublished, recordPublished } from "../../pipeline/disclosure/published.js";

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "published-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("the ledger of publications", () => {
  test("a figure shown and later revised is not taken for known as it is today", () => {
    const cell = {
      source: "police",
      measure: "s136_detentions",
      area: "E07000111",
      period_start: "2022-10-01",
      period_end: "2023-09-30",
    };
    const issue = (document: string, value: number, hidden: boolean) =>
      recordPublished(root, { document, as_at: "2023-09-30", cells: [{ ...cell, value, hidden }] });
    issue("first", 6, false);
    issue("second", 3, true);
    expect(readPublished(root)).toEqual([{ ...cell, value: 3, hidden: true }]);
    issue("third", 6, false);
    issue("fourth", 6, true);
    expect(readPublished(root)).toEqual([{ ...cell, value: 6, hidden: false }]);
  });
});
