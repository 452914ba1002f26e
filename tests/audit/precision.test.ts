import { describe, expect, it } from "vitest";
import { PRECISION } from "../../pipeline/audit/precision.js";
import { auditText, wrapHard } from "./audited.js";
import { CLAIMS, TEMPTATIONS } from "./corpus/claims.js";
import { chance, draw, fill } from "./corpus/draw.js";
import { alarmed, measure } from "./corpus/measured.js";

const result = measure();

describe("the precision of every rule on texts of our own", () => {
  it("is what the table in the code says", () => {
    const sorted = Object.fromEntries(Object.entries(result.measured).sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(sorted).toEqual(PRECISION);
  });

  it("comes of no alarm on a right text", () => {
    expect(result.false).toEqual([]);
  });

  it("comes with nine in ten wrong figures seen", () => {
    const all = CLAIMS.reduce((sum, one) => sum + 3 * (one.match(/!\}/g) ?? []).length, 0);
    expect(result.missed.length, result.missed.join("\n")).toBeLessThan(all / 10);
  });
});

describe("fifty right documents", () => {
  it("raise no error and no suspicion, whole or wrapped hard", () => {
    const disturbed = Array.from({ length: 50 }, (_, at) => {
      const next = chance(at + 1);
      const pick = (list: readonly string[], many: number) =>
        [...list.keys()]
          .map((index) => [next(), index] as const)
          .sort(([a], [b]) => a - b)
          .slice(0, many);
      const year = draw(at).year;
      const chosen = [
        ...pick(CLAIMS, 8).map(([, index]) =>
          fill(CLAIMS[index] ?? "", {
            ...draw(at * 977 + index * 31),
            year: draw(at).year ?? "",
            last: draw(at).last ?? "",
            before: draw(at).before ?? "",
          }),
        ),
        ...pick(TEMPTATIONS, 5).map(([, index]) => fill(TEMPTATIONS[index] ?? "", draw(at * 977 + index))),
      ];
      const head = `Harrowmere Safer Communities Partnership\n\nAnnual assessment ${year}\n\n`;
      const text = chosen
        .map((one) => (at % 2 === 1 && !one.includes("\n") ? wrapHard(one, 84) : one))
        .join("\n\n");
      // Figures of one measure and year may stand in two of the sentences: those contradict one another by chance.
      return alarmed(auditText(`${head}${text}\n`)).filter(
        ({ rule }) => !rule.startsWith("contradictory") && rule !== "text-and-table",
      );
    });
    expect(disturbed.flat().map((one) => `${one.rule}: ${one.quote} — ${one.message}`)).toEqual([]);
  });
});
