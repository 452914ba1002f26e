import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const scripts = readdirSync(path.join(root, "findings"));

test.each(scripts)(
  "findings/%s stops at a fault, cleans up after itself and pins what it installs",
  (name) => {
    const text = read(`findings/${name}`);
    expect(text).toMatch(/^#!\/usr\/bin\/env bash\n# /);
    expect(text).toContain("set -euo pipefail\nfolder=$(mktemp -d)\ntrap 'rm -rf \"$folder\"' EXIT\n");
    const [, packages = ""] = /npm install ([\s\S]*?) >\/dev\/null/.exec(text) ?? [];
    const words = packages.split(/[\s\\]+/).filter((word) => !/^(?:--.*|"\$folder")?$/.test(word));
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !/^.+@\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(word))).toEqual([]);
    for (const part of ["# Expected: ", "# Seen: ", "# Source: "]) expect(text).toContain(part);
  },
);

test("docs/findings.md names scripts that there are", () => {
  const named = [...read("docs/findings.md").matchAll(/`findings\/([\w-]+\.sh)`/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => name === undefined || !scripts.includes(name))).toEqual([]);
});
