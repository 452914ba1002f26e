import { formatDay, formatPeriod, writtenDays } from "../../../pipeline/calendar/print.js";
import { isCertain } from "../../../pipeline/facts/place.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { countedOrNo, oneOrMany } from "../../../pipeline/words/plural.js";
import { type Block, type Inline, strong, text } from "../../document.js";
import { signalWords } from "../../words/findings.js";
import { amongWords, rankWords } from "../../words/rankWords.js";
import {
  type PrintedFigure,
  printedFigures,
  revisedFigures,
  revisingFiles,
} from "../parts/revisedFigures.js";
import { sentence } from "../parts/sentenceBlock.js";
import type { CitePeriod } from "./cite.js";
import type { PackMeasure, TrendPackData } from "./data.js";
import { measureName } from "./measureName.js";
import { quarterChanges } from "./quarterChanges.js";
import { placeOf } from "./table.js";

/** The first page: what the quarter did, what gives a signal, and what is not as it was a quarter before. */
export function packSummary(data: TrendPackData, cite: CitePeriod): Block[] {
  const { quarter, priorities, planned } = data;
  const all = unique(data);
  const flagged = all.filter(({ signal }) => signal?.rule != null);
  return [
    { kind: "heading", level: 1, id: "summary", text: "Summary" },
    {
      kind: "paragraph",
      style: "lead",
      inlines: [
        text(
          `${countedOrNo(all.length, "measure", "measures").replace(/^./, (first) => first.toUpperCase())} of ${planned === false ? countedOrNo(priorities.length, "theme", "themes") : countedOrNo(priorities.length, "priority", "priorities")} ${oneOrMany(all.length, "is", "are")} given for ${formatPeriod(quarter.start, quarter.end)}. ${flagged.length === 0 ? "No monthly series gives a signal" : flagged.length === 1 ? "1 monthly series gives a signal" : `${formatCount(flagged.length)} monthly series give a signal`} at the end of the quarter.`,
        ),
      ],
    },
    ...quarterChanges(data, all, cite),
    ...list(
      "summary-signals",
      "Signals in the months",
      flagged.map((of) => signalItem(of, all)),
    ),
    { kind: "heading", level: 2, id: "changed", text: "What changed since the quarter before" },
    ...sentence(
      `The quarter before is ${formatPeriod(quarter.beforeStart, quarter.beforeEnd)}. A figure counts as revised where an extract that reaches beyond ${formatDay(quarter.beforeEnd)} gives it differently.`,
    ),
    ...(hasBefore(data, all)
      ? bullets([...signalChanges(all), ...placeChanges(all), ...actionChanges(data), ...revisions(data)])
      : sentence("Nothing can be said of it: no figure of that quarter, or of one before it, is here.")),
  ];
}

/** Whether anything is known that could have changed since the quarter before. */
const hasBefore = ({ quarter, actions, revised }: TrendPackData, all: readonly PackMeasure[]): boolean =>
  actions !== null ||
  revised.length > 0 ||
  all.some(
    ({ points, placesBefore, signalBefore }) =>
      placesBefore.length > 0 || signalBefore !== null || points.some(({ month }) => month < quarter.start),
  );

/** A measure that serves two priorities is counted once. */
function unique({ priorities }: Pick<TrendPackData, "priorities">): PackMeasure[] {
  const all = priorities.flatMap(({ measures }) => measures);
  return all.filter(
    (of, at) =>
      all.findIndex((other) => other.measure.measure === of.measure.measure && other.source === of.source) ===
      at,
  );
}

function signalItem(of: PackMeasure, all: readonly PackMeasure[]): Inline[] {
  const meaning =
    of.signal?.meaning === "good"
      ? " This is welcome."
      : of.signal?.meaning === "bad"
        ? " This is unwelcome."
        : "";
  return [
    strong(measureName(of, all)),
    text(`: ${of.signal === null ? "" : signalWords(of.signal)}.${meaning}`),
  ];
}

function signalChanges(all: readonly PackMeasure[]): Inline[][] {
  return all.flatMap((of): Inline[][] => {
    const [now, before] = [of.signal, of.signalBefore];
    if (now === null || before === null || (now.rule === before.rule && now.side === before.side)) return [];
    const words =
      now.rule === null
        ? `no signal any longer; as at the end of the quarter before ${signalWords(before)}`
        : before.rule === null
          ? `a signal now, ${signalWords(now)}`
          : `now ${signalWords(now)}; as at the end of the quarter before ${signalWords(before)}`;
    return [[strong(measureName(of, all)), text(`: ${words}.`)]];
  });
}

/** Places of twelve months, by rate where there is one, where both packs rank the same number of areas. */
function placeChanges(all: readonly PackMeasure[]): Inline[][] {
  return all.flatMap((of): Inline[][] => {
    const basis = placeOf(of.places, "rate") === null ? "count" : "rate";
    const now = placeOf(of.places, basis);
    const before = placeOf(of.placesBefore, basis);
    if (now === null || before === null || !isCertain(now.rank) || !isCertain(before.rank)) return [];
    const apart = now.rank.rank_highest - before.rank.rank_highest;
    if (apart === 0 || now.rank.of !== before.rank.of || now.scope !== before.scope) return [];
    return [
      [
        strong(measureName(of, all)),
        text(
          ` moved from ${rankWords(before.rank)} to ${rankWords(now.rank)} of ${amongWords(now.rank, now.scope)} by ${basis === "rate" ? "rate" : "number"} over twelve months.`,
        ),
      ],
    ];
  });
}

function actionChanges({ actions }: TrendPackData): Inline[][] {
  if (actions === null) return [];
  const overdue = actions.rows.filter(({ state }) => state === "overdue");
  if (overdue.length === 0) return [];
  const verb = overdue.length === 1 ? "is" : "are";
  return [
    [
      strong(`${countedOrNo(overdue.length, "action", "actions")}`),
      text(
        ` ${verb} overdue as at ${formatDay(actions.asAt)}: ${overdue.map(({ number, action, by_when }) => `${number} ${action} (${writtenDays(by_when)})`).join("; ")}.`,
      ),
    ],
  ];
}

/** Of each measure the longest figure of which a part was given differently since the quarter before. */
function revisions(data: TrendPackData): Inline[][] {
  const { beforeEnd, end } = data.quarter;
  const since = data.revised.filter(({ covers_to }) => covers_to > beforeEnd && covers_to <= end);
  const figures = revisedFigures(packPrinted(data), since);
  const longest = [...new Set(figures.map(({ source, measure }) => `${source} ${measure}`))].flatMap((key) =>
    figures
      .filter((figure) => `${figure.source} ${figure.measure}` === key && figure.was !== figure.value)
      .slice(-1),
  );
  return longest.map((figure): Inline[] => {
    const apart = figure.value - figure.was;
    return [
      strong(figure.name),
      text(
        `, ${formatPeriod(figure.start, figure.end)}: ${figure.by[0]?.supplier ?? ""} gave ${formatCount(figure.was)} and now gives ${formatCount(figure.value)}, ${formatCount(Math.abs(apart))} ${apart > 0 ? "more" : "fewer"} (${revisingFiles(figure)}).`,
      ),
    ];
  });
}

/** Every figure that the pack prints, the longest spans of a measure last. */
export function packPrinted({ priorities }: Pick<TrendPackData, "priorities">): PrintedFigure[] {
  return unique({ priorities })
    .filter(({ measure }) => !measure.sensitive)
    .flatMap(({ measure, quarter, toDate, rolling }) =>
      [quarter, toDate, ...(rolling === null ? [] : [rolling])].flatMap((row) =>
        printedFigures(measure.name, row),
      ),
    );
}

function list(id: string, title: string, items: Inline[][]): Block[] {
  if (items.length === 0) return [];
  return [
    { kind: "heading", level: 2, id, text: title },
    { kind: "list", ordered: false, items },
  ];
}

function bullets(items: Inline[][]): Block[] {
  return items.length === 0
    ? sentence("Nothing: no signal, no place and no figure is other than it was.")
    : [{ kind: "list", ordered: false, items }];
}
