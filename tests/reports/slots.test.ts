import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import type { Session } from "../../pipeline/build/session.js";
import { type Document, plainText } from "../../reports/document.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { committeePaper } from "../../reports/documents/committee/committeePaper.js";
import { readCommitteePaper } from "../../reports/documents/committee/read.js";
import { readStrategic } from "../../reports/documents/data/readStrategic.js";
import { samplePartnership } from "../samplePartnership.js";
import { bareSession, bareStrategic } from "../sampleReads.js";

describe("sections that people write", () => {
  let root: string;
  /** of a folder that is written into */
  let session: Session;

  beforeAll(async () => {
    root = await samplePartnership({ returns: false });
    session = await openBuilt(root);
  });

  afterAll(() => {
    session.store.close();
    rmSync(root, { recursive: true, force: true });
  });

  const write = (file: string, words: string) => {
    const whole = path.join(root, "reports", "notes", file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, words);
  };
  const committee = async (of = session) =>
    committeePaper(await readCommitteePaper(of, { planYear: "2024-25" }));
  const headings = ({ blocks }: Document) =>
    blocks.flatMap((block) => (block.kind === "heading" && block.level === 1 ? [block.text] : []));

  it("are named before publishing where nobody wrote them, and printed nowhere", async () => {
    const made = strategicAssessment(await bareStrategic());
    expect(headings(made)).not.toContain("Recommendations");
    expect(made.warnings?.join(" ")).toContain("Horizon scan (reports/notes/horizon.md)");
    const paper = await committee(await bareSession());
    expect(headings(paper)).not.toContain("Equality assessment");
    expect(paper.warnings?.join(" ")).toContain("Equality assessment (reports/notes/committee/equality.md)");
  });

  it("says of the district what the seeds know", async () => {
    const { blocks } = strategicAssessment(await bareStrategic());
    const at = blocks.findIndex((block) => block.kind === "heading" && block.id === "section-profile");
    const said = blocks[at + 1];
    expect(said?.kind === "paragraph" ? plainText(said.inlines) : "").toMatch(
      /^Sevenoaks has 120,\d{3} residents \(.*2021.*\) and \d\d,\d{3} households \(.*\)/,
    );
  });

  it("are printed with their figures, and one without a word is none", async () => {
    write("recommendations.md", "Agree the plan: {{shoplifting}} offences of shoplifting.");
    write("horizon.md", "\n  \n");
    write("committee/equality.md", "An equality assessment was made. It found no unlawful discrimination.");
    const made = strategicAssessment(await readStrategic(session, "2023-09"));
    const at = made.blocks.findIndex((block) => block.kind === "heading" && block.text === "Recommendations");
    const said = made.blocks[at + 1];
    expect(said?.kind === "paragraph" ? plainText(said.inlines) : "").toBe(
      "Agree the plan: 579 offences of shoplifting.",
    );
    expect(headings(made)).not.toContain("Horizon scan");
    expect(made.warnings?.join(" ")).toContain("horizon.md");
    expect(made.warnings?.join(" ")).not.toContain("recommendations.md");
    const paper = await committee();
    expect(headings(paper)).toContain("Equality assessment");
    expect(paper.warnings?.join(" ")).not.toContain("equality.md");
  });

  it("has a line each for the committee, who reports, and whom to ask, under the report's details", async () => {
    write("committee/contact-officer.md", "A. Officer, 01234 567890");
    write("committee/meeting.md", "People and Places Advisory Committee, 5 March 2024");
    const { blocks, warnings } = await committee();
    const [heading, list] = blocks;
    expect(heading).toMatchObject({ kind: "heading", text: "Report details" });
    expect(list?.kind === "list" ? list.items.map(plainText) : []).toEqual([
      "Committee and date: People and Places Advisory Committee, 5 March 2024",
      "Contact officer: A. Officer, 01234 567890",
    ]);
    expect(warnings?.join(" ")).toContain("Portfolio holder (reports/notes/committee/portfolio-holder.md)");
  });

  it("refuses a file that no section and no issue has the name of", async () => {
    write("committee/asb.md", "Lost.");
    await expect(committee()).rejects.toThrow('reports/notes/committee/asb.md: there is no issue "asb"');
  });
});
