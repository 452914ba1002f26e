import { describe, expect, it } from "vitest";
import { auditDocument } from "../../pipeline/audit/auditDocument.js";
import type { StoreFigure } from "../../pipeline/audit/facts/storeFigures.js";
import { PLAN_HEAD, readText } from "./audited.js";
import { STORE } from "./madeUpStore.js";

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

  /** As a workspace gives them: under the seeds' names, for the district and for the partnership that it is. */
  const figure = (measureName: string, value: number, previous: number): StoreFigure[] =>
    ["Sevenoaks", "Sevenoaks CSP"].map((areaName) => ({
      measure: "id_of_the_seeds",
      measureName,
      area: areaName,
      areaName,
      periodStart: "2022-10-01",
      periodEnd: "2023-09-30",
      value,
      previous,
      percent: ((value - previous) / previous) * 100,
    }));
  const workspace = [
    ...figure("Anti-social behaviour incidents", 1221, 1094),
    ...figure("Residential burglary", 488, 520),
    ...figure("Domestic abuse incidents", 2071, 2490),
    ...figure("Domestic abuse victims supported by volunteers", 352, 343),
  ];
  const against = (text: string) =>
    auditDocument(readText(text), null, workspace)
      .filter((one) => one.rule === "store-figure")
      .map((one) => [one.severity, one.expected]);

  it("knows the measures by the names that documents use, once for two areas that are one", () => {
    expect(against(`${YEAR} ASB incidents rose from 1,094 to 1,212, an increase of 118.`)).toEqual([
      ["error", "1,221"],
    ]);
    expect(against(`${YEAR} Burglary Residential fell from 520 to 478, a decrease of 42.`)).toEqual([
      ["error", "488"],
    ]);
    expect(against(`${YEAR} ASB incidents rose from 1,094 to 1,221, an increase of 127.`)).toEqual([]);
  });

  it("says of a fall how large it is, rounded as documents are", () => {
    const [found] = auditDocument(
      readText(`${YEAR} there were 2,071 domestic abuse incidents, a decrease of 17.8%.`),
      null,
      workspace,
    ).filter((one) => one.rule === "store-figure");
    expect(found?.message).toContain("The store gives a fall of 16.8 per cent for Domestic abuse incidents");
    expect(found?.expected).toBe("16.8 per cent");
  });

  it("holds no number against the figure of another measure that the sentence names", () => {
    expect(
      against(
        `${YEAR} domestic abuse incidents fell by 419 to 2,071, and repeat victims of it fell by 61 to 530.`,
      ),
    ).toEqual([]);
  });

  it("takes the document's own period where a sentence names none, and then only suspects", () => {
    const plan = (asb: string) =>
      `${PLAN_HEAD}Data is for October 2022 - September 2023, and October 2022 - September 2023 is meant below.\n\nASB incidents rose from 1,094 to ${asb}.\n`;
    expect(against(plan("1,221"))).toEqual([]);
    expect(against(plan("1,212"))).toEqual([["suspect", "1,221"]]);
  });
});
