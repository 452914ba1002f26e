import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { auditDocument, understand } from "../../pipeline/audit/auditDocument.js";
import { readDocument } from "../../pipeline/audit/readers/readDocument.js";
import { alarms } from "./audited.js";

/** Synthetic texts in the shapes of councils' papers; `{{right|wrong}}` marks a figure that can be made wrong. */
const TEXTS = join(import.meta.dirname, "corpus", "texts");
const MARK = /\{\{([^|{}]*)\|([^|{}]*)(\|unseen)?\}\}/g;
const folder = mkdtempSync(join(tmpdir(), "marked-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function audit(name: string, text: string): Promise<string[]> {
  const file = join(folder, name);
  writeFileSync(file, text);
  return alarms(auditDocument(understand(await readDocument(file))));
}

/** The text with one of its marked figures wrong, or none. */
function filled(text: string, wrong: number): string {
  let at = -1;
  return text.replace(MARK, (_, right: string, other: string) => {
    at += 1;
    return at === wrong ? other : right;
  });
}

/** Synthetic documents by authors who knew none of the rules, in which nothing is wrong. */
const FAULTLESS = join(import.meta.dirname, "corpus", "faultless");
it.each(readdirSync(FAULTLESS))("%s is right, and left in peace", async (name) => {
  expect(await audit(name, readFileSync(join(FAULTLESS, name), "utf8"))).toEqual([]);
});

describe.each(readdirSync(TEXTS).filter((name) => name !== "README.md"))("%s", (name) => {
  const text = readFileSync(join(TEXTS, name), "utf8");

  it("is right, and raises no alarm", async () => {
    expect(await audit(name, filled(text, -1))).toEqual([]);
  });

  it("raises one for each of its figures made wrong", async () => {
    const silent: string[] = [];
    for (const [at, mark] of [...text.matchAll(MARK)].entries()) {
      const seen = (await audit(name, filled(text, at))).length > 0;
      if (!seen && mark[3] === undefined) silent.push(`${mark[1]} → ${mark[2]}`);
    }
    expect(silent).toEqual([]);
  });
});
