import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UserError } from "../../pipeline/errors.js";
import { fileFault, readingTrouble } from "../../pipeline/fileFault.js";
import { hashFile } from "../../pipeline/hashFile.js";
import { replaceFile, whenFree } from "../../pipeline/replaceFile.js";
import { csp } from "../csp.js";
import { newWorkspace } from "./csp.js";

const folder = mkdtempSync(path.join(tmpdir(), "csp-replace-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const busy = Object.assign(new Error("EBUSY: resource busy or locked"), { code: "EBUSY" });

describe("a file that another program holds", () => {
  test("is tried again until it is free", () => {
    const waited: number[] = [];
    let left = 3;
    whenFree(
      () => {
        if (left-- > 0) throw busy;
      },
      (milliseconds) => waited.push(milliseconds),
    );
    expect(waited).toEqual([50, 100, 200]);
  });

  test("is given up after a second and a half, and other faults at once", () => {
    const waited: number[] = [];
    const held = () => {
      throw busy;
    };
    expect(() => whenFree(held, (milliseconds) => waited.push(milliseconds))).toThrow(busy);
    expect(waited.reduce((sum, each) => sum + each, 0)).toBe(1550);
    const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    const tried: number[] = [];
    expect(() =>
      whenFree(
        () => {
          throw full;
        },
        (milliseconds) => tried.push(milliseconds),
      ),
    ).toThrow(full);
    expect(tried).toEqual([]);
  });

  test("is said to be open elsewhere", () => {
    expect(fileFault("a.csv", busy)).toMatchObject({
      message: "a.csv: is held by another program, or may not be read",
      hint: expect.stringContaining("close it there, and run the command again"),
    });
  });

  test("that OneDrive keeps online is said to be so, and hashing any that cannot be read is the user's to mend", () => {
    const online = Object.assign(new Error("UNKNOWN: unknown error, copyfile 'a.csv'"), { code: "UNKNOWN" });
    expect(fileFault("a.csv", online)).toMatchObject({
      message: "a.csv: cannot be read",
      hint: expect.stringContaining('"Always keep on this device"'),
    });
    expect(readingTrouble(online)?.hint).toContain("OneDrive");
    expect(readingTrouble(Object.assign(new Error("full"), { code: "ENOSPC" }))).toBeNull();
    expect(() => hashFile(folder)).toThrow(UserError);
    expect(() => hashFile(path.join(folder, "none.csv"))).toThrow("none.csv: is not there");
  });

  test("does not keep the board from being shown", async () => {
    const workspace = newWorkspace(folder);
    symlinkSync(path.join(workspace, "gone.csv"), path.join(workspace, "data", "log.csv"));
    const { code, out, err } = await csp(workspace, "status");
    rmSync(workspace, { recursive: true });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("load what is new in data/: csp ingest (log.csv)");
  });

  test("is replaced whole, and leaves nothing beside it", () => {
    replaceFile(path.join(folder, "a.html"), "one");
    replaceFile(path.join(folder, "a.html"), "two");
    expect(readdirSync(folder)).toEqual(["a.html"]);
    expect(readFileSync(path.join(folder, "a.html"), "utf8")).toBe("two");
  });
});
