import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

// Dales was made of Northdale and Southdale; Oldward of Sevenoaks is known no more.
const areas = `E06900001,Dales,district,E23000032,
E07900001,Northdale,former,E06900001,
E07900002,Southdale,former,E06900001,
E05900008,Oldward,former,E07000111,
`;

async function figures(contract: string, file: string, codes: readonly string[]) {
  const root = workspaceWith({ "table.csv": file });
  appendFileSync(path.join(root, "seeds", "areas.csv"), areas);
  writeFileSync(path.join(root, "seeds", "contracts", "table.yaml"), contract);
  expect((await ingest(root, [])).refusals).toEqual([]);
  const { store } = await openBuilt(root, { to: "2023-12", months: 12 });
  const rows = await store.rows<{ area: string; value: number; status: string; more: number | null }>(
    `select area, value, status, more from trends where source = 'table' and area in (${codes.map((code) => `'${code}'`).join(", ")}) order by area`,
  );
  store.close();
  return rows;
}

describe("figures of districts that are known no more", () => {
  const contract = `source: table
title: A table by district
supplier: Somebody
columns: { year: Year, place: Place, count: Incidents }
period: { column: year, grain: calendar_year, formats: ["%Y"] }
area: { columns: [place], level: district }
measures: [{ measure: fly_tipping_incidents, value: count }]
`;
  test("are the whole of the district that was made of them, where all are there", async () => {
    const file =
      "Year,Place,Incidents\n2023,Northdale,30\n2023,Southdale,12\n2022,Northdale,30\n2022,Sevenoaks,5\n";
    expect(await figures(contract, file, ["E06900001", "E07900001"])).toEqual([
      { area: "E06900001", value: 42, status: "complete", more: 0 },
      { area: "E07900001", value: 30, status: "complete", more: 0 },
    ]);
  });

  test("and not where one is not", async () => {
    const file = "Year,Place,Incidents\n2023,Northdale,30\n2023,Sevenoaks,5\n";
    expect(await figures(contract, file, ["E06900001"])).toMatchObject([{ value: 30, status: "incomplete" }]);
  });
});

test("records of a ward that is known no more count in the district, and could be of any of its wards", async () => {
  const contract = `source: table
title: A log by ward
supplier: Somebody
columns: { day: Day, place: Ward }
covers: partnership
period: { column: day, grain: day, formats: ["%d/%m/%Y"] }
area: { columns: [place], level: ward }
measures: [{ measure: fly_tipping_incidents, count: records }]
`;
  const rows = Array.from({ length: 12 }, (_, month) =>
    Array.from(
      { length: 28 },
      (_, day) => `${day + 1}/${month + 1}/2023,${day % 4 === 0 ? "Oldward" : "Kemsing"}`,
    ),
  ).flat();
  const found = await figures(contract, `Day,Ward\n${rows.join("\n")}\n`, ["E07000111", "E05005021"]);
  expect(found).toEqual([
    { area: "E05005021", value: 252, status: "incomplete", more: 84 },
    { area: "E07000111", value: 336, status: "complete", more: 0 },
  ]);
});
