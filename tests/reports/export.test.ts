import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSession } from "../../pipeline/build/session.js";
import { exportable } from "../../pipeline/export/exportable.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { keepEvidence } from "../../pipeline/priorities/keepEvidence.js";
import { scoreIssues } from "../../pipeline/priorities/scoreIssues.js";
import { openStore } from "../../pipeline/store/open.js";
import { writeExport } from "../../reports/export/writeExport.js";
import { factWords } from "../../reports/words/evidence.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";
import { offencesExtract } from "../faults/extracts.js";
import { samplePartnership } from "../samplePartnership.js";

type Row = Record<string, string>;

describe("an export of the sample partnership", () => {
  let root: string;
  const out = () => path.join(root, "out");
  const read = (name: string): Row[] =>
    parse(readFileSync(path.join(out(), name)), { columns: true, skip_empty_lines: true });

  beforeAll(async () => {
    root = await samplePartnership();
  });

  afterAll(() => {
    removeFolders();
    rmSync(root, { recursive: true, force: true });
  });

  it("holds the same figures in all formats", async () => {
    const asked = { table: "findings_change", measure: "asb_incidents", area: "E07000111" };
    const { rows } = await writeExport(root, asked, ["csv", "parquet", "arrow", "xlsx"], out());
    const csv = read("findings_change.csv");
    expect(csv).toHaveLength(rows);
    const year = csv.find(
      ({ period_start, period_end }) => period_start === "2022-10-01" && period_end === "2023-09-30",
    );
    expect(year).toMatchObject({
      value: "1221",
      previous: "1094",
      change: "127",
      percent: "11.6",
      suppressed: "false",
    });
    const arrow = tableFromIPC(readFileSync(path.join(out(), "findings_change.arrow")));
    expect(arrow.numRows).toBe(rows);
    expect(arrow.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(
      expect.arrayContaining(["measure Utf8", "value Float64", "suppressed Bool"]),
    );
    expect([...(arrow.getChild("value") ?? [])].map(Number).sort()).toEqual(
      csv.map(({ value }) => Number(value)).sort(),
    );
    const store = await openStore(":memory:", { folders: [out()] });
    const [sum] = await store.rows<{ rows: number; total: number }>(
      `select count(*) as rows, sum(value) as total from read_parquet('${path.join(out(), "findings_change.parquet").replaceAll("'", "''")}')`,
    );
    store.close();
    expect(sum).toEqual({ rows, total: csv.reduce((total, { value }) => total + Number(value), 0) });
    const book = await JSZip.loadAsync(readFileSync(path.join(out(), "findings_change.xlsx")));
    expect(await book.file("xl/worksheets/sheet3.xml")?.async("string")).toContain("<v>1221</v>");
  });

  it("withholds a sensitive measure whole, in every table that has it and in every format", async () => {
    for (const table of Object.keys(exportable)) {
      if (table === "score_evidence" || table === "measures") continue;
      const { rows } = await writeExport(root, { table, measure: "cse_reports" }, ["csv", "arrow"], out());
      const csv = read(`${table}.csv`);
      if (csv[0] === undefined || !("measure" in csv[0])) continue;
      expect(csv).toHaveLength(rows);
      const naming =
        /^(source|measure|area|area_name|scope|basis|month|period_.*|previous_(start|end)|per|group_name|illustrative|extract_.*|suppressed)$/;
      for (const row of csv) {
        for (const [name, cell] of Object.entries(row))
          if (!naming.test(name)) expect(cell, `${table} ${name}`).toBe("[c]");
        expect(row.suppressed).toBe("true");
      }
      const arrow = tableFromIPC(readFileSync(path.join(out(), `${table}.arrow`)));
      for (const { name } of arrow.schema.fields.filter((field) => !naming.test(field.name))) {
        expect(
          [...(arrow.getChild(name) ?? [])].every((value) => value === null),
          `${table} ${name}`,
        ).toBe(true);
      }
    }
  });

  it("withholds evidence of an issue that rests on such a measure, whatever it says", async () => {
    const scoring = await withSession(root, (session) => scoreIssues(session, { to: "2023-09" }));
    const made = scoring.evidence.find(({ evidence, measure }) => evidence === "levers" && measure === null);
    const [own] = made?.rests_on ?? [];
    if (made === undefined || own === undefined) throw new Error("the sample has no evidence of its means");
    const asShown = async (measure: string): Promise<string | undefined> => {
      const row = { ...made, rests_on: [{ ...own, measure }] };
      await keepEvidence(root, { ...scoring, evidence: [row] });
      await writeExport(root, { table: "score_evidence" }, ["csv"], out());
      return read("score_evidence.csv")[0]?.finding;
    };
    expect(await asShown(own.measure)).toBe(factWords(made.finding));
    expect(await asShown("cse_reports")).toBe("[c]");
  });

  it("gives everything for internal use, in a file that says so", async () => {
    const asked = { table: "trends", measure: "cse_reports", area: "E07000111", internal: true };
    const { files } = await writeExport(root, asked, ["csv"], out());
    expect(files.map((file) => path.basename(file))).toEqual(["trends-internal.csv"]);
    const rows = read("trends-internal.csv");
    expect(
      rows.some(
        ({ period_kind, period_end, value }) =>
          period_kind === "assessment_year" && period_end === "2023-09-30" && value === "3",
      ),
    ).toBe(true);
  });

  const formats = ["csv", "parquet", "arrow", "xlsx"] as const;
  const ranked = { table: "findings_rank", measure: "shoplifting", area: "E07000111" };

  it("has the words of a signal and of a place where the store has codes", async () => {
    const asked = { measure: "shoplifting", area: "E07000111" };
    await writeExport(root, { ...asked, table: "findings_signal" }, ["csv"], out());
    expect(read("findings_signal.csv")[0]?.signal).toMatch(/ (in|since) \w+ 20\d\d$|^no signal$/);
    // the same files are written again below
    await writeExport(root, ranked, formats, out());
    const [first] = read("findings_rank.csv");
    expect(first?.certainty).toMatch(/^(\d+(st|nd|rd|th) )?.*(highest|lowest) of \d+/);
    expect(Object.keys(first ?? {})).not.toContain("absent");
  });

  it("is the same bytes twice, and leaves nothing half made", async () => {
    const files = formats.map((format) => path.join(out(), `findings_rank.${format}`));
    const before = files.map((file) => readFileSync(file));
    await writeExport(root, ranked, formats, out());
    files.forEach((file, index) => {
      expect(Buffer.compare(readFileSync(file), before[index] ?? Buffer.alloc(0)), file).toBe(0);
    });
    expect(readdirSync(out()).filter((name) => name.endsWith(".part"))).toEqual([]);
    const temporary = path.join(root, "data", ".store", "temporary");
    expect(
      existsSync(temporary) ? readdirSync(temporary).filter((name) => name.startsWith("export-")) : [],
    ).toEqual([]);
  });

  it("takes the fuse out of text that a spreadsheet would run", async () => {
    // a workspace with one small extract: of the whole sample all would be read again under the other name
    const small = workspaceWith({ "offences.csv": offencesExtract("2022-04", 3, 1) });
    const file = path.join(small, "seeds", "areas.csv");
    writeFileSync(file, readFileSync(file, "utf8").replace("Swanley White Oak", "=HYPERLINK(1)"));
    await ingest(small, []);
    await writeExport(small, { table: "areas" }, ["csv", "xlsx"], out());
    expect(read("areas.csv").map(({ name }) => name)).toContain("'=HYPERLINK(1)");
    const book = await JSZip.loadAsync(readFileSync(path.join(out(), "areas.xlsx")));
    const sheet = (await book.file("xl/worksheets/sheet3.xml")?.async("string")) ?? "";
    expect(sheet).toMatch(/s="3" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK/);
    expect(sheet).not.toContain("<f>");
  });

  it("names the tables there are, and what is too long for a workbook", async () => {
    await expect(writeExport(root, { table: "supplies" }, ["csv"], out())).rejects.toThrow(
      'there is no table "supplies" to export',
    );
    await expect(writeExport(root, { table: "trends" }, ["xlsx"], out())).rejects.toThrow(
      "rows, too many for a workbook",
    );
  });
});
