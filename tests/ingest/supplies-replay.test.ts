import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import {
  latestSupply,
  listSupplies,
  removeSupply,
  restoreSupply,
} from "../../pipeline/ingest/keep/supplies.js";
import { contents, faultsOf, removeFolders, workspaceWith } from "../faults/csp.js";
import { offencesExtract, taskingExtract } from "../faults/extracts.js";
import { trials } from "../trials.js";

const runs = trials("CSP_REPLAYS", 1, 100);

afterAll(removeFolders);

/** Extracts that overlap, drop areas and types, are damaged, and come for two sources, typed and counted. */
const extracts: Record<string, string> = {
  "a.csv": offencesExtract("2022-01", 4, 1),
  "b.csv": offencesExtract("2022-03", 3, 2),
  "c.csv": withoutSevenoaks(offencesExtract("2022-02", 2, 3)),
  "d.csv": `${offencesExtract("2022-05", 2, 4)}31/02/2022,Dover,Shoplifting,7\n`,
  "e.csv": taskingExtract("2022-01", 4, 5, 1),
  "f.csv": taskingExtract("2022-02", 1, 2, 2),
  "g.csv": taskingExtract("2022-04", 3, 3, 3),
};
const names = Object.keys(extracts);

function withoutSevenoaks(text: string): string {
  return text
    .split("\n")
    .filter((line) => !line.includes("Sevenoaks"))
    .join("\n");
}

const step = fc.record({
  verb: fc.constantFrom("add", "add", "add", "remove", "restore", "latest"),
  file: fc.constantFrom(...names),
});

describe("a store after any adding, removing and restoring", () => {
  test(`is what a store would be that never had what is gone (${runs} orders)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const workspace = workspaceWith(extracts);
        const here = (file: string) => path.join(workspace, "data", file);
        const known = new Set<string>();
        let order: string[] = [];
        const removed = new Set<string>();
        for (const { verb, file } of steps) {
          if (verb === "add") {
            await ingest(workspace, [here(file)], { answer: "replace" });
            if (!known.has(file)) order.push(file);
            known.add(file);
          } else if (known.has(file)) {
            if (verb === "remove") {
              await removeSupply(workspace, `data/${file}`);
              removed.add(file);
            } else if (verb === "restore") {
              await restoreSupply(workspace, `data/${file}`);
              removed.delete(file);
            } else {
              await latestSupply(workspace, `data/${file}`);
              order = [...order.filter((name) => name !== file), file];
              removed.delete(file);
            }
          }
        }
        const left = order.filter((file) => !removed.has(file));
        const fresh = workspaceWith(extracts);
        for (const file of left) {
          await ingest(fresh, [path.join(fresh, "data", file)], { answer: "replace" });
        }
        if (left.length === 0) return;
        expect(await faultsOf(workspace)).toEqual([]);
        expect(await contents(workspace, false)).toEqual(await contents(fresh, false));
      }),
      { numRuns: runs, seed: 7 },
    );
  }, 1_800_000);

  test("and a rebuild gives the same store, removed supplies still known", async () => {
    const workspace = workspaceWith({});
    const data = path.join(workspace, "data");
    for (const file of names) writeFileSync(path.join(data, file), extracts[file] ?? "");
    await ingest(workspace, [], { answer: "replace" });
    await removeSupply(workspace, "b.csv");
    await latestSupply(workspace, "a.csv");
    const before = await contents(workspace);
    const summary = await ingest(workspace, [], { rebuild: true });
    expect(summary.lines).toContain("the store was rebuilt from 7 archived supplies");
    expect(summary.lines.find((line) => line.includes("removed earlier"))).toMatch(
      /^data\/b\.csv: removed earlier, left out; csp supply restore [0-9a-f]{16} brings it back$/,
    );
    expect(await contents(workspace)).toEqual(before);
    const supplies = await listSupplies(workspace);
    expect(supplies.find(({ file }) => file === "data/b.csv")?.state).toBe("removed");
  });
});

test("the same bytes under another name change nothing, and the name they came under is told", async () => {
  const workspace = workspaceWith({ "a.csv": extracts["a.csv"] ?? "" });
  await ingest(workspace, [], { answer: "replace" });
  const before = await contents(workspace);
  const again = path.join(workspace, "data", "sub", "again.csv");
  mkdirSync(path.dirname(again));
  writeFileSync(again, extracts["a.csv"] ?? "");
  const { lines } = await ingest(workspace, [again]);
  expect(lines).toContain("data/sub/again.csv: already loaded as data/a.csv, nothing changed");
  expect(await contents(workspace)).toEqual(before);
});
