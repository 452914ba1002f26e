import { readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { chartSpec } from "../../reports/drawing/drawChart.js";
import { renderChart } from "../../reports/drawing/renderChart.js";
import { explorerState } from "../../reports/explorer/explorerState.js";
import { chosen } from "../../reports/explorer/page/figures.js";
import { hoursView, placesView, runView, trendView, wardsView } from "../../reports/explorer/page/views.js";
import { protectExplorer } from "../../reports/explorer/protectExplorer.js";
import { noChromium, openChromium } from "../chromium.js";
import { publishedSample } from "../samplePartnership.js";
import { sampleExplorer } from "../sampleReads.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const shoplifting =
  "#measure=shoplifting.kent-police-offences&area=E07000111&period=2022-10-01.2023-09-30&basis=rate";
const asb = "#measure=asb_incidents.kent-police-asb&area=E07000111&period=2022-10-01.2023-09-30&basis=count";

const requests =
  "#measure=environmental_requests.environmental-protection&area=E07000111&period=2022-10-01.2023-09-30&basis=count";
const views = { trend: trendView, run: runView, hours: hoursView, places: placesView, wards: wardsView };

describe.skipIf(noChromium)("the explorer in a browser", () => {
  let root: string;
  let file: string;
  let browser: Browser;
  const asked: string[] = [];

  beforeAll(async () => {
    root = await publishedSample();
    file = path.join(root, "out", "explorer.html");
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(root, { recursive: true, force: true });
  });

  async function opened(
    address: string,
    width = 1280,
    colorScheme: "light" | "dark" = "light",
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (fault) => asked.push(fault.message));
    await page.goto(`${pathToFileURL(file).href}${address}`);
    await shown(page, address);
    return page;
  }
  const shown = (page: Page, address: string) =>
    page.waitForSelector(address === "" ? "body[data-shown]" : `body[data-shown="${address}"]`);

  it("is small and asks for nothing", async () => {
    expect(statSync(file).size).toBeLessThan(3_000_000);
    const page = await opened("");
    expect(asked.filter((url) => url !== pathToFileURL(file).href)).toEqual([]);
    await page.close();
  });

  it("says how its limits are made, and the months that its titles speak of", async () => {
    const page = await opened(asb);
    expect(await page.innerText(".foot")).toContain("Jumps from one month to the next of 3.267 times");
    expect(await page.innerText("main")).toContain(
      "Anti-social behaviour incidents, October 2022 to September 2023: no month stands out",
    );
    await page.close();
  });

  it.skipIf(process.env.CSP_TRIALS === undefined)("begins to show within a second (as a trial)", async () => {
    const page = await opened("");
    expect(
      await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
    ).toBeLessThan(1000);
    await page.close();
  });

  it.each([
    ["light", 320],
    ["dark", 1280],
  ] as const)("has no violation that axe can find: %s, %i px", async (scheme, width) => {
    const page = await opened(asb, width, scheme);
    await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await page.addScriptTag({ path: axe });
    const { violations } = (await page.evaluate(
      "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html}`)).toEqual([]);
    await page.close();
  });

  it("draws what the documents draw: the same SVG from the same rows", async () => {
    const state = explorerState(protectExplorer(readWorkspace(root), await sampleExplorer()).data);
    let drawn = 0;
    for (const address of [shoplifting, asb, requests]) {
      const page = await opened(address);
      const parts = Object.fromEntries(
        address
          .slice(1)
          .split("&")
          .map((pair) => pair.split("=")),
      );
      const { figures, selection } = chosen(state, parts);
      for (const [id, make] of Object.entries(views)) {
        const view = make(figures, selection, state);
        const here = await page.evaluate(`document.querySelector('#${id} svg')?.outerHTML ?? null`);
        if ("none" in view) {
          expect(here).toBeNull();
          continue;
        }
        const there = await renderChart(view.chart, view.rows, id);
        // both as the browser writes them
        expect(here).toBe(
          await page.evaluate(
            `(() => { const box = document.createElement('div'); box.innerHTML = ${JSON.stringify(there)}; return box.innerHTML; })()`,
          ),
        );
        drawn += 1;
      }
      await page.close();
    }
    expect(drawn).toBeGreaterThan(7);
    expect(chartSpec("xmr").warnings).toEqual([]);
  });

  it("is used by keyboard; the address restores the view, and back returns to the one before", async () => {
    const page = await opened(shoplifting);
    expect(await page.textContent("#lead")).toMatch(
      /^579 offences in October 2022 to September 2023, 106 more \(22\.4%\)/,
    );
    await page.focus("#basis");
    await page.keyboard.press("ArrowDown");
    const byNumber = shoplifting.replace("basis=rate", "basis=count");
    await shown(page, byNumber);
    expect(await page.textContent("#places figcaption strong")).toContain("by number");
    expect(await page.evaluate("location.hash")).toBe(byNumber);
    await page.goBack();
    await shown(page, shoplifting);
    expect(await page.inputValue("#basis")).toBe("rate");
    await page.close();
    const damaged = await opened("");
    await damaged.evaluate("location.hash = '#measure=%E0%A4%A&area=<b>&period=1.2&basis=x'");
    await shown(damaged, "");
    expect(await damaged.textContent("#fault")).toBe("");
    await damaged.close();
  });

  it("saves the numbers as CSV and the picture as PNG", async () => {
    const page = await opened(shoplifting);
    const saved = async (button: string) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const csv = await saved("#years-csv");
    expect(path.extname(csv.name)).toBe(".csv");
    expect(csv.bytes.toString("utf8")).toContain("October 2022 to September 2023,579,473,106,22.4,");
    const png = await saved("#trend-png");
    expect(png.name).toMatch(/^trend-shoplifting.*\.png$/);
    expect([...png.bytes.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
    expect(png.bytes.length).toBeGreaterThan(10_000);
    await page.close();
  });
});
