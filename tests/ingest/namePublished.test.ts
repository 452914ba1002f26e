import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
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

test("Defra's file in a folder in Wales is said to be of England alone, with where those of Wales are", async () => {
  const root = init(path.join(folder, "wales"), { district: "Cardiff" });
  const text =
    "Fly-tipping incidents reported by local authorities in England,,,,,\n,,,,TOTAL,Land type\nYear,ONS Code,LA Name,Region,Total Incidents,Highway Incidents\n2022-23,E07000105,Ashford,South East,1200,700\n";
  writeFileSync(path.join(root, "data", "la-incidents.csv"), text);
  const zip = new JSZip();
  zip.file("Fly-tipping/la-incidents 2022.csv", text.replace("1200", "1201"));
  zip.file("Fly-tipping/other.csv", "a,b\n1,2\n");
  writeFileSync(path.join(root, "data", "env24.zip"), await zip.generateAsync({ type: "nodebuffer" }));
  writeFileSync(path.join(root, "data", "partner.csv"), "Year,Name,Count\n2022-23,Cardiff,4\n");
  const { code, err } = await csp(root, "ingest");
  expect(code).toBe(1);
  const lines = err.trim().split("\n");
  const ofEngland = lines.filter((line) => line.includes("holds Defra's fly-tipping by local authority"));
  expect(ofEngland.map((line) => line.slice(0, line.indexOf(": holds")))).toEqual([
    "csp: data/env24.zip/Fly-tipping/la-incidents 2022.csv",
    "csp: data/la-incidents.csv",
  ]);
  for (const line of ofEngland) {
    expect(line).toContain("which is of England alone: move it out of data; the figures of Wales are");
    expect(line).toContain("StatsWales (https://statswales.gov.wales/");
  }
  expect(lines).toHaveLength(4);
  // a folder in England has the contract
  const english = init(path.join(folder, "england"), { district: "Ashford" });
  writeFileSync(path.join(english, "data", "la-incidents.csv"), text);
  expect(await csp(english, "ingest")).toMatchObject({
    code: 0,
    out: expect.stringContaining("data/la-incidents.csv: defra-fly-tipping, 1 record"),
  });
});
