import { addAll } from "../../pipeline/bulk.js";
import { formatDay, formatMonth, formatPeriod } from "../../pipeline/calendar/print.js";
import type { Reason, ReasonCode } from "../../pipeline/store/reason.js";
import { formatCount } from "../../pipeline/words/number.js";
import { counted, oneOrMany } from "../../pipeline/words/plural.js";
import { whySuppressed } from "./suppressed.js";

/**
 * What a figure may lack, and why it is not compared or has no place, in words: the one place where sentences are made
 * of the reasons of marts and findings. Nothing reads them back.
 */

type Wording = { [Code in ReasonCode]: (reason: Reason<Code>) => string };

const wording: Wording = {
  rate: () => "a rate, percentage or mean, with which no count is compared",
  "rates-not-added": () => "a rate, percentage or mean, which is not added up over areas or months",
  "no-data": () => "no data",
  "periods-overlap": () => "the periods supplied overlap, no sum of them is this one",
  "hidden-within": () => "a hidden small count within",
  "months-missing": ({ count, of }) => `only ${count} of ${of} months supplied`,
  "areas-missing": () => "some areas within are not supplied",
  "territory-missing": ({ name, count, of }) =>
    `nothing of ${name}${count === 0 ? "" : ` for ${of - count} of ${of} months`}`,
  "half-full": ({ months }) => `half full: ${months.map(formatMonth).join(", ")}`,
  "records-held": ({ count, names }) =>
    `${counted(count, "record that could be in it is", "records that could be in it are")} ${whereHeld(names)}`,
  "log-silent": ({ first, last, usual }) => `no record at all${silent(first, last, usual)}`,
  "measure-silent": ({ first, last, usual }) => `none${silent(first, last, usual)}`,
  "area-silent": ({ name, first, last, usual }) => `none in ${name}${silent(first, last, usual)}`,
  "records-end": ({ last }) => `records end on ${formatDay(last)}`,
  "records-begin": ({ first }) => `records begin on ${formatDay(first)}`,
  "far-fewer": ({ first, last }) =>
    `far fewer than usual in ${sameMonth(first, last) ? formatMonth(first) : `the quarter to ${formatMonth(last)}`}`,
  "month-doubled": ({ first, last }) =>
    `as many records in ${formatMonth(first)} as in two months, and none in ${formatMonth(last)}`,
  "jump-up": ({ first, times }) => `from ${formatMonth(first)} about ${times} times as many as before`,
  "jump-down": ({ first, share }) =>
    `from ${formatMonth(first)} about ${share} per cent of what was usual before`,
  "figures-none": ({ first, last, usual }) => `a typed nought${silent(first, last, usual)}`,
  "figure-far-above": ({ first, last, usual }) =>
    `the figure of ${formatPeriod(first, last)} is far above all others of its series (${formatCount(usual)} at most)`,
  "figure-far-below": ({ first, last, usual }) =>
    `the figure of ${formatPeriod(first, last)} is less than a fifth of any other of its series (${formatCount(usual)} at least)`,
  "not-over": ({ last }) => `the figures were received on ${formatDay(last)}, before the period was over`,
  "running-totals": ({ first, last }) =>
    `figures from ${formatMonth(first)} to ${formatMonth(last)} never fall: they look like the year to date`,
  "wards-unnamed": ({ names, count, of }) =>
    `no record of ${wardsNamed(names, count)} at all, where a quarter of the wards have fewer than ${of}`,
  "file-waits": ({ name }) => `the file ${name} waits for an answer and is in no figure`,
  "missing-column": () => "a file lacks a column that it needs",
  "small-counts-left-out": () => "small counts seem to be left out of a file",
  "no-previous": () => "no data for the same period of the previous year",
  "below-nought": () => "no percentage on a figure below nought",
  "base-none": () => "no percentage on a base of none",
  "base-small": ({ count }) => `no percentage on a base under ${count}`,
  "base-share": () => "a share changes in percentage points",
  "territory-begun": ({ name }) => `${name} is in one of the two periods alone`,
  "unplaced-share": ({ share, before }) =>
    `records without a place ${share > before ? "rose" : "fell"} from ${before} to ${share}% of all`,
  "break-withheld": (reason) => `no percentage across a break: ${registered(reason)}`,
  "population-rebased": ({ words }) => `rates: ${words}`,
  break: (reason) => registered(reason),
  "areas-lacking": ({ count, of, names }) =>
    `${count} of ${of} areas ${oneOrMany(count, "has", "have")} no whole figure${
      names.includes("no-population") ? " or no population" : ""
    }${names.includes("below-nought") ? ", or one below nought" : ""}`,
  "areas-bounded": ({ count, of }) =>
    `${count} of ${of} areas ${oneOrMany(count, "is", "are")} placed by the least and the most that ${oneOrMany(count, "it", "they")} can be, since counts of ${oneOrMany(count, "it", "them")} are hidden or not available`,
  "by-number": ({ count, of, words }) =>
    `by number, which size decides: of ${count} of ${of} areas no estimate of ${words} is known`,
  "places-withheld": ({ count }) =>
    `${counted(count, "place is", "places are")} not given, which records that are in no figure could change`,
  "break-of-some": (reason) => `only ${met(reason, "areas")}`,
  "members-lacking": ({ count, of }) =>
    `${count} of ${of} members have no whole figure or no population estimate`,
  "group-illustrative": () => "the group is made up to show the method",
  "break-of-members": (reason) => `only ${met(reason, "members")}`,
  hidden: () => `[c]: suppressed, ${whySuppressed}`,
  "not-for-publication": ({ count }) => `not for publication: a sensitive count under ${count}`,
};

/** One reason by itself. */
export const reasonWords = (reason: Reason): string => `${lead(reason)}${plainWords(reason)}`;

/** What is the matter, without what it is the reason for. */
function plainWords(reason: Reason): string {
  return (wording[reason.code] as (reason: Reason) => string)(reason);
}

function lead(reason: Reason): string {
  if (reason.previous) return "previous year: ";
  return isWithheld(reason) ? "no change given: " : "";
}

/** Each reason as a note of its own; what was seen of a file in the order of the alphabet, and nothing twice. */
export function reasonNotes(reasons: readonly Reason[]): string[] {
  return [...new Set(inOrder(reasons).map(reasonWords))];
}

/**
 * All of them as one note, parts with semicolons between; null where there are none. What several have in common opens the first
 * of them alone: "previous year: half full: May 2022; a hidden small count within".
 */
export function noteWords(reasons: readonly Reason[]): string | null {
  const ordered = inOrder(reasons);
  if (ordered.length === 0) return null;
  return ordered
    .map((reason, index) => {
      const before = ordered[index - 1];
      const said = before !== undefined && lead(before) === lead(reason);
      return said ? plainWords(reason) : reasonWords(reason);
    })
    .join("; ");
}

/** What begins a segment of a monthly series: a break of the register, or the end of one. */
export function rebasedWords(reasons: readonly Reason[], endOf = "end of"): string | null {
  if (reasons.length === 0) return null;
  const words = reasons.map((reason) => ("words" in reason ? reason.words : plainWords(reason)));
  return `${reasons.some(({ ended }) => ended) ? `${endOf}: ` : ""}${words.join("; ")}`;
}

/** Why a change does not hold, where it does not. */
export const withheldWords = (reasons: readonly Reason[]): string => reasons.map(plainWords).join("; ");

/** A year that more territories are in than the other, or in which more records have no place: no change is given. */
function isWithheld({ code }: Pick<Reason, "code">): boolean {
  return code === "territory-begun" || code === "unplaced-share";
}

/** Two figures were not recorded alike: nothing is said of the direction of their change. */
export const notAlike = (reasons: readonly Reason[]): boolean =>
  reasons.some((reason) => isWithheld(reason) || reason.code === "break-withheld");

/** What concerns a percentage alone, or is said in a table's shorthand. */
export const ofPercentages = ({ code }: Pick<Reason, "code">): boolean =>
  code === "below-nought" ||
  code === "base-none" ||
  code === "base-small" ||
  code === "base-share" ||
  code === "hidden";

/** Of the period alone: not what it lacks beside the year before; a break is then one that lies in it. */
export function ofPeriod(reasons: readonly Reason[]): Reason[] {
  return reasons.flatMap((reason): Reason[] => {
    if (reason.previous || reason.code === "no-previous" || reason.code === "population-rebased") return [];
    return reason.code === "break-withheld" ? [{ ...reason, code: "break" }] : [reason];
  });
}

/** By which two reasons are the same. */
const keyOf = (reason: Reason): string => JSON.stringify(reason);

/** The same reason twice is one. */
export function once(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [keyOf(reason), reason])).values()];
}

const seen: ReadonlySet<ReasonCode> = new Set([
  "log-silent",
  "measure-silent",
  "area-silent",
  "records-end",
  "records-begin",
  "far-fewer",
  "month-doubled",
  "jump-up",
  "jump-down",
  "figures-none",
  "figure-far-above",
  "figure-far-below",
  "not-over",
  "running-totals",
  "wards-unnamed",
  "file-waits",
  "missing-column",
  "small-counts-left-out",
] as const satisfies ReasonCode[]);

/** The marts' order; runs of what was seen in that of their words. */
function inOrder(reasons: readonly Reason[]): Reason[] {
  const ordered: Reason[] = [];
  let run: Reason[] = [];
  const close = (): void => {
    addAll(
      ordered,
      run.sort((a, b) => (reasonWords(a) < reasonWords(b) ? -1 : 1)),
    );
    run = [];
  };
  for (const reason of reasons) {
    const last = run.at(-1);
    if (seen.has(reason.code) && (last === undefined || last.previous === reason.previous)) run.push(reason);
    else {
      close();
      if (seen.has(reason.code)) run.push(reason);
      else ordered.push(reason);
    }
  }
  close();
  return ordered;
}

const sameMonth = (first: string, last: string): boolean => first.slice(0, 7) === last.slice(0, 7);

function silent(first: string, last: string, usual: number): string {
  const when = sameMonth(first, last)
    ? ` in ${formatMonth(first)}`
    : ` from ${formatMonth(first)} to ${formatMonth(last)}`;
  return `${when}, where ${usual} a month are usual`;
}

/** Why records are in no figure, see pipeline/ingest/reasons.ts. */
function whereHeld(kinds: readonly string[]): string {
  const [kind, other] = kinds;
  if (other === undefined && kind === "ward-not-certain")
    return "in no ward: their LSOAs were split, or no lookup says where they lie";
  if (other === undefined && kind === "no-ward-named") return "in no ward: they name none";
  return `in no figure: ${kinds.map(kindWords).sort().join(", ")}`;
}

function kindWords(kind: string): string {
  if (kind === "missing-column" || kind === "small-counts-left-out") return reasonWords({ code: kind });
  return kind.replaceAll("-", " ");
}

function wardsNamed(names: readonly string[], count: number): string {
  const [first = "", second = ""] = names;
  if (count === 1) return first;
  return count === 2 ? `${first} and ${second}` : `${first} and ${count - 1} other wards`;
}

type Registered = Pick<Reason<"break">, "words" | "first" | "last">;

/** What the register says, with its days: "Covid-19 restrictions … (23 March 2020 to 18 July 2021)". */
function registered({ words, first, last }: Registered): string {
  return `${words} (${formatDay(first)}${last === undefined ? "" : ` to ${formatDay(last)}`})`;
}

const met = (reason: Registered & { count: number; of: number }, what: string): string =>
  `${reason.count} of ${reason.of} ${what} ${oneOrMany(reason.count, "is", "are")} met by a break: ${registered(reason)}`;
