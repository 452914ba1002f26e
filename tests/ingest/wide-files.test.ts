import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../pipeline/store/open.js";
import { typed, typingStore } from "./typedExtract.js";

let store: Store;
beforeAll(async () => {
  store = await typingStore();
});
afterAll(() => store.close());

const wide = {
  columns: { district: "District", type: "Type of ASB" },
  period: {
    headers: "^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\\d{2}$",
    grain: "month",
    formats: ["%b-%y"],
    value: "incidents",
  },
  area: { columns: ["district"], level: "district" },
  measures: [{ measure: "m", value: "incidents" }],
};
const read = (labels: string, contract: Record<string, unknown> = wide) =>
  typed(
    store,
    `District,Type of ASB,${labels}\nSevenoaks,Nuisance,${labels
      .split(",")
      .map((_, index) => index + 40)
      .join(",")}\n`,
    contract,
    { whole: true },
  );

describe("one column a period", () => {
  test.each([
    ["Jul-23,Aug 23,Sep-23", "Aug 23", 4],
    ["Jul-23,Aug-23,Sept-23", "Sept-23", 5],
    ["June-23,Jul-23", "June-23", 3],
    ["Jul-23,23-Aug", "23-Aug", 4],
    ["Jul-23,Aug-2023", "Aug-2023", 4],
    ["Jul-23,01/08/2023", "01/08/2023", 4],
    ["Jul-23,Total", "Total", 4],
    ["Jul-23,Change,Aug-23", "Change", 4],
  ])("%s: the label %s is named and the file refused", async (labels, stray, column) => {
    await expect(read(labels)).rejects.toMatchObject({
      reason: "unread-column",
      line: 1,
      message: expect.stringContaining(`column ${column}, "${stray}"`),
    });
  });

  test("a label that fits the contract's pattern and names no period refuses the file", async () => {
    const loose = { ...wide, period: { ...wide.period, headers: "^[a-z]+-\\d{2}$" } };
    await expect(read("Jul-23,Augst-23", loose)).rejects.toMatchObject({
      reason: "unread-column",
      message: expect.stringContaining("Augst-23"),
    });
    const { observations } = await read("Aug-23,Sept-23", loose);
    expect(observations).toEqual(["m E07000111 2023-08..2023-08 40", "m E07000111 2023-09..2023-09 41"]);
  });

  test("a period that stands twice is not added up", async () => {
    await expect(read("Jul-23,Aug-23,Aug-23")).rejects.toMatchObject({
      reason: "repeated-period",
      message: 'columns 4 and 5, "Aug-23" and "Aug-23", are one period',
    });
    const loose = { ...wide, period: { ...wide.period, headers: "^[a-z]+-\\d{2}$" } };
    await expect(read("Sep-23,Sept-23", loose)).rejects.toMatchObject({ reason: "repeated-period" });
  });

  test("a total beside the periods passes where the contract drops it; blank labels pass", async () => {
    const { observations } = await read("Jul-23,Aug-23,,Total", { ...wide, drop: ["total"] });
    expect(observations).toEqual(["m E07000111 2023-07..2023-07 40", "m E07000111 2023-08..2023-08 41"]);
  });

  test("a column left of the periods may be unknown to the contract, if it is none", async () => {
    const { observations } = await typed(
      store,
      "District,Code,Type of ASB,Jul-23\nSevenoaks,E07000111,Nuisance,40\n",
      wide,
      { whole: true },
    );
    expect(observations).toEqual(["m E07000111 2023-07..2023-07 40"]);
  });
});
