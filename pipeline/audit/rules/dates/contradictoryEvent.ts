import { type Day, monthOf, yearOf } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import { lineAt } from "../../document/segments.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import { contentWords } from "../../facts/contentWords.js";
import type { DocumentFacts } from "../../facts/documentFacts.js";
import type { Judgement, Rule } from "../../facts/finding.js";
import { monthOfLog } from "../../facts/monthLog.js";

/** What happened, in which months it says so, and where. */
interface Event {
  readonly segment: number;
  readonly months: readonly Day[];
  readonly words: readonly string[];
  /** Words of its whole paragraph. */
  readonly around: ReadonlySet<string>;
}

/** Things that happen once: patrols, visits and training recur, and two months of them are no contradiction. */
const ONCE =
  /\b(?:launch|conference|opening|ceremony|festival|summit|award|exhibition|closure|anniversary|election|inauguration)\b/;

const ONCE_OR_MORE = new RegExp(ONCE.source.replace(/\\b$/, ""), "i");

/** The same event in two months. */
export const contradictoryEvent: Rule = {
  name: "contradictory-event",
  explanation:
    "Two places of the document tell of what seems to be one event and put it in different months.",
  check: ({ facts }) => {
    const events = eventsOf(facts);
    if (events.length < 2) return [];
    const frequency = pairFrequency(facts);
    const findings: Judgement[] = [];
    events.forEach((event, index) => {
      for (const other of events.slice(index + 1)) {
        if (event.months.some((month) => other.months.includes(month)) || !near(event, other)) continue;
        const shared = pairs(event.words).find(
          (pair) => ONCE.test(pair) && frequency.get(pair) === 2 && pairs(other.words).includes(pair),
        );
        if (shared === undefined) continue;
        // One pair of words may be chance; the surroundings must speak of the same thing.
        const common = other.words.filter((word) => event.around.has(word) && !shared.includes(word));
        if (
          new Set(common).size < 2 &&
          event.words.filter((word) => other.around.has(word) && !shared.includes(word)).length < 2
        )
          continue;
        const [first, second] = [facts.segments[event.segment], facts.segments[other.segment]];
        if (first === undefined || second === undefined) continue;
        const message = `Here the ${shared} is in ${event.months.map(formatMonth).join(", ")}; line ${lineAt(second, 0)} has it in ${other.months.map(formatMonth).join(", ")}.`;
        findings.push(aboutSegment(first, "suspect", message, "one month in both places"));
      }
    });
    return findings;
  },
};

function eventsOf(facts: DocumentFacts): Event[] {
  return facts.segments.flatMap((segment) => {
    if (segment.kind === "row" || segment.kind === "heading" || !ONCE_OR_MORE.test(segment.text)) return [];
    const own = facts.dates.filter(
      ({ segment: at, date }) =>
        at === segment.index && date.yearGiven && (date.kind === "month" || date.kind === "day"),
    );
    const logged = monthOfLog(facts.blocks, segment.block);
    const months = own.map(({ date }) => `${date.from.slice(0, 7)}-01`);
    if (logged !== null) months.push(logged);
    if (months.length === 0) return [];
    const block = facts.blocks[segment.block]?.text ?? "";
    return [
      {
        segment: segment.index,
        months,
        words: contentWords(segment.text),
        around: new Set(contentWords(block)),
      },
    ];
  });
}

/** Within two years: the same name further apart is a yearly event. */
function near(one: Event, other: Event): boolean {
  const index = (value: Day | undefined) => (value === undefined ? 0 : yearOf(value) * 12 + monthOf(value));
  return Math.abs(index(one.months[0]) - index(other.months[0])) < 12;
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}

/** In how many sentences each pair of neighbouring words stands. */
function pairFrequency(facts: DocumentFacts): Map<string, number> {
  const counts = new Map<string, number>();
  for (const segment of facts.segments) {
    for (const pair of new Set(pairs(contentWords(segment.text))))
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
