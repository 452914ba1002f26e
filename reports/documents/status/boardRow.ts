import type { BoardFacts } from "../../../pipeline/ask/board.js";
import { formatDay, formatShortMonth } from "../../../pipeline/calendar/print.js";
import { counted } from "../../../pipeline/words/plural.js";
import { reasonWords } from "../../words/reasons.js";

/** One source's line on the status board, as it is printed. */
export type BoardRow = Omit<
  BoardFacts,
  "missing" | "half_full" | "late" | "empty" | "seen" | "held" | "waiting" | "doubted"
> & {
  missing: string | null;
  half_full: string | null;
  note: string;
};

/** The facts of a source in words; columns in the order in which they are printed. */
export function boardRow(facts: BoardFacts): BoardRow {
  const { missing, half_full, next_due, late, empty, seen, held, waiting, doubted, ...rest } = facts;
  const { source, title, supplier, state, supplies, from, to, ...counts } = rest;
  const gaps = missing.map(({ first, last }) => span(first, last)).join(", ");
  const months = half_full.map(({ month }) => shortMonth(month)).join(", ");
  return {
    ...{ source, title, supplier, state, supplies, from, to },
    missing: gaps || null,
    half_full: months || null,
    next_due,
    ...counts,
    note: notes(facts, gaps).join("; "),
  };
}

function notes(facts: BoardFacts, gaps: string): string[] {
  const { half_full, next_due, late, unknown_area, released, revised, withdrawn, empty } = facts;
  const shares = half_full.map(({ month, share }) => `${shortMonth(month)} (${share}%)`).join(", ");
  return [
    ...(empty > 0 ? [`${counted(empty, "file")} without a record that counts`] : []),
    ...(gaps === "" ? [] : [`missing ${gaps}`]),
    ...(shares === "" ? [] : [`half full ${shares}`]),
    ...seenWords(facts),
    ...facts.held.map(heldWords),
    ...(late && next_due !== null ? [`next was due ${formatDay(next_due)}`] : []),
    ...(unknown_area !== null && unknown_area > 0
      ? [`${records(unknown_area)} of areas not in the seeds (csp areas import)`]
      : []),
    ...facts.waiting.map((file) => `${file} waits for an answer (csp ingest asks)`),
    ...facts.doubted.map(
      ({ file, taken, doubt }) =>
        `${file} ${taken === "add" ? "added to" : "taken in place of"} the others though ${doubt}`,
    ),
    ...(released > 0 ? [`${records(released)} released`] : []),
    ...(revised > 0 ? [`${figures(revised)} revised`] : []),
    ...(withdrawn > 0 ? [`${figures(withdrawn)} no longer named by the newer supply`] : []),
  ];
}

function seenWords({ seen }: BoardFacts): string[] {
  const said = seen.map((each) => ({ since: each.since, words: reasonWords(each.seen) }));
  said.sort((a, b) => (a.since === b.since ? (a.words < b.words ? -1 : 1) : a.since < b.since ? -1 : 1));
  return [...new Set(said.map(({ words }) => words))];
}

function heldWords({ reason, records: count }: BoardFacts["held"][number]): string {
  switch (reason) {
    case "missing-column":
      return "files lack a column that figures need";
    case "small-counts-left-out":
      return "small counts seem to be left out";
    case "no-measure":
      return `${count} that no measure takes`;
    case "blank-category":
      return `${count} that do not say their type`;
    case "unknown-area":
      return `${count} of areas that are not known`;
    default:
      return `${count} in no figure: ${reason.replaceAll("-", " ")}`;
  }
}

const records = (count: number): string => `${counted(count, "record")}`;
const figures = (count: number): string => `${counted(count, "figure")}`;

/** "Jun 2019", or "Jun 2019 to Jul 2019". */
const span = (first: string, last: string | undefined): string =>
  `${shortMonth(first)}${last === undefined ? "" : ` to ${shortMonth(last)}`}`;

const shortMonth = (day: string): string => `${formatShortMonth(day)} ${day.slice(0, 4)}`;
