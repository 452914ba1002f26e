import { describe, expect, it } from "vitest";
import { alarms, auditText, REPORT_HEAD, wrapHard } from "./audited.js";
import { CORRECT_CLAIMS } from "./correctClaims.js";

describe("correct claims raise no alarm", () => {
  it.each(CORRECT_CLAIMS)("%s", (sentence) => {
    expect(alarms(auditText(`${sentence}\n`))).toEqual([]);
  });

  it("nor do they wrapped hard, one paragraph after another, in a report", () => {
    const text = REPORT_HEAD + CORRECT_CLAIMS.map((sentence) => wrapHard(sentence, 72)).join("\n\n");
    // Dates of other years are right in a sentence of their own but not in a report for 2021-22.
    const ofFigures = alarms(auditText(text)).filter((one) => !/^(?:period|month|future)/.test(one));
    expect(ofFigures).toEqual([]);
  });

  it("nor as a list of bullets", () => {
    const text = CORRECT_CLAIMS.map((sentence) => `• ${sentence}`).join("\n");
    expect(alarms(auditText(text))).toEqual([]);
  });
});
