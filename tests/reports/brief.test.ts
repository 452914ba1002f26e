import { describe, expect, test } from "vitest";
import { plainText } from "../../reports/document.js";
import { brief, wordsIn } from "../../reports/documents/assessment/brief.js";
import {
  assessmentInBrief,
  strategicAssessment,
} from "../../reports/documents/assessment/strategicAssessment.js";
import { assessedFindings } from "../../reports/documents/data/assessedFindings.js";
import { blockWords } from "../../reports/documents/parts/blockWords.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import { provenanceRegister } from "../../reports/provenance.js";
import { writeHtml } from "../../reports/writers/html.js";
import { sampleSession, sampleStrategic } from "../sampleReads.js";
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
    const named = said.match(/, 40 more \(50\.0%\)[;.]| \(50\.0% more\)/g)?.length ?? 0;
    expect(said).toMatch(new RegExp(`Also: .*\\b${found.length - named} others?\\.`));
  });

  test("names three that got worse and three that got better, however much else there is to say", () => {
    const many = syntheticAssessment();
    const found = assessedFindings(many, provenanceRegister()).flatMap((finding) =>
      [1, -1].map((sign) => ({
        ...finding,
        otherPeriod: false,
        reading: sign > 0 ? ("higher" as const) : ("lower" as const),
        row: { ...finding.row, change: 40 * sign, percent: 50 * sign },
        measure: { ...finding.measure, polarity: "down" },
      })),
    );
    const blocks = brief(many, found);
    expect(wordsIn(blocks)).toBeLessThanOrEqual(300);
    const under = (id: string) => {
      const at = blocks.findIndex((block) => block.kind === "heading" && block.id === id);
      const list = blocks[at + 1];
      return list?.kind === "list" ? list.items.map(plainText) : [];
    };
    expect(
      under("brief-worse").filter((words) => / more \(50\.0%\)/.test(words)).length,
    ).toBeGreaterThanOrEqual(3);
    expect(
      under("brief-better").filter((words) => / fewer \(50\.0%\)/.test(words)).length,
    ).toBeGreaterThanOrEqual(3);
  });

  test("says of how many a survey asked, what chance could make of its answer, and what only judgement puts first", async () => {
    const said = await sampleBrief();
    expect(said).toContain(
      "Residents naming speeding as a concern: 40.8% of 1,000 (give or take 3.0) in October 2022.",
    );
    expect(said).toContain("Safeguarding (level of harm, as judged; 1st)");
    expect(said).toContain("Safeguarding is first only by judgement.");
    // all four that got worse: one left out is as long as the words for it
    expect(said).toMatch(
      /Abandoned vehicles.*Anti-social.*Shoplifting: 579, 106 more.*Complaints to housing associations: 1,091/s,
    );
    expect(said).not.toContain("1 other");
    // which number is which: that of the list is the evidence's
    expect(said).toContain("Priorities by evidence (why; the plan’s place)");
    expect(said).toContain(
      "Anti-social behaviour including environmental crime (significant community concern; 7th)",
    );
    // what is not told of in full may have changed by more than what is
    expect(said).toContain(
      "Domestic abuse incidents: 2,071, 419 fewer (16.8%); also drug offences (33.1% more) and 2 others.",
    );
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

async function sampleBrief(): Promise<string> {
  const session = await sampleSession();
  const { data: safe } = protectStrategic(session.workspace, await sampleStrategic());
  const blocks = brief(safe, assessedFindings(safe, provenanceRegister()));
  expect(wordsIn(blocks)).toBeLessThanOrEqual(300);
  return blocks.map(blockWords).join("\n");
}

test("no link of the assessment is named by a number alone", async () => {
  const html = await writeHtml(strategicAssessment(data));
  const names = [...html.matchAll(/<a [^>]*>(.*?)<\/a>/gs)].map(([, words = ""]) =>
    words.replace(/<[^>]+>/g, ""),
  );
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => /^[\d\s,.%]+$/.test(name))).toEqual([]);
});
