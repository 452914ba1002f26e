import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, openBuilt } from "../../pipeline/build/build.js";
import { type HourRow, hoursOf, readHours } from "../../pipeline/findings/hours.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { builtWorkspace, sampleFiles } from "./builtWorkspace.js";

const files = sampleFiles("env_protection");
const year = { start: "2022-10-01", end: "2023-09-30" };
let workspace: { root: string; remove: () => void };
beforeAll(async () => {
  workspace = await builtWorkspace(files);
});
afterAll(() => workspace.remove());

async function hoursIn(period = year): Promise<HourRow[]> {
  const { store } = await openBuilt(workspace.root);
  try {
    const rows = await readHours(store, { areas: ["E07000111"], ...period });
    return rows.filter(({ measure }) => measure === "environmental_requests");
  } finally {
    store.close();
  }
}

/** "weekday hour" of each request of the year, read from the files by other means. */
function recounted(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of files.map((file) => readFileSync(file, "latin1")))
    for (const [, day, month, yyyy, hour] of text.matchAll(
      /^EP\d+\/\d+,(\d\d)\/(\d\d)\/(\d{4}) (\d\d):\d\d,/gm,
    )) {
      const date = `${yyyy}-${month}-${day}`;
      if (date < year.start || date > year.end) continue;
      const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
      const key = `${weekday} ${Number(hour)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

describe("hours of the week", () => {
  test("are those of the files' stamps, and add up to the year's figure", async () => {
    const rows = await hoursIn();
    const found = new Map(rows.map(({ weekday, hour, records }) => [`${weekday} ${hour}`, records]));
    const expected = recounted();
    expect(expected.size).toBeGreaterThan(60);
    expect(found).toEqual(expected);
    const { known, peak } = hoursOf(rows);
    expect(known).toBe(1086);
    const inPeak = [...expected].filter(([key]) => {
      const hour = Number(key.split(" ")[1]);
      return hour >= peak.from && hour < peak.from + 4;
    });
    expect(peak.share).toBeCloseTo(inPeak.reduce((sum, [, count]) => sum + count, 0) / 1086, 10);
  });

  test("of a file that a newer one replaced went with its figures", async () => {
    const last = files.at(-1) ?? "";
    const moved = readFileSync(last, "latin1").replaceAll(/(\/\d{4}) \d\d:\d\d,/g, "$1 03:15,");
    const name = path.join(workspace.root, "data", "env_protection_requests_2022-23-corrected.csv");
    writeFileSync(name, moved, "latin1");
    const { refusals } = await ingest(workspace.root, [name], { answer: "replace" });
    expect(refusals).toEqual([]);
    await build(workspace.root);
    const rows = await hoursIn();
    expect(new Set(rows.map(({ hour }) => hour))).toEqual(new Set([3]));
    expect(hoursOf(rows).known).toBe(1086);
  });
});

test("the four hours in a row with the most may be over midnight", () => {
  const of = (weekday: number, hour: number, records: number): HourRow => ({
    source: "s",
    measure: "m",
    area: "a",
    weekday,
    hour,
    records,
  });
  const found = hoursOf([of(5, 22, 10), of(6, 1, 10), of(1, 12, 15), of(7, 18, 5)]);
  expect(found.peak).toEqual({ from: 22, share: 0.5 });
  expect(found.grid[4]?.[22]).toBe(10);
});
