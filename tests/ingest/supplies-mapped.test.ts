import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { explain } from "../../pipeline/ask/explain.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { notKept } from "../../pipeline/ingest/keep/archive.js";
import { exportQuarantine, quarantine } from "../../pipeline/ingest/keep/quarantine.js";
import { release } from "../../pipeline/ingest/keep/release.js";
import { listSupplies } from "../../pipeline/ingest/keep/supplies.js";
import { placesOf } from "../../pipeline/store/places.js";
import { contents, removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

/** A tasking log with a column that nobody should have sent, cells over two lines, a damaged line and a wrong date. */
const log = `Prepared by Zebedee Quux
Ref,Date,Ward,Raised by,Categories,Notes,Closed
1,03/04/2023,Swanley White Oak,Police,ASB,"Zebedee
called twice",Y
2,04/04/2023,Swanley White Oak,Police,ASB; Drugs,met Quux,Y
3,05/04/2023,Swanley White Oak,Police,ASB,Zebedee "again",Y
4,99/04/2023,Swanley White Oak,Police,ASB,Quux,Y
5,06/05/2023,Swanley White Oak,Police,Drugs,,Y
`;

function mappedWorkspace(text: string, keep: string, drop = "drop: [Notes]"): string {
  const workspace = workspaceWith({ "log.csv": text });
  const file = path.join(workspace, "seeds", "contracts", "daily-tasking.yaml");
  writeFileSync(file, `${readFileSync(file, "utf8")}${drop}\nkeep: ${keep}\n`);
  return workspace;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

test("keep: mapped leaves no other column's text anywhere in the store's folder", async () => {
  const whole = mappedWorkspace(log, "whole");
  const mapped = mappedWorkspace(log, "mapped");
  await ingest(whole, []);
  await ingest(mapped, []);
  const holds = (workspace: string) =>
    filesUnder(placesOf(workspace).folder).filter((file) =>
      /Zebedee|Quux/.test(readFileSync(file, "latin1")),
    );
  expect(holds(whole).map((file) => path.dirname(file))).toEqual([placesOf(whole).archive]);
  expect(holds(mapped)).toEqual([]);
  const figures = async (workspace: string) => {
    const { supplies, ...rest } = await contents(workspace);
    return {
      ...rest,
      supplies: supplies?.map((supply) => ({ ...(supply as object), contract: "", kept: "" })),
    };
  };
  expect(await figures(mapped)).toEqual(await figures(whole));
  expect((await listSupplies(mapped)).map(({ kept }) => kept)).toEqual(["mapped"]);
});

test("and yet duplicates are known, figures walk back to the original's lines, and the store can be rebuilt", async () => {
  const workspace = mappedWorkspace(log, "mapped");
  await ingest(workspace, []);
  const again = path.join(workspace, "data", "again.csv");
  writeFileSync(again, log);
  expect((await ingest(workspace, [again])).lines[0]).toBe(
    "data/again.csv: already loaded as data/log.csv, nothing changed",
  );
  const asked = { source: "daily-tasking", area: "E07000111", from: "2023-04-01", to: "2023-05-31" };
  const taskings = await explain(workspace, { ...asked, measure: "daily_taskings" });
  expect(taskings.evidence.map(({ lines, records }) => [lines, records])).toEqual([["3-5, 8", 3]]);
  const drugs = await explain(workspace, { ...asked, measure: "tasking_drugs" });
  expect(drugs.evidence.map(({ lines }) => lines)).toEqual(["5, 8"]);
  const before = await contents(workspace);
  await ingest(workspace, [], { rebuild: true });
  expect(await contents(workspace)).toEqual(before);
});

test("of what was quarantined the mapped cells are kept, of damaged lines nothing, and that is said", async () => {
  const workspace = mappedWorkspace(log, "mapped");
  await ingest(workspace, []);
  expect((await quarantine(workspace)).map(({ line, reason, record }) => [line, reason, record])).toEqual([
    [6, "stray-quote", notKept],
    [
      7,
      "type-error",
      "Ref: 4; Date: 99/04/2023; Ward: Swanley White Oak; Raised by: Police; Categories: ASB; Closed: Y",
    ],
  ]);
  const [written] = await exportQuarantine(workspace, path.join(workspace, "out"));
  const text = readFileSync(written?.file ?? "", "utf8");
  expect(text).toContain(",(the archive keeps only mapped columns)\r\n");
  expect(text).not.toMatch(/Zebedee|Quux/);
});

test("a line quarantined can be corrected and released all the same", async () => {
  const workspace = mappedWorkspace(log, "mapped");
  await ingest(workspace, []);
  const [written] = await exportQuarantine(workspace, path.join(workspace, "out"));
  const file = written?.file ?? "";
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text
      .replace(",99/04/2023,", ",09/04/2023,")
      .replace(/^([0-9a-f]{16},6,.*?),,,,,,,/m, "$1,3,05/04/2023,Swanley White Oak,Police,ASB,Y,"),
  );
  expect(await release(workspace, file)).toMatchObject({ outcome: "released", released: 2, faults: [] });
  const right = mappedWorkspace(log.replace('Zebedee "again"', "again").replace("99/04", "09/04"), "whole");
  await ingest(right, []);
  const counts = async (folder: string) => {
    const { observations } = await contents(folder);
    return observations?.map((row) => ({ ...(row as object), extract: "" }));
  };
  expect(await counts(workspace)).toEqual(await counts(right));
  const before = await contents(workspace);
  await ingest(workspace, [], { rebuild: true });
  expect(await contents(workspace)).toEqual(before);
});

test("a wrong copy in the archive is found before anything is made of it", async () => {
  const workspace = mappedWorkspace(log, "mapped");
  await ingest(workspace, []);
  const { archive } = placesOf(workspace);
  const copy = readdirSync(archive).find((name) => name.endsWith(".csv")) ?? "";
  const before = readFileSync(placesOf(workspace).database);
  writeFileSync(
    path.join(archive, copy),
    readFileSync(path.join(archive, copy), "utf8").replace("ASB", "Drugs"),
  );
  await expect(ingest(workspace, [], { rebuild: true })).rejects.toThrow(
    /^the archived data\/log\.csv is damaged/,
  );
  expect(readFileSync(placesOf(workspace).database).equals(before)).toBe(true);
});
