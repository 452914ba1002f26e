import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readContract } from "../../pipeline/workspace/contracts/contracts.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-contracts-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = `source: log
title: Log
supplier: Council
columns: { date: Date, ward: Ward, number: Number }
period: { column: date, grain: day, formats: ["%d/%m/%Y"] }
area: { columns: [ward], level: ward }
measures: [{ measure: m, value: number }]
`;

function read(text: string) {
  const file = path.join(folder, "log.yaml");
  writeFileSync(file, text);
  return readContract(file);
}

describe("a contract that is not read", () => {
  test.each([
    ["supplier: Council", 'supplier: "?"', 3, "supplier?"],
    ["supplier: Council", 'supplier: "fill in: who sends it?"', 3, "who sends it?"],
    ["supplier: Council", "supplier: Fill in", 3, "supplier?"],
    ["columns: [ward], level: ward", 'constant: "fill in: which area?"', 6, "which area?"],
    ['formats: ["%d/%m/%Y"]', 'formats: ["?"]', 5, "formats?"],
  ])("a draft that still asks: %s → %s", (before, after, line, question) => {
    expect(() => read(plain.replace(before, after))).toThrow(
      `log.yaml:${line}: this draft still asks: ${question}`,
    );
  });

  test("a question mark in a pattern or a title is no question", () => {
    expect(read(plain.replace("title: Log", 'title: "Fill in forms: how many?"')).title).toContain(
      "how many",
    );
    expect(read(plain.replace("level: ward", "level: ward, name: ward")).area.name).toBe("ward");
  });

  test.each([
    ["%d/%m/%Y", "%m/%d/%Y"],
    ["%d-%m-%y", "%y-%m-%d"],
    ["2022-23", "%Y%m"],
  ])("%s beside %s: one text, two dates", (one, other) => {
    expect(() => read(plain.replace('["%d/%m/%Y"]', `["${one}", "${other}"]`))).toThrow(
      "read the same text as different dates",
    );
  });

  test.each([
    ["%d/%m/%Y", "%Y-%m-%d"],
    ["%d/%m/%Y", "%d/%m/%y"],
    ["%d/%m/%Y", "%b-%y"],
  ])("%s beside %s: no text is both", (one, other) => {
    expect(read(plain.replace('["%d/%m/%Y"]', `["${one}", "${other}"]`)).period.formats).toHaveLength(2);
  });

  test("a week has to say what its date is", () => {
    expect(() => read(plain.replace("grain: day", "grain: week"))).toThrow("but not what its date is");
    expect(() => read(plain.replace("grain: day", "grain: month, week: ending"))).toThrow("is of grain week");
    expect(read(plain.replace("grain: day", "grain: week, week: ending")).period.grain).toBe("week");
  });

  test("a hidden count is never nought", () => {
    expect(() => read(`${plain}markers: { zero: ["*", Nil], suppressed: ["*"] }\n`)).toThrow(
      'markers have "*" for nought and for a hidden count',
    );
    expect(read(`${plain}markers: { zero: [Nil] }\n`).markers.zero).toEqual(["Nil"]);
  });
});

test("typed counts can be said to cover: a missing row is nought", () => {
  const contract = read(
    `${plain.replace("value: number }", "value: number, covers: true }")}covers: partnership\n`,
  );
  expect(contract.measures).toEqual([{ measure: "m", value: "number", covers: true }]);
  const by = read(
    `${plain.replace("{ measure: m, value: number }", "{ by: ward, value: number, prefix: x_, covers: true }")}covers: partnership\n`,
  );
  expect(by.measures).toEqual([{ by: "ward", value: "number", prefix: "x_", covers: true }]);
  expect(() => read(plain.replace("value: number }", "value: number, covers: true }"))).toThrow(
    "does not say of which area the file holds all rows",
  );
});

describe("how a contract's source counts people", () => {
  test("is one of three ways, and none of a period where each record is a day", () => {
    expect(read(`${plain}people: each_time\n`).people).toBe("each_time");
    expect(read(`${plain.replace("grain: day", "grain: month")}people: once_a_period\n`).people).toBe(
      "once_a_period",
    );
    expect(() => read(`${plain}people: twice\n`)).toThrow(/log\.yaml:8: .*people/);
    expect(() => read(`${plain}people: once_a_period\n`)).toThrow(
      "log.yaml:8: people are counted once_a_period, but its periods are days",
    );
  });
});
