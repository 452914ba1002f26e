import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alarms, auditText } from "./audited.js";

/**
 * Made-up sentences that hold all that one of their figures is worked out of; `{{right|wrong}}` marks it, and one marked
 * `{{right|wrong|unseen}}` is not yet seen. They were written without a look at the rules: of the first 93, the next 95, the
 * next 64 and the last 60 the audit saw 62, 62, 36 and 35 when each was first read, with three, two, no and one alarm on right ones.
 */
const CLAUSES = readFileSync(join(import.meta.dirname, "corpus", "clauses.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "");
const MARK = /\{\{([^|{}]*)\|([^|{}]*)(\|unseen)?\}\}/;

/** Right sentences that look like those, but whose numbers are of other things: 14 of the 40 first written were disturbed. */
const TEMPTING = readFileSync(join(import.meta.dirname, "corpus", "tempting.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "");

it("right sentences of numbers that are not worked out of one another raise no alarm", () => {
  expect(TEMPTING.flatMap((sentence) => alarms(auditText(`${sentence}\n`)))).toEqual([]);
});

describe("sentences that hold what a figure of theirs is worked out of", () => {
  it("raise no alarm where they are right", () => {
    expect(CLAUSES.flatMap((clause) => alarms(auditText(`${clause.replace(MARK, "$1")}\n`)))).toEqual([]);
  });

  it("raise one where the figure is wrong", () => {
    const silent = CLAUSES.filter(
      (clause) =>
        !MARK.exec(clause)?.[3] && alarms(auditText(`${clause.replace(MARK, "$2")}\n`)).length === 0,
    );
    expect(silent).toEqual([]);
  });
});
