import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { newWorkspace, ownFolder, putSample } from "../commands/csp.js";
import { csp } from "../csp.js";

const folders: string[] = [];
let workspace = "";
beforeEach(() => {
  folders.push(ownFolder());
  workspace = newWorkspace(folders.at(-1) ?? "");
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const log = "Date reported;District;Number of reports\n03/10/2023;Sevenoaks;3\n14/11/2023;Dartford;5\n";
const put = (name: string, content: string | Buffer = log) =>
  writeFileSync(path.join(workspace, "data", name), content);
const contractFile = () => path.join(workspace, "seeds", "contracts", "trading.yaml");
const question = "this draft still asks: supplier? (seeds/contracts/trading.yaml:5)";

async function draft(change: (text: string) => string = (text) => text): Promise<void> {
  put("trading.csv");
  await csp(workspace, "contract", "draft", "data/trading.csv", "--write", contractFile());
  writeFileSync(contractFile(), change(readFileSync(contractFile(), "utf8")));
}

describe("a draft that still asks something", () => {
  test("keeps out its own file, says why, and no other", async () => {
    await draft();
    const [name = ""] = putSample(workspace, /^CCTV control room log/);
    const { code, out, err } = await csp(workspace, "ingest");
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`data/${name}: cctv-log, 5 records`));
    expect(err).toBe(
      `csp: data/trading.csv: not loaded, since ${question}: write the answer in place of the question\n`,
    );
    for (const words of [["build"], ["measures"], ["trends", "--to", "2023-09"], ["quarantine"]])
      expect(await csp(workspace, ...words)).toMatchObject({ code: 0, err: "" });
    expect((await csp(workspace, "status")).out).toContain(
      "answer what the draft seeds/contracts/trading.yaml asks, line 5: supplier?",
    );
  });

  test("is asked about by check, by the file and by its own name", async () => {
    await draft();
    const checked = await csp(workspace, "contract", "check", "data/trading.csv");
    expect(checked).toMatchObject({ code: 1, out: expect.stringContaining(`REFUSED, open-question`) });
    expect(checked.out).toContain(question);
    expect(await csp(workspace, "ingest", "data/trading.csv", "--contract", "trading")).toMatchObject({
      code: 1,
      err: expect.stringContaining("this draft still asks: supplier?"),
    });
    expect(
      (await csp(workspace, "contract", "check", "data/trading.csv", "--contract", "trading")).code,
    ).toBe(1);
  });

  test("knows its table in an archive, and what it says already where a setting is asked for", async () => {
    await draft((text) => text.replace(/grain: day/, 'grain: "?"'));
    rmSync(path.join(workspace, "data", "trading.csv"));
    const zip = new JSZip();
    zip.file("October/trading.csv", log);
    put("from partner.zip", await zip.generateAsync({ type: "nodebuffer" }));
    expect((await csp(workspace, "ingest")).err).toContain(
      `from partner.zip/October/trading.csv: not loaded, since ${question}: write the answer in place of the question; 1 more is open below`,
    );
  });

  test("once answered, its file is loaded", async () => {
    await draft();
    expect((await csp(workspace, "ingest")).code).toBe(1);
    const answered = readFileSync(contractFile(), "utf8")
      .replace('supplier: "?"', "supplier: Trading Standards")
      .replace("measure: number_of_reports", "measure: cpw_issued");
    writeFileSync(contractFile(), answered);
    const { code, out, err } = await csp(workspace, "ingest");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("data/trading.csv: trading, 2 records");
  });

  test("in place of a contract under which files were loaded leaves their figures as they are", async () => {
    putSample(workspace, /^CCTV control room log/);
    expect((await csp(workspace, "ingest")).code).toBe(0);
    const trends = ["trends", "--to", "2023-09", "--format", "json"];
    const before = await csp(workspace, ...trends);
    const contract = path.join(workspace, "seeds", "contracts", "cctv-log.yaml");
    writeFileSync(contract, readFileSync(contract, "utf8").replace(/^supplier: .*$/m, 'supplier: "?"'));
    expect((await csp(workspace, "ingest")).code).toBe(0);
    expect(await csp(workspace, "ingest", "--rebuild")).toMatchObject({
      code: 1,
      err: expect.stringContaining("cctv-log.yaml:4: this draft still asks: supplier?"),
    });
    expect(await csp(workspace, ...trends)).toEqual(before);
  });
});
