import { describe, expect, it } from "vitest";
import { auditDocument } from "../../pipeline/audit/auditDocument.js";
import type { StoreFigure } from "../../pipeline/audit/storeFigures.js";
import { readText } from "./audited.js";

/** A made-up store of one measure and two areas. */
const STORE: readonly StoreFigure[] = [
  {
    measure: "asb",
    measureName: "ASB incidents",
    area: "E07000111",
    areaName: "Example District",
    periodStart: "2022-10-01",
    periodEnd: "2023-09-30",
    value: 1221,
    previous: 1094,
    percent: (127 / 1094) * 100,
  },
];

const audit = (text: string) =>
  auditDocument(readText(text), null, STORE).filter((one) => one.rule === "store-figure");
const YEAR = "Between October 2022 and September 2023";

describe("store-figure", () => {
  it("lets what the store holds pass", () => {
    expect(audit(`${YEAR} ASB incidents rose from 1,094 to 1,221 (11.6%).`)).toEqual([]);
    expect(audit(`${YEAR} there were 1,221 ASB incidents, an increase of 127 (11.6%).`)).toEqual([]);
  });

  it("names another current or previous value", () => {
    const [current] = audit(`${YEAR} there were 1,231 ASB incidents, an increase of 127 (11.5%).`);
    expect(current).toMatchObject({ severity: "error", expected: "1,221" });
    expect(current?.message).toContain(
      "The store holds 1,221 for ASB incidents, Example District, October 2022 to September 2023",
    );
    const [previous] = audit(`${YEAR} ASB incidents rose from 1,100 to 1,221 (11%).`);
    expect(previous).toMatchObject({ severity: "error", expected: "1,094" });
  });

  it("names another percentage", () => {
    const [percent] = audit(`${YEAR} there were 1,221 ASB incidents, an increase of 12.6%.`);
    expect(percent).toMatchObject({ severity: "error", expected: "11.6 per cent" });
  });

  it("suspects a bare count, and is silent on other periods, areas and measures", () => {
    expect(audit(`${YEAR} there were 1,231 ASB incidents.`).map((one) => one.severity)).toEqual(["suspect"]);
    expect(
      audit("Between April 2022 and March 2023 there were 1,231 ASB incidents, an increase of 127."),
    ).toEqual([]);
    expect(audit(`${YEAR} there were 231 ASB incidents in Swanley, an increase of 27.`)).toEqual([]);
    expect(audit(`${YEAR} there were 579 shoplifting offences, an increase of 106.`)).toEqual([]);
  });
});
