import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import JSZip from "jszip";
import { beforeAll, describe, expect, it } from "vitest";
import { numbersOf, pagesOf } from "../../reports/annex.js";
import type { Document } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { readChartRows } from "../../reports/documents/data/chartRows.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import { renderChart } from "../../reports/drawing/renderChart.js";
import { writeDocx } from "../../reports/writers/docx.js";
import { writeHtml } from "../../reports/writers/html.js";
import { writePdf } from "../../reports/writers/pdf/pdf.js";
import { tableSheets } from "../../reports/writers/sheets.js";
import { noChromium, openChromium } from "../chromium.js";
import { sampleSession, sampleStrategic } from "../sampleReads.js";

const pdfjs = createRequire(import.meta.url).resolve("pdfjs-dist/legacy/build/pdf.mjs");

const run = promisify(execFile);
/** Pages of a Word document are counted where LibreOffice, which sets them, is installed. */
const noOffice = !existsSync("/usr/bin/soffice");

describe("the assessment and its annex", () => {
  let whole: Document;
  let main: Document;
  let annex: Document;

  beforeAll(async () => {
    const session = await sampleSession();
    const { data } = protectStrategic(session.workspace, await sampleStrategic());
    whole = strategicAssessment({ ...data, ...(await readChartRows(session, data)) });
    const [first, second] = pagesOf(whole);
    if (first === undefined || second === undefined) throw new Error("there is no annex");
    [main, annex] = [first, second];
  });

  it("keeps evidence, origins and all figures out of the main part, and all of them in the workbook", () => {
    const ids = ({ blocks }: Document) => blocks.flatMap((block) => ("id" in block ? [block.id] : []));
    for (const id of ["method", "scoring", "all-measures", "sources", "figures"]) {
      expect(ids(main)).not.toContain(id);
      expect(ids(annex)).toContain(id);
    }
    const names = tableSheets(whole).sheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["All_measures", "Evidence", "Xmr", "Sources", "Figures"]));
  });

  it("leads nowhere that is in the other file", () => {
    for (const part of [main, annex]) {
      const ids = new Set(part.blocks.flatMap((block) => ("id" in block ? [block.id] : [])));
      const targets = [
        ...JSON.stringify(part.blocks).matchAll(/"kind":"reference","text":"[^"]*","target":"([^"]+)"/g),
      ];
      for (const [, target = ""] of targets) expect(ids).toContain(target);
    }
  });

  it("says of the lockdown once", () => {
    const said = JSON.stringify(main.blocks.filter(({ kind }) => kind !== "chart"));
    expect(said.match(/Covid-19 restrictions changed daily life/g)).toHaveLength(1);
  });

  it("is at most twenty pages of A4, none of them nearly empty", async () => {
    const charts = main.blocks.flatMap((block) => (block.kind === "chart" ? [block] : []));
    const drawings = new Map<string, string>();
    for (const { id, chart, rows } of charts)
      drawings.set(id, await renderChart(chart, rows, id, main.accent));
    const { getDocument } = await import(pdfjs);
    const pdf = await getDocument({ data: new Uint8Array(await writePdf(main, drawings)) }).promise;
    expect(pdf.numPages).toBeLessThanOrEqual(20);
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const letters = items.map((item: { str?: string }) => item.str ?? "").join("").length;
      expect(letters, `page ${number}`).toBeGreaterThan(500);
    }
  });

  it.skipIf(noChromium)(
    "is at most twenty pages as printed by a browser, and begins on the first",
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "csp-print-"));
      const browser = await openChromium();
      try {
        const file = path.join(folder, "page.html");
        writeFileSync(file, await writeHtml(main));
        const page = await browser.newPage();
        await page.goto(pathToFileURL(file).href);
        const { getDocument } = await import(pdfjs);
        const printed = await page.pdf({ preferCSSPageSize: true });
        const pdf = await getDocument({ data: new Uint8Array(printed) }).promise;
        expect(pdf.numPages).toBeLessThanOrEqual(20);
        const { items } = await (await pdf.getPage(1)).getTextContent();
        const words = items.map((item: { str?: string }) => item.str ?? "").join("");
        expect(words).toContain("What is asked of you");
      } finally {
        await browser.close();
        rmSync(folder, { recursive: true });
      }
    },
  );

  it.skipIf(noOffice)(
    "is at most twenty pages as a Word document",
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "csp-word-"));
      try {
        writeFileSync(path.join(folder, "main.docx"), await writeDocx(main));
        const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, "profile")).href}`;
        await run("soffice", [
          profile,
          "--headless",
          "--convert-to",
          "pdf",
          "--outdir",
          folder,
          path.join(folder, "main.docx"),
        ]);
        const { getDocument } = await import(pdfjs);
        const data = new Uint8Array(readFileSync(path.join(folder, "main.pdf")));
        expect((await getDocument({ data, verbosity: 0 }).promise).numPages).toBeLessThanOrEqual(20);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );

  it("has numbers of tables and figures that are the same in all formats", async () => {
    const { of } = numbersOf(whole);
    expect(of.get("table-summary")).toBe("Table 1");
    for (const part of [main, annex]) {
      const html = await writeHtml(part);
      const zip = await JSZip.loadAsync(await writeDocx(part));
      const word = ((await zip.file("word/document.xml")?.async("string")) ?? "")
        .replaceAll(/<w:fldSimple[^>]*>|<[^>]+>/g, "")
        .replaceAll("&amp;", "&");
      for (const block of part.blocks) {
        if (block.kind !== "table" && block.kind !== "chart") continue;
        const number = of.get(block.id) ?? "none";
        const words = `${number}. ${block.kind === "table" ? block.caption : block.title}`.replaceAll(
          "'",
          "&#39;",
        );
        expect(html.replaceAll("&#39;", "'"), number).toContain(words.replaceAll("&#39;", "'"));
        expect(word.replaceAll("&apos;", "'"), number).toContain(words.replaceAll("&#39;", "'"));
      }
    }
    const sheets = new Map(tableSheets(whole).sheets.map((sheet) => [sheet.name, sheet]));
    expect(sheets.get("All_measures")?.title).toMatch(
      new RegExp(`^${of.get("table-all-measures")}\\. All measures`),
    );
    const xmr = sheets.get("Xmr");
    const at = xmr?.header.indexOf("Table or figure") ?? -1;
    const months = whole.blocks.find((block) => block.kind === "chart" && block.chart === "xmr");
    expect(xmr?.rows[0]?.[at]).toBe(months?.kind === "chart" ? of.get(months.id) : "none");
  });
});
