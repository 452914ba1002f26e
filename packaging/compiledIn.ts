import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { packageFile } from "../pipeline/packageFiles.js";

/** A part of a native file, and the terms under which it is passed on. */
export interface Part {
  name: string;
  /** that of the registry, or the revision of its repository; empty where the file does not say */
  version: string;
  /** an SPDX expression, as its own manifest declares it */
  licence: string;
  /** whose it is, where that was seen in its sources */
  notice: string;
}

const Crate = z.object({ crate: z.string(), version: z.string(), licence: z.string(), notice: z.string() });
const DuckDbPart = z.object({ part: z.string(), licence: z.string(), notice: z.string() });

const term = (...name: string[]): string =>
  readFileSync(packageFile("packaging", "terms", ...name), "utf8").replaceAll("\r\n", "\n");
const table = (name: string): unknown[] => parse(term(name), { columns: true });

/** Rust's compiler writes the paths of sources into what it compiles, for the messages of faults. */
const ofRegistry =
  /registry[\\/]src[\\/][^\\/\0]+[\\/]([A-Za-z0-9_-]+?)-(\d+\.\d+\.\d+[A-Za-z0-9+.-]*)[\\/]/g;
const ofRepository =
  /git[\\/]checkouts[\\/][^\\/\0]+[\\/]([0-9a-f]{7,40})[\\/]crates[\\/]([a-z][a-z-]*)[\\/]/g;

/** The Rust crates that a native file names, each once. */
function cratesIn(native: Uint8Array): { name: string; version: string }[] {
  const text = Buffer.from(native).toString("latin1");
  const found = new Map<string, { name: string; version: string }>();
  const add = (name = "", version = ""): void => {
    found.set(`${name} ${version}`, { name, version });
  };
  for (const [, name, version] of text.matchAll(ofRegistry)) add(name, version);
  for (const [, revision, name] of text.matchAll(ofRepository)) add(name, revision);
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, crate]) => crate);
}

/**
 * The parts of a package's native files by their names: Rust crates as the files name them, and what DuckDB's sources have
 * in `third_party`, which its files do not name.
 *
 * @throws Error where the licence of a crate is not in `terms/crates.csv`
 */
export function compiledIn(name: string, files: ReadonlyMap<string, Uint8Array>): Part[] {
  const known = z.array(Crate).parse(table("crates.csv"));
  const natives = [...files].filter(([at]) => /\.(node|dll|so|dylib)$/.test(at));
  const parts = new Map<string, Part>();
  for (const { name: crate, version } of natives.flatMap(([, bytes]) => cratesIn(bytes))) {
    const rows = known.filter((row) => row.crate === crate);
    const row = rows.find((each) => each.version === version) ?? rows.find((each) => each.version === "");
    if (row === undefined)
      throw new Error(`${name}: the licence of the crate ${crate} is not in packaging/terms/crates.csv`);
    parts.set(`${crate} ${version}`, { name: crate, version, licence: row.licence, notice: row.notice });
  }
  if (/^@duckdb\/node-bindings-/.test(name))
    for (const { part, licence, notice } of z.array(DuckDbPart).parse(table("duckdb.csv")))
      parts.set(part, { name: part, version: "", licence, notice });
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

/** Of licences between which one may choose, the one that is taken: that which asks least of who passes it on. */
const preferred = ["Apache-2.0", "CC0-1.0", "MIT", "BSL-1.0"];

/** The licences of an SPDX expression under which its parts are taken: all that hold together, one of those that are offered. */
export function takenLicences(expression: string): string[] {
  return expression.split(" AND ").flatMap((each) => {
    const offered = each.split(" OR ");
    return preferred.find((licence) => offered.includes(licence)) ?? offered[0] ?? each;
  });
}

/** The text of a licence by its SPDX identifier. */
export const licenceText = (licence: string): string => term("texts", `${licence}.txt`).trim();
