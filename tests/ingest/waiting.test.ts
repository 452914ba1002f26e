import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { board } from "../../pipeline/ask/board.js";
import { openBuilt } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

const header = "Report No,Date of Report,WARD,Report Type,Vehicle Removed,Offensive,Done in 48h";
const days = (to: number, series: string): string =>
  `${[header, ...Array.from({ length: to }, (_, day) => `${series}${day},${String(day + 1).padStart(2, "0")}/09/2023,Hextable,Fly tipping,,,`)].join("\n")}\n`;

/** The files that wait, on the board and of the figures of September. */
async function waiting(workspace: string): Promise<{ board: readonly string[]; figures: string[] }> {
  const { store } = await openBuilt(workspace);
  try {
    const { rows } = await board(store);
    const figures = await store.rows<{ name: string }>(
      `select distinct seen.name as name from gap_figures
        where measure = 'fly_tipping_reports' and period_start = date '2023-09-01' and seen.code = 'file-waits'`,
    );
    return {
      board: rows.find(({ source }) => source === "direct-services")?.waiting ?? [],
      figures: figures.map(({ name }) => name),
    };
  } finally {
    store.close();
  }
}

const one = { board: ["b.csv"], figures: ["b.csv"] };
const none = { board: [], figures: [] };

test("a file that waits for an answer is on the board, and the figures of its days lack it, until it is answered or gone", async () => {
  const workspace = workspaceWith({ "a.csv": days(30, "A") });
  const second = path.join(workspace, "data", "b.csv");
  await ingest(workspace, []);
  expect(await waiting(workspace)).toEqual(none);
  writeFileSync(second, days(12, "B"));
  expect((await ingest(workspace, [])).asked).toHaveLength(1);
  expect(await waiting(workspace)).toEqual(one);
  rmSync(second);
  await ingest(workspace, []);
  expect(await waiting(workspace)).toEqual(none);
  writeFileSync(second, days(12, "B"));
  expect((await ingest(workspace, [second])).asked).toHaveLength(1);
  expect(await waiting(workspace)).toEqual(one);
  await ingest(workspace, [second], { answer: "add" });
  expect(await waiting(workspace)).toEqual(none);
});
