import { fontFiles } from "../reports/writers/pdf/fonts.js";

/** What is at the top of packages for those who build with them; deeper, folders of these names hold programs. */
const folders = new Set([
  "test",
  "tests",
  "__tests__",
  "docs",
  "doc",
  "example",
  "examples",
  "benchmark",
  "benchmarks",
  "include",
  "man",
  "typings",
  ".github",
]);
const ends = [
  ".map",
  ".ts",
  ".cts",
  ".mts",
  ".md",
  ".markdown",
  ".c",
  ".h",
  ".cc",
  ".gypi",
  ".gyp",
  ".tsbuildinfo",
  ".flow",
];
/** The same program again, for a page that loads it: Node takes the other. */
const forPages = /(^|\/)(umd|iife)\/|\.(umd|iife|min|extendscript)\.[cm]?js$/;
/** The explorer has Vega's in its page. */
const ourPages = /^build\/vega\.min\.js$/;
const isOtherFont = (name: string): boolean => name.endsWith(".ttf") && !fontFiles.includes(name);
const licence = /^(licen[cs]e|copying|notice)/i;

/**
 * Whether a file of an installed package is needed to run it, by its path within the package: no types, no source maps,
 * no tests, no builds for pages, no fonts that nothing is set in, and none of the words about it but its licence.
 */
export function needed(inPackage: string): boolean {
  const parts = inPackage.split("/");
  const name = parts.at(-1) ?? "";
  if (licence.test(name)) return true;
  if (parts.length > 1 && folders.has(parts[0] ?? "")) return false;
  if ((forPages.test(inPackage) && !ourPages.test(inPackage)) || isOtherFont(name)) return false;
  return !ends.some((end) => name.toLowerCase().endsWith(end));
}

/** Whether a file holds the terms under which a package is passed on. */
export const isLicence = (inPackage: string): boolean => !inPackage.includes("/") && licence.test(inPackage);
