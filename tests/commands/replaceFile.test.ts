import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fileFault } from "../../pipeline/fileFault.js";
import { replaceFile, whenFree } from "../../pipeline/replaceFile.js";

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

  test("is replaced whole, and leaves nothing beside it", () => {
    replaceFile(path.join(folder, "a.html"), "one");
    replaceFile(path.join(folder, "a.html"), "two");
    expect(readdirSync(folder)).toEqual(["a.html"]);
    expect(readFileSync(path.join(folder, "a.html"), "utf8")).toBe("two");
  });
});
