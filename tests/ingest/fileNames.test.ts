import { describe, expect, test } from "vitest";
import { byEdition, inOrder, stemOf } from "../../pipeline/ingest/doubts/fileNames.js";

describe("what the names of files say", () => {
  test.each([
    ["Direct Services 202209 v2.csv", "direct services"],
    ["direct-services (final) Sept 2023.csv", "direct services"],
    ["ASB_2022-23.csv", "asb"],
    ["2023-01-kent-street.csv", "kent street"],
    ["Q2 2023.csv", ""],
  ])("%s is about %s", (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });

  test.each([
    ["tasking v9.csv", "tasking v10.csv"],
    ["tasking Sept 2022.csv", "tasking Jan 2023.csv"],
    ["tasking 202209.csv", "tasking 202301.csv"],
    ["tasking 2021-22.csv", "tasking 2022-23.csv"],
    ["tasking 30.09.2022.csv", "tasking 31.01.2023.csv"],
    ["tasking.csv", "tasking (2).csv"],
    ["tasking v2.csv", "tasking v2 final.csv"],
  ])("%s is older than %s", (older, newer) => {
    expect(byEdition(older, newer)).toBeLessThan(0);
    expect(inOrder([newer, older])).toEqual([older, newer]);
  });

  test("names without dates and versions say nothing, and stay in the order of the alphabet", () => {
    expect(byEdition("north.csv", "south.csv")).toBe(0);
    expect(inOrder(["b.csv", "a.csv"])).toEqual(["a.csv", "b.csv"]);
  });

  test("files of other folders and stems keep their places", () => {
    const sorted = inOrder(["x/log v10.csv", "x/log v9.csv", "x/lists.csv", "y/log v1.csv"]);
    expect(sorted).toEqual(["x/lists.csv", "x/log v9.csv", "x/log v10.csv", "y/log v1.csv"]);
  });
});
