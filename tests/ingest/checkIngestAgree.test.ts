import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { csp } from "../csp.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

const street = (...forces: readonly string[]): string =>
  [
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context",
    ...forces.map((force) => `,2023-01,${force},${force},,,On or near High Street,E01024413,,Burglary,,`),
    "",
  ].join("\n");

test("csp contract check refuses the file of two forces as csp ingest does", async () => {
  const folder = workspaceWith({
    "both.csv": street("Kent Police", "Surrey Police"),
    "kent.csv": street("Kent Police", "Kent Police"),
  });
  const ingested = await csp(folder, "ingest");
  expect(ingested.code).toBe(1);
  const checked = await csp(
    folder,
    ...["contract", "check", "data/both.csv", "data/kent.csv", "--format", "json"],
    ...["--accepted-dir", path.join(folder, "accepted")],
  );
  expect(checked.code).toBe(1);
  const [both, kent] = checked.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(both).toMatchObject({
    contract: "police-uk",
    records: { accepted: 0, quarantined: 0, duplicate: 0, excluded: 0 },
    refused: { reason: "several-territories" },
  });
  expect(ingested.err).toContain(both.refused.message);
  expect(kent).toMatchObject({ records: { accepted: 2 }, refused: null });
});
