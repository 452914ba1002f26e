import { describe, expect, test } from "vitest";
import { plainText } from "../../reports/document.js";
import { brief, wordsIn } from "../../reports/documents/assessment/brief.js";
import {
  assessmentInBrief,
  strategicAssessment,
} from "../../reports/documents/assessment/strategicAssessment.js";
import { assessedFindings } from "../../reports/documents/data/assessedFindings.js";
import { blockWords } from "../../reports/documents/parts/blockWords.js";
import { provenanceRegister } from "../../reports/provenance.js";
import { writeHtml } from "../../reports/writers/html.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

const data = syntheticAssessment();
const page = brief(data, assessedFindings(data, provenanceRegister()));
const words = page.map(blockWords).join("\n");

describe("the first page", () => {
  test("has at most 300 words, and none of statistics", () => {
    expect(wordsIn(page)).toBeLessThanOrEqual(300);
    expect(words).not.toMatch(
      /normal variation|interval|certain|signal|XmR|Poisson|chance|significan|\bz\b|mean\b/i,
    );
  });

  test("is what the assessment begins with, before its contents", () => {
    const { blocks } = strategicAssessment(data);
    const at = blocks.findIndex(({ kind }) => kind === "contents");
    expect(blocks.slice(0, at).map(blockWords).join("\n")).toBe(words);
  });

  test("says of how many more it does not tell", () => {
    const many = syntheticAssessment();
    const found = assessedFindings(many, provenanceRegister()).map((finding) => ({
      ...finding,
      otherPeriod: false,
      reading: "higher" as const,
      row: { ...finding.row, change: 40, percent: 50 },
      measure: { ...finding.measure, polarity: "down" },
    }));
    const said = brief(many, found).map(blockWords).join("\n");
    expect(found.length).toBeGreaterThan(5);
    const named = said.match(/, 40 more \(50\.0%\)[;.]/g)?.length ?? 0;
    expect(said).toMatch(new RegExp(`And ${found.length - named} others?\\.`));
  });

  test("by itself is a page without contents or links", async () => {
    const html = await writeHtml(assessmentInBrief(data));
    expect(html).not.toContain("<nav");
    expect(html.match(/<a /g)).toHaveLength(1); // skip to the text
  });

  test("gives the place by rate first", () => {
    const lead = page.find((block) => block.kind === "paragraph" && block.style === "lead");
    expect(lead?.kind === "paragraph" && plainText(lead.inlines)).toMatch(
      /of 13 in Kent by rate \(.* by number\)/,
    );
  });
});

test("no link of the assessment is named by a number alone", async () => {
  const html = await writeHtml(strategicAssessment(data));
  const names = [...html.matchAll(/<a [^>]*>(.*?)<\/a>/gs)].map(([, words = ""]) =>
    words.replace(/<[^>]+>/g, ""),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => /^[\d\s,.%]+$/.test(name))).toEqual([]);
});
