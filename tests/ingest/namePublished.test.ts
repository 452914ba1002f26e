import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { init } from "../../pipeline/workspace/init.js";
import { ownFolder } from "../commands/csp.js";
import { csp } from "../csp.js";

const folder = ownFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("tables of areas among the extracts are said to be some, with the command that takes them", async () => {
  const root = init(path.join(folder, "w"), { district: "North Yorkshire" });
  const files: Record<string, string> = {
    "estimates.csv": "MYE2: Persons, mid-2020\nCode,Name,All ages\nE06000014,York,211012\n",
    "indices.csv":
      "LSOA code (2021),Local Authority District code (2024),Index of Multiple Deprivation (IMD) Decile\nE01000001,E06000014,3\n",
    "lookup.csv": "LSOA21CD,WD24CD,LAD24CD\nE01000001,E05000001,E06000014\n",
    "partner.csv": "a,b\n1,2\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, "data", name), text);
  const { code, err } = await csp(root, "ingest");
  expect(code).toBe(1);
  const takes = (name: string, kind: string): string =>
    `csp: data/${name}: holds ${kind}, for which there is no contract: csp areas import "data/${name}" takes it; then move it out of data`;
  const [estimates, indices, lookup, partner] = err.trim().split("\n");
  expect([estimates, indices, lookup]).toEqual([
    takes("estimates.csv", "estimates of residents or households"),
    takes("indices.csv", "the Indices of Deprivation"),
    takes("lookup.csv", "a lookup of areas"),
  ]);
  expect(partner).toContain("write a contract (csp contract draft FILE)");
});
