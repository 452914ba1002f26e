import { monthNames } from "../../calendar/names.js";
import { formatMonths } from "../../calendar/print.js";
import { formatNumber } from "../../words/number.js";
import { sayPercent } from "../document/sayNumber.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import type { StoreFigure } from "../facts/storeFigures.js";
import { intervalOf, meets, stands } from "../quantities/quantity.js";
import { type Statement, soleLevel } from "../statements/statement.js";
import { subjectWords } from "../statements/subject.js";

/** A misprint or another year's figure is of the same size; much less is a part of the measure, much more a whole. */
const SIZE = 2;

/** A statement against the figure that the store holds for the same measure, area and period. */
export const storeFigure: Rule = {
  name: "store-figure",
  explanation: "The workspace's store holds another figure for this measure, area and period.",
  check: ({ facts, statements, store }) => {
    if (store.length === 0) return [];
    const names = new Map(store.map(({ measureName }) => [measureName, wordsOf(measureName)]));
    const areas = new Set(store.map(({ areaName }) => plainArea(areaName)));
    return statements.flatMap((statement): Judgement[] => {
      const period = periodOf(statement, facts);
      if (period === null || (statement.kind !== "change" && statement.kind !== "count")) return [];
      if (statement.areas.some((area) => !areas.has(plainArea(area)))) return [];
      const inPeriod = store.filter((figure) => isIn(period, figure));
      const subject = wordsOf(statement.subject.join(" "));
      const matches = inPeriod.filter(
        (figure) => subject !== "" && names.get(figure.measureName) === subject,
      );
      const [figure] = matches;
      // Another measure's figure: "147 daily taskings on anti-social behaviour" is not what ASB came to.
      if (inPeriod.some((other) => isWholly(statement, other))) return [];
      // A district that is its own partnership holds the figure twice; two that differ leave open which is meant.
      if (
        figure === undefined ||
        matches.some((other) => other.value !== figure.value || other.previous !== figure.previous)
      )
        return [];
      return judge(statement, figure, period.assumed);
    });
  },
};

/** The words of a measure's name in one order, so that "burglary residential" is "residential burglary". */
function wordsOf(name: string): string {
  return [...new Set(subjectWords(name))].sort().join(" ");
}

/** The value and one thing more as the store has them, whatever the measure is called. */
function isWholly({ current, previous, changes }: Statement, figure: StoreFigure): boolean {
  const now = soleLevel(current)?.value;
  const moved = changes[0]?.figure.value;
  if (now !== figure.value || figure.previous === null) return false;
  return soleLevel(previous)?.value === figure.previous || moved === Math.abs(figure.value - figure.previous);
}

interface AskedPeriod {
  readonly from: string;
  readonly to: string;
  /** The sentence names none: the document's own is taken. */
  readonly assumed: boolean;
}

/** "August to March", whose years are those of the sentence before. */
const monthsNamed = new RegExp(`\\b(?:${monthNames.join("|")}) to (?:${monthNames.join("|")})\\b`, "u");

function periodOf(statement: Statement, facts: DocumentFacts): AskedPeriod | null {
  if (statement.period !== null) return { ...statement.period, assumed: false };
  const dated = facts.readings[statement.segment]?.figures.some(({ kind }) => kind === "date") ?? true;
  const own = facts.data ?? (facts.kind === "report" ? facts.own : null);
  const months = monthsNamed.test(facts.segments[statement.segment]?.text ?? "");
  // A bare count, or a sentence with a date or with months of its own, may be of any other time.
  return own === null || dated || months || statement.kind !== "change" || statement.partial
    ? null
    : { ...own, assumed: true };
}

function isIn({ from, to }: AskedPeriod, figure: StoreFigure): boolean {
  return (
    from.slice(0, 7) === figure.periodStart.slice(0, 7) && to.slice(0, 7) === figure.periodEnd.slice(0, 7)
  );
}

/** "Example District" and "Example" are one area; "Example Town" is another. */
function plainArea(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(?:the|district|borough|county|csp)\b/g, "")
    .trim();
}

function judge(statement: Statement, figure: StoreFigure, assumed: boolean): Judgement[] {
  const sure = assumed ? "suspect" : "error";
  const now =
    soleLevel(statement.current) ??
    (statement.kind === "count" ? (statement.current[0]?.figure ?? null) : null);
  if (now === null || now.kind !== "count" || now.decimals > 0 || now.hedge !== null) return [];
  const ratio = now.value / figure.value;
  if (!(ratio <= SIZE && ratio >= 1 / SIZE)) return [];
  const period = formatMonths(figure.periodStart, figure.periodEnd);
  const value = { low: figure.value, high: figure.value };
  if (!meets(intervalOf(now), value)) {
    const message = `The store holds ${formatNumber(figure.value)} for ${figure.measureName}, ${figure.areaName}, ${period}; ${now.text} is printed.`;
    // A bare count may be of a part of the measure; a statement of change is of the whole.
    return [
      aboutStatement(
        statement,
        statement.kind === "change" ? sure : "suspect",
        message,
        formatNumber(figure.value),
      ),
    ];
  }
  const before = soleLevel(statement.previous);
  if (
    before !== null &&
    figure.previous !== null &&
    !meets(intervalOf(before), { low: figure.previous, high: figure.previous })
  ) {
    const message = `The store holds ${formatNumber(figure.previous)} for the period before ${period}; ${before.text} is printed.`;
    return [aboutStatement(statement, sure, message, formatNumber(figure.previous))];
  }
  const { percent } = statement;
  if (percent === null || figure.percent === null) return [];
  const size = Math.abs(figure.percent);
  if (stands(percent, { low: size, high: size })) return [];
  const way = figure.percent < 0 ? "a fall" : "a rise";
  const message = `The store gives ${way} of ${sayPercent(size, 1)} for ${figure.measureName}, ${period}; ${percent.text} is printed.`;
  return [aboutStatement(statement, sure, message, sayPercent(size, percent.decimals))];
}
