import { type PercentFault, type PercentVerdict, percentVerdict } from "../equations/changeVerdict.js";
import { impossiblePercent } from "../equations/impossiblePercent.js";
import { shareAndChange } from "../equations/percentWays.js";
import { isLevel } from "../equations/pool.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Rule } from "../facts/finding.js";
import { stands } from "../quantities/quantity.js";
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

/** "In 2017 there were 261. In 2016, 290 were, a fall of 10%": a level of the sentence before gives it with one of this. */
function givenBefore(
  { segment, percent, current, previous }: Statement,
  { readings }: DocumentFacts,
): boolean {
  const [own, before] = [readings[segment], readings[segment - 1]];
  if (percent === null || before?.segment.block !== own?.segment.block || previous.length > 0) return false;
  return current.some(({ figure }) =>
    (before?.figures ?? []).some(
      (other) =>
        other.kind === figure.kind &&
        isLevel(other) &&
        shareAndChange(figure, other).some(
          (way) => way.words.startsWith("from") && stands(percent, way.interval),
        ),
    ),
  );
}

function percentRule(fault: PercentFault, name: string, explanation: string): Rule {
  return {
    name,
    explanation,
    check: ({ statements, facts }) =>
      statements.flatMap((statement) => {
        if (statement.kind !== "change") return [];
        const verdict = verdictOf(statement);
        if (verdict?.fault !== fault || givenBefore(statement, facts)) return [];
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
