import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Session, withSession } from "../../pipeline/build/session.js";
import { quarterNamed } from "../../pipeline/calendar/quarter.js";
import { importReturns, newReturns } from "../../pipeline/plan/importReturns.js";
import { planReturnsTo } from "../../pipeline/plan/planReturnsTo.js";
import type { ActionReturn } from "../../pipeline/plan/typedReturns.js";
import { type Block, type Document, plainText } from "../../reports/document.js";
import { lastActions, lastPlanBlocks } from "../../reports/documents/assessment/lastActions.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { publications } from "../../reports/publish/publications.js";
import { samplePartnership } from "../samplePartnership.js";
import { sampleSession, sampleStrategic } from "../sampleReads.js";

const words = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [plainText(block.inlines)]
      : block.kind === "list"
        ? block.items.map(plainText)
        : [],
  );
const rowsOf = (blocks: readonly Block[], id: string): string[][] => {
  const table = blocks.find((block) => block.kind === "table" && block.id === id);
  return table?.kind === "table" ? table.rows.map((row) => row.map(({ inlines }) => plainText(inlines))) : [];
};
/** What stands under a heading, up to the next of its level or a higher one. */
function under({ blocks }: Document, id: string): Block[] {
  const at = blocks.findIndex((block) => block.kind === "heading" && block.id === id);
  const heading = blocks[at];
  if (heading?.kind !== "heading") throw new Error(`no heading ${id}`);
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex((block) => block.kind === "heading" && block.level <= heading.level);
  return end < 0 ? rest : rest.slice(0, end);
}

// The plan and its returns are invented (returns/, seeds/actions.csv); what they come to is counted by hand from the files.
describe("the sample partnership's plans in its documents", () => {
  let root: string;
  const published = async (session: Session): Promise<Document> =>
    (await publications.assessment.published(session, "2023-09", { internal: false })).document;
  let assessment: Document;
  let pack: Document;

  beforeAll(async () => {
    root = await samplePartnership();
    const session = await sampleSession();
    assessment = await published(session);
    const quarter = quarterNamed("2023-Q3");
    if (quarter === null) throw new Error("no quarter");
    pack = (await publications.pack.published(session, quarter, { internal: false })).document;
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it("the assessment tells in each chapter what last year's actions came to, and lists the overdue one", () => {
    const acquisitive = under(assessment, "actions-issue-acquisitive-crime");
    expect(words(acquisitive)).toEqual([
      "As at 30 September 2023, 1 of 5 actions on this issue in the plan for 2023/24 is achieved; 1 is overdue and 3 are not yet due.",
    ]);
    // the plan of 2023/24 is half way: its actions are not those of a year that is over
    const headings = assessment.blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
    expect(headings.filter((text) => text === "Actions in the plan for 2023/24")).toHaveLength(7);
    expect(headings).toContain("All actions in the plan for 2023/24");
    expect(rowsOf(acquisitive, "table-actions-issue-acquisitive-crime")).toEqual([
      [
        "1.4",
        "Hold a marking day for catalytic converters",
        "Kent Police",
        "August 2023",
        "overdue",
        "Delayed; returned as Amber, red by its due date and status",
      ],
    ]);
  });

  it("actions on what has become part of another issue stand in its chapter; an issue without any says so", () => {
    expect(words(under(assessment, "actions-issue-domestic-abuse"))).toEqual([
      "As at 30 September 2023, 2 of 7 actions on this issue in the plan for 2023/24 are achieved; none is overdue and 5 are not yet due. 3 of these 7 are in that plan under the priority “Stalking and harassment”. Returned, and not on target: 3.1 “Fund volunteer support for medium and standard risk victims” and 3.2 “Train housing officers on coercive control”.",
    ]);
    expect(words(under(assessment, "actions-issue-business-crime"))).toEqual([
      "The plan for 2023/24 has no action on this issue.",
    ]);
  });

  it("the chapters' actions make the whole plan", () => {
    const rows = rowsOf(under(assessment, "last-actions"), "table-last-actions");
    expect(rows.at(-1)).toEqual(["All actions", "31", "8", "1", "1", "21", "0", "2"]);
    // what became of the actions is all of them: achieved, contested, overdue and not yet due
    for (const row of rows) {
      const [all = 0, ...became] = row.slice(1, 6).map(Number);
      expect(
        became.reduce((sum, each) => sum + each, 0),
        row.join(" | "),
      ).toBe(all);
    }
    for (const column of [1, 2, 3, 4, 5, 6, 7]) {
      const sum = rows.slice(0, -1).reduce((total, row) => total + Number(row[column]), 0);
      expect(String(sum)).toBe(rows.at(-1)?.[column]);
    }
    const chapters = words(assessment.blocks).filter((said) =>
      /actions? (?:on this issue )?in the plan for 2023\/24/.test(said),
    );
    const counts = chapters.slice(0, -1).map((said) => Number(/(\d+) of (\d+) action/.exec(said)?.[2]));
    expect(counts.reduce((total, count) => total + count, 0)).toBe(31);
  });

  it("a return that a count does not bear out is flagged where its action stands, and told to who publishes", () => {
    const said =
      "Action 6.1 is returned as achieved, but the count does not show it, so that it counts as not achieved: 0 walks in April to September 2023, at least 3 were wanted (success measure 11).";
    for (const [document, id] of [
      [assessment, "actions-issue-vawg"],
      [assessment, "last-actions"],
      [pack, "actions-priority-vawg"],
    ] as const)
      expect(words(under(document, id)).join(" ")).toContain(said);
    expect(assessment.warnings).toContain(said);
    expect(pack.warnings).toContain(said);
    // and nowhere else
    expect(words(under(assessment, "actions-issue-asb")).join(" ")).not.toContain("does not show it");
  });

  it("a section of which all is known says which places the blanks of others leave open", async () => {
    const acquisitive = "issue-acquisitive-crime";
    expect(words(under(assessment, acquisitive)).join(" ")).toContain(
      "by what is known it is 3rd to 6th with other weights or a criterion left out. All of its own weights are known, but not all of the others’; if theirs were, it could be in any place. In the plan",
    );
    // and where they leave it some places, or none but its own
    const data = await sampleStrategic();
    const said = (best: number, worst: number): string => {
      const { ranking } = data;
      if (ranking === undefined) throw new Error("no ranking");
      const ranked = ranking.ranked.map((own) =>
        own.id === "acquisitive_crime" ? { ...own, open: { best, worst } } : own,
      );
      const document = strategicAssessment({ ...data, ranking: { ...ranking, ranked } });
      return words(under(document, acquisitive)).join(" ");
    };
    expect(said(4, 6)).toContain(
      "All of its own weights are known, but not all of the others’; if theirs were, it could be 4th to 6th.",
    );
    expect(said(3, 6)).not.toContain("if theirs were");
  });

  it("the pack and the assessment say the same of the same day", () => {
    expect(words(under(pack, "actions-priority-acquisitive-crime"))).toEqual([
      "As at 30 September 2023, 1 of 5 actions is achieved and 1 is overdue; none is due by the end of the next quarter.",
    ]);
    expect(words(pack.blocks)).toContain(
      "1 action is overdue as at 30 September 2023: 1.4 Hold a marking day for catalytic converters (August 2023).",
    );
    expect(
      rowsOf(under(pack, "actions-priority-domestic-abuse"), "table-actions-priority-domestic-abuse").map(
        ([number, , , when, state]) => [number, when, state],
      ),
    ).toEqual([
      ["3.2", "October 2023", "not yet due"],
      ["3.4", "10 December 2023", "not yet due"],
    ]);
  });

  it("the pack's success measures are met, not met and beyond judging, on its own quarter's returns", () => {
    const rows = pack.blocks.flatMap((block) =>
      block.kind === "table" && block.id.startsWith("table-targets") ? rowsOf([block], block.id) : [],
    );
    expect(rows.map(([number, , answer]) => `${number} ${answer}`)).toEqual([
      "1 met so far",
      "2 not met so far",
      "3 met so far",
      "4 not met so far",
      "5 met",
      "6 met so far",
      "7 met so far",
      "8 met",
      "9 cannot be judged",
      "10 cannot be judged",
      "11 not met so far",
      "12 met so far",
      "13 cannot be judged",
    ]);
    // April to September 2023 beside April to September 2022, counted in the extracts by hand
    expect([0, 3, 5, 6, 10].map((index) => rows[index]?.[3])).toEqual([
      "158 offences (160)",
      "48 reports (47)",
      "269 people, counted month by month (309)",
      "177 people, each counted once (168)",
      "0 walks",
    ]);
    expect(rows[5]?.[4]).toContain("a fall in reports may be unwelcome: it can mean that less came to light");
    // returned on 13 October for the quarter to 30 September
    expect(rows[7]?.[3]).toBe("actions 4.1, 4.3 achieved: 2 of 2, 100%");
    expect(rows[8]?.slice(3)).toEqual(["[c]", expect.stringContaining("its figures are suppressed")]);
    expect(rows[9]?.[4]).toContain("not yet due: 5.1 (31 October 2023), 5.2 (March 2024)");
    expect(rows[12]?.[4]).toContain(
      "there is no figure of the plan year yet; the last is that of April 2022 to March 2023, before it",
    );
    // at the outset of a plan nothing has been returned, and no day in the future is named
    const outset = rowsOf(assessment.blocks, "table-success-measures");
    expect(outset[4]?.[4]).toBe("its actions begin with the plan year");
    expect(outset[14]?.[4]).toContain("no extract counts those of stalking");
    expect(JSON.stringify(outset)).not.toContain("1 April 2024");
  });

  it("the note of the analyst stands in its chapter with the figures of the store", () => {
    const note = words(under(assessment, "commentary-issue-asb")).join(" ");
    expect(note).toContain(
      "In October 2022 to September 2023 the police recorded 1,221 incidents; the district's place in the county is lowest of 13 by rate (lowest by number). Residents made 88 reports to the council.",
    );
    expect(note).toContain("A sample note, invented");
  });

  it("a note's mistake is told with its file and line", async () => {
    const file = path.join(root, "reports", "notes", "drugs-county-lines.md");
    try {
      writeFileSync(file, "First line.\n\nThere were {{drug_offence}} offences.\n");
      await expect(withSession(root, published)).rejects.toThrow(
        "reports/notes/drugs-county-lines.md:3: {{drug_offence}} is no figure of this document",
      );
      writeFileSync(file, "First line.\n\n# A heading\n");
      await expect(withSession(root, published)).rejects.toThrow(
        "reports/notes/drugs-county-lines.md:3: a heading is not allowed in a note",
      );
    } finally {
      rmSync(file);
    }
  });

  it("takes in every file of the folder returns once", async () => {
    expect(await newReturns(root)).toEqual([]);
    const later = path.join(root, "returns", "Q3.csv");
    writeFileSync(
      later,
      "Action plan 2023/24: returns for Q3\nNo,Lead agency,Status,RAG,Evidence,Returned\n1.4,Kent Police,Completed,Green,,12/01/2024\n",
    );
    expect((await newReturns(root)).map((file) => path.basename(file))).toEqual(["Q3.csv"]);
    await importReturns(root, await newReturns(root));
    expect(await newReturns(root)).toEqual([]);
    // what came for a later quarter does not change how the year of the assessment ended
    const document = await withSession(root, published);
    expect(rowsOf(document.blocks, "table-last-actions").at(-1)).toEqual([
      "All actions",
      "31",
      "8",
      "1",
      "1",
      "21",
      "0",
      "2",
    ]);
  });
});

describe("returns up to a day", () => {
  const returned = (quarter: number, day: string): ActionReturn => ({
    plan_year: "2023-24",
    quarter,
    number: "1.1",
    lead: "CSU",
    status: "On target",
    state: "on target",
    rag: "",
    evidence: "",
    returned: day,
    extract: "0",
    file: "r.csv",
    line: 5,
  });

  it("are those of quarters that had ended, whenever they came, and count as of that day at the latest", () => {
    const rows = [
      returned(1, "2023-07-14"),
      returned(2, "2023-10-13"),
      returned(3, "2024-01-12"),
      { ...returned(1, "2023-07-14"), plan_year: "2022-23" },
    ];
    expect(
      planReturnsTo(rows, "2023-24", "2023-09-30").map(({ quarter, returned: day }) => [quarter, day]),
    ).toEqual([
      [1, "2023-07-14"],
      [2, "2023-09-30"],
    ]);
    expect(planReturnsTo(rows, "2023-24", "2023-09-29")).toHaveLength(1);
    expect(planReturnsTo(rows, "2023-24", "2024-03-31")).toHaveLength(3);
  });
});

describe("last year's actions", () => {
  const priorities = [{ id: "asb", name: "Anti-social behaviour", rank: 1 }];
  const plan = { planYear: "2023-24", asAt: "2023-09-30", rows: [], names: new Map(), returned: false };

  it("are said to be missing once where none are entered, and in no chapter", () => {
    expect(lastActions({ lastPlan: plan, priorities }, "asb", "asb")).toEqual([]);
    expect(words(lastPlanBlocks({ lastPlan: plan }))).toEqual([
      "The actions of the plan for 2023/24, which is in force while this assessment is written, have not been entered, so nothing is said of what they achieved.",
    ]);
  });

  it("without any return are counted, and nothing is said of what they achieved", () => {
    const row = {
      plan_year: "2023-24",
      number: "1.1",
      priority: "asb",
      issue: "asb",
      action: "A",
      lead: "CSU",
      by_when: "Ongoing",
      due: "2024-03-31",
      state: "not yet due" as const,
      returned: null,
      rag: null,
      rag_returned: null,
      evidence: null,
      note: null,
      file: null,
      line: null,
      older_quarter: null,
    };
    expect(words(lastActions({ lastPlan: { ...plan, rows: [row] }, priorities }, "asb", "asb"))).toEqual([
      "Of the plan for 2023/24, 1 action is on this issue; nothing was returned on it by 30 September 2023, so nothing is said of what was achieved.",
    ]);
  });
});
