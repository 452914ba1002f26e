import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nextSteps } from "../../pipeline/ask/nextSteps.js";
import { importDeprivation } from "../../pipeline/ingest/published/importDeprivation.js";
import { publishedTables } from "../../pipeline/ingest/published/sheetRows.js";
import { init } from "../../pipeline/workspace/init.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { profile } from "../../reports/documents/assessment/profile.js";
import { deprivationOf } from "../../reports/documents/data/deprivationOf.js";
import type { StrategicData } from "../../reports/documents/data/strategicData.js";
import { ownFolder } from "../commands/csp.js";

let folder: string;
let root: string;
beforeEach(() => {
  folder = ownFolder();
  root = init(path.join(folder, "w"), { district: "North Yorkshire" });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function take(name: string, text: string): Promise<string | null> {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return importDeprivation(readWorkspace(root), file, await publishedTables(file));
}

/** A file of all LSOAs of England: those of the districts given by their deciles, the rest of Hartlepool's. */
function published(
  [census, districts]: readonly [number, number],
  count: number,
  own: Readonly<Record<string, readonly number[]>>,
): string {
  const rows = Object.entries(own).flatMap(([district, deciles]) =>
    deciles.map((decile) => [district, decile] as const),
  );
  const lines = Array.from({ length: count }, (_, at) => {
    const [district, decile] = rows[at] ?? ["E06000001", 10];
    return `E01${String(at + 1).padStart(6, "0")},"Name, ${at}",${district},x,12.5,${at + 1},${decile},0.1,5`;
  });
  const header = `LSOA code (${census}),LSOA name (${census}),Local Authority District code (${districts}),Local Authority District name (${districts}),Index of Multiple Deprivation (IMD) Score,Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs),Income Score (rate),Income Decile (where 1 is most deprived 10% of LSOAs)`;
  return `${[header, ...lines].join("\n")}\n`;
}

const york = { area: "E06000014", source: "Indices of Deprivation 2025", year: 2025 };

describe("Indices of Deprivation as published", () => {
  test("are counted for the districts compared, and the profile says the latest of the own one", async () => {
    const parts = ["163", "164", "165", "166", "167", "168", "169"].map((part) => `E07000${part}`);
    const former = Object.fromEntries(parts.map((code, at) => [code, [1, 2, at + 3]]));
    expect(await take("File_7_IoD2019.csv", published([2011, 2019], 32_844, former))).toBe(
      "Indices of Deprivation 2019 of 1 district",
    );
    expect(deprivationOf(readWorkspace(root))).toMatchObject({ lsoas: 21, tenth: 7, fifth: 14 });
    const now = { E06000065: [1, 2, 2, 10], E06000014: [3, 2] };
    expect(await take("File_7_IoD2025.csv", published([2021, 2024], 33_755, now))).toBe(
      "Indices of Deprivation 2025 of 2 districts",
    );
    const workspace = readWorkspace(root);
    expect(workspace.deprivation).toContainEqual({
      ...york,
      lsoas: 2,
      most_deprived_tenth: 0,
      most_deprived_fifth: 1,
    });
    const data = {
      partnership: { district: { code: "E06000065", name: "North Yorkshire" } },
      wards: [],
      deprivation: deprivationOf(workspace),
    } as unknown as StrategicData;
    expect(JSON.stringify(profile(data, []))).toContain(
      "Of the 4 small areas (LSOAs) of North Yorkshire, 1 is in the most deprived tenth of England and 3 are in the most deprived fifth (Indices of Deprivation 2025).",
    );
  });

  test("are asked for until they are there", async () => {
    const asked = () => nextSteps(readWorkspace(root), []).filter((step) => step.includes("deprived"));
    expect(asked()).toHaveLength(1);
    await take("File_1.csv", published([2021, 2024], 33_755, { E06000065: [5] }));
    expect(asked()).toEqual([]);
  });

  test("in part, at fault, of a year that is not known or of Wales are refused, and nothing is written", async () => {
    const whole = published([2021, 2024], 33_755, { E06000065: [1] });
    await expect(take("part.csv", published([2021, 2024], 100, { E06000065: [1] }))).rejects.toThrow(
      "has 100 of the 33755 LSOAs of England",
    );
    await expect(take("decile.csv", whole.replace(",10,0.1", ",11,0.1"))).rejects.toThrow(/decile\.csv:3/);
    await expect(take("twice.csv", whole.replace("E01000003", "E01000002"))).rejects.toThrow(
      /twice\.csv:4: E01000002 appears twice/,
    );
    await expect(take("2030.csv", whole.replaceAll("(2024)", "(2030)"))).rejects.toThrow("2030");
    await expect(
      take(
        "wimd.csv",
        "WIMD 2019: ranks\nLSOA code,LSOA name (Eng),Local Authority name (Eng),WIMD 2019 overall rank\nW01000001,x,Isle of Anglesey,885\n",
      ),
    ).rejects.toThrow("the Welsh Index of Multiple Deprivation is not read");
    expect(await take("other.csv", "a,b\n1,2\n")).toBeNull();
    expect(existsSync(path.join(root, "seeds", "deprivation.csv"))).toBe(false);
  });
});
