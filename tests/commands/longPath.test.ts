import { describe, expect, test } from "vitest";
import { isTooLong, mustBeShort } from "../../pipeline/longPath.js";
import { unglobbed } from "../../pipeline/store/unglobbed.js";

const share = "C:\\Users\\ann\\OneDrive - Swale Borough Council";
const deep = (length: number): string => `${share}\\${"x".repeat(length - share.length - 1)}`;

describe("paths on Windows", () => {
  test("a partnership's folder leaves room for what the store opens in it", () => {
    expect(() => mustBeShort(deep(169), "win32")).not.toThrow();
    expect(() => mustBeShort(deep(170), "win32")).toThrow(
      /its whole path has 170 characters, and Windows opens no file whose path has more than 259/,
    );
    const archived = `\\data\\.store\\archive\\${"0".repeat(64)}.csv`;
    expect(isTooLong(deep(169) + archived, "win32")).toBe(false);
  });

  test("of other systems are never too long", () => {
    expect(() => mustBeShort(`/${"x".repeat(3000)}`, "linux")).not.toThrow();
    expect(isTooLong("x".repeat(400), "darwin")).toBe(false);
    expect(isTooLong("x".repeat(400), "win32")).toBe(true);
  });

  test("reach the store without the sign that takes them as they are, and without patterns", () => {
    expect(unglobbed("\\\\?\\C:\\ours\\a [1].csv")).toBe("C:\\ours\\a [[]1].csv");
    expect(unglobbed("\\\\?\\UNC\\server\\share\\a.csv")).toBe("\\\\server\\share\\a.csv");
    expect(unglobbed("/home/ann/what?.csv")).toBe("/home/ann/what[?].csv");
  });
});
