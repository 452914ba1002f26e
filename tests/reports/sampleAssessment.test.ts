import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Document, plainText } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { readAssessment } from "../../reports/documents/data/readAssessment.js";
import { blockWords } from "../../reports/documents/parts/blockWords.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import { writeDocument } from "../../reports/publish/writeDocument.js";
import { bareSession, bareStrategic } from "../sampleReads.js";

// From the partnership's published figures for October 2022 to September 2023: this year, the year before, and
// whether the district was the lowest in Kent. The sample extracts are made to add up to them.
const published: [measure: string, now: string, before: string | null, lowest: boolean][] = [
  ["Anti-social behaviour incidents", "1,221", "1,094", true],
  ["Domestic abuse incidents", "2,071", "2,490", true],
  ["Stalking and harassment", "904", "1,179", false],
  ["Shoplifting", "579", "473", false],
  ["Business and community burglary", "128", "113", false],
  ["Drug offences", "201", "151", true],
  ["Detentions under section 136 of the Mental Health Act", "12", "20", true],
  ["Modern slavery and human trafficking", "4", null, false],
  ["Child sexual exploitation", "3", null, false],
  ["Prevent referrals", "4", null, false],
  ["Daily taskings", "420", "428", false],
  ["Complaints to housing associations", "1,091", "992", false],
  ["Environmental protection requests", "1,086", "1,099", false],
  ["Noise requests to environmental protection", "470", null, false],
  ["Other requests to environmental protection", "616", null, false],
  ["Safeguarding concerns for adults at risk", "1,029", null, false],
  ["Referrals to refuges", "31", null, false],
  ["Community protection warnings", "10", null, false],
  ["Community protection notices", "6", null, false],
  ["Warning letters", "39", null, false],
];

// The measures that lead a chapter are set out in a sentence.
const leading: [words: string, lowest: boolean][] = [
  ["There were 1,029 safeguarding concerns for adults at risk, ", false],
  ["There were 12 detentions under section 136 of the Mental Health Act, ", true],
  ["There were 201 drug offences, 50 more (33.1%) ", true],
  ["There were 128 offences of business and community burglary, 15 more (13.3%) ", false],
  ["There were 579 offences of shoplifting, 106 more (22.4%) ", false],
  ["There were 2,071 domestic abuse incidents, 419 fewer (16.8%) ", true],
  ["There were 512 repeat victims of domestic abuse, 86 fewer (14.4%) ", true],
  ["There were 904 offences of stalking and harassment, 275 fewer (23.3%) ", false],
  ["There were 1,091 complaints to housing associations, 99 more (10.0%) ", false],
  ["There were 357 reports of abandoned vehicles, 134 more (60.1%) ", false],
];

describe("the assessment of the sample partnership", () => {
  let document: Document;
  let sentences: string[];

  beforeAll(async () => {
    document = strategicAssessment(await bareStrategic());
    sentences = document.blocks.flatMap((block) =>
      block.kind === "paragraph" ? [plainText(block.inlines)] : [],
    );
  });

  const out = mkdtempSync(path.join(tmpdir(), "csp-assessment-"));
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  const rowOf = (table: string, first: string): string[] | undefined =>
    document.blocks
      .flatMap((block) => (block.kind === "table" && block.id === table ? block.rows : []))
      .map((row) => row.map(({ inlines }) => plainText(inlines)))
      .find(([words]) => words === first);

  it("says in the one-line lists of the summary how people are counted", () => {
    const items = document.blocks.flatMap((block) =>
      block.kind === "list" ? block.items.map(plainText) : [],
    );
    expect(items).toContain(
      "Repeat victims of domestic abuse (counted month by month): 512, 86 fewer (14.4%). A fall in reports may be unwelcome. Lowest of 13 in Kent by rate (lowest by number).",
    );
  });

  it.each(published)("has %s: %s (%s)", (measure, now, before, lowest) => {
    const row = rowOf("table-all-measures", measure);
    expect(row?.[1]).toBe(now);
    if (before !== null) expect(row?.[2]).toBe(before);
    if (lowest) expect(row?.[6]).toBe("Lowest of 13 by rate (lowest by number)");
  });

  it.each(leading)("says %s", (words, lowest) => {
    const found = sentences.filter((sentence) => sentence.startsWith(words));
    expect(found).toHaveLength(1);
    if (lowest) expect(found[0]).toMatch(/ Lowest of 13 in Kent by rate \(lowest by number\)\.$/);
  });

  it("says how sure a change and a place are", () => {
    expect(sentences).toContain(
      "The number is higher by more than chance alone would give: the 95% confidence interval for the change is +2.8% to +21.2%. No single month stands out: the difference is that of the year as a whole. Anti-social behaviour incidents in the rest of Kent: 4.0% more (29,817, before 28,666), higher too; the difference from ours could be chance.",
    );
    const places = sentences.find((words) =>
      words.startsWith(
        "By rate, 7.6 per 1,000 Census 2021 households: 3rd highest of the 13 districts in Kent",
      ),
    );
    expect(places).toContain(
      "The 95% confidence interval for the place by rate is 1st to 3rd highest; not distinguishable from 2 others taken singly.",
    );
    const partial = sentences.find((words) => words.startsWith("There were 1,029 "));
    expect(partial).toMatch(/ 2nd lowest of the 12 compared in Kent by rate \(3rd lowest by number\)\.$/);
  });

  it("writes percentages without a space, in words, captions and charts", () => {
    const words = JSON.stringify(document.blocks);
    expect(words).toContain("limits of 95% (dashed) and 99.8% (dotted)");
    expect(words.match(/[^"]{0,40}\d %/g)).toBeNull();
  });

  it("gives every table a caption of its own: each is a landmark of the page", () => {
    const captions = document.blocks.flatMap((block) =>
      block.kind === "table" ? [block.caption] : block.kind === "chart" ? [block.table.caption] : [],
    );
    expect(captions.length).toBeGreaterThan(40);
    expect(new Set(captions).size).toBe(captions.length);
  });

  it("says of every change that is to be read with care why, shares of a survey among them", () => {
    const at = document.blocks.findIndex((block) => block.kind === "heading" && block.id === "data-quality");
    const list = document.blocks.slice(at).find((block) => block.kind === "list");
    const items = list?.kind === "list" ? list.items.map(plainText) : [];
    const lead = sentences.find((words) => words.startsWith("Of 77 measures "));
    // the survey is asked each October: of its year before only what touched that October matters
    expect(lead).toContain("44 are within normal variation, 22 too few to say, 1 is to be read with care");
    expect(items.filter((words) => words.includes("Covid-19"))).toEqual([
      expect.stringMatching(/^Young people engaged on drugs and alcohol \(Kenward Trust\): Covid-19 /),
    ]);
  });

  it("has the measures outside the plan in one table, each with its issue", () => {
    expect(rowOf("table-other-issues", "Daily taskings on young people")?.slice(0, 4)).toEqual([
      "Daily taskings on young people",
      "Young people (across all priorities)",
      "70",
      "47",
    ]);
    const asked = sentences.find((words) => words.startsWith("What is asked of you"));
    expect(asked).toMatch(
      /, or the plan’s order\.(?: .+ first only by judgement\.)? What is not known could put any of them first\.$/,
    );
  });

  it("calls a group that was made up by its name", () => {
    const said = sentences.filter((words) => words.includes(" made up to show the comparison "));
    expect(said.length).toBeGreaterThan(5);
    for (const words of said) expect(words).toMatch(/^In an illustrative group of 8 areas, /);
  });

  it("draws limits by month, places with their certainty, a funnel where the district lies above, and the wards", () => {
    const count = (chart: string) =>
      document.blocks.filter((block) => block.kind === "chart" && block.chart === chart).length;
    expect(count("xmr")).toBeGreaterThan(8);
    expect(count("findings/findings_rank")).toBeGreaterThan(5);
    expect(count("findings/findings_funnel")).toBeGreaterThan(0);
    expect(count("findings/tiles")).toBeGreaterThan(0);
    // at most one of each a chapter of the plan
    expect(count("findings/findings_change")).toBeGreaterThan(2);
    expect(count("findings/findings_change")).toBeLessThanOrEqual(7);
    expect(count("findings/seasonal")).toBeGreaterThan(2);
    expect(count("findings/seasonal")).toBeLessThanOrEqual(7);
    // no weight of harm comes with the sample
    expect(count("findings/harm")).toBe(0);
    // crime as a whole, and what leads each chapter that has three years; the one log with times
    const [years, hours] = [count("findings/years"), count("findings/hours")];
    expect([years, hours]).toEqual([6, 1]);
    const all = document.blocks.filter(({ kind }) => kind === "chart").length;
    expect(all - years - hours).toBeLessThan(36);
  });

  it("says by which population a funnel is drawn, and lists the verdicts so that each has its own words", () => {
    const funnels = document.blocks.flatMap((block) =>
      block.kind === "chart" && block.chart === "findings/findings_funnel" ? [block.subtitle] : [],
    );
    expect(funnels).toContain(
      "Offences per 1,000 by Census 2021 households, October 2022 to September 2023; common rate (line), limits of 95% (dashed) and 99.8% (dotted)",
    );
    expect(document.blocks.map(blockWords).join(" ")).toMatch(
      /, \d+ (is|are) to be read with care \(months of one year were not recorded as those of the other\) and \d+ without a change/,
    );
  });

  it("ranks the priorities with their scores, evidence and how far the order holds", () => {
    expect(rowOf("table-summary", "Safeguarding")?.slice(1)).toEqual([
      "2nd",
      "1st",
      "3.67",
      "50%",
      "1st to 3rd",
      "5th",
    ]);
    expect(sentences.some((words) => words.startsWith("The ranking is not robust as a whole: "))).toBe(true);
    expect(sentences.some((words) => words.includes("What is unknown leaves every place open"))).toBe(true);
    // on the first page too, since who reads no further decides by it
    expect(sentences.find((words) => words.startsWith("What is asked of you."))).toMatch(
      / What is not known could put any of them first\.$/,
    );
    expect(rowOf("table-evidence-asb", "Increasing trend")?.[2]).toContain(
      "Anti-social behaviour incidents: 1,221 (1,094), +11.6%: higher",
    );
    expect(rowOf("table-success-measures", "17")?.[2]).toBe("would be met");
  });

  it("hides small counts of sensitive measures in every table, chart and sentence of the public copy", async () => {
    const { workspace } = await bareSession();
    const { data } = protectStrategic(workspace, await bareStrategic());
    const safe = strategicAssessment(data);
    const row = safe.blocks
      .flatMap((block) => (block.kind === "table" && block.id === "table-all-measures" ? block.rows : []))
      .map((cells) => cells.map(({ inlines }) => plainText(inlines)))
      .find(([words]) => words === "Modern slavery and human trafficking");
    expect(row?.[1]).toBe("[c]");
    const text = JSON.stringify(safe);
    // with modern slavery among them they would be 2,938, and the shares would leave its 4
    for (const copy of [text, JSON.stringify(document)]) {
      expect(copy).toContain("201 of the 2,934 offences of 4 issues");
      expect(copy).not.toContain("2,938");
    }
    expect(text).toContain("2,071 of the 3,292 incidents of 2 issues");
    // the finding, the success measure's figure and the score's evidence that the internal copy has
    for (const words of ['by number): 4"', "lowest of 13 by rate (lowest by number): 3"]) {
      expect(JSON.stringify(document)).toContain(words);
      expect(text).not.toContain(words);
    }
    expect(text).not.toMatch(/(Modern slavery[^"]*|Child sexual exploitation|Prevent referrals): [0-9]/);
    for (const secret of ["modern-slavery", "cse-reports", "prevent-referrals"]) {
      const charts = safe.blocks.filter((block) => block.kind === "chart" && block.id.includes(secret));
      expect(charts).toEqual([]);
    }
  });

  it("words its leading finding as the partnership would", () => {
    expect(sentences).toContain(
      "There were 1,221 anti-social behaviour incidents, 127 more (11.6%) than in the same period of the previous year (1,094). Lowest of 13 in Kent by rate (lowest by number).",
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

  it("writes its files and those of the annex, and leaves nothing half written beside them", async () => {
    const files = await writeDocument(document, out);
    expect(files.map((file) => path.basename(file))).toEqual([
      "strategic-assessment.html",
      "strategic-assessment-annex.html",
      "strategic-assessment.docx",
      "strategic-assessment-annex.docx",
      "strategic-assessment.xlsx",
    ]);
    expect(readdirSync(out)).toHaveLength(5);
  });

  it("refuses a year of which nothing was received, and says what there is", async () => {
    await expect(readAssessment(await bareSession(), { to: "2030-09", clock: "assessment" })).rejects.toThrow(
      "no figures for the twelve months to September 2030",
    );
  });
});
