import { addAll } from "../../../bulk.js";
import { addMonths, yearOf } from "../../../calendar/day.js";
import { weekdayOf, weekdays } from "../../../calendar/names.js";
import { formatDay, formatMonth, formatMonths } from "../../../calendar/print.js";
import type { DateMention } from "../../document/dates.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import { type DocumentFacts, type PlacedDate, yearLabel } from "../../facts/documentFacts.js";
import type { Judgement, Rule } from "../../facts/finding.js";

const ASSESSED =
  /\bstrategic assessment\b[^.]{0,40}\b(?:undertaken|carried out|conducted|completed|produced)\b[^.]{0,30}$/i;

/**
 * Data, then the assessment of them, then the meeting, then the plan. Any two dates of one document the wrong
 * way about are a slip in one of them.
 */
export const chronology: Rule = {
  name: "chronology",
  explanation:
    "The data period, the strategic assessment, the date of the document and the year it plans for follow one another. These two are the wrong way round.",
  check: ({ facts }) => {
    const findings: Judgement[] = [];
    const assessed = facts.dates.find((placed) => isAssessment(facts, placed));
    const done = assessed === undefined ? undefined : facts.segments[assessed.segment];
    if (
      assessed !== undefined &&
      done !== undefined &&
      facts.data !== null &&
      facts.kind === "plan" &&
      assessed.date.to < facts.data.to
    ) {
      const message = `The assessment is dated ${say(assessed.date)}, but its data run to ${formatDay(facts.data.to)}.`;
      const expected = `a date after ${formatMonth(facts.data.to)}`;
      findings.push(aboutSegment(done, "error", message, expected, assessed.date.start, assessed.date.end));
    }
    if (facts.kind === "paper" && facts.dated !== null)
      addAll(findings, headDate(facts, facts.dated, assessed));
    return findings;
  },
};

function isAssessment(facts: DocumentFacts, { segment, date }: PlacedDate): boolean {
  if (!date.yearGiven || (date.kind !== "month" && date.kind !== "season" && date.kind !== "day"))
    return false;
  return ASSESSED.test(facts.segments[segment]?.text.slice(0, date.start) ?? "");
}

const ADOPTS =
  /\b(?:adopt|approv|endors|recommend|consider|agree)\w*\b[^.]{0,80}\bplan\b|\bplan\b[^.]{0,60}\b(?:adopt|approv|endors|agree)/i;

function headDate(facts: DocumentFacts, dated: PlacedDate, assessed: PlacedDate | undefined): Judgement[] {
  const segment = facts.segments[dated.segment];
  if (segment === undefined) return [];
  const { date } = dated;
  const find = (severity: "error" | "suspect", message: string) => [
    aboutSegment(
      segment,
      severity,
      `${message}${weekdaysOf(facts, date)}`,
      expectedYear(facts),
      date.start,
      date.end,
    ),
  ];
  if (assessed !== undefined && date.to < assessed.date.from) {
    return find(
      "error",
      `The paper is dated ${date.text} but reports an assessment undertaken in ${say(assessed.date)}.`,
    );
  }
  // A paper that reports on a year gone may come long after its start.
  if (facts.own === null || !facts.segments.some(({ text }) => ADOPTS.test(text))) return [];
  if (date.to < addMonths(facts.own.from, -9) || date.from > addMonths(facts.own.from, 6)) {
    return find(
      "suspect",
      `A paper dated ${date.text} is far from the start of ${yearLabel(facts.own)}, the year it asks to adopt a plan for.`,
    );
  }
  return [];
}

/** Other meetings printed with a weekday and no year show which year is meant. */
function weekdaysOf(facts: DocumentFacts, head: DateMention): string {
  const year = yearOf(head.from);
  const others = facts.dates.filter(
    ({ date }) => date.weekday !== null && date.kind === "day" && !date.yearGiven,
  );
  const fits = (one: number) =>
    others.every(({ date }) =>
      weekdayOf(`${one}${date.from.slice(4)}`).startsWith(
        weekdays.find((name) => name.startsWith(date.weekday?.slice(0, 3) ?? "?")) ?? "?",
      ),
    );
  if (others.length === 0 || fits(year)) return "";
  const other = [year + 1, year - 1].find(fits);
  const named = others.map(({ date }) => date.text).join(" and ");
  return other === undefined
    ? ` ${named} do not fall in ${year} either.`
    : ` ${named} fall in ${other}, not ${year}.`;
}

function expectedYear(facts: DocumentFacts): string {
  return facts.own === null ? "a later date" : `a date shortly before ${formatMonth(facts.own.from)}`;
}

function say(date: DateMention): string {
  if (date.kind === "season") return `${date.text} (${formatMonths(date.from, date.to)})`;
  return date.kind === "day" ? formatDay(date.from) : formatMonth(date.from);
}
