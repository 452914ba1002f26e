import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cspProcess } from "../csp.js";
import { samplePartnership } from "../samplePartnership.js";

// Word files are written beside the main thread by the compiled program only, so the compiled program is run.

const titles: [name: string, title: string][] = [
  ["strategic-assessment", "Strategic assessment, October 2022 to September 2023"],
  ["trend-pack-2023-24-q2", "Quarterly trend pack, "],
  ["annual-report-2022-23", "Annual report, "],
  ["committee-paper-2024-25", "Community safety strategy and action plan, "],
];

describe("csp publish, compiled", () => {
  let workspace: string;
  beforeAll(async () => {
    workspace = await samplePartnership();
    // in a process of its own, since only what is compiled has threads that write Word files
    const { code, err } = cspProcess(workspace, "publish", "--to", "2023-09", "--as", "docx,xlsx");
    if (code !== 0) throw new Error(err);
  });
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));

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
