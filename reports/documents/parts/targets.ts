import { formatDay } from "../../../pipeline/calendar/print.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, cell } from "../../document.js";
import { asProse, certaintyWords, figuresWords, targetReason } from "../../words/targets.js";
import type { JudgedTarget } from "../data/judgedTarget.js";

/** The success measures of one priority, each met, not met or beyond judging, with why. */
export function targetBlocks(
  data: { targets: readonly JudgedTarget[]; priorities: readonly { id: string; name: string }[] },
  priority: string,
  slug: string,
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
    ),
  ];
}

/**
 * Success measures with their answers; the twelve months judged are said above, and beside a figure of other ones.
 *
 * @param all those of the whole document, where `targets` are a part of them: its tables are to be read alike
 */
export function targetTable(
  targets: readonly JudgedTarget[],
  id: string,
  caption: string,
  all: readonly JudgedTarget[] = targets,
): Block {
  const usual = usualPeriod(all);
  const atOutset = isAtOutset(all);
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
      const { number, text, answer, figures, certainty, reason, caveat } = target;
      return [
        cell(String(number)),
        cell(text),
        cell({ kind: "strong", text: target.early && !atOutset ? `${answer} at the outset` : answer }),
        cell(figures === null ? "[x]" : shown(figuresWords(figures), target)),
        cell(
          `${targetReason(reason, asProse)}${certainty === null ? "" : `; ${certaintyWords(certainty)}`}${caveat === null ? "" : ` (${caveat})`}`,
        ),
      ];
    }),
    headerColumn: false,
    units: unitsOf(targets, all, usual),
    notes: [],
    source: "the partnership's plan and the extracts it received",
    group: { id: "Success_measures", title: "Success measures", column: "Priority", name: caption },
  };
}

/** Actions are judged on a day; what rests on a measure has a period. */
const isOfActions = ({ measure }: JudgedTarget): boolean => measure === null;

/** Whether all that is judged by figures is judged by those of before the plan year: then the table says it once. */
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

/** "October 2022 to September 2023 (6 months of it in the plan year 2023/24)": where a part of the period lies in it. */
function usualWords(all: readonly JudgedTarget[], usual: string): string {
  const part = all.find(({ months_within, period }) => months_within != null && period === usual);
  if (part === undefined) return usual;
  const plan = part.plan_year.replace("-", "/");
  return `${usual} (${counted(part.months_within ?? 0, "month")} of it in the plan year ${plan})`;
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
