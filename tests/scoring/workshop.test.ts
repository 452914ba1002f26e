import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withSession } from "../../pipeline/build/session.js";
import { scoreIssues } from "../../pipeline/priorities/scoreIssues.js";
import { rankingRows, robustnessSentence } from "../../pipeline/priorities/scoreRows.js";
import type { Scoring } from "../../pipeline/priorities/scoring.js";
import { workshopData } from "../../reports/documents/workshop/data.js";
import { workshopPage } from "../../reports/documents/workshop/page.js";
import { writeWorkshop } from "../../reports/documents/workshop/write.js";
import { noChromium, openChromium } from "../chromium.js";
import { samplePartnership } from "../samplePartnership.js";
import { bareSession } from "../sampleReads.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const cli = path.join(import.meta.dirname, "../../dist/pipeline/cli.js");

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}
// Needs the compiled modules: npm run build.
describe.skipIf(noChromium)("the workshop page in a browser", () => {
  let root: string;
  let file: string;
  let browser: Browser;
  let scoring: Scoring;

  beforeAll(async () => {
    root = await samplePartnership({ returns: false });
    scoring = await scoreIssues(await bareSession(), { to: "2023-09" });
    file = writeWorkshop(workshopData(scoring), root);
    browser = await openChromium();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(root, { recursive: true });
  });

  const opened = async (
    width: number,
    colorScheme: "light" | "dark",
  ): Promise<{ page: Page; faults: string[] }> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => faults.push(message.text()));
    page.on("request", (request) => {
      if (/^https?:/.test(request.url())) faults.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return { page, faults };
  };
  const order = (page: Page): Promise<string[]> => page.locator("#ranking th").allTextContents();
  const shown = (page: Page): Promise<string[][]> =>
    page
      .locator("#ranking tr")
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...(row as unknown as { children: { textContent: string }[] }).children].map(
            ({ textContent }) => textContent,
          ),
        ),
      );
  /** Presses Tab until the element has the focus, as somebody without a mouse would. */
  const tabTo = async (page: Page, id: string): Promise<void> => {
    for (let press = 0; press < 200; press += 1) {
      if (
        (await page.evaluate("document.activeElement.id || document.activeElement.parentElement?.id")) === id
      )
        return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${id}`);
  };

  it("opens with the ranking of csp score, its robustness and no fault", async () => {
    const { page, faults } = await opened(1400, "light");
    expect(await order(page)).toEqual(scoring.ranked.map(({ name }) => name));
    expect(await page.locator("#robustness").textContent()).toBe(robustnessSentence(scoring));
    const rows = rankingRows(scoring) as unknown as { score: number; range: string; holds: string }[];
    for (const [index, cells] of (await shown(page)).entries()) {
      expect([cells[2], cells[4], cells[5]]).toEqual([
        rows[index]?.score.toFixed(2),
        rows[index]?.range,
        rows[index]?.holds,
      ]);
    }
    expect(faults).toEqual([]);
    await page.close();
    const again = workshopPage(
      workshopData(await withSession(root, (session) => scoreIssues(session, { to: "2023-09" }))),
    );
    expect(readFileSync(file, "utf8")).toBe(again);
  });

  it.each([
    ["light", 320],
    ["dark", 320],
    ["dark", 1280],
    ["light", 1920],
  ] as const)("has no violation that axe can find: %s, %i px", async (colorScheme, width) => {
    const { page } = await opened(width, colorScheme);
    await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
    await page.selectOption("#score-asb-harm", "4");
    await page.click("#save"); // without a reason: the faults are shown
    expect(await page.locator("#faults").isVisible()).toBe(true);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
    )) as AxeResult;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html}`)).toEqual([]);
    await page.close({ runBeforeUnload: false });
  });

  it("by keyboard: a weight and a judgement move the order, are saved, and csp score gives the same order", async () => {
    const { page, faults } = await opened(1400, "light");
    const first = await order(page);

    await tabTo(page, "weight-performance");
    for (let press = 0; press < 20; press += 1) await page.keyboard.press("ArrowUp");
    expect(await page.inputValue("#weight-performance")).toBe("3");
    const second = await order(page);
    expect(second).not.toEqual(first);
    await page.keyboard.press("Tab");
    await page.keyboard.type('Agreed: "how we compare" counts double, for once');

    await tabTo(page, "issue-business_crime");
    await page.keyboard.press("Enter");
    await tabTo(page, "score-business_crime-harm");
    await page.keyboard.type("5");
    expect(await page.inputValue("#score-business_crime-harm")).toBe("5");
    const third = await order(page);
    expect(third).not.toEqual(second);
    expect(await page.locator("#said").textContent()).toContain("The order is now: ");

    // without its reason, name and day nothing is saved
    await tabTo(page, "save");
    await page.keyboard.press("Enter");
    expect(await page.locator("#fault-list li").allTextContents()).toEqual([
      'Give the reason for Business crime, "Level of harm"',
      "Say who made the judgements",
      "Give the day of the meeting",
    ]);
    await page.locator("#fault-list a").first().press("Enter");
    await page.keyboard.type("Staff are threatened, says the Safer Towns partnership");
    await tabTo(page, "who");
    await page.keyboard.type("Partnership meeting");
    await tabTo(page, "post");
    await page.keyboard.type("All partners");
    await page.fill("#when", "2024-01-16");
    await page.focus("#save");
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(download.suggestedFilename()).toBe("judgements.csv");
    const saved = path.join(root, "seeds", "judgements.csv");
    await download.saveAs(saved);

    const text = readFileSync(saved, "utf8");
    expect(await page.inputValue("#csv")).toBe(text);
    expect(text).toContain(
      '2024-25,*,performance,,3,"Agreed: ""how we compare"" counts double, for once",Partnership meeting,All partners,2024-01-16',
    );
    expect(text).toContain("2024-25,business_crime,harm,5,,");
    // what others judged before stays theirs
    expect(text).toMatch(/^2024-25,vawg,harm,4,,.*Sample analyst,Community safety analyst,2023-12-05$/m);

    const places = await shown(page);
    const rows = JSON.parse(
      execFileSync(
        process.execPath,
        [cli, "--workspace", root, "score", "--to", "2023-09", "--format", "json"],
        {
          encoding: "utf8",
          maxBuffer: 1 << 26,
        },
      ),
    ) as {
      position: number | null;
      issue: string;
      score: number | null;
      range: string | null;
      holds: string | null;
      robustness: string;
    }[];
    expect(rows.map(({ issue }) => issue)).toEqual(third);
    expect(places.map((cells) => [cells[0], cells[1], cells[2], cells[4], cells[5]])).toEqual(
      rows.map(({ position, issue, score, range, holds }) => [
        position === null ? "–" : String(position),
        issue,
        score === null ? "too little known" : score.toFixed(2),
        range ?? "",
        holds ?? "",
      ]),
    );
    expect(rows[0]?.robustness).toBe(await page.locator("#robustness").textContent());
    expect(faults).toEqual([]);
    await page.close();
  });

  it("does not project a small count of a sensitive measure", () => {
    const small = scoring.evidence.filter((row) => row.small);
    expect(small.length).toBeGreaterThan(10);
    const page = workshopPage(workshopData(scoring));
    for (const { finding } of small) expect(page).not.toContain(finding);
    expect(page).toContain("[c] a small count that is not shown");
  });
});
