import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedTrends } from "../../pipeline/ask/askedTrends.js";
import { withSession } from "../../pipeline/build/session.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { readStrategic } from "../../reports/documents/data/readStrategic.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import { readExplorer } from "../../reports/explorer/readExplorer.js";
import { writeExport } from "../../reports/export/writeExport.js";
import { builtWorkspace, sampleFiles } from "../findings/builtWorkspace.js";

// One criminal behaviour order was made in the year, in a ward of some 6,000 residents.
const [order, reports] = ["cbo_issued", "council_asb_reports"];
const ward = "Brasted, Chevening and Sundridge";

let workspace: { root: string; remove: () => void };
beforeAll(async () => {
  workspace = await builtWorkspace([...sampleFiles("Register of ASB powers"), ...sampleFiles("ASB reports")]);
});
afterAll(() => workspace.remove());

/** The words of the assessment and its annex about one measure. */
async function documentOn(name: string): Promise<string[]> {
  return withSession(workspace.root, async (session) => {
    const { data } = protectStrategic(session.workspace, await readStrategic(session, "2023-09"));
    const { blocks, provenance } = strategicAssessment(data);
    const rows = [...blocks.flatMap((block) => (block.kind === "table" ? block.rows : [])), ...provenance];
    return rows.map((row) => JSON.stringify(row)).filter((row) => row.includes(name));
  });
}

/** Which of two measures have rows of wards with a figure in the table that is exported. */
async function exportedWards(internal: boolean): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "csp-wards-"));
  try {
    const { files, withheld } = await writeExport(
      workspace.root,
      { table: "trends", internal },
      ["csv"],
      folder,
    );
    expect(withheld.includes(`the wards of ${order}`)).toBe(!internal);
    const lines = readFileSync(files[0] ?? "", "utf8").split("\n");
    return [order, reports].filter((measure) =>
      lines.some((line) => new RegExp(`,${measure},E05.*,rolling_12,.*,[0-9]+,[0-9]+,`).test(line)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("figures of wards that could point to a person", () => {
  test("are in no table of the assessment or its annex", async () => {
    const rows = await documentOn("Criminal behaviour orders");
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter((row) => row.includes(ward))).toEqual([]);
    const others = await documentOn("Anti-social behaviour reported to the council");
    expect(others.some((row) => row.includes("Swanley"))).toBe(true);
  });

  test("are in no export but the internal one", async () => {
    expect(await exportedWards(false)).toEqual([reports]);
    expect(await exportedWards(true)).toEqual([order, reports]);
  });

  test("are not in the explorer's page", async () => {
    const { years } = await withSession(workspace.root, (session) => readExplorer(session, "2023-09"));
    const measures = years.filter(({ area }) => area.startsWith("E05")).map(({ measure }) => measure);
    expect(new Set(measures)).toContain(reports);
    expect(new Set(measures)).not.toContain(order);
  });

  test("are marked as not for publication where the analyst asks for them", async () => {
    const question = { measure: order, to: "2023-09", months: 12 };
    const [own] = await askedTrends(workspace.root, question);
    const wards = await askedTrends(workspace.root, { ...question, scope: "wards" });
    expect(own?.reasons.map(({ code }) => code)).not.toContain("not-for-publication");
    const one = wards.find(({ area_name }) => area_name === ward);
    expect(one?.value).toBe(1);
    expect(one?.reasons.map(({ code }) => code)).toContain("not-for-publication");
  });

  test("were there before the seeds said so", async () => {
    const file = path.join(workspace.root, "seeds", "measures.csv");
    const seeds = readFileSync(file, "utf8");
    writeFileSync(file, seeds.replace(/^(cbo_issued,.*?,(?:yes|no),)no,/m, "$1yes,"));
    const rows = await documentOn("Criminal behaviour orders");
    writeFileSync(file, seeds);
    expect(rows.some((row) => row.includes(ward))).toBe(true);
  });
});
