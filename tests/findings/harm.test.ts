import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askedRanks } from "../../pipeline/ask/askedRanks.js";
import { askedTrends } from "../../pipeline/ask/askedTrends.js";
import { importHarm } from "../../pipeline/workspace/importHarm.js";
import { init } from "../../pipeline/workspace/init.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { builtWorkspace, sampleFiles } from "./builtWorkspace.js";

// Weights of our own making, to show the method; they are not the Cambridge Crime Harm Index.
const illustrative = "prc_offence_subgroup,median_days\nShoplifting,2\nVehicle offences,6\nPiracy,900\n";
const cited = "illustrative weights";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-harm-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(text: string): string {
  const file = path.join(folder, "weights.csv");
  writeFileSync(file, text);
  return file;
}

test("weights come from the partnership's file, with their source; what is no measure is named", () => {
  const root = init(path.join(folder, "w"), { district: "E07000111", samplePlan: true });
  const { weights, unmapped } = importHarm(readWorkspace(root), fileOf(illustrative), { source: cited });
  expect(weights.map(({ measure, days }) => [measure, days])).toEqual([
    ["shoplifting", 2],
    ["street_shoplifting", 2],
    ["vehicle_offences", 6],
    ["theft_of_motor_vehicle", 6],
    ["theft_from_motor_vehicle", 6],
  ]);
  expect(unmapped).toEqual(["Piracy"]);
  importHarm(readWorkspace(root), fileOf("subgroup,days\nShoplifting,3\n"), { source: "later" });
  expect(readFileSync(path.join(root, "seeds", "harm_weights.csv"), "utf8")).toContain("shoplifting,3,later");
  expect(readFileSync(path.join(root, "seeds", "harm_weights.csv"), "utf8")).toContain(
    "vehicle_offences,6,illustrative weights",
  );
});

test("a file without weights is refused with what is expected and found", () => {
  const root = init(path.join(folder, "w"), { district: "E07000111", samplePlan: true });
  const file = fileOf("name,weight\nShoplifting,2\n");
  expect(() => importHarm(readWorkspace(root), file)).toThrow(`${file}: no harm weights`);
  expect(() => importHarm(readWorkspace(root), fileOf("subgroup,days\nShoplifting,none\n"))).toThrow(
    `${file}:2: days is "none"`,
  );
});

test("days are the count times the weight, of a whole the sum of its parts; no weight is unknown", async () => {
  const { root, remove } = await builtWorkspace(sampleFiles("Kent Police recorded crime"), (made) => {
    importHarm(readWorkspace(made), fileOf(illustrative), { source: cited });
  });
  try {
    const year = { to: "2023-09", months: 12 };
    const harm = async (measure: string) => (await askedTrends(root, { ...year, measure }))[0];
    expect(await harm("shoplifting")).toMatchObject({ value: 579, harm_days: 1158, harm: cited });
    const whole = await harm("vehicle_crime");
    expect(whole).toMatchObject({ harm_days: (whole?.value ?? 0) * 6, harm: cited });
    expect(await harm("burglary_residential")).toMatchObject({ harm_days: null, harm: "unknown" });
    const [first] = await askedRanks(root, { ...year, measure: "shoplifting" });
    expect(first?.harm_days).toBe((first?.value ?? 0) * 2);
  } finally {
    remove();
  }
});
