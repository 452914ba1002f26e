import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { newWorkspace, ownFolder, putSample } from "../commands/csp.js";
import { csp, repository } from "../csp.js";

const folder = ownFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every text of a folder as Excel and Notepad save it: a byte order mark, and lines that end in CR and LF. */
function asWindowsSaves(root: string): void {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8").replace(/^\ufeff/, "");
    writeFileSync(file, `\ufeff${text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n")}`);
  }
}

async function written(name: string, change: (root: string) => void): Promise<Record<string, string>> {
  const root = newWorkspace(folder, name);
  putSample(root, /^Kent Police ASB 2023-10-20\.csv$/);
  cpSync(path.join(repository, "returns"), path.join(root, "returns"), { recursive: true });
  const notes = path.join(root, "reports", "notes");
  mkdirSync(notes, { recursive: true });
  writeFileSync(
    path.join(notes, "recommendations.md"),
    "The partnership is asked\nto do **three** things:\n\n- this\n- that\n\n1. and *more*\n",
  );
  change(root);
  const ran = await csp(root, "assess", "--to", "2023-09", "--as", "html,docx,xlsx");
  expect(ran.code, ran.err).toBe(0);
  const out = path.join(root, "out");
  return Object.fromEntries(
    readdirSync(out)
      .sort()
      .map((file) => [file, readFileSync(path.join(out, file)).toString("base64")]),
  );
}

test("settings, seeds, contracts, returns and notes that Windows' programs saved give the same documents", async () => {
  const plain = await written("plain", () => undefined);
  expect(Object.keys(plain)).toHaveLength(5);
  const saved = await written("saved", (root) => {
    for (const part of ["seeds", "returns", "reports"]) asWindowsSaves(path.join(root, part));
    const settings = path.join(root, "partnership.yaml");
    writeFileSync(settings, `\ufeff${readFileSync(settings, "utf8").replaceAll("\n", "\r\n")}`);
  });
  expect(Object.keys(saved)).toEqual(Object.keys(plain));
  for (const [name, bytes] of Object.entries(saved)) expect(bytes === plain[name], name).toBe(true);
});
