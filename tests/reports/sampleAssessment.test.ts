import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../pipeline/analysis/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { type Document, plainText } from "../../reports/document.js";
import { readAssessment } from "../../reports/documents/readAssessment.js";
import { strategicAssessment } from "../../reports/documents/strategicAssessment.js";
import { writeDocument } from "../../reports/writeDocument.js";

// From the partnership's published figures for October 2022 to September 2023: this year, the year before, and
// whether the district was the lowest in Kent. The sample extracts are made to add up to them.
const published: [words: string, now: string, before: string | null, lowest: boolean][] = [
  ["anti-social behaviour incidents", "1,221", "1,094", true],
  ["domestic abuse incidents", "2,071", "2,490", true],
  ["offences of stalking and harassment", "904", "1,179", false],
  ["offences of shoplifting", "579", "473", false],
  ["offences of business and community burglary", "128", "113", false],
  ["drug offences", "201", "151", true],
  ["detentions under section 136 of the Mental Health Act", "12", "20", true],
  ["offences of modern slavery and human trafficking", "4", null, false],
  ["reports of child sexual exploitation", "3", null, false],
  ["Prevent referrals", "4", null, false],
  ["daily taskings", "420", "428", false],
  ["complaints to housing associations", "1,091", "992", false],
  ["environmental protection requests", "1,086", "1,099", false],
  ["noise requests to environmental protection", "470", null, false],
  ["other requests to environmental protection", "616", null, false],
  ["safeguarding concerns for adults at risk", "1,029", null, false],
  ["referrals to refuges", "31", null, false],
  ["community protection warnings", "10", null, false],
  ["community protection notices", "6", null, false],
  ["warning letters", "39", null, false],
];

describe("the assessment of the sample partnership", () => {
  const root = mkdtempSync(path.join(tmpdir(), "csp-sample-"));
  let document: Document;
  let sentences: string[];

  beforeAll(async () => {
    for (const part of ["seeds", "partnership.yaml", path.join("data", "sample")]) {
      cpSync(part, path.join(root, part), { recursive: true });
    }
    await ingest(root, [], {});
    await build(root);
    document = strategicAssessment(await readAssessment(root, "2023-09"));
    sentences = document.blocks.flatMap((block) =>
      block.kind === "paragraph" ? [plainText(block.inlines)] : [],
    );
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(published)("says %s: %s (%s)", (words, now, before, lowest) => {
    const found = sentences.filter((sentence) => sentence.startsWith(`There were ${now} ${words}, `));
    expect(found).toHaveLength(1);
    if (before !== null) expect(found[0]).toContain(`(${before})`);
    if (lowest) expect(found[0]).toMatch(/ Lowest in Kent\.$/);
  });

  it("words its leading finding as the partnership would", () => {
    expect(sentences).toContain(
      "There were 1,221 anti-social behaviour incidents, 127 more (11.6 %) than in the same period of the previous year (1,094). Lowest in Kent.",
    );
  });

  it("binds every figure to a file of the sample", () => {
    for (const { number, files } of document.provenance) {
      expect(files.length, `figure ${number}`).toBeGreaterThan(0);
    }
  });

  it("says that the data are synthetic", () => {
    expect(document.notices.map(({ title }) => title)).toContain("Synthetic data");
  });

  it("writes three files, and leaves nothing half written beside them", async () => {
    const files = await writeDocument(document, path.join(root, "out"));
    expect(files.map((file) => path.basename(file))).toEqual([
      "strategic-assessment.html",
      "strategic-assessment.docx",
      "strategic-assessment.xlsx",
    ]);
    const { readdirSync } = await import("node:fs");
    expect(readdirSync(path.join(root, "out"))).toHaveLength(3);
  });

  it("refuses a year of which nothing was received, and says what there is", async () => {
    await expect(readAssessment(root, "2030-09")).rejects.toThrow(
      "no figures for the twelve months to September 2030",
    );
  });
});
