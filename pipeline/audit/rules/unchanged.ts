import { aboutStatement } from "../facts/aboutStatement.js";
import type { Rule } from "../facts/finding.js";
import { intervalOf, isLevel, meets } from "../quantities/quantity.js";

/** "The same as the 22 of last year" beside another number. */
export const unchanged: Rule = {
  name: "unchanged",
  compares: true,
  explanation: "The words say that nothing has changed, and the two values differ.",
  check: ({ statements, facts }) =>
    statements.flatMap((statement) => {
      const shape = facts.readings[statement.segment]?.shape.text ?? "";
      const said =
        /\b(?:the|exactly the) same (?:as|number|figure|total|level|rate|amount)\b|\bunchanged\b|\bno change\b|\bidentical to\b|\blevel with\b|\b(?:did|has|have|had) not changed?\b|\bremained (?:at|level|stable|static|unchanged)\b/.test(
          shape,
        );
      const given = (facts.readings[statement.segment]?.figures ?? []).filter(
        (one) => one.kind === "percent" || one.kind === "points" || isLevel(one),
      );
      const [one, other, ...more] = given;
      if (!said || one === undefined || other === undefined || more.length > 0) return [];
      if (one.kind !== other.kind || meets(intervalOf(one), intervalOf(other))) return [];
      // "7,900 bed days, the same as about 22 beds full every day": put another way.
      const [small, large] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
      if (one.hedge !== null || other.hedge !== null || large > small * 3) return [];
      if (/\b(?:stable|static|level)\b/.test(shape) && Math.abs(one.value - other.value) < one.value * 0.1)
        return [];
      const message = `The words say that nothing has changed, but ${other.text} and ${one.text} differ.`;
      return [aboutStatement(statement, "error", message, other.text)];
    }),
};
