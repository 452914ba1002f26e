import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "pipeline", "statistics");

/** The sources under a folder, with the files that each imports and the names that it takes of them. */
function sources(under: string): Map<string, { from: string; names: string[] }[]> {
  const files = readdirSync(under, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  return new Map(
    files.map((name) => {
      const file = path.join(under, name);
      const text = readFileSync(file, "utf8");
      const imports = [...text.matchAll(/(?:import|export) (?:type )?\{([^}]*)\} from "(\.[^"]+)"/g)].map(
        ([, names = "", from = ""]) => ({
          from: path.join(path.dirname(file), from.replace(/\.js$/, ".ts")),
          names: names.split(",").flatMap((part) => {
            const name = part.trim().split(/\s+as\s+/)[0] ?? "";
            return name === "" || name.startsWith("type ") ? [] : [name];
          }),
        }),
      );
      return [file, imports] as const;
    }),
  );
}

/** "file:name" for what a file of statistics exports. */
const exportsOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(
    ([, name]) => name ?? "",
  );

const index = path.join(folder, "index.ts");

/** Where a name of index.ts is defined. */
function definedIn(statistics: ReturnType<typeof sources>, from: string, name: string): string {
  if (from !== index) return from;
  return statistics.get(index)?.find(({ names }) => names.includes(name))?.from ?? index;
}

test("each function of pipeline/statistics makes figures: the product calls it, or one that it calls does", () => {
  const statistics = sources(folder);
  const reached = new Set<string>();
  const waiting: string[] = [];
  const reach = (from: string, names: readonly string[]): void => {
    for (const name of names) {
      const file = definedIn(statistics, from, name);
      if (path.dirname(file) !== folder || reached.has(`${file}:${name}`)) continue;
      reached.add(`${file}:${name}`);
      waiting.push(file);
    }
  };
  for (const room of ["pipeline", "reports"])
    for (const [file, imports] of sources(path.join(root, room)))
      if (path.dirname(file) !== folder) for (const { from, names } of imports) reach(from, names);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop())
    for (const { from, names } of statistics.get(file) ?? []) reach(from, names);

  const all = [...statistics.keys()]
    .filter((file) => file !== index)
    .flatMap((file) => exportsOf(file).map((name) => `${file}:${name}`));
  expect(all.length).toBeGreaterThan(20);
  // what a reached file uses itself, and gives to its tests as well
  const isHelper = (one: string): boolean => {
    const [file = "", name = ""] = one.split(":");
    const uses = readFileSync(file, "utf8").match(new RegExp(`\\b${name}\\(`, "g"))?.length ?? 0;
    return uses > 1 && [...reached].some((other) => other.startsWith(`${file}:`));
  };
  expect(
    all.filter((one) => !reached.has(one) && !isHelper(one)).map((one) => path.relative(folder, one)),
  ).toEqual([]);
});

test("what the package exports is what pipeline/statistics has for the product, by name", async () => {
  const exported = Object.keys(await import("../../pipeline/statistics/index.js")).sort();
  expect(exported).toEqual([
    "eTest",
    "financialPeriod",
    "financialQuarter",
    "financialYear",
    "funnel",
    "msgAverage",
    "percentChange",
    "poissonInterval",
    "poissonZ",
    "random",
    "rank",
    "rankInterval",
    "rate",
    "rateRatio",
    "round",
    "twoProportions",
    "wilson",
    "xmr",
    "yearToDate",
  ]);
});
