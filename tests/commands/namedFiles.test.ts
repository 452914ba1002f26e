import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { namedFiles } from "../../pipeline/namedFiles.js";
import { programFor } from "../../pipeline/run.js";
import { csp } from "../csp.js";
import { newWorkspace } from "./csp.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "csp-names-"));
  for (const name of ["b [1].csv", "a.csv", "c.txt", ".hidden.csv", "what?.csv"])
    writeFileSync(path.join(folder, name), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = (...names: string[]) =>
  namedFiles(names.map((name) => path.join(folder, name))).map((file) => path.relative(folder, file));

describe("the files that a command line names", () => {
  test("are those that fit a pattern, in the order of their names, hidden ones left out", () => {
    expect(named("*.csv")).toEqual(["a.csv", "b [1].csv", "what?.csv"]);
    expect(named("?.csv", "c.txt")).toEqual(["a.csv", "c.txt"]);
    expect(named("b [1]*")).toEqual(["b [1].csv"]);
  });

  test("are kept as they are typed where a file is called so, or there is no pattern", () => {
    expect(named("what?.csv", "none.csv")).toEqual(["what?.csv", "none.csv"]);
  });

  test("must fit something", () => {
    expect(() => named("*.xlsx")).toThrow(/\*\.xlsx: no file is called so/);
    expect(() => named("no such folder/*.csv")).toThrow(/no file is called so/);
  });
});

test("every command that takes several files reads patterns, which Windows' shells hand on as they were typed", async () => {
  const pattern = path.join(folder, "*.csv");
  const workspace = newWorkspace(folder);
  for (const words of [
    ["ingest", pattern],
    ["ingest", "--never-mind", pattern],
    ["contract", "check", pattern],
    ["areas", "import", pattern],
    ["plan", "import", pattern],
  ]) {
    const { out, err } = await csp(workspace, ...words);
    expect(`${words.join(" ")}: ${out}${err}`).toMatch(/a\.csv/);
    expect(out + err).not.toContain("*.csv");
  }
  const programs = [
    ...programFor({ stdout: new PassThrough(), stderr: new PassThrough(), stdin: new PassThrough(), env: {} })
      .commands,
  ];
  const several = programs
    .flatMap((command) => [command, ...command.commands])
    .filter(({ registeredArguments }) => registeredArguments.some(({ variadic }) => variadic))
    .map((command) => command.name())
    .sort();
  expect(several).toEqual(["audit", "check", "import", "import", "ingest"]);
});
