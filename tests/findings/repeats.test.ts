import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import { type RepeatRow, readRepeats, repeatsOf } from "../../pipeline/findings/repeats.js";
import { builtWorkspace, sampleFiles } from "./builtWorkspace.js";

const files = sampleFiles("env_protection");
let workspace: { root: string; remove: () => void };
beforeAll(async () => {
  workspace = await builtWorkspace(files);
});
afterAll(() => workspace.remove());

/** Requests of the year by property, read from the files by other means. */
function recounted(): number[] {
  const counts = new Map<string, number>();
  for (const text of files.map((file) => readFileSync(file, "latin1")))
    for (const [, month, year, property] of text.matchAll(
      /^EP\d+\/\d+,\d\d\/(\d\d)\/(\d{4}) .*,(SYN-[A-Z]*-\d+)$/gm,
    )) {
      if (`${year}-${month}` < "2022-10" || `${year}-${month}` > "2023-09") continue;
      counts.set(property ?? "", (counts.get(property ?? "") ?? 0) + 1);
    }
  return [...counts.values()].sort((a, b) => b - a);
}

describe("repeat locations of the sample", () => {
  test("are those of the files' references", async () => {
    const { store } = await openBuilt(workspace.root);
    let rows: RepeatRow[];
    try {
      rows = await readRepeats(store, { areas: ["E07000111"], start: "2022-10-01", end: "2023-09-30" });
    } finally {
      store.close();
    }
    const found = repeatsOf(rows.filter(({ measure }) => measure === "environmental_requests"));
    const counts = recounted();
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const tenth = Math.ceil(counts.length / 10);
    const repeated = counts.filter((count) => count >= 2);
    expect(counts.length).toBeGreaterThan(500);
    expect(found).toEqual({
      all: { targets: counts.length, records: sum(counts) },
      repeated: { targets: repeated.length, records: sum(repeated) },
      tenth: { targets: tenth, records: sum(counts.slice(0, tenth)) },
    });
  });
});

test("repeat victims, their share of crime, and the tenth with the most", () => {
  // 20 victims of one crime, 3 of two, 1 of four: 24 victims of 30 crimes; a tenth of 24 is 3
  const found = repeatsOf([
    { times: 1, targets: 20 },
    { times: 2, targets: 3 },
    { times: 4, targets: 1 },
  ]);
  expect(found).toEqual({
    all: { targets: 24, records: 30 },
    repeated: { targets: 4, records: 10 },
    tenth: { targets: 3, records: 8 },
  });
  expect(repeatsOf([]).tenth).toEqual({ targets: 0, records: 0 });
});
