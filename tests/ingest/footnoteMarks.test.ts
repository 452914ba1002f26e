import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { quarantine } from "../../pipeline/ingest/keep/quarantine.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

async function observed(root: string): Promise<string[]> {
  const store = await openStore(placesOf(root).database, { readOnly: true });
  const rows = await store.rows<{ text: string }>(
    "select measure || ' ' || area || ' ' || strftime(period_start, '%Y-%m') || ' ' || value::integer as text from observations order by text",
  );
  store.close();
  return rows.map(({ text }) => text);
}

test("footnote marks in labels, names, types, months and figures say nothing of what they are", async () => {
  const root = workspaceWith({
    "crime.csv":
      'Month,District [note 3],Offence,Recorded offences¹\nJan-23 (p),Sevenoaks [1],Shoplifting [b],"1,203 [r]"\nFeb-23,Dover²,Shoplifting†,7\n',
    "asb.csv": "District,Type of ASB,Jan-23,Feb-23 [p]\nSevenoaks,Nuisance,12,13\n",
  });
  expect((await ingest(root, [])).refusals).toEqual([]);
  expect(await observed(root)).toEqual([
    "asb_incidents E07000111 2023-01 12",
    "asb_incidents E07000111 2023-02 13",
    "shoplifting E07000108 2023-02 7",
    "shoplifting E07000111 2023-01 1203",
  ]);
});

test("a cell that is a mark alone is a marker, and a reference keeps what tells it apart", async () => {
  const root = workspaceWith({});
  writeFileSync(
    path.join(root, "seeds", "contracts", "refs.yaml"),
    `source: refs
title: Reports
supplier: A partner
columns: { ref: Ref, date: Date, district: District }
rows: { unique_by: [ref] }
period: { column: date, grain: day, formats: ["%d/%m/%Y"] }
area: { columns: [district], level: district }
measures: [{ measure: fly_tipping_incidents, count: records }]
`,
  );
  writeFileSync(
    path.join(root, "data", "refs.csv"),
    "Ref,Date,District\nA [1],01/02/2023,Dover\nA [2],02/02/2023,Dover\n",
  );
  writeFileSync(
    path.join(root, "data", "crime.csv"),
    "Month,District,Offence,Recorded offences\nJan-23,Dover,Shoplifting,[c]\nJan-23,Ashford,Shoplifting,12*\n",
  );
  await ingest(root, []);
  expect(await observed(root)).toContain("fly_tipping_incidents E07000108 2023-02 2");
  expect((await quarantine(root)).map(({ value, reason }) => [value, reason])).toEqual([
    ["12*", "type-error"],
  ]);
});
