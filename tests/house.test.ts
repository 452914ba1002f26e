import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { groupBy } from "../pipeline/groupBy.js";

const root = path.resolve(import.meta.dirname, "..");

/** TypeScript files under a folder, from the root. */
const filesUnder = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith(".ts") && statSync(path.join(root, file)).isFile())
    .sort();

const files = ["pipeline", "reports", "sample"].flatMap(filesUnder);

/** The way in lies above all rooms, though its two files are in the folder of what lies below them. */
const door = new Set(["pipeline/cli.ts", "pipeline/run.ts"]);
const roomOf = (file: string): string => (door.has(file) ? "the command line" : path.dirname(file));

/** The sources that a file names, in imports of any kind. */
function namedIn(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(/["'](\.{1,2}\/[^"'\n]*?)\.js["']/g)]
    .map(([, from = ""]) => `${path.normalize(path.join(path.dirname(file), from))}.ts`)
    .filter((named) => files.includes(named));
}

const arrows = files.flatMap((file) => namedIn(file).map((named) => ({ file, named })));
const across = arrows.filter(({ file, named }) => roomOf(file) !== roomOf(named));

/** Rooms from which there is a way back to themselves, each with the arrows that lead on within the circle. */
function circles(): string[] {
  const next = groupBy(across, ({ file }) => roomOf(file));
  const reached = (start: string): Set<string> => {
    const seen = new Set<string>();
    const open = [start];
    for (let room = open.pop(); room !== undefined; room = open.pop())
      for (const { named } of next.get(room) ?? [])
        if (!seen.has(roomOf(named))) {
          seen.add(roomOf(named));
          open.push(roomOf(named));
        }
    return seen;
  };
  const from = new Map([...next.keys()].map((room) => [room, reached(room)]));
  return across.flatMap(({ file, named }) =>
    from.get(roomOf(named))?.has(roomOf(file)) ? [`${file} → ${named}`] : [],
  );
}

test("no room reaches up: folders import one another in one direction", () => {
  expect(across.length).toBeGreaterThan(1000);
  expect(circles()).toEqual([]);
});

test("no folder holds more than thirty files", () => {
  const counts = groupBy(files, (file) => path.dirname(file));
  const large = [...counts].filter(([, members]) => members.length > 30).map(([folder]) => folder);
  expect(large).toEqual([]);
});

test("the files of pipeline/ themselves rest on no room; calendar, statistics, words and scoring on nothing above them", () => {
  const allowed = new Map([
    ["pipeline", ["pipeline"]],
    ["pipeline/calendar", ["pipeline/calendar"]],
    ["pipeline/statistics", ["pipeline", "pipeline/calendar", "pipeline/statistics"]],
    ["pipeline/words", ["pipeline/statistics", "pipeline/words"]],
    ["pipeline/scoring", ["pipeline", "pipeline/statistics", "pipeline/words", "pipeline/scoring"]],
  ]);
  for (const [room, below] of allowed) {
    const own = arrows.filter(({ file }) => roomOf(file) === room);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ named }) => !below.includes(roomOf(named)))).toEqual([]);
  }
});

test("a value that a file exports, another one asks for", () => {
  const everywhere = ["pipeline", "reports", "sample", "packaging", "scripts", "tests"].flatMap(filesUnder);
  const inFiles = new Map<string, Set<string>>();
  for (const file of everywhere)
    for (const [word] of readFileSync(path.join(root, file), "utf8").matchAll(/[A-Za-z_]\w*/g))
      inFiles.set(word, (inFiles.get(word) ?? new Set()).add(file));
  // types are part of what a function says of itself
  const exports = [...files, ...filesUnder("packaging")].flatMap((file) =>
    [
      ...readFileSync(path.join(root, file), "utf8").matchAll(
        /^export (?:async )?(?:const|function\*?|class) (\w+)/gm,
      ),
    ].map(([, name = ""]) => ({ file, name })),
  );
  expect(exports.length).toBeGreaterThan(1500);
  expect(exports.filter(({ name }) => inFiles.get(name)?.size === 1)).toEqual([]);
});

test("ARCHITECTURE.md names every room", () => {
  const text = readFileSync(path.join(root, "ARCHITECTURE.md"), "utf8");
  const rooms = [...new Set(files.map((file) => path.dirname(file)))];
  expect(rooms.filter((room) => !text.includes(`\`${room}/\``))).toEqual([]);
});

test("no file of the product copies folders by cpSync, which loses files on Windows", () => {
  const named = files.filter((file) =>
    /\bcpSync\b/.test(readFileSync(path.join(root, file), "utf8").replaceAll(/`cpSync`/g, "")),
  );
  expect(named).toEqual([]);
});
