import { beforeAll, describe, expect, it } from "vitest";
import { dueDay } from "../../pipeline/plan/dueDay.js";
import { pagesOf } from "../../reports/annex.js";
import { type Document, plainText } from "../../reports/document.js";
import { committeePaper } from "../../reports/documents/committee/committeePaper.js";
import type { CommitteePaperData } from "../../reports/documents/committee/data.js";
import { readCommitteePaper } from "../../reports/documents/committee/read.js";
import { sampleSession } from "../sampleReads.js";

describe("the committee paper of the sample partnership, 2024-25", () => {
  let data: CommitteePaperData;
  let document: Document;

  beforeAll(async () => {
    data = await readCommitteePaper(await sampleSession(), { planYear: "2024-25" });
    document = committeePaper(data);
  });

  const rowsOf = (id: string): string[][] => {
    const table = document.blocks.find((block) => block.kind === "table" && block.id === id);
    if (table?.kind !== "table") throw new Error(`no table ${id}`);
    return table.rows.map((row) => row.map(({ inlines }) => plainText(inlines)));
  };
  const said = (): string =>
    document.blocks
      .flatMap((block) =>
        block.kind === "paragraph"
          ? [plainText(block.inlines)]
          : block.kind === "list"
            ? block.items.map(plainText)
            : [],
      )
      .join("\n");

  it("rests on the assessment year before the plan", () => {
    expect(data.period).toEqual({ start: "2022-10-01", end: "2023-09-30" });
  });

  // The order as adopted for 2024-25, in seeds/priorities.csv.
  it("ranks the seven priorities as the evidence does, with the place in the plan", () => {
    const rows = rowsOf("table-priorities");
    expect(rows.map(([name, place, inPlan]) => [place, inPlan, name])).toEqual([
      ["1st", "1st", "Safeguarding"],
      ["2nd", "6th", "Domestic abuse including stalking and harassment"],
      ["3rd", "7th", "Anti-social behaviour including environmental crime"],
      ["4th", "5th", "Violence against women and girls"],
      ["5th", "2nd", "Serious and acquisitive crime with the Serious Violence Duty"],
      ["6th", "3rd", "Drugs and county lines"],
      ["7th", "4th", "Business crime"],
    ]);
    expect(said()).toContain(data.robustness);
    expect(said()).toContain(
      "2nd in the plan, 5th by the evidence. Sample reason: burglary and vehicle crime are among the three highest rates in the county.",
    );
    // an issue split from another had no place of its own
    expect(rows[6]?.at(-1)).toBe("1st, as part of Serious and acquisitive crime");
    expect(rows[0]?.at(-1)).toBe("5th");
  });

  it("asks each body for what is its to decide", () => {
    expect(said()).toContain("To Council: to adopt the strategy and action plan.");
    expect(said()).toContain(
      "Its own order of priorities is adopted with it. That is not the order of the evidence for 6 of 7; the reasons are given below.",
    );
    const other = committeePaper({ ...data, bodies: [{ name: "the panel", asked: "to note it." }] });
    const list = other.blocks.find((block) => block.kind === "list");
    expect(list?.kind === "list" && list.items.map(plainText)).toEqual(["To the panel: to note it."]);
  });

  it("has the plan that it asks to adopt: each action with its lead agency and its date", async () => {
    const tables = document.blocks.flatMap((block) =>
      block.kind === "table" && block.id.startsWith("table-plan-") ? [block] : [],
    );
    const rows = tables.flatMap(({ id }) => rowsOf(id));
    expect(rows).toHaveLength(48);
    expect(said()).toContain(
      "48 actions, by the plan’s own order of priorities. Each has a date, or runs all year.",
    );
    expect(rows[0]).toEqual([
      "1.1",
      "Train front-line staff to spot modern slavery",
      "KCC",
      "CSU, SDC",
      "31 October 2024",
    ]);
    expect(rows.find(([number]) => number === "1.4")?.at(-1)).toBe("Monthly, all year");
    // in the plan's order, and in the annex, which a workbook has too
    expect(tables.map(({ id }) => id)).toEqual(
      [
        "safeguarding",
        "acquisitive-crime",
        "drugs-county-lines",
        "business-crime",
        "vawg",
        "domestic-abuse",
        "asb",
      ].map((id) => `table-plan-${id}`),
    );
    expect(pagesOf(document)[1]?.blocks).toEqual(expect.arrayContaining(tables));
    // what follows the reasons for the order goes on where they end: one of them stood on a page of its own
    expect(document.blocks.filter(({ kind }) => kind === "pageBreak")).toEqual([]);
    const [first] = data.plan;
    if (first === undefined) throw new Error("no plan");
    const undated = committeePaper({
      ...data,
      plan: [{ ...first, by_when: "tbc", due: dueDay("tbc", "2024-25") }],
    });
    // what councillors are not told the meaning of, the analyst is told
    const { partnership } = data;
    const words = (partnership.words ?? []).filter(({ term }) => term !== "RRR");
    const unexplained = "the plan has RRR, which nothing explains: add what is meant to seeds/glossary.csv";
    expect(committeePaper({ ...data, partnership: { ...partnership, words } }).warnings).toContain(
      unexplained,
    );
    expect(document.warnings).not.toContain(unexplained);
    expect(JSON.stringify(document.blocks)).toContain("Kent Fire and Rescue Service");
    expect(JSON.stringify(undated.blocks)).toContain("1 action has no date");
    expect(JSON.stringify(undated.blocks)).toContain("no date (“tbc”)");
  });

  it("judges success measures by nothing of the plan year, on whatever later evidence it rests", async () => {
    const later = await readCommitteePaper(await sampleSession(), { planYear: "2023-24", to: "2023-09" });
    expect(later.targets.filter(({ so_far }) => so_far)).toEqual([]);
    expect(later.targets.find(({ measure }) => measure === "vawg_walks")).toMatchObject({
      early: true,
      period: "April 2022 to March 2023",
    });
  });

  it("counts its own success measures", () => {
    const answers = rowsOf("table-success-measures").map(([, , answer]) => answer);
    expect(answers).toHaveLength(17);
    const count = (wanted: string) => answers.filter((answer) => answer === wanted).length;
    expect(said()).toContain(
      `${count("would be met")} would be met and ${count("would not be met")} would not; ${count("cannot be judged")} cannot be judged yet.`,
    );
  });

  it("gives every judgement with its reason, and takes the council's own headings", () => {
    expect(rowsOf("table-judgements")).toHaveLength(data.judgements.length);
    const by = (of: Document) =>
      of.blocks.flatMap((block) =>
        block.kind === "table" && block.id === "table-judgements"
          ? block.rows.map((row) => plainText(row.at(-1)?.inlines ?? []))
          : [],
      );
    // a person is named within the partnership alone
    expect(new Set(by(document))).toEqual(new Set(["Community safety analyst, 5 December 2023"]));
    expect(JSON.stringify(document)).not.toContain("Sample analyst");
    expect(new Set(by(committeePaper({ ...data, internal: true })))).toEqual(
      new Set(["Sample analyst (Community safety analyst), 5 December 2023"]),
    );
    const nameless = data.judgements.map((row) => ({ ...row, role: null }));
    expect(new Set(by(committeePaper({ ...data, judgements: nameless })))).toEqual(
      new Set(["5 December 2023"]),
    );
    const own = committeePaper({
      ...data,
      implications: [
        { heading: "Equality", text: "Assessed.\n\nTwice." },
        { heading: "Legal implications", text: "None." },
      ],
    });
    const headings = own.blocks.flatMap((block) =>
      block.kind === "heading" && block.id.startsWith("implication-") ? [block.text] : [],
    );
    expect(headings).toEqual([
      "Financial implications",
      "Legal implications",
      "Risk: what the evidence cannot say",
      "Equality",
    ]);
    const words = own.blocks.flatMap((block) =>
      block.kind === "paragraph" ? [plainText(block.inlines)] : [],
    );
    expect(words).toEqual(expect.arrayContaining(["None.", "Assessed.", "Twice."]));
  });

  it("refuses a plan that is not listed", async () => {
    await expect(readCommitteePaper(await sampleSession(), { planYear: "2030-31" })).rejects.toThrow(
      "there is no plan 2030-31",
    );
  });
});
