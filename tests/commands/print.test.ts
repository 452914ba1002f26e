import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { addAll, largest, smallest } from "../../pipeline/bulk.js";
import { type Columns, print, table } from "../../pipeline/commandLine/print.js";

const rows = Array.from({ length: 300_000 }, (_, index) => ({ name: `Ward ${index}`, line: index }));

describe("columns", () => {
  interface Figure {
    name: string;
    value: number | null;
    why?: string;
  }
  const columns = { name: "area", why: null, value: "count" } satisfies Columns<Figure>;
  const figures: Figure[] = [
    { value: 5, name: 'Ash, "the" ward' },
    { why: "=1+1", name: "Dover\nWest", value: null },
  ];

  test("CSV has those declared, in their order, whatever order the rows' own are in", async () => {
    expect(await print(figures, columns, "csv")).toBe(
      'name,why,value\n"Ash, ""the"" ward",,5\n"Dover\nWest",\'=1+1,\n',
    );
  });

  test("CSV has them without rows too", async () => {
    expect(await print([], columns, "csv")).toBe("name,why,value\n");
  });

  test("JSON has all of them in each row, in the same order", async () => {
    expect(await print(figures, columns, "json")).toBe(
      `${JSON.stringify(
        [
          { name: 'Ash, "the" ward', why: null, value: 5 },
          { name: "Dover\nWest", why: "=1+1", value: null },
        ],
        null,
        2,
      )}\n`,
    );
  });

  test("a table has those with a heading, and nothing that steers a terminal", async () => {
    expect(await print(figures, columns, "table")).toBe(
      'area             count\n---------------  -----\nAsh, "the" ward      5\nDover West\n',
    );
  });
});

describe("any number of rows", () => {
  test("a table of 300,000 rows is printed, numbers to the right", () => {
    const lines = table(rows, { name: "name", line: "line" }).split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "name            line",
      "-----------  -------",
      "Ward 0             0",
    ]);
    expect(lines.at(-2)).toBe("Ward 299999  299,999");
    expect(lines).toHaveLength(300_003);
  });

  test("the largest and the smallest of more numbers than a call has room for", () => {
    const numbers = rows.map(({ line }) => line);
    expect([largest(numbers), smallest(numbers)]).toEqual([299_999, 0]);
    expect([largest([]), smallest([])]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    const list = [1];
    addAll(list, numbers);
    expect(list).toHaveLength(300_001);
  });
});

test("no call takes the items of a list as its arguments, since a list may have more than the stack has room for", () => {
  const spread =
    /(?:Math\.(?:max|min)|\.push|\.unshift|fromCharCode|fromCodePoint)\((?:[^()]|\([^()]*\))*?\.\.\.(?!\.)/;
  const found = ["pipeline", "reports"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => {
        const file = path.join(folder, name);
        const calls = readFileSync(file, "utf8")
          .replace(/\/\/.*$/gm, "")
          // an object or an inner list is one argument, whatever is spread in it
          .replace(/\.push\(\s*[{[]/g, ".push_one(")
          .match(new RegExp(spread, "g"));
        return calls ? [`${file}: ${calls[0].replace(/\s+/g, " ")}`] : [];
      }),
  );
  expect(found).toEqual([]);
});
