import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { explain } from "../../pipeline/ask/explain.js";
import type { Document } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { tableSheets } from "../../reports/writers/sheets.js";
import { sampleFolder } from "../samplePartnership.js";
import { sampleStrategic } from "../sampleReads.js";

describe("where the figures of the sample come from", () => {
  let document: Document;

  beforeAll(async () => {
    document = strategicAssessment(await sampleStrategic());
  });

  const filesOf = (measure: string, period: string): string[] | undefined =>
    document.provenance.find(
      (entry) => entry.measure === measure && entry.period === period && entry.area === "Sevenoaks",
    )?.files;

  it("is the file that supplied the figure, not all that cover its months", () => {
    // 473 offences: twelve records of the file of 2023, which replaced those of the file of 2022
    expect(filesOf("Shoplifting", "October 2021 to September 2022")).toEqual([
      "Kent Police recorded crime 2023-10-20.csv",
    ]);
  });

  it.each([
    [
      "Shoplifting",
      "kent-police-offences",
      "shoplifting",
      "2021-10-01",
      "2022-09-30",
      "October 2021 to September 2022",
    ],
    // made of two measures
    [
      "Vehicle crime",
      "kent-police-offences",
      "vehicle_crime",
      "2021-10-01",
      "2022-09-30",
      "October 2021 to September 2022",
    ],
    // records of a log, counted by ward
    [
      "Fly-tipping reported to the council",
      "direct-services",
      "fly_tipping_reports",
      "2021-10-01",
      "2022-09-30",
      "October 2021 to September 2022",
    ],
  ])("is of %s what csp explain says", async (name, source, measure, from, to, period) => {
    const { evidence } = await explain(await sampleFolder(), {
      source,
      measure,
      area: "E07000111",
      from,
      to,
    });
    expect(evidence.length).toBeGreaterThan(0);
    expect(filesOf(name, period)).toEqual(evidence.map(({ file }) => path.basename(file)).sort());
  });

  it("names a supplier for each row of a sheet, not all of its chapter", () => {
    const { sheets } = tableSheets(document);
    const changes = sheets.find(({ name }) => name === "Changes");
    const at = changes?.header.indexOf("Source") ?? -1;
    const sourceOf = (measure: string) => changes?.rows.find((row) => row.includes(measure))?.[at];
    expect(sourceOf("Calls to the domestic abuse helpline")).toBe(
      "Domestic Abuse Volunteer Support Services",
    );
    const suppliers = new Set(document.provenance.map(({ supplier }) => supplier));
    for (const row of changes?.rows ?? []) expect(suppliers).toContain(row[at]);
    const all = sheets.find(({ name }) => name === "All_measures");
    expect(all?.header.at(-1)).toBe("Source");
    expect(all?.rows.find(([name]) => name === "Shoplifting")?.at(-1)).toBe("Kent Police");
  });
});
