import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Ran, runCommand } from "./command.js";
import { beginDay, type Day } from "./days.js";
import type { PackedProgram } from "./packed.js";

/**
 * Runs a day with a package and with the sources on this machine, each in a folder whose name has a blank, an apostrophe
 * and letters that are not ASCII.
 *
 * @param scratch an empty folder
 * @returns what is not equal, a line each: how commands end, what they print, the bytes of what they write, the menu
 */
export function compare(packed: PackedProgram, day: Day, repository: string, scratch: string): string[] {
  const [theirs, ours] = ["packed", "sources"].map((name) =>
    path.join(scratch, name, "Our partner's folder Ŵyn é"),
  );
  if (theirs === undefined || ours === undefined) throw new Error("two folders");
  for (const folder of [theirs, ours]) beginDay(day, repository, folder);
  const unlike: string[] = [];
  for (const words of day.commands) {
    const started = process.hrtime.bigint();
    const there = packed.csp(words, theirs);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const here = runCommand(
      process.execPath,
      [path.join(repository, "dist/pipeline/cli.js"), ...words],
      ours,
      process.env,
    );
    process.stdout.write(`csp ${words.join(" ")}: exit ${there.code}, ${seconds.toFixed(1)} s\n`);
    // what names its folder has a drive's letter on Windows
    const asHere = there.out.replaceAll(packed.place(theirs).replaceAll("\\", "/"), ours);
    unlike.push(...difference(`csp ${words.join(" ")}`, { ...there, out: asHere }, here));
  }
  for (const file of filesIn(ours).filter(isComparable)) {
    const there = path.join(theirs, file);
    if (!existsSync(there)) unlike.push(`${file}: not written`);
    else if (!readFileSync(path.join(ours, file)).equals(readFileSync(there)))
      unlike.push(`${file}: other bytes`);
  }
  return [...unlike, ...menuFault(packed, theirs, scratch), ...consoleFault(packed, theirs)];
}

/** The store's file keeps what is nobody's to compare: identifiers of its own, and times. */
const isComparable = (file: string): boolean => !file.startsWith(path.join("data", ".store"));

function difference(name: string, there: Ran, here: Ran): string[] {
  if (here.code !== 0) return [`${name}: a fault of the sources themselves: ${here.out}${here.err}`];
  if (there.code !== here.code) return [`${name}: exit ${there.code}, not ${here.code}: ${there.err}`];
  const [lines, expected] = [there.out.split("\n"), here.out.split("\n")];
  const at = expected.findIndex((line, index) => line !== lines[index]);
  if (at < 0 && lines.length === expected.length) return [];
  const first = at < 0 ? expected.length : at;
  return [`${name}: prints "${lines[first] ?? ""}" for "${expected[first] ?? ""}" on line ${first + 1}`];
}

/** A double click, the folder and a nought show the menu once and leave it. */
function menuFault(packed: PackedProgram, folder: string, scratch: string): string[] {
  const typed = path.join(scratch, "typed.txt");
  writeFileSync(typed, `${packed.place(folder)}\n0\n`);
  const { code, out, err } = packed.open(typed, scratch);
  return code === 0 && out.includes("Which?") ? [] : [`the menu: exit ${code}: ${out}${err}`];
}

/** A console of Western Europe's old code page shows letters as they are, and has its page afterwards. */
function consoleFault(packed: PackedProgram, folder: string): string[] {
  const seen = packed.console(["plan", "funding"], folder);
  if (seen === null) return [];
  const { shown, page } = seen;
  return shown.includes("£ each") && page === "850"
    ? []
    : [`the console, left with code page ${page}: ${shown}`];
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
