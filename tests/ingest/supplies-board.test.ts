import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { BoardRow } from "../../reports/documents/status/boardRow.js";
import { csp } from "../csp.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";
import { offencesExtract, taskingExtract } from "../faults/extracts.js";

afterAll(removeFolders);

function workspace(): string {
  return workspaceWith({
    "offences.csv": `${offencesExtract("2019-04", 6, 1)}31/02/2022,Dover,Shoplifting,7\n`,
    "log 1.csv": taskingExtract("2019-04", 2, 5, 1),
    "log 2.csv": taskingExtract("2019-08", 2, 5, 2),
  });
}

test("csp status names the months missing, what is quarantined and what is late, and the rule of each state", async () => {
  const folder = workspace();
  expect((await csp(folder, "ingest")).code).toBe(0);
  const rows = JSON.parse((await csp(folder, "status", "--format", "json")).out) as BoardRow[];
  const row = (source: string) => rows.find((found) => found.source === source);
  expect(row("daily-tasking")).toMatchObject({ state: "months missing", missing: "Jun 2019 to Jul 2019" });
  expect(row("kent-police-offences")).toMatchObject({ state: "records quarantined", quarantined: 1 });
  expect(row("police-uk")).toMatchObject({ state: "nothing here", supplies: 0 });
  const late = JSON.parse(
    (await csp(folder, "status", "--as-at", "2020-06-30", "--format", "json")).out,
  ) as BoardRow[];
  expect(late.find(({ source }) => source === "kent-police-offences")).toMatchObject({
    state: "late",
    next_due: "2020-01-30",
  });
  const { out } = await csp(folder, "status", "--rules");
  for (const state of new Set(rows.map((found) => found.state))) expect(out).toContain(`\n${state}: `);
  expect(out).toContain("less than 80 per cent of what is usual");
});

test("a file with a header and no records is nothing here", async () => {
  const folder = workspaceWith({ "log.csv": taskingExtract("2019-04", 0, 0, 1) });
  expect((await csp(folder, "ingest")).code).toBe(0);
  const rows = JSON.parse((await csp(folder, "status", "--format", "json")).out) as BoardRow[];
  expect(rows.find(({ source }) => source === "daily-tasking")).toMatchObject({
    state: "nothing here",
    supplies: 1,
    note: "1 file without a record that counts",
  });
});

test("the board as a page needs no script and no network, and holds every source", async () => {
  const folder = workspace();
  await csp(folder, "ingest");
  expect(await csp(folder, "status", "--page")).toMatchObject({ code: 0, err: "" });
  const file = path.join(folder, "out", "status.html");
  const html = readFileSync(file, "utf8");
  expect(html).not.toMatch(/<script|src="http|href="http/);
  expect(html).toContain('<html lang="en-GB">');
  expect(html).toContain("Missing Jun 2019 to Jul 2019");
  expect(html).toMatch(/<th[^>]*scope="row"[^>]*>Daily tasking log</);
  await csp(folder, "status", "--page", path.join(folder, "elsewhere"));
  expect(readFileSync(path.join(folder, "elsewhere", "status.html"), "utf8")).toBe(html);
});

test("what a partner wrote does not reach the page as markup", async () => {
  const folder = workspace();
  const contract = path.join(folder, "seeds", "contracts", "daily-tasking.yaml");
  writeFileSync(
    contract,
    readFileSync(contract, "utf8").replace(/^title: .*$/m, 'title: "<script>alert(1)</script>"'),
  );
  await csp(folder, "ingest");
  await csp(folder, "status", "--page");
  const file = path.join(folder, "out", "status.html");
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, "utf8")).not.toContain("<script>alert");
});
