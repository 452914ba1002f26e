import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, describe, expect, test } from "vitest";
import { compiledIn, licenceText, takenLicences } from "../../packaging/compiledIn.js";
import { licencesOf } from "../../packaging/licences.js";
import { needed } from "../../packaging/needed.js";
import { platforms } from "../../packaging/platforms.js";
import { strayFaults } from "../../packaging/strays.js";
import { thin } from "../../packaging/thin.js";
import { windowsFaults } from "../../packaging/windowsNames.js";
import { writeZip } from "../../packaging/zipFile.js";
import { repository } from "../csp.js";

const scratch = mkdtempSync(path.join(tmpdir(), "csp-packaging-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("a package", () => {
  test("holds what runs, and the terms of all of it; no types, source maps, tests, builds for pages, other fonts or words about it", () => {
    const files = [
      "index.js",
      "package.json",
      "lib/a.cjs",
      "ttf/DejaVuSans.ttf",
      "ttf/DejaVuSansCondensed-BoldOblique.ttf",
      "build/vega.min.js",
      "LICENSE.md",
      "licence",
      "NOTICE",
      "dist/doc/a.js",
    ];
    expect(files.filter((file) => !needed(file))).toEqual([]);
    const left = [
      "index.d.ts",
      "a.js.map",
      "README.md",
      "test/a.js",
      "src/a.c",
      "docs/x.html",
      "lib/a.d.cts",
      "ttf/DejaVuSansMono.ttf",
      "ttf/DejaVuSerif-Bold.ttf",
      "build/vega-core.min.js",
      "dist/index.umd.cjs",
      "dist/iife/index.js",
    ];
    expect(left.filter(needed)).toEqual([]);
  });

  test("has no development dependency, no test and no source map, or is not made", () => {
    const lock = readFileSync(path.join(repository, "package-lock.json"), "utf8");
    const good = [
      "dist/pipeline/cli.js",
      "node_modules/zod/index.js",
      "node_modules/@duckdb/node-api/lib/index.js",
      "runtime/node.exe",
    ];
    expect(strayFaults(good, lock)).toEqual([]);
    const strays = [
      "node_modules/vitest/index.js",
      "node_modules/@types/node/package.json",
      "node_modules/zod/node_modules/nobodys/index.js",
      "node_modules/zod/index.js.map",
      "node_modules/zod/v4/tests/a.js",
      "dist/pipeline/run.test.js",
      "node_modules/zod/index.d.cts",
    ];
    const faults = strayFaults(strays, lock);
    expect(strays.filter((stray) => faults.some((fault) => fault.startsWith(`${stray}: `)))).toEqual(strays);
  });

  test("says the licence of each package once, by name", () => {
    const of = (name: string, license?: string) => ({
      at: `node_modules/${name}`,
      files: new Map([
        ["package.json", Buffer.from(JSON.stringify({ name, version: "1.0.0", license }))],
        ["LICENSE", Buffer.from(`terms of ${name}\r\n`)],
      ]),
    });
    expect(licencesOf([of("b", "MIT"), of("a", "ISC"), of("b", "MIT")])).toBe(
      `a 1.0.0: ISC\n\nterms of a\n\n${"=".repeat(80)}\n\nb 1.0.0: MIT\n\nterms of b\n`,
    );
    expect(() => licencesOf([of("c")])).toThrow(/license/);
  });

  test("says the terms of Typst and of the fonts that are compiled into its native file", () => {
    const name = "@myriaddreamin/typst-ts-node-compiler-win32-x64-msvc";
    const manifest = Buffer.from(JSON.stringify({ name, version: "0.7.0", license: "Apache-2.0" }));
    const terms = licencesOf([{ at: `node_modules/${name}`, files: new Map([["package.json", manifest]]) }]);
    for (const words of [
      "Typst",
      "SIL OPEN FONT LICENSE",
      "Libertinus",
      "GUST Font License",
      "DejaVu Sans Mono",
    ])
      expect(terms).toContain(words);
  });

  test("says what is compiled into its native files, with the licence of each and its text once", () => {
    const native = (paths: readonly string[]) => Buffer.from(`\x7fELF\0${paths.join("\0")}\0`);
    const of = (name: string, paths: readonly string[]) => ({
      at: `node_modules/${name}`,
      files: new Map([
        ["package.json", Buffer.from(JSON.stringify({ name, version: "1.0.0", license: "MIT" }))],
        ["x.node", native(paths)],
      ]),
    });
    const source = "/root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f";
    const terms = licencesOf([
      of("a", [
        `${source}/tokio-1.48.0/src/lib.rs`,
        "C:\\c\\registry\\src\\index-1\\slotmap-1.1.1\\src\\a.rs",
        "/c/git/checkouts/resvg-4b7e4ee32ad6d954/3495d87/crates/usvg/src/a.rs",
      ]),
      of("b", [`${source}/usvg-0.45.1/src/lib.rs`, `${source}/tokio-1.48.0/src/b.rs`]),
    ]);
    expect(terms).toContain(
      "Compiled into it:\n\nslotmap 1.1.1: Zlib. Copyright (c) 2018 Orson Peters\ntokio 1.48.0: MIT\nusvg 3495d87: MPL-2.0\n",
    );
    expect(terms).toContain("Compiled into it:\n\ntokio 1.48.0: MIT\nusvg 0.45.1: Apache-2.0 OR MIT\n");
    for (const text of ["Mozilla Public License Version 2.0", "Permission is hereby granted, free of charge"])
      expect(terms.split(text)).toHaveLength(2);
    expect(() => licencesOf([of("a", [`${source}/nobodys-1.0.0/src/lib.rs`])])).toThrow(
      "a: the licence of the crate nobodys is not in packaging/terms/crates.csv",
    );
  });

  test("says the licence of all that is compiled into what this machine has installed", () => {
    const modules = path.join(repository, "node_modules");
    const natives = ["@duckdb", "@resvg", "@myriaddreamin"].flatMap((scope) =>
      readdirSync(path.join(modules, scope))
        .filter((name) => /-(linux|darwin|win32)-/.test(name))
        .map((name) => `${scope}/${name}`),
    );
    expect(natives.length).toBeGreaterThan(1);
    for (const name of natives) {
      const folder = path.join(modules, name);
      const files = new Map(
        readdirSync(folder)
          .filter((file) => /\.(node|dll|so|dylib)$/.test(file))
          .map((file) => [file, readFileSync(path.join(folder, file))] as const),
      );
      const parts = compiledIn(name, files);
      expect(parts.length).toBeGreaterThan(25);
      for (const { licence } of parts)
        for (const taken of takenLicences(licence)) expect(licenceText(taken).length).toBeGreaterThan(500);
    }
  });

  test("has the same bytes whichever order its files come in, and programs may be run", async () => {
    const files = [
      { path: "b/c.js", bytes: Buffer.from("1"), runs: false },
      { path: "csp", bytes: Buffer.from("2"), runs: true },
    ];
    const [one, two] = ["one.zip", "two.zip"].map((name) => path.join(scratch, name));
    if (one === undefined || two === undefined) throw new Error("two names");
    await writeZip(one, "csp-1", files);
    await writeZip(two, "csp-1", [...files].reverse());
    const bytes = readFileSync(one);
    expect(readFileSync(two).equals(bytes)).toBe(true);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(
      "dd2d8a6d402279ea35c21e0166c7eacbe119db95128e634dfd9e21279f84abed",
    );
    const zip = await JSZip.loadAsync(bytes);
    expect(Object.keys(zip.files)).toEqual(["csp-1/b/c.js", "csp-1/csp"]);
    expect((Number(zip.file("csp-1/csp")?.unixPermissions) & 0o111) !== 0).toBe(true);
    expect((Number(zip.file("csp-1/b/c.js")?.unixPermissions) & 0o111) === 0).toBe(true);
  });

  test("has of macOS's files for several processors the program for its own", () => {
    const slice = (cpu: number, text: string, offset: number) => ({ cpu, text, offset });
    const slices = [slice(0x01000007, "of x64", 64), slice(0x0100000c, "of arm64", 128)];
    const file = Buffer.alloc(160);
    file.writeUInt32BE(0xcafebabe, 0);
    file.writeUInt32BE(slices.length, 4);
    for (const [index, { cpu, text, offset }] of slices.entries()) {
      file.writeUInt32BE(cpu, 8 + index * 20);
      file.writeUInt32BE(offset, 16 + index * 20);
      file.writeUInt32BE(text.length, 20 + index * 20);
      file.write(text, offset);
    }
    expect(Buffer.from(thin(file, "arm64")).toString()).toBe("of arm64");
    expect(Buffer.from(thin(file, "x64")).toString()).toBe("of x64");
    const other = Buffer.from("a file of one processor");
    expect(thin(other, "arm64")).toBe(other);
    file.writeUInt32BE(0, 28);
    expect(() => thin(file, "arm64")).toThrow("holds no program for arm64");
  });

  test("takes its runtimes by version and checksum, all of one release line", () => {
    const read = (name: string) =>
      JSON.parse(readFileSync(path.join(repository, "packaging", "runtime", name), "utf8"));
    const wanted: Record<string, string> = read("package.json").optionalDependencies;
    const locked = read("package-lock.json").packages;
    for (const { runtime } of Object.values(platforms)) {
      expect(locked[`node_modules/${runtime}`]).toMatchObject({
        version: wanted[runtime],
        integrity: expect.stringMatching(/^sha512-/),
      });
    }
    expect(new Set(Object.values(wanted).map((version) => version.split(".")[0])).size).toBe(1);
  });
});

describe("names on a Windows disk", () => {
  test("are held to its rules", () => {
    expect(windowsFaults(["a/b.csv", "A b (1).txt", "console.js", "a/é.md"])).toEqual([]);
    expect(windowsFaults(["a/con.txt", "what?.csv", "a:b", "end.", "a/ /b", "x\u0007"])).toHaveLength(6);
    expect(windowsFaults(["a/B.js", "a/b.js"])).toEqual(["a/b.js: differs from a/B.js in capitals alone"]);
    expect(windowsFaults(["a".repeat(130)])).toEqual([]);
    expect(windowsFaults(["a".repeat(131)])).toHaveLength(1);
  });

  test("and its line ends change nothing: every file has line feeds on every disk, or the bytes that it was given", () => {
    const lines = execFileSync("git", ["ls-files", "--eol"], { cwd: repository, encoding: "utf8" }).split(
      "\n",
    );
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.filter((line) => line !== "" && !/attr\/(text=auto eol=lf|-text)/.test(line))).toEqual([]);
  });

  test("are what the repository's own files have", () => {
    const names = execFileSync("git", ["ls-files", "-z"], { cwd: repository, encoding: "utf8" })
      .split("\0")
      .filter((name) => name !== "");
    expect(names.length).toBeGreaterThan(500);
    expect(windowsFaults(names)).toEqual([]);
  });
});
