import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readStoreFigures } from "../../pipeline/ask/storeFigures.js";
import { auditDocument, understand } from "../../pipeline/audit/auditDocument.js";
import type { Finding } from "../../pipeline/audit/facts/finding.js";
import type { StoreFigure } from "../../pipeline/audit/facts/storeFigures.js";
import { readDocument } from "../../pipeline/audit/readers/readDocument.js";
import { quarterNamed } from "../../pipeline/calendar/quarter.js";
import type { Document } from "../../reports/document.js";
import { annualReport } from "../../reports/documents/annual/annualReport.js";
import { readAnnualReport } from "../../reports/documents/annual/read.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { committeePaper } from "../../reports/documents/committee/committeePaper.js";
import { readCommitteePaper } from "../../reports/documents/committee/read.js";
import { readTrendPack } from "../../reports/documents/pack/read.js";
import { trendPack } from "../../reports/documents/pack/trendPack.js";
import { writeDocument } from "../../reports/publish/writeDocument.js";
import { sampleFolder } from "../samplePartnership.js";
import { sampleSession, sampleStrategic } from "../sampleReads.js";

// The product's own documents, written from the sample and read again by the audit, with the store's figures at hand.

describe("the audit of our own documents", () => {
  const out = mkdtempSync(path.join(tmpdir(), "csp-own-"));
  let store: StoreFigure[];
  beforeAll(async () => {
    store = await readStoreFigures(await sampleFolder());
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  const documents: [name: string, make: () => Promise<Document>][] = [
    ["strategic assessment", async () => strategicAssessment(await sampleStrategic())],
    [
      "trend pack",
      async () => {
        const quarter = quarterNamed("2023-Q3");
        if (quarter === null) throw new Error("2023-Q3 is no quarter");
        return trendPack(await readTrendPack(await sampleSession(), quarter));
      },
    ],
    ["annual report", async () => annualReport(await readAnnualReport(await sampleSession(), "2022/23"))],
    [
      "committee paper",
      async () =>
        committeePaper(
          await readCommitteePaper(await sampleSession(), { planYear: "2024-25", to: "2023-09" }),
        ),
    ],
  ];

  it.each(documents)("%s: no error and nothing suspect, as a page and in Word", async (_, make) => {
    for (const file of await writeDocument(await make(), out, ["html", "docx"])) {
      const read = understand(await readDocument(file));
      expect(read.statements.length, file).toBeGreaterThan(5);
      expect(alarms(auditDocument(read, null, store)), file).toEqual([]);
    }
  });

  it("would find a percentage that its counts do not give", async () => {
    const document = strategicAssessment(await sampleStrategic());
    const spoilt = JSON.parse(
      JSON.stringify(document).replaceAll("127 more (11.6%)", "127 more (10.4%)"),
    ) as Document;
    const [file = ""] = await writeDocument({ ...spoilt, name: "spoilt" }, out, ["html"]);
    const found = auditDocument(understand(await readDocument(file)), null, store);
    expect(
      alarms(found).some(([rule, severity]) => rule?.startsWith("percent") && severity === "error"),
    ).toBe(true);
  });
});

const alarms = (found: readonly Finding[]): string[][] =>
  found
    .filter(({ severity }) => severity !== "note")
    .map(({ rule, severity, quote }) => [rule, severity, quote]);
