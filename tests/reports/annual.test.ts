import { beforeAll, describe, expect, it, test } from "vitest";
import { type Document, plainText } from "../../reports/document.js";
import { annualReport } from "../../reports/documents/annual/annualReport.js";
import { readAnnualReport } from "../../reports/documents/annual/read.js";
import { blockWords } from "../../reports/documents/parts/blockWords.js";
import { sampleSession } from "../sampleReads.js";

// From the partnership's published annual report 2020-21 (financial year, the year before in brackets); the sample
// extracts are made to add up to them.
const published: [words: string, now: string, before: string][] = [
  ["anti-social behaviour incidents", "2,690", "1,602"],
  ["domestic abuse incidents", "2,408", "2,263"],
  ["offences of residential burglary", "330", "639"],
  ["offences of business and community burglary", "115", "259"],
  ["offences of theft of motor vehicles", "233", "323"],
  ["offences of theft from motor vehicles", "423", "570"],
  ["daily taskings", "885", "600"],
];

describe("the annual report of the sample partnership, 2020/21", () => {
  let document: Document;
  let said: string[];

  beforeAll(async () => {
    document = annualReport(await readAnnualReport(await sampleSession(), "2020/21"));
    said = document.blocks.flatMap((block) =>
      block.kind === "list"
        ? block.items.map(plainText)
        : block.kind === "paragraph"
          ? [plainText(block.inlines)]
          : block.kind === "callout"
            ? block.paragraphs.map(plainText)
            : [],
    );
  });

  it("flags an action whose return a count does not bear out", async () => {
    const data = await readAnnualReport(await sampleSession(), "2020/21");
    if (data.actions === null) throw new Error("no actions");
    const contested = [
      {
        number: 3,
        against: ["2.3"],
        figures: { kind: "count" as const, value: 1, unit: "sessions" },
        reason: { code: "at-least" as const, target: 4 },
        period: "April 2020 to March 2021",
      },
    ];
    const flagged = annualReport({ ...data, actions: { ...data.actions, contested } });
    expect(flagged.blocks.map(blockWords).join("\n")).toContain(
      "Action 2.3 is returned as achieved, but the count does not show it, so that it counts as not achieved: 1 session in April 2020 to March 2021, at least 4 were wanted (success measure 3).",
    );
    expect(said.join("\n")).not.toContain("does not show it");
  });

  it("says in a cell of two verdicts which is the year's, and of people in a sentence how they are counted", async () => {
    const report = annualReport(await readAnnualReport(await sampleSession(), "2022/23"));
    const table = report.blocks.find((block) => block.kind === "table" && block.id === "table-legislation");
    const rows = table?.kind === "table" ? table.rows : [];
    expect(
      rows
        .map((row) => row.map(({ inlines }) => plainText(inlines)))
        .find(([name]) => name === "Community protection warnings"),
    ).toEqual([
      "Community protection warnings",
      "11",
      "20",
      "−9",
      "[z]",
      "the year: too few to say; August to March 10 fewer, lower",
    ]);
    // each sentence has its own notes: none is counted over figures that stand elsewhere
    expect(report.blocks.map(blockWords).join(" ")).not.toMatch(/\((all of them|\d+ of the \d+)\)/);
    const items = report.blocks.flatMap((block) => (block.kind === "list" ? block.items.map(plainText) : []));
    expect(items).toContain(
      "There were 552 repeat victims of domestic abuse (counted month by month), 1 more (0.2%) than in the same period of the previous year (551). August to March: 366, 20 fewer (5.2%), within normal variation. Lowest of 13 in Kent by rate (lowest by number). †",
    );
    expect(items.filter((item) => item.includes("victims supported by volunteers"))).toEqual([
      expect.stringMatching(
        /^There were 343 domestic abuse victims supported by volunteers \(each counted once\), 2 more/,
      ),
    ]);
  });

  it.each(published)("says %s: %s (%s)", (words, now, before) => {
    const found = said.filter((sentence) => sentence.startsWith(`There were ${now} ${words}, `));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`(${before})`);
  });

  it("marks the rise in anti-social behaviour, and says once what the break in recording is", () => {
    const [sentence = ""] = said.filter((words) =>
      words.startsWith("There were 2,690 anti-social behaviour"),
    );
    expect(sentence).toContain(
      "incidents, 1,088 more (67.9%) than in the same period of the previous year (1,602).",
    );
    expect(sentence).toContain("2nd lowest");
    expect(sentence).toMatch(/ †$/);
    const titles = document.blocks.flatMap((block) => (block.kind === "chart" ? [block.title] : []));
    expect(titles).toContain(
      "Anti-social behaviour incidents: 1,088 more (67.9%) than the year before, to be read with care",
    );
    const at = document.blocks.findIndex((block) => block.kind === "heading" && block.id === "issue-asb");
    const next = document.blocks.findIndex(
      (block, index) => index > at && block.kind === "heading" && block.level === 1,
    );
    expect(document.blocks.slice(at, next).map(blockWords).join(" ")).toContain(
      "† To be read with care: see the section on data quality.",
    );
    const words = document.blocks.map(blockWords).join(" ");
    expect(words.match(/Covid-19 restrictions changed daily life/g)).toHaveLength(1);
    expect(words.match(/Breaches of Covid-19 restrictions were counted/g)).toHaveLength(1);
  });

  it("has what was done, further sentences, revisions, method and sources in its annex", () => {
    const at = document.blocks.findIndex(({ kind }) => kind === "annex");
    const chapters = (blocks: Document["blocks"]) =>
      blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.id] : []));
    const main = chapters(document.blocks.slice(0, at));
    const annex = chapters(document.blocks.slice(at));
    expect(main[0]).toBe("summary");
    // the issues stand in the contents; without an order a list of them says nothing more
    expect(document.blocks.some((block) => block.kind === "heading" && block.id === "summary-issues")).toBe(
      false,
    );
    expect(main.slice(-3)).toEqual(["funding", "actions", "data-quality"]);
    expect(annex).toEqual(["log", "other-figures", "method", "sources", "glossary", "figures"]);
  });

  it("speaks of no other twelve months than the financial year and the one before", () => {
    const periods = new Set(document.provenance.map(({ period }) => period));
    expect([...periods].sort()).toEqual(["April 2019 to March 2020", "April 2020 to March 2021"]);
    expect(said.join(" ")).toContain("the two are never to be set against each other");
  });

  it("gives the grants, their sum, and what an outcome cost", () => {
    expect(said.join(" ")).toContain("The total is £34,218. It adds up: 8 lines make £34,218.");
    const table = document.blocks.find((block) => block.kind === "table" && block.id === "table-funding");
    const rows =
      table?.kind === "table" ? table.rows.map((row) => row.map(({ inlines }) => plainText(inlines))) : [];
    expect(rows).toContainEqual([
      "Kenward Trust",
      "Youth outreach on substance misuse",
      "£12,000",
      "young people engaged",
      "1,755",
      "£6.84",
    ]);
  });

  it("gives the actions achieved with their number, what is open by its line, and no share without returns", async () => {
    expect(said.join(" ")).toContain(
      "As at 16 April 2021, the last day on which anything was returned, 18 of the 20 actions in the plan for 2020/21 were achieved (90%).",
    );
    const rows = (id: string) => {
      const table = document.blocks.find((block) => block.kind === "table" && block.id === id);
      return table?.kind === "table"
        ? table.rows.map((row) => row.map(({ inlines }) => plainText(inlines)))
        : [];
    };
    expect(rows("table-actions-achieved").at(-1)).toEqual([
      "All actions",
      "20",
      "18",
      "18 of 20, 90%",
      "2",
      "0",
      "0",
      "0",
    ]);
    expect(rows("table-actions-open").map(([number, , lead, , state]) => [number, lead, state])).toEqual([
      ["1.4", "Kent CDAP", "overdue"],
      ["6.1", "SDC", "overdue"],
    ]);
    // a year whose plan was never entered
    const other = annualReport(await readAnnualReport(await sampleSession(), "2021/22"));
    const words = other.blocks.flatMap((block) =>
      block.kind === "paragraph" ? [plainText(block.inlines)] : [],
    );
    expect(words.join(" ")).toContain("No returns on the actions of 2021/22 have been entered");
  });

  it("tells the log month by month, each entry of the year once, and where it stands", () => {
    const months = document.blocks.flatMap((block) =>
      block.kind === "heading" && block.id.startsWith("log-") ? [block.text] : [],
    );
    expect(months).toHaveLength(12);
    expect(months[0]).toBe("April 2020");
    expect(said).toContain("3 April: Environmental visual audit, Online (site visit)");
    expect(said.join(" ")).toMatch(
      /The log has 7\d entries for the year \(CSU events Apr 2019 to Sep 2023\.csv, lines \d+ to \d+\)\./,
    );
  });

  it("refuses a year that no extract covers", async () => {
    await expect(readAnnualReport(await sampleSession(), "2030/31")).rejects.toThrow(
      "no figures for the twelve months to March 2031",
    );
  });
});

// counted in the extracts: police incidents of August to March 768 after 836, of October to March 561 after 505
test("the annual report of 2022/23 names the months that it leaves out, and gives no verdict that they make", async () => {
  const data = await readAnnualReport(await sampleSession(), "2022/23");
  const words = annualReport(data).blocks.map(blockWords).join("\n");
  expect(words).toContain(
    "August to March: 768, 68 fewer (8.1%), but October to March alone 56 more: no verdict",
  );
  expect(words).toContain("April to July are left out of both years.");
  expect(words).toContain(
    "Months that compare: where some months are not recorded alike, they are left out of both years (April to July), and the others, such as August to March, are compared by themselves.",
  );
  // community protection warnings: one verdict wherever they stand
  expect(words).toContain("too few to say; August to March 10 fewer, lower");
});
