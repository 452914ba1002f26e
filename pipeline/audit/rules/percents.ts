import { type PercentFault, type PercentVerdict, percentVerdict } from "../equations/changeVerdict.js";
import { impossiblePercent } from "../equations/impossiblePercent.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { Rule } from "../facts/finding.js";
import type { Statement } from "../statements/statement.js";

const VERDICTS = new WeakMap<Statement, PercentVerdict | null>();

/** Each statement is judged once for all the rules. */
function verdictOf(statement: Statement): PercentVerdict | null {
  const known = VERDICTS.get(statement);
  if (known !== undefined) return known;
  const verdict = percentVerdict(statement) ?? impossiblePercent(statement);
  VERDICTS.set(statement, verdict);
  return verdict;
}

function percentRule(fault: PercentFault, name: string, explanation: string): Rule {
  return {
    name,
    explanation,
    check: ({ statements }) =>
      statements.flatMap((statement) => {
        if (statement.kind !== "change") return [];
        const verdict = verdictOf(statement);
        if (verdict?.fault !== fault) return [];
        return [
          aboutStatement(statement, verdict.sure ? "error" : "suspect", verdict.message, verdict.expected),
        ];
      }),
  };
}

function withInfinite(rule: Rule): Rule {
  return { ...rule, check: (input) => [...rule.check(input), ...infinite(input)] };
}

/** "An infinite rise from 0" */
const infinite: Rule["check"] = ({ statements, facts }) =>
  statements.flatMap((statement) => {
    const text = facts.segments[statement.segment]?.text ?? "";
    const nought = statement.previous.find((part) => part.figure.value === 0 && part.figure.decimals === 0);
    if (statement.percent !== null || nought === undefined || !/\binfinit/i.test(text)) return [];
    return [
      aboutStatement(
        statement,
        "error",
        `Of ${nought.figure.text} no percentage can be given, and no infinite one.`,
        "the two counts, without a percentage",
      ),
    ];
  });

/** What can be wrong with a percentage of change. */
export const percentRules: readonly Rule[] = [
  percentRule(
    "wrong",
    "percent-wrong",
    "A percentage of change is the change divided by the previous value. Worked out from the counts printed with it, this one comes out differently.",
  ),
  percentRule(
    "wrong-base",
    "percent-wrong-base",
    "The change was divided by the current figure. A percentage of change is always of the previous one, so a rise comes out too small and a fall too large.",
  ),
  percentRule(
    "truncated",
    "percent-truncated",
    "The figures beyond the printed decimals were cut off. The house rounds half up; half to even is accepted too.",
  ),
  percentRule(
    "impossible",
    "percent-impossible",
    "Counts are whole numbers, so with this count only certain percentages can come about, and the printed one is not among them.",
  ),
  withInfinite(
    percentRule(
      "nought",
      "percent-of-nought",
      "Nothing can be given as a percentage of nought: the two counts say all there is to say.",
    ),
  ),
  percentRule(
    "points",
    "points-called-percent",
    "The difference of two percentages is in percentage points. Called a percentage it would be a share of the first of them.",
  ),
];
