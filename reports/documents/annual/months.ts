import { largest, smallest } from "../../../pipeline/bulk.js";
import { addMonths } from "../../../pipeline/calendar/day.js";
import { formatDay, formatMonth } from "../../../pipeline/calendar/print.js";
import { lineWord } from "../../../pipeline/linePlace.js";
import { yearToDate } from "../../../pipeline/statistics/index.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, type Inline, strong, text } from "../../document.js";
import { insideSentence } from "../../words/countedThing.js";
import type { AnnualReportData, LoggedEvent } from "./data.js";

/** What was done, month by month, from the event log; a month without an entry is said to have none. */
export function logBlocks({ log, period }: Pick<AnnualReportData, "log" | "period">): Block[] {
  if (log.length === 0) return [];
  const months = Array.from({ length: 12 }, (_, index) => addMonths(period.start, index));
  const { current: entered } = yearToDate(
    log.map(({ day }) => day),
    { asAt: period.end, yearStartMonth: 4 },
  );
  const files = [...new Set(log.map(({ file }) => file))].sort();
  return [
    { kind: "pageBreak" },
    { kind: "heading", level: 1, id: "log", text: "What was done, month by month" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [
        text(
          `The log has ${counted(entered ?? 0, "entry", "entries")} for the year (${joinWords(files.map((file) => linesOf(log, file)))}).`,
        ),
      ],
    },
    ...months.flatMap((month): Block[] => {
      const own = log.filter(({ day }) => day.slice(0, 7) === month.slice(0, 7));
      return [
        { kind: "heading", level: 2, id: `log-${month.slice(0, 7)}`, text: formatMonth(month) },
        own.length === 0
          ? { kind: "paragraph", style: "plain", inlines: [text("No entry.")] }
          : { kind: "list", ordered: false, items: entries(own) },
      ];
    }),
  ];
}

/** "CSU events.csv, lines 98 to 190": where the entries stand. */
function linesOf(log: readonly LoggedEvent[], file: string): string {
  const lines = log.filter((event) => event.file === file).map(({ line }) => line);
  const [first, last] = [smallest(lines), largest(lines)];
  const word = lineWord(file);
  return `${file}, ${first === last ? `${word} ${first}` : `${word}s ${first} to ${last}`}`;
}

/** One item a day and thing; the same thing twice on a day is counted. */
function entries(events: readonly LoggedEvent[]): Inline[][] {
  const items = new Map<string, { event: LoggedEvent; times: number }>();
  for (const event of events) {
    const key = JSON.stringify([event.day, event.type, event.words]);
    const known = items.get(key);
    items.set(key, { event, times: (known?.times ?? 0) + 1 });
  }
  return [...items.values()].map(({ event: { day, type, words }, times }) => [
    strong(formatDay(day).replace(/ \d{4}$/, "")),
    text(`: ${words.join(", ")}${type === "" ? "" : ` (${insideSentence(type)})`}`),
    text(times === 1 ? "" : `, ${formatCount(times)} times`),
  ]);
}
