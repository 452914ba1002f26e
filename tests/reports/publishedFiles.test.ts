import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { csp, newWorkspace, ownFolder, putSample } from "../commands/csp.js";

// Word files are written beside the main thread by the compiled program only, so the compiled program is run.

const titles: [name: string, title: string][] = [
  ["strategic-assessment", "Strategic assessment, October 2022 to September 2023"],
  ["trend-pack-2023-24-q2", "Quarterly trend pack, "],
  ["annual-report-2022-23", "Annual report, "],
  ["committee-paper-2024-25", "Community safety strategy and action plan, "],
];

describe("csp publish, compiled", () => {
  let folder: string;
  let workspace: string;
  beforeAll(() => {
    folder = ownFolder();
    workspace = newWorkspace(folder);
    putSample(workspace);
    for (const args of [["ingest"], ["build"], ["publish", "--to", "2023-09"]]) {
      const { status, stderr } = csp(workspace, ...args);
      if (status !== 0) throw new Error(stderr);
    }
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const titleOf = async (file: string): Promise<string> => {
    const zip = await JSZip.loadAsync(readFileSync(path.join(workspace, "out", file)));
    const core = (await zip.file("docProps/core.xml")?.async("string")) ?? "";
    return /<dc:title>([^<]*)</.exec(core)?.[1] ?? "";
  };

  it.each(titles)("%s holds its own document in Word and in the workbook", async (name, title) => {
    const word = await titleOf(`${name}.docx`);
    expect(word.startsWith(title), word).toBe(true);
    expect(await titleOf(`${name}.xlsx`)).toBe(word);
  });
});
