import type { Finding } from "../../../pipeline/audit/facts/finding.js";
import { auditText } from "../audited.js";
import { CORRECT_CLAIMS } from "../correctClaims.js";
import { FAULTS } from "../faults.js";
import { CLAIMS, TEMPTATIONS } from "./claims.js";
import { draw, fill, marks } from "./draw.js";
import { YEAR_CASES } from "./yearCases.js";

/** How often a rule's finding was right, of all its findings. */
export type Measured = Record<string, [right: number, all: number]>;

const DRAWS = 3;

export const alarmed = (findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) => finding.severity !== "note");

/** Findings on texts with a known fault (right where they are the fault's), and on right texts (all of them wrong). */
export function measure(): { measured: Measured; missed: string[]; false: string[] } {
  const measured: Measured = {};
  const missed: string[] = [];
  const wrong: string[] = [];
  const count = (findings: readonly Finding[], right: boolean) => {
    for (const { rule, quote } of findings) {
      const entry = measured[rule] ?? [0, 0];
      measured[rule] = [entry[0] + (right ? 1 : 0), entry[1] + 1];
      if (!right) wrong.push(`${rule}: ${quote}`);
    }
  };
  CLAIMS.forEach((template, at) => {
    for (let seed = 0; seed < DRAWS; seed += 1) {
      const values = draw(at * 101 + seed);
      count(alarmed(auditText(`${fill(template, values)}\n`)), false);
      for (let mark = 0; mark < marks(template); mark += 1) {
        const text = fill(template, values, mark);
        const findings = alarmed(auditText(`${text}\n`));
        count(findings, true);
        if (findings.length === 0) missed.push(text);
      }
    }
  });
  for (const template of TEMPTATIONS) count(alarmed(auditText(`${fill(template, draw(7))}\n`)), false);
  for (const sentence of CORRECT_CLAIMS) count(alarmed(auditText(`${sentence}\n`)), false);
  for (const [rule, , , sentence] of FAULTS)
    count(
      alarmed(auditText(sentence)).filter((finding) => finding.rule === rule),
      true,
    );
  for (const [rule, right, faulty] of YEAR_CASES) {
    count(alarmed(right()), false);
    count(
      alarmed(faulty()).filter((finding) => finding.rule === rule),
      true,
    );
  }
  return { measured, missed, false: wrong };
}
