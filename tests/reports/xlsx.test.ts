import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import type { Document, Table } from "../../reports/document.js";
import { cell } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { columnName } from "../../reports/writers/sheetXml.js";
import { writeXlsx } from "../../reports/writers/xlsx.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

interface Read {
  name: string;
  xml: string;
  table: string | null;
  /** A1 → text or number as written */
  cells: Map<string, string>;
}

/** Reads a workbook without the writer's help. */
async function read(bytes: Uint8Array): Promise<Read[]> {
  const zip = await JSZip.loadAsync(bytes);
  const part = async (name: string) => (await zip.file(name)?.async("string")) ?? null;
  const names = [...((await part("xl/workbook.xml")) ?? "").matchAll(/<sheet name="([^"]+)"/g)];
  return Promise.all(
    names.map(async ([, name = ""], index) => {
      const xml = (await part(`xl/worksheets/sheet${index + 1}.xml`)) ?? "";
      const cells = [
        ...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs),
      ];
      return {
        name,
        xml,
        table: await part(`xl/tables/table${index + 1}.xml`),
        cells: new Map(cells.map(([, at = "", words, number]) => [at, words ?? number ?? ""])),
      };
    }),
  );
}

const document = strategicAssessment(syntheticAssessment());
const bytes = await writeXlsx(document);
const sheets = await read(bytes);
const tables = sheets.filter(({ name }) => !["Cover", "Contents", "Notes"].includes(name));

// The rules are the Analysis Function's checklist "Making spreadsheets accessible", as aftables (MIT) restates it.
describe("the workbook", () => {
  it("is the same bytes twice, dated by its evidence", async () => {
    expect(Buffer.compare(await writeXlsx(document), bytes)).toBe(0);
    const zip = await JSZip.loadAsync(bytes);
    const core = (await zip.file("docProps/core.xml")?.async("string")) ?? "";
    expect(core).toContain("<dc:title>Strategic assessment, October 2022 to September 2023</dc:title>");
    expect(core).toContain("2023-09-30T00:00:00Z");
  });

  it("opens with cover, contents and notes, each once", () => {
    expect(sheets.slice(0, 3).map(({ name }) => name)).toEqual(["Cover", "Contents", "Notes"]);
    expect(tables.map(({ name }) => name)).toEqual([
      "Changes",
      "By_month",
      "By_area",
      "All_measures",
      "Wards_1",
      "Sources",
      "Figures",
    ]);
  });

  it("names its tabs by the rules, unique whatever the case", () => {
    for (const { name } of sheets) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,30}$/);
    expect(new Set(sheets.map(({ name }) => name.toLowerCase())).size).toBe(sheets.length);
  });

  it("marks one table a sheet, from column A to its last row, with unique headings", () => {
    for (const { name, xml, table, cells } of sheets) {
      if (name === "Cover") {
        expect(table).toBeNull();
        continue;
      }
      expect(xml.match(/<tablePart /g)).toHaveLength(1);
      const [, top = "", right = "", bottom = ""] = /ref="A(\d+):([A-Z]+)(\d+)"/.exec(table ?? "") ?? [];
      const headings = [...(table ?? "").matchAll(/<tableColumn [^>]*name="([^"]+)"/g)].map(
        (found) => found[1],
      );
      expect(columnName(headings.length - 1)).toBe(right);
      expect(new Set(headings).size).toBe(headings.length);
      headings.forEach((heading, at) => {
        expect(cells.get(`${columnName(at)}${top}`)).toBe(heading);
      });
      const rows = [...cells.keys()].map((at) => Number(at.replace(/\D/g, "")));
      expect(Math.max(...rows)).toBe(Number(bottom));
      // no cell of the table is blank, and nothing stands outside it but the lines above
      for (let row = Number(top); row <= Number(bottom); row += 1) {
        for (let at = 0; at < headings.length; at += 1) {
          expect(cells.get(`${columnName(at)}${row}`), `${name} ${columnName(at)}${row}`).toMatch(/\S/);
        }
      }
      expect(
        [...cells.keys()].every((at) => at.startsWith("A") || Number(at.replace(/\D/g, "")) >= Number(top)),
      ).toBe(true);
    }
  });

  it("stands its title in A1 as a heading, the count of tables below it, and a source for every table", () => {
    for (const { name, xml, cells } of sheets) {
      expect(cells.get("A1")).toMatch(/\S/);
      expect(xml).toContain('<c r="A1" s="1"');
      if (name === "Cover") continue;
      expect(cells.get("A2")).toBe("This worksheet contains one table.");
    }
    for (const { cells } of tables) {
      expect([...cells.values()].some((words) => /^Source: /.test(words))).toBe(true);
    }
  });

  it("merges, hides, freezes, filters and pictures nothing, and starts at A1", () => {
    for (const { xml, table } of sheets) {
      expect(xml + (table ?? "")).not.toMatch(
        /mergeCell|hidden=|<pane|autoFilter|<drawing|<picture|headerFooter|<f>/,
      );
      expect(xml).toContain('activeCell="A1"');
    }
    expect(sheets.filter(({ xml }) => xml.includes("tabSelected"))).toHaveLength(1);
    expect(sheets[0]?.xml).toContain("tabSelected");
  });

  it("has a row in the notes for every marker, and a marker for every row", () => {
    const used = new Set(tables.flatMap(({ cells }) => (cells.get("A1") ?? "").match(/note \d+/g) ?? []));
    const listed = [...(sheets[2]?.cells.values() ?? [])].filter((words) => /^note \d+$/.test(words));
    expect([...used].sort()).toEqual(listed.sort());
    expect(listed.length).toBeGreaterThan(0);
  });

  it("explains every shorthand that a table uses, above the table", () => {
    for (const { name, table, cells } of tables) {
      const top = Number(/ref="A(\d+):/.exec(table ?? "")?.[1]);
      const above = [...cells]
        .filter(([at]) => Number(at.replace(/\D/g, "")) < top)
        .map(([, words]) => words)
        .join(" ");
      const markers = new Set([...cells.values()].filter((words) => /^\[[a-z]+\]$/.test(words)));
      for (const marker of markers) expect(above, name).toContain(marker);
    }
  });

  it("leads from the contents to every sheet that follows", () => {
    const links = [...(sheets[1]?.xml ?? "").matchAll(/<hyperlink ref="[^"]+" location="'([^"]+)'!A1"/g)].map(
      (found) => found[1],
    );
    expect(links).toEqual(sheets.slice(2).map(({ name }) => name));
  });

  it("keeps numbers as numbers", () => {
    const measures = tables.find(({ name }) => name === "All_measures");
    const row = [...(measures?.cells ?? [])]
      .find(([, words]) => words === "Anti-social behaviour incidents")?.[0]
      .replace("A", "");
    expect(measures?.xml).toMatch(new RegExp(`<c r="B${row}" s="5"><v>1221</v></c>`));
    expect(measures?.xml).toMatch(new RegExp(`<c r="E${row}" s="6"><v>11.6</v></c>`));
    expect(measures?.cells.get(`F${row}`)).toBe("higher, unwelcome");
  });

  it("holds no suppressed number", () => {
    const measures = tables.find(({ name }) => name === "All_measures");
    const row = [...(measures?.cells ?? [])]
      .find(([, words]) => words === "Prevent referrals")?.[0]
      .replace("A", "");
    expect(["B", "C", "D", "E"].map((column) => measures?.cells.get(column + row))).toEqual([
      "[c]",
      "[c]",
      "[z]",
      "[z]",
    ]);
    for (const { name, cells } of tables.filter((table) => /^(By_|Wards_)/.test(table.name))) {
      expect(
        [...cells.values()].some((words) => words.includes("Prevent")),
        name,
      ).toBe(false);
    }
  });
});

describe("cells that look like formulas", () => {
  it("are text, marked so that Excel keeps them text", async () => {
    const dangers = ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"];
    const table: Table = {
      kind: "table",
      id: "t",
      caption: "Dangers",
      columns: [{ label: "What", align: "left" }],
      rows: dangers.map((words) => [cell(words)]),
      headerColumn: true,
      units: null,
      notes: [],
      source: "a test",
    };
    const one: Document = { ...document, blocks: [table], provenance: [] };
    const sheet = (await read(await writeXlsx(one))).find(({ name }) => name === "T");
    const made = [...(sheet?.xml ?? "").matchAll(/<c r="A\d+" s="3" t="inlineStr">/g)];
    expect(made).toHaveLength(dangers.length);
    expect(sheet?.xml).not.toContain("<f>");
  });
});
