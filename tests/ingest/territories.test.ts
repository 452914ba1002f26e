import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

const header =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
/** A street-level file of one force: so many drug offences in each area; "" is a record without a place. */
const street = (force: string, month: string, areas: Record<string, number>): string =>
  [
    header,
    ...Object.entries(areas).flatMap(([area, n]) =>
      Array.from({ length: n }, () => `,${month},${force},${force},,,,${area},,Drugs,,`),
    ),
    "",
  ].join("\n");

/** A workspace of Sevenoaks that knows one LSOA of it. */
function workspace(files: Record<string, string>): string {
  const root = workspaceWith(files);
  appendFileSync(path.join(root, "seeds", "areas.csv"), "E01024433,Sevenoaks 001A,lsoa,E07000111,\n");
  return root;
}

interface Figure {
  value: number | null;
  status: string;
}
async function month(root: string, area: string, first: string): Promise<Figure | undefined> {
  const { store } = await openBuilt(root);
  const rows = await store.rows<Figure>(
    `select value, status from trends where measure = 'street_drugs' and area = $area
      and period_kind = 'month' and period_start = $first`,
    { area, first },
  );
  store.close();
  return rows[0];
}

describe("files of several forces of one month", () => {
  test("are built together and added up where they lie", async () => {
    const root = workspace({
      "a.csv": street("Kent Police", "2024-01", { E01024433: 70, "": 3 }),
      "b.csv": street("British Transport Police", "2024-01", { E01024433: 6, E01033000: 9, "": 2 }),
      "c.csv": street("Surrey Police", "2024-01", { E01024433: 1, E01030436: 50, "": 4 }),
    });
    expect((await ingest(root, [])).refusals).toEqual([]);
    expect(await month(root, "E07000111", "2024-01-01")).toEqual({ value: 77, status: "complete" });
    expect(await month(root, "E23000032", "2024-01-01")).toEqual({ value: 80, status: "complete" });
  });

  test("a name that no force has is refused, with where to put it, and loads when it is there", async () => {
    const root = workspace({ "a.csv": street("Kentish Constables", "2024-01", { E01024433: 7, "": 3 }) });
    expect((await ingest(root, [])).refusals).toEqual([
      'data/a.csv: no force or county is called "Kentish Constables", the territory of its records: add the name to the aliases of its area in seeds/areas.csv (column aliases), or as a row of seeds/forces.csv; if it is no territory, correct seeds/contracts/police-uk.yaml; then load the file again',
    ]);
    const areas = path.join(root, "seeds", "areas.csv");
    writeFileSync(
      areas,
      readFileSync(areas, "utf8").replace("Kent Police", "Kent Police|Kentish Constables"),
    );
    expect((await ingest(root, [])).lines[0]).toBe("data/a.csv: police-uk, 10 records");
    expect(await month(root, "E23000032", "2024-01-01")).toEqual({ value: 10, status: "complete" });
  });

  test("a record that says neither its place nor its territory is quarantined, not left out", async () => {
    const file = `${street("Kent Police", "2024-01", { E01024433: 7 })},2024-01,,,,,,,,Drugs,,\n`;
    const root = workspace({ "a.csv": file });
    expect((await ingest(root, [])).lines[0]).toContain("7 records, 1 QUARANTINED");
  });
});

test("the 43 forces and the British Transport Police by the names of data.police.uk, in a folder without the list too", () => {
  const { forces } = readWorkspace(workspaceWith({}));
  expect(forces).toHaveLength(44);
  const names = new Set(forces.flatMap(({ name, aliases }) => [name, ...aliases]));
  for (const name of [
    "Metropolitan Police Service",
    "City of London Police",
    "Devon & Cornwall Police",
    "Cheshire Constabulary",
    "Greater Manchester Police",
    "Avon and Somerset Constabulary",
    "Hampshire Constabulary",
    "Dyfed-Powys Police",
    "British Transport Police",
  ])
    expect(names).toContain(name);
  expect(new Set(forces.map(({ code }) => code)).size).toBe(44);
});
