import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../pipeline/build/build.js";
import { withSession } from "../../pipeline/build/session.js";
import { quarterNamed } from "../../pipeline/calendar/quarter.js";
import type { Chart, Document } from "../../reports/document.js";
import { renderChart } from "../../reports/drawing/renderChart.js";
import { publications } from "../../reports/publish/publications.js";
import { writeHtml } from "../../reports/writers/html.js";
import { noChromium, openChromium } from "../chromium.js";
import { samplePartnership } from "../samplePartnership.js";

/** Widths at which the writers place a chart, in CSS pixels: 500 in Word, 140 mm on the printed page. */
const placed = { word: 500, print: (140 / 25.4) * 96 };

/** The least size of words on A4. */
const leastPoints = 7;

const longest = "Littering and waste reported to the council as anti-social behaviour";

let root: string;
const documents: Document[] = [];
let charts: Chart[];

beforeAll(async () => {
  root = await samplePartnership();
  // weights of our own making: they show the method and are nobody's index
  const weights = [
    "shoplifting,2",
    "theft_of_motor_vehicle,6",
    "theft_from_motor_vehicle,4",
    "burglary_residential,200",
  ];
  writeFileSync(
    path.join(root, "seeds", "harm_weights.csv"),
    `measure,days,source\n${weights.map((weight) => `${weight},illustrative`).join("\n")}\n`,
  );
  await build(root);
  const quarter = quarterNamed("2023-Q3");
  if (quarter === null) throw new Error("no quarter");
  const { assessment, pack } = publications;
  await withSession(root, async (session) => {
    documents.push(
      (await assessment.published(session, "2023-09", { internal: false })).document,
      (await pack.published(session, quarter, { internal: false })).document,
    );
  });
  charts = documents.flatMap(({ blocks }) =>
    blocks.filter((block): block is Chart => block.kind === "chart"),
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The smallest words of a drawing, in points, where it stands `width` pixels wide at most. */
function leastSize(svg: string, width: number): number {
  const own = Number(/<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1]);
  const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map((found) => Number(found[1]));
  expect(own).toBeGreaterThan(0);
  expect(sizes.length).toBeGreaterThan(0);
  return Math.min(...sizes) * Math.min(1, width / own) * 0.75;
}

describe("the charts of the sample partnership", () => {
  it("are of every kind", () => {
    const kinds = new Set(charts.map(({ chart }) => chart));
    for (const kind of ["findings_change", "seasonal", "harm", "findings_funnel", "findings_rank", "tiles"]) {
      expect(kinds).toContain(`findings/${kind}`);
    }
    expect(kinds).toContain("xmr");
  });

  it("have words of 7 points or more, in Word and printed", async () => {
    for (const { chart, rows, id } of charts) {
      const svg = await renderChart(chart, rows, id);
      for (const width of [placed.word, placed.print])
        expect(leastSize(svg, width), id).toBeGreaterThanOrEqual(leastPoints);
    }
  });

  it("keep that size with the longest of names", async () => {
    for (const kind of ["findings/findings_change", "findings/harm"]) {
      const chart = charts.find((candidate) => candidate.chart === kind);
      const rows = (chart?.rows ?? []).map((row, index) => ({
        ...row,
        name: kind.endsWith("harm")
          ? `Death or serious injury\ncaused by illegal ${index}`
          : `${longest} ${index}`,
      }));
      expect(rows.length).toBeGreaterThan(2);
      expect(leastSize(await renderChart(kind, rows, "x"), placed.word), kind).toBeGreaterThanOrEqual(
        leastPoints,
      );
    }
  });

  it("keep every word apart from the others and inside the picture", {
    skip: noChromium,
  }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "csp-charts-"));
    const browser = await openChromium();
    try {
      for (const [index, document] of documents.entries()) {
        const file = path.join(folder, `${index}.html`);
        writeFileSync(file, await writeHtml(document));
        const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
        await page.goto(pathToFileURL(file).href);
        const faults = (await page.evaluate(inPage)) as string[];
        expect(faults).toEqual([]);
        await page.close();
      }
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  });
});

/** Runs in the browser: words that overlap by more than a hair, or stick out of their drawing. */
const inPage = `(() => {
  const faults = [];
  for (const svg of document.querySelectorAll("figure .drawing > svg")) {
    const id = svg.closest("figure").id;
    const edge = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent.trim() !== "" && text.getAttribute("opacity") !== "0" && text.style.opacity !== "0")
      .map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
    for (const { words: said, box } of words) {
      if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1)
        faults.push(id + ": " + said + " is cut");
    }
    words.forEach((one, at) => {
      for (const other of words.slice(at + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        // a line's box is taller than its letters
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > one.box.height * 0.3) faults.push(id + ": " + one.words + " on " + other.words);
      }
    });
  }
  return faults;
})()`;
