import { beforeAll, describe, expect, it } from "vitest";
import { quarterNamed } from "../../pipeline/calendar/quarter.js";
import { type Document, plainText } from "../../reports/document.js";
import { annualReport } from "../../reports/documents/annual/annualReport.js";
import { readAnnualReport } from "../../reports/documents/annual/read.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { committeePaper } from "../../reports/documents/committee/committeePaper.js";
import { readCommitteePaper } from "../../reports/documents/committee/read.js";
import { readTrendPack } from "../../reports/documents/pack/read.js";
import { trendPack } from "../../reports/documents/pack/trendPack.js";
import { sampleSession, sampleStrategic } from "../sampleReads.js";

// Both files of the sample were compared by hand: of Sevenoaks, 66 figures of October 2021 to September 2022 differ.
// Vehicle crime is made of theft of and theft from vehicles: 10 more over these months.
describe("what was revised in the sample partnership", () => {
  let set: Record<"assessment" | "pack" | "annual" | "committee", Document>;

  beforeAll(async () => {
    const quarter = quarterNamed("2023-Q3");
    if (quarter === null) throw new Error("2023-Q3 is a quarter");
    const session = await sampleSession();
    set = {
      assessment: strategicAssessment(await sampleStrategic()),
      pack: trendPack(await readTrendPack(session, quarter)),
      annual: annualReport(await readAnnualReport(session, "2022/23")),
      committee: committeePaper(await readCommitteePaper(session, { planYear: "2024-25" })),
    };
  });

  const rowsOf = ({ blocks }: Document, id: string): string[][] =>
    blocks
      .flatMap((block) => (block.kind === "table" && block.id === id ? block.rows : []))
      .map((row) => row.map(({ inlines }) => plainText(inlines)));
  const year = "October 2021 to September 2022";

  it.each(["assessment", "pack", "committee"] as const)(
    "the %s says what the year before was and is",
    (name) => {
      const rows = rowsOf(set[name], "table-revisions");
      expect(rows).toContainEqual(["Residential burglary", year, "337", "346", "+9"]);
      expect(rows).toContainEqual(["Serious violence with injury", year, "72", "78", "+6"]);
      expect(rows).toContainEqual(["Vehicle crime", year, "654", "664", "+10"]);
    },
  );

  it("counts the figures that moved, apart from one whose months moved and add up to the same", () => {
    const rows = rowsOf(set.assessment, "table-revisions");
    const same = rows.filter(([, , was, now]) => was === now);
    expect(same).toEqual([["Business and community burglary", year, "113", "113", "0"]]);
    const said = set.assessment.blocks.flatMap((block) =>
      block.kind === "paragraph" ? [plainText(block.inlines)] : [],
    );
    expect(said).toContain(
      `Kent Police has since given ${rows.length - 1} figures of this document otherwise than at first (Kent Police recorded crime 2023-10-20.csv); of one more the months moved and add up to the same. The document has them as revised, in its comparisons too.`,
    );
  });

  it("a year that was revised beside one that was not is said to be so, where the change stands", () => {
    const said = set.assessment.blocks.flatMap((block) =>
      block.kind === "paragraph" ? [plainText(block.inlines)] : [],
    );
    expect(said.join("\n")).toContain(
      "The year before was 72 as first given, and is 78 as revised; this year has not been revised yet.",
    );
    const notesOf = ({ blocks }: Document, id: string) =>
      blocks.flatMap((block) => (block.kind === "table" && block.id === id ? block.notes : [])).join("\n");
    expect(notesOf(set.committee, "table-success-measures")).toContain(
      "Serious violence with injury from 72 to 78",
    );
    expect(notesOf(set.assessment, "table-success-measures")).toContain(
      "Serious violence with injury from 72 to 78",
    );
    expect(notesOf(set.pack, "table-priority-acquisitive-crime")).toMatch(
      /^The year before has been revised, and this year has not been yet: /m,
    );
    // of its year a half was revised, of the year before all of it
    expect(notesOf(set.annual, "table-acquisitive_crime")).not.toContain("has not been yet");
  });

  it("the annual report says it of the half years that lie in its own", () => {
    const rows = rowsOf(set.annual, "table-revisions");
    expect(
      rows.find(([name, period]) => name === "Vehicle crime" && period === "April 2022 to March 2023")?.[4],
    ).toBe("+4");
    expect(
      rows.find(([name, period]) => name === "Vehicle crime" && period === "April 2021 to March 2022")?.[4],
    ).toBe("+6");
  });

  it("every month that is printed is there, derived measures too", () => {
    for (const document of [set.assessment, set.pack]) {
      const rows = rowsOf(document, "table-revised-months");
      expect(rows).toContainEqual(["Vehicle crime", "September 2022", "58", "56", "−2"]);
      expect(rows.filter(([name]) => name === "Residential burglary")).toHaveLength(9);
      expect(rows.filter(([name]) => name === "Shoplifting")).toHaveLength(10);
      expect(rows.filter(([name]) => name === "Serious violence with injury")).toHaveLength(9);
    }
    expect(rowsOf(set.committee, "table-revised-months")).toEqual([]);
  });

  it("the pack tells the change of the twelve months, not of some of them", () => {
    const said = set.pack.blocks.flatMap((block) =>
      block.kind === "list" ? block.items.map(plainText) : [],
    );
    expect(said).toContain(
      `Residential burglary, ${year}: Kent Police gave 337 and now gives 346, 9 more (Kent Police recorded crime 2023-10-20.csv).`,
    );
    expect(
      said.some((words) =>
        words.startsWith(`Vehicle crime, ${year}: Kent Police gave 654 and now gives 664`),
      ),
    ).toBe(true);
  });
});
