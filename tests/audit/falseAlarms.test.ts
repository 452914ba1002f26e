import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alarms, auditText, REPORT_HEAD, wrapHard } from "./audited.js";
import { CORRECT_CLAIMS } from "./correctClaims.js";

/** Synthetic sentences, one a line, right by construction, in the idioms that partnerships' documents use. */
const IDIOMS = readFileSync(join(import.meta.dirname, "corpus", "correct.txt"), "utf8")
  .trim()
  .split("\n");

describe("correct claims raise no alarm", () => {
  it("nor do the idioms of partnerships' documents, each in a report of its own", () => {
    const disturbed = IDIOMS.flatMap((line) => alarms(auditText(`${REPORT_HEAD}${line}\n`)));
    expect(disturbed).toEqual([]);
  });

  it.each(CORRECT_CLAIMS)("%s", (sentence) => {
    expect(alarms(auditText(`${sentence}\n`))).toEqual([]);
  });

  it("nor do they wrapped hard, one paragraph after another, in a report", () => {
    const text = REPORT_HEAD + CORRECT_CLAIMS.map((sentence) => wrapHard(sentence, 72)).join("\n\n");
    // Dates of other years are right in a sentence of their own but not in a report for 2021-22.
    const ofFigures = alarms(auditText(text)).filter(
      (one) => !/^(?:period|month|future|contradictory)/.test(one),
    );
    expect(ofFigures).toEqual([]);
  });

  it("nor does a count that follows a month, which is no year", () => {
    const line = "To be read with care; August to March 169 fewer (21.4%), lower.";
    expect(alarms(auditText(`${line}\n`))).toEqual([]);
    expect(alarms(auditText("The plan ran from April 20221 to March 202.\n")).join()).toContain(
      "garbled-figure",
    );
  });

  it("nor do the actions of one issue contradict those of another, or those of the whole plan", () => {
    const said = (words: (count: number) => string) =>
      alarms(
        auditText(`${[5, 4, 5].map((count) => words(count)).join("\n\n")}\n\nThe plan has 31 actions.\n`),
      );
    expect(
      said((count) => `Of the plan for 2023/24, ${count} actions are on this issue; nothing was returned.`),
    ).toEqual([]);
    expect(
      said((count) => `The plan for 2023/24 has ${count} actions; nothing was returned.`).join(),
    ).toContain("contradictory-count");
  });

  it("nor do the places of a year whose values the table does not have", () => {
    const rows = [
      "Hill|402|285|71|1|2",
      "Lanes|377|256|68|2|1",
      "Penrhos|391|243|62|3|3",
      "Quay|348|191|55|4|5",
      "Old Town|415|203|49|5|4",
    ];
    const table = (lines: readonly string[]) =>
      alarms(
        auditText(
          [
            "|Area|Replies|Safe|Per cent safe|Place in 2024|Place in 2022|",
            "|---|---|---|---|---|---|",
            ...lines.map((line) => `|${line}|`),
          ].join("\n"),
        ),
      );
    expect(table(rows)).toEqual([]);
    expect(table(rows.with(2, "Penrhos|391|243|62|4|3")).join()).toContain("table-row");
  });

  it("nor does a share of a change beside a table of levels", () => {
    const text =
      "|District|Population|2022|2023|\n|---|---|---|---|\n|Orrin City|268,300|13,690|12,904|\n|Lower Dene|69,100|1,523|1,537|\n\nThree-fifths of the reduction in offences came from the city.\n";
    expect(alarms(auditText(text))).toEqual([]);
  });

  it("nor as a list of bullets", () => {
    const text = CORRECT_CLAIMS.map((sentence) => `• ${sentence}`).join("\n");
    // Of one document these would contradict one another.
    expect(alarms(auditText(text)).filter((one) => !one.startsWith("contradictory"))).toEqual([]);
  });
});
