import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noteText } from "../../reports/documents/notes/noteText.js";
import { trendPack } from "../../reports/documents/pack/trendPack.js";
import { writeHtml } from "../../reports/writers/html.js";
import { noChromium, openChromium } from "../chromium.js";
import { syntheticPack } from "./syntheticPack.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const note = noteText(
  "There were **many**: {{flagged}}, *see* [the council](https://example.org).\n\n- one\n- two",
);
const logo = {
  type: "svg" as const,
  bytes: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><path d="M0 0h90v30z"/></svg>',
  ),
  text: "A black sign",
};

describe.skipIf(noChromium)("the trend pack in a browser, with a note and a logo", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "csp-pack-page-"));
  const file = path.join(folder, "pack.html");
  let browser: Browser;

  beforeAll(async () => {
    const data = syntheticPack();
    const partnership = { ...data.partnership, accent: "#7a1f3d", logo };
    const notes = { byIssue: new Map([["asb", { file: "asb.md", blocks: note }]]), named: [] };
    writeFileSync(file, await writeHtml(trendPack({ ...data, partnership, notes })));
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
  ] as const)("has no violation that axe can find: %s, %i px", async (colorScheme, width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    await page.addScriptTag({ path: axe });
    const { violations } = (await page.evaluate("axe.run()")) as { violations: { id: string }[] };
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.close();
  });
});
