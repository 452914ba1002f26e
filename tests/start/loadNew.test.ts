import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PassThrough, Writable } from "node:stream";
import { expect, test } from "vitest";
import { loadNew } from "../../pipeline/start/loadNew.js";
import { repository } from "../csp.js";
import { samplePartnership } from "../samplePartnership.js";

/** What is printed while what is new is loaded. */
async function printed(root: string): Promise<{ out: string; err: string }> {
  const kept = { out: "", err: "" };
  const stream = (name: "out" | "err"): Writable =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        kept[name] += text;
        done();
      },
    });
  await loadNew(root, { stdout: stream("out"), stderr: stream("err"), stdin: new PassThrough(), env: {} });
  return kept;
}

test("before a document is written new returns are loaded once, and one that is refused is named", async () => {
  const root = await samplePartnership({ returns: false });
  try {
    const name = "Action plan returns 2023-24 Q2.csv";
    mkdirSync(path.join(root, "returns"));
    cpSync(path.join(repository, "returns", name), path.join(root, "returns", name));
    expect(await printed(root)).toEqual({ out: `returns/${name}: 2023-24, quarter 2, imported\n`, err: "" });
    expect(await printed(root)).toEqual({ out: "", err: "" });
    writeFileSync(path.join(root, "returns", "odd.csv"), "a,b\n1,2\n");
    const { out, err } = await printed(root);
    expect(out).toBe("");
    expect(err).toMatch(/^csp: odd\.csv:?.*\n$/);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
