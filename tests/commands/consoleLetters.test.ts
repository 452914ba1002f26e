import { rmSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { csp } from "../csp.js";
import { samplePartnership } from "../samplePartnership.js";

const sample = await samplePartnership();
afterAll(() => rmSync(sample, { recursive: true, force: true }));

/**
 * What the fonts of Windows' consoles have besides letters of Latin scripts: a part of the Windows Glyph List 4.
 * Source: Microsoft, "WGL4 Unicode range U+2013 through U+266B".
 */
const glyphs = new Set("£§©±²³·¹×÷–—‘’“”†‡•…€←↑→↓−√≈≠≤≥▪▲►▼◄○●◦");

test.each([
  ["--help"],
  ["status"],
  ["trends", "--to", "2023-09"],
  ["rank", "--measure", "shoplifting"],
  ["explain", "shoplifting", "--to", "2023-09"],
  ["measures"],
  ["revisions"],
  ["quarantine"],
  ["supply"],
  ["plan"],
  ["plan", "funding"],
  ["score"],
  ["targets"],
  ["harm"],
])("csp %j %j %j prints nothing that the console of Windows cannot show", async (...words) => {
  const { out, err } = await csp(sample, ...words);
  const others = [...`${out}${err}`].filter((letter) => letter > "~" && !/\p{Script=Latin}/u.test(letter));
  expect(others.filter((letter) => !glyphs.has(letter))).toEqual([]);
  expect(`${out}${err}`.length).toBeGreaterThan(20);
});

test("pounds and quotation marks are printed as they are, which the tests above would not see if they were lost", async () => {
  const printed = await Promise.all(
    [["plan", "funding"], ["plan"], ["measures"]].map(async (words) => (await csp(sample, ...words)).out),
  );
  expect(printed.join("")).toMatch(/£/);
  expect(printed.join("")).toMatch(/’/);
});
