import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Block, cell, type Document, text } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { writeHtml } from "../../reports/writers/html.js";
import { noChromium, openChromium } from "../chromium.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

const hasPdftotext = spawnSync("pdftotext", ["-v"]).error === undefined;
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}

describe.skipIf(noChromium)("the page in a browser", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "csp-page-"));
  const file = path.join(folder, "page.html");
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(file, await writeHtml(strategicAssessment(syntheticAssessment())));
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["light", 320],
    ["dark", 320],
    ["light", 794],
    ["dark", 794],
    ["light", 1400],
  ] as const)("has no violation that axe can find: %s, %i px", async (colorScheme, width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.goto(pathToFileURL(file).href);
    // a browser opens the folded tables for whoever reads them: they are checked too
    await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await page.addScriptTag({ path: axe });
    const { violations } = (await page.evaluate(
      "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
    )) as AxeResult;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html}`)).toEqual([]);
    await page.close();
  });

  // Sixty tables of one row, at sixty places of their pages.
  it.skipIf(!hasPdftotext)("printed on A4, leaves no header of a small table without its rows", async () => {
    const table = (index: number): Block => ({
      kind: "table",
      id: `table-${index}`,
      caption: `Small ${index}`,
      columns: [{ label: `Head${index}.`, align: "left" }],
      rows: [[cell(`Row${index}.`)]],
      headerColumn: false,
      units: null,
      notes: [],
      source: "a test",
    });
    const blocks = Array.from({ length: 60 }, (_, index): Block[] => [
      ...Array.from(
        { length: index % 7 },
        (): Block => ({ kind: "paragraph", style: "plain", inlines: [text("Filler.")] }),
      ),
      table(index),
    ]);
    const document: Document = {
      ...strategicAssessment(syntheticAssessment()),
      notices: [],
      blocks: blocks.flat(),
      provenance: [],
    };
    const printed = path.join(folder, "printed.html");
    writeFileSync(printed, await writeHtml(document));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(printed).href);
    const pdf = path.join(folder, "printed.pdf");
    await page.pdf({ path: pdf, preferCSSPageSize: true, format: "A4" });
    await page.close();
    const pages = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f");
    const apart = pages.flatMap((words) =>
      [...words.matchAll(/Head(\d+)\./g)].flatMap(([, index]) =>
        words.includes(`Row${index}.`) ? [] : [index],
      ),
    );
    expect(pages.length).toBeGreaterThan(4);
    expect(apart).toEqual([]);
  });
});
