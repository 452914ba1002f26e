import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withSession } from "../../pipeline/build/session.js";
import type { Sum } from "../../pipeline/disclosure/cellSystem.js";
import { deduce } from "../../pipeline/disclosure/deduce.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { readStrategic } from "../../reports/documents/data/readStrategic.js";
import type { StrategicData } from "../../reports/documents/data/strategicData.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import { builtWorkspace, sampleFiles } from "../findings/builtWorkspace.js";

// A log that counts all requests, those about noise and the others. Noise is made sensitive here.
const [total, secret, other] = ["environmental_requests", "environmental_noise", "environmental_other"];
const partsOf = new Map([[total, [secret, other]]]);
const assessed = "2023-09-30";

let workspace: { root: string; remove: () => void };
let data: StrategicData;
let safe: StrategicData;
beforeAll(async () => {
  workspace = await builtWorkspace(sampleFiles("env_protection"), (root) => {
    const file = path.join(root, "seeds", "measures.csv");
    const seeds = readFileSync(file, "utf8");
    writeFileSync(file, seeds.replace(/^(environmental_noise,[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,)no/m, "$1yes"));
  });
  data = await withSession(workspace.root, (session) => readStrategic(session, "2023-09"));
  safe = protectStrategic(readWorkspace(workspace.root), data).data;
});
afterAll(() => workspace.remove());

/** All that the hours and the years say of the district, as sums of pieces: a type in an hour of the assessed year, or in another year. */
function sums({ hours = [], longRun = [], own }: StrategicData): Sum[] {
  const atoms = new Map<string, number>();
  const numbers = (pieces: readonly string[]) =>
    pieces.map((piece) => {
      const known = atoms.get(piece) ?? atoms.size;
      atoms.set(piece, known);
      return known;
    });
  const typesOf = (measure: string) => partsOf.get(measure) ?? [measure];
  const clock = Array.from({ length: 24 }, (_, hour) => hour);
  const byHour = new Map<string, number>();
  for (const { measure, area, hour, records } of hours)
    if (own.includes(area))
      byHour.set(`${measure} ${hour}`, (byHour.get(`${measure} ${hour}`) ?? 0) + records);
  const ofHours = [...byHour].map(([key, value]) => {
    const [measure = "", hour = ""] = key.split(" ");
    return { key, value, atoms: numbers(typesOf(measure).map((type) => `${type} at ${hour}`)) };
  });
  const ofYears = longRun.flatMap(({ measure, area, period_end, value }) => {
    if (!own.includes(area) || value === null) return [];
    const pieces = typesOf(measure).flatMap((type) =>
      period_end === assessed ? clock.map((hour) => `${type} at ${hour}`) : [`${type} in ${period_end}`],
    );
    return [{ key: `${measure} ${period_end}`, value, atoms: numbers(pieces) }];
  });
  return [...ofHours, ...ofYears];
}

/** What of the sensitive measure follows from what is shown, by hour and by year. */
function recovered(shown: StrategicData): string[] {
  const all = sums(data);
  const keys = new Set(sums(shown).map(({ key }) => key));
  const secrets = all.filter(({ key }) => key.startsWith(secret ?? ""));
  // the outsider sees no row of the sensitive measure itself
  const seen = all.filter((sum) => keys.has(sum.key) && !secrets.includes(sum));
  return deduce(seen, secrets, []).map(({ key }) => key);
}

describe("hours of the week, the long run and repeats, attacked together by linear programming", () => {
  test("would give a sensitive type away by hour and by year, were its total and the other type shown", () => {
    const found = recovered(data);
    expect(found.filter((key) => /^environmental_noise \d+$/.test(key)).length).toBeGreaterThan(5);
    expect(found).toContain(`environmental_noise ${assessed}`);
  });

  test("do not, as they are published", () => {
    expect(recovered(safe)).toEqual([]);
    const tied = new Set<string | undefined>([total, secret, other]);
    for (const rows of [safe.hours, safe.repeats, safe.longRun])
      expect(rows?.filter(({ measure }) => tied.has(measure))).toEqual([]);
    // of their months and wards the others leave those of the sensitive one
    for (const measure of [total, other])
      expect(safe.measures.find((row) => row.measure === measure)?.sensitive).toBe(true);
    expect(data.repeats?.some(({ measure }) => measure === total)).toBe(true);
  });
});
