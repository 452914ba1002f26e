import { formatDay } from "../../../pipeline/calendar/print.js";
import type { JudgedTarget } from "../../../pipeline/facts/target.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { type Block, cell } from "../../document.js";
import {
  againstWords,
  answerWords,
  asProse,
  cautionWords,
  certaintyWords,
  figuresWords,
  targetReason,
} from "../../words/targets.js";
import type { RevisedPeriod } from "../data/readRevised.js";
import { unevenNotes } from "./unevenRevision.js";

/** The success measures of one priority, each met, not met or beyond judging, with why. */
export function targetBlocks(
  data: { targets: readonly JudgedTarget[]; priorities: readonly { id: string; name: string }[] },
  priority: string,
  slug: string,
  notes: string[] = [],
): Block[] {
  const own = data.targets.filter((target) => target.priority === priority);
  if (own.length === 0) return [];
  return [
    { kind: "heading", level: 2, id: `targets-${slug}`, text: "Success measures" },
    targetTable(
      own,
      `table-targets-${slug}`,
      `Success measures: ${data.priorities.find(({ id }) => id === priority)?.name ?? priority}`,
      data.targets,
      notes,
    ),
  ];
}

/**
 * Success measures with their answers; the months judged are said above, and beside a figure of other ones.
 *
 * @param notes said below, of the figures that the answers rest on
 * @param all those of the whole document, where `targets` are a part of them: its tables are to be read alike
 */
export function targetTable(
  targets: readonly JudgedTarget[],
  id: string,
  caption: string,
  all: readonly JudgedTarget[] = targets,
  notes: string[] = [],
): Block {
  const usual = usualPeriod(all);
  const shown = (figures: string, target: JudgedTarget) =>
    target.period === null || target.period === usual || isOfActions(target) || target.suppressed === true
      ? figures
      : `${figures}, ${target.period}`;
  return {
    kind: "table",
    id,
    caption,
    columns: [
      { label: "No.", align: "left" },
      { label: "Success measure", align: "left" },
      { label: "Answer", align: "left" },
      { label: "Figures", align: "left" },
      { label: "Reason", align: "left" },
    ],
    rows: targets.map((target) => {
      const { number, text, figures, certainty, reason, caveat } = target;
      const why = [
        targetReason(reason, asProse),
        ...(certainty === null ? [] : [certaintyWords(certainty)]),
        ...[cautionWords(target), againstWords(target)].filter((words) => words !== null),
      ].join("; ");
      return [
        cell(String(number)),
        cell(text),
        cell({ kind: "strong", text: answerWords(target) }),
        cell(figures === null ? "[x]" : shown(figuresWords(figures), target)),
        cell(`${why}${caveat === null ? "" : ` (${caveat})`}`),
      ];
    }),
    headerColumn: false,
    units: unitsOf(targets, all, usual),
    notes,
    source: "the partnership's plan and the extracts it received",
    group: { id: "Success_measures", title: "Success measures", column: "Priority", name: caption },
  };
}

/** Of the figures that success measures compare with the year before: what that was as first given, where this year is not revised yet. */
export function comparedUnevenly(
  targets: readonly JudgedTarget[],
  found: readonly { row: TrendsRow; measure: { measure: string; name: string } }[],
  revised: readonly RevisedPeriod[] | undefined,
): string[] {
  const compared = new Set(
    targets.flatMap(({ measure, figures }) =>
      measure !== null && (figures?.kind === "change" || figures?.kind === "places") ? [measure] : [],
    ),
  );
  return unevenNotes(
    found.filter(({ measure }) => compared.has(measure.measure)),
    revised,
  );
}

/** Actions are judged on a day; what rests on a measure has a period. */
const isOfActions = ({ measure }: JudgedTarget): boolean => measure === null;

/** Whether all that is judged by figures is judged by those of before the plan year. */
const isAtOutset = (all: readonly JudgedTarget[]): boolean =>
  all.every((target) => isOfActions(target) || target.answer === "cannot be judged" || target.early);

/** The period of most figures; of two as frequent the one that stands first. */
function usualPeriod(targets: readonly JudgedTarget[]): string | null {
  const periods = targets.flatMap((target) =>
    target.period === null || isOfActions(target) ? [] : [target.period],
  );
  const count = (wanted: string) => periods.filter((period) => period === wanted).length;
  return periods.toSorted((a, b) => count(b) - count(a))[0] ?? null;
}

/** "April to September 2023, the plan year 2023/24 so far,": where the plan year is not over. */
function usualWords(all: readonly JudgedTarget[], usual: string): string {
  const soFar = all.find((target) => target.so_far && target.period === usual && !isOfActions(target));
  return soFar === undefined ? usual : `${usual}, the plan year ${soFar.plan_year.replace("-", "/")} so far,`;
}

/** What stands in brackets beside a figure: that of the year before, or of its same months. */
function bracketed(targets: readonly JudgedTarget[]): string[] {
  const changes = targets.filter(({ figures }) => figures?.kind === "change");
  if (changes.length === 0) return [];
  return [
    changes.every(({ early }) => early)
      ? "In brackets: the year before."
      : "In brackets: the same months of the year before.",
  ];
}

function unitsOf(
  targets: readonly JudgedTarget[],
  all: readonly JudgedTarget[],
  usual: string | null,
): string | null {
  // before the plan year nothing has been returned, so there is no day to speak of
  const day = all.find(({ as_at, answer }) => as_at !== null && answer !== "cannot be judged")?.as_at;
  const parts = [
    ...(usual === null ? [] : [`Figures are of ${usualWords(all, usual)} where no other months are named.`]),
    ...bracketed(targets),
    ...(isAtOutset(all) && targets.some(({ early }) => early)
      ? [
          `They end before the plan year ${all[0]?.plan_year.replace("-", "/") ?? ""} begins: this is the position at the outset.`,
        ]
      : []),
    ...(day == null ? [] : [`Actions are judged as at ${formatDay(day)}.`]),
    ...(targets.some(({ figures }) => figures === null) ? ["Shorthand: [x] not available."] : []),
  ];
  return parts.length === 0 ? null : parts.join(" ");
}
