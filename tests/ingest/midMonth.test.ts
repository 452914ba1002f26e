import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { csp } from "../csp.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";
import { xlsx } from "./workbooks/makeWorkbook.js";

afterAll(removeFolders);

const file = (dates: readonly string[]): string =>
  `Month,District,Offence,Recorded offences\n${dates.map((date) => `${date},Sevenoaks,Shoplifting,48`).join("\n")}\n`;

test("a day that stands for a month and is neither its first nor its last is asked about, and never taken in silence", async () => {
  const root = workspaceWith({ "october.csv": file(["10/01/2022", "11/01/2022"]) });
  const { asked, refusals } = await ingest(root, []);
  expect(refusals).toEqual([
    'data/october.csv: its figures may be wrong: 2 of its records name their months by days that are neither the first nor the last of it: 10/01/2022 is 10 January 2022, or 1 October 2022 with day and month in the other order (where the days are meant, say grain: day in the contract): look into the file: csp ingest --replace "data/october.csv" loads it as it is, csp ingest --cancel "data/october.csv" leaves it out',
  ]);
  expect(asked).toHaveLength(1);
});

test("the first and the last day of a month stand for it", async () => {
  const root = workspaceWith({ "usual.csv": file(["01/10/2022", "30/11/2022", "Dec-22"]) });
  expect((await ingest(root, [])).lines[0]).toBe("data/usual.csv: kent-police-offences, 3 records");
});

test("so is a date of a workbook", async () => {
  const root = workspaceWith({});
  const rows = [
    ["Month", "District", "Offence", "Recorded offences"],
    [{ date: 44571 }, "Sevenoaks", "Shoplifting", 48], // 10 January 2022
    [{ date: 44592 }, "Dover", "Shoplifting", 4], // 31 January 2022
  ];
  writeFileSync(path.join(root, "data", "october.xlsx"), await xlsx([{ name: "Data", rows }]));
  const { refusals } = await ingest(root, []);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toContain(
    "data/october.xlsx [Data]: its figures may be wrong: 1 of its records names its month by a day that is neither the first nor the last of it: 2022-01-10 is 10 January 2022, or 1 October 2022",
  );
  expect(
    (await ingest(root, [path.join(root, "data", "october.xlsx")], { answer: "replace" })).lines[0],
  ).toBe("data/october.xlsx [Data]: kent-police-offences, 2 records");
});

const shared = path.resolve("../shared/cases/ingest/libreoffice-october-2022.csv");
test.skipIf(!existsSync(shared))("the case of the review is asked about", async () => {
  const root = workspaceWith({ "october.csv": readFileSync(shared, "utf8") });
  expect((await ingest(root, [])).asked).toHaveLength(1);
});

test("contract check shows what would be loaded, month by month, before anything is", async () => {
  const root = workspaceWith({ "usual.csv": file(["01/10/2022", "30/11/2022", "31/11/2022"]) });
  const { out } = await csp(root, "contract", "check", path.join(root, "data", "usual.csv"));
  expect(out).toMatch(
    /what would be loaded:\nperiod +figures +shoplifting\n-+ +-+ +-+\n2022-10 +1 +48\n2022-11 +1 +48\n/,
  );
});
