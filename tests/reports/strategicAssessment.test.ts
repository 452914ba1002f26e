import { describe, expect, it } from "vitest";
import { afterFirstPage, type Block, plainText } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { writeHtml } from "../../reports/writers/html.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

const data = syntheticAssessment();
const document = strategicAssessment(data);
const html = await writeHtml(document);

/** What a reader of the page sees, tags taken out. */
function shown(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, "")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&");
}

function headings(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text] : []));
}

describe("the strategic assessment", () => {
  it("has a chapter an issue in the order of the priorities, and what a reader needs to check it", () => {
    expect(headings(document.blocks)).toEqual([
      "The assessment in brief",
      "Summary",
      "Data quality",
      "Serious and acquisitive crime",
      "Anti-social behaviour including environmental crime",
      "Domestic abuse",
      "Safeguarding",
      "Drug misuse and county lines",
      "Issues outside the plan",
      // the annex
      "Method",
      "More charts by issue",
      "All figures",
      "Sources and coverage",
      "Words used",
      "Where the figures come from",
    ]);
  });

  it("puts the finding first, with its place", () => {
    expect(shown(html)).toContain(
      "There were 1,221 anti-social behaviour incidents, 127 more (11.6%) than in the same period of the previous year (1,094). Lowest of 13 in Kent by rate (lowest by number).",
    );
  });

  it("binds every figure to a file", () => {
    const figures = document.blocks.flatMap((block) =>
      block.kind === "paragraph" ? block.inlines.filter((inline) => inline.kind === "figure") : [],
    );
    expect(figures.length).toBeGreaterThan(20);
    for (const figure of figures) {
      const origin = document.provenance[figure.provenance - 1];
      expect(origin?.number).toBe(figure.provenance);
      expect(origin?.files.length).toBeGreaterThan(0);
      // the figure or a difference made from it stands in the words
      if (!/more|fewer|none/.test(figure.text)) expect(origin?.value).toBe(figure.text);
    }
    expect(document.provenance.flatMap(({ files }) => files)).not.toContain("kent-police-2022-10.csv");
  });

  it("shows no suppressed number anywhere, nor a place that would give it away", () => {
    const secret = document.blocks.filter(
      (block) => "id" in block && /prevent-referrals/.test(block.id) && block.kind !== "heading",
    );
    expect(secret).toEqual([]);
    const row = document.blocks
      .flatMap((block) => (block.kind === "table" ? block.rows : []))
      .find((cells) => plainText(cells[0]?.inlines ?? []) === "Prevent referrals");
    expect(row?.map(({ inlines }) => plainText(inlines))).toEqual([
      "Prevent referrals",
      "[c]",
      "[c]",
      "[z]",
      "[z]",
      expect.stringMatching(/^cannot be said(; October to November and January to September .*)?$/),
      // of no measure of its table a place is compared: there is no such column
    ]);
  });

  it("shows a part period as a part, and no change from it", () => {
    const text = shown(html);
    const row = document.blocks
      .flatMap((block) => (block.kind === "table" ? block.rows : []))
      .find((cells) => plainText(cells[0]?.inlines ?? []) === "Environmental protection requests");
    expect(row?.map(({ inlines }) => plainText(inlines)).slice(1, 6)).toEqual([
      "[i]",
      expect.anything(),
      "[z]",
      "[z]",
      "cannot be said; October to November and January to September 56 more (5.7%), within normal variation",
    ]);
    expect(text).toContain("December 2022 holds far fewer records than usual");
  });

  it("names the period of a source that keeps another year", () => {
    expect(shown(html)).toContain("Graffiti &lt;reports&gt; & “tags” (April 2022 to March 2023)");
  });

  it("says on the first page that data are synthetic and which checks were overridden", () => {
    expect(document.notices.map(({ title }) => title)).toEqual(["Synthetic data"]);
    const override = {
      check: "trends__adds_up",
      looks_for: "total that its parts do not make",
      findings: 2,
      data_to: "2023-09",
      reason: "The police have confirmed both.",
      role: "Community safety analyst",
      name: "A. Person",
    };
    const told = (internal?: boolean) =>
      strategicAssessment({
        ...data,
        synthetic: false,
        overridden: [override],
        ...(internal ? { internal } : {}),
      }).notices.map(({ title, text }) => `${title}: ${text}`);
    expect(told()).toEqual([
      "Check overridden: This document was written although 1 check of its figures failed. “trends: adds up”, which looks for each total that its parts do not make, found 2. Overridden on the data to September 2023 by: Community safety analyst. Reason: The police have confirmed both.",
    ]);
    expect(told(true)[0]).toContain("by: Community safety analyst (A. Person). Reason:");
  });

  it("says in the summary where the district is high, and why changes cannot be given", () => {
    const high = data.ranks.map((rank) =>
      rank.measure === "shoplifting" && rank.area === "E07000111"
        ? {
            ...rank,
            rank_highest: 2,
            rank_highest_to: 2,
            rank_lowest: 11,
            rank_lowest_to: 11,
            value: 9999,
            rate: 83,
          }
        : rank,
    );
    const page = strategicAssessment({ ...data, ranks: high });
    const said = page.blocks.flatMap((block) =>
      block.kind === "paragraph" ? [plainText(block.inlines)] : [],
    );
    // the area that was second before shares the place now
    expect(said).toContain(
      "Among the three highest: Shoplifting (joint 2nd highest) of the 13 districts of Kent and Medway, by rate.",
    );
    const alone = data.trends.map((row) => ({
      ...row,
      previous: null,
      change: null,
      percent: null,
      previous_status: "no data",
      status: "complete",
      value: 1,
    }));
    const first = strategicAssessment({ ...data, trends: alone });
    const words = afterFirstPage(first).flatMap((block) =>
      block.kind === "paragraph" ? plainText(block.inlines) : [],
    );
    expect(words[0]).toMatch(/^16 measures .* of none can a change from the year before be given\./);
    expect(
      first.blocks.flatMap((block) => (block.kind === "list" ? block.items.map(plainText) : [])),
    ).toContain("16 measures: no change, for want of a figure for the year before.");
  });

  it("takes the comparison in which most areas have a figure", () => {
    const few = data.ranks
      .filter(({ measure }) => measure === "shoplifting")
      .slice(0, 26)
      .filter(({ area }) => ["E07000111", "E07000105"].includes(area))
      .map((rank) => ({ ...rank, scope: "kent-csps", of: 2 }));
    const scopes = [{ scope: "kent-csps", name: "community safety partnerships in Kent" }, ...data.scopes];
    const page = strategicAssessment({ ...data, scopes, ranks: [...few, ...data.ranks] });
    const chart = page.blocks.find(
      (block) => block.kind === "chart" && block.id === "ranking-shoplifting-kent-police",
    );
    expect(chart?.kind === "chart" && chart.rows.length).toBe(13);
  });

  it("tabulates the wards, and says which have the most, only where there are enough to tell them apart", () => {
    const wards = (value: number) => {
      const trends = data.trends.map((row) =>
        row.measure === "council_asb_reports" && row.area === "E07000111"
          ? { ...row, value, previous: value, change: 0, percent: 0 }
          : row,
      );
      const { blocks } = strategicAssessment({ ...data, trends });
      return {
        table: blocks.some((block) => block.kind === "table" && block.id === "wards-1"),
        sentence: blocks.some(
          (block) =>
            block.kind === "list" &&
            block.items.some((item) => plainText(item).includes("The wards with the most: ")),
        ),
      };
    };
    expect(wards(79)).toEqual({ table: false, sentence: false });
    expect(wards(80)).toEqual({ table: true, sentence: true });
  });

  it("names a source that has nothing for these years", () => {
    const old = {
      ...data.supplies[0],
      source: "defra",
      title: "Fly-tipping by authority",
      supplier: "Defra",
    };
    const supplies = [
      ...data.supplies,
      { ...old, covers_to: "2020-03-31" } as (typeof data.supplies)[number],
    ];
    const lists = strategicAssessment({ ...data, supplies }).blocks.flatMap((block) =>
      block.kind === "list" ? block.items.map(plainText) : [],
    );
    expect(lists).toContain(
      "Fly-tipping by authority (Defra): no figure is shown; what was received covers April 2019 to March 2020.",
    );
  });

  it("is the same whatever the order of the rows", () => {
    const turned = {
      ...data,
      trends: [...data.trends].reverse(),
      ranks: [...data.ranks].reverse(),
      monthly: [...data.monthly].reverse(),
      supplies: [...data.supplies].reverse(),
    };
    expect(JSON.stringify(strategicAssessment(turned))).toBe(JSON.stringify(document));
  });
});

describe("the page", () => {
  it("is the same bytes twice", async () => {
    expect(await writeHtml(strategicAssessment(syntheticAssessment()))).toBe(html);
  });

  it("needs nothing from elsewhere and runs nothing", () => {
    expect(html).not.toMatch(/<script|<link|<iframe|\son\w+=|@import|javascript:/i);
    // the namespace of SVG is a name, not an address that is fetched
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\((?!#)/);
  });

  it("escapes what partners write", () => {
    expect(html).toContain("Graffiti &lt;reports&gt; &amp; “tags”");
    expect(html).not.toContain("<reports>");
  });

  it("has every id once, and no link to nowhere", () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/(?:href="#|url\(#)([^")]+)/g)) expect(ids).toContain(target);
    for (const [, list = ""] of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
      for (const id of list.split(" ")) expect(ids).toContain(id);
    }
  });

  it("steps down one level of heading at a time", () => {
    const levels = [...html.matchAll(/<h([1-6])[\s>]/g)].map((found) => Number(found[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((above, level) => {
      expect(level).toBeLessThanOrEqual(above + 1);
      return level;
    }, 0);
  });

  it("refuses a house colour that cannot be read", async () => {
    await expect(writeHtml({ ...document, accent: "#ffcc00" })).rejects.toThrow("too pale");
  });
});
