import { endOfMonth } from "../../pipeline/calendar/day.js";
import { formatPeriod, quarterMonths, writtenDays } from "../../pipeline/calendar/print.js";
import type {
  OpenAction,
  TargetCertainty,
  TargetFigures,
  TargetPlace,
  TargetReason,
  TargetRow,
} from "../../pipeline/facts/target.js";
import { capital } from "../../pipeline/words/firstLetter.js";
import { joinWords } from "../../pipeline/words/list.js";
import { formatDecimal } from "../../pipeline/words/number.js";
import { ordinal } from "../../pipeline/words/ordinal.js";
import { counted, oneOrMany } from "../../pipeline/words/plural.js";
import { shareText } from "../../pipeline/words/share.js";
import { singular } from "./countedThing.js";
import { placeAt, placeWords } from "./rankWords.js";
import { noteWords } from "./reasons.js";

/** How days and the ids of measures are written: as data has them, or as a document's reader does. */
export interface Style {
  day: (words: string) => string;
  id: (id: string) => string;
}

const asData: Style = { day: (words) => words, id: (id) => id };
export const asProse: Style = { day: writtenDays, id: (id) => id.replaceAll("_", " ") };

type Figures<Kind extends TargetFigures["kind"]> = Extract<TargetFigures, { kind: Kind }>;
const figures: { [Kind in TargetFigures["kind"]]: (figures: Figures<Kind>) => string } = {
  count: ({ value, unit }) => unitsWords(value, unit),
  baseline: ({ value, unit, baseline, baseline_period }) =>
    `${unitsWords(value, unit)} (baseline ${formatDecimal(baseline)}${baselineMonths(baseline_period)})`,
  change: ({ value, unit, previous }) => `${unitsWords(value, unit)} (${formatDecimal(previous)})`,
  share: ({ part, of }) => shareText(part, of),
  "on-target": ({ part, of, contested, older }) =>
    `${shareText(part, of)}${withoutContested(contested)}${olderWords(older)}`,
  actions: ({ actions, part, of }) => `actions ${actions.join(", ")} achieved: ${shareText(part, of)}`,
  place: (place) => placed(place),
  places: ({ now, before }) => `${placed(now)}, a year before ${placed(before)}`,
  suppressed: () => "[c]",
};

/** "0 walks", "1 walk", "512 people, counted month by month". */
function unitsWords(value: number, unit: string): string {
  const [what = "", ...how] = unit.split(", ");
  return [`${formatDecimal(value)} ${value === 1 ? singular(what) : what}`, ...how].join(", ");
}

/** ", October 2022 to September 2023" of 2022-10..2023-09. */
function baselineMonths(period: string | null): string {
  const [from, to] = period?.split("..") ?? [];
  return from === undefined || to === undefined
    ? ""
    : `, ${formatPeriod(`${from}-01`, endOfMonth(`${to}-01`))}`;
}

/** ", without action 6.1, returned as achieved, which the count does not show" */
export const withoutContested = (actions: readonly string[]): string =>
  actions.length === 0
    ? ""
    : `, without ${oneOrMany(actions.length, "action", "actions")} ${joinWords(actions)}, returned as achieved, which the count does not show`;

/** ", 1 of them as returned for April to June": what was on target a quarter ago need not be so now. */
const olderWords = (older: Figures<"on-target">["older"]): string =>
  older
    .map(
      ({ quarter, actions }) =>
        `, ${formatDecimal(actions)} of them as returned for ${quarterMonths(quarter)}`,
    )
    .join("");

export const figuresWords = (of: TargetFigures): string =>
  (figures[of.kind] as (of: TargetFigures) => string)(of);

/** "lowest of 13 by rate (joint 2nd lowest by number): 500". */
const placed = (place: TargetPlace): string => `${placeWords(place) ?? ""}: ${formatDecimal(place.value)}`;

type Certainty<Kind extends TargetCertainty["kind"]> = Extract<TargetCertainty, { kind: Kind }>;
const certainties: { [Kind in TargetCertainty["kind"]]: (certainty: Certainty<Kind>) => string } = {
  change: ({ verdict, flags }) => `${verdict}${flags.length === 0 ? "" : `; ${noteWords(flags)}`}`,
  share: ({ lower, upper, before }) => {
    const interval = `95% confidence interval ${formatDecimal(lower, 1)} to ${formatDecimal(upper, 1)}%`;
    return before === null
      ? interval
      : `${interval}; the year before ${shareText(before.part, before.of)}: ${before.verdict}`;
  },
  "no-interval": () => "no interval for this place",
  place: ({ sure, best, worst, alike, absent }) => {
    const range =
      best === worst ? `${placeAt(best, "lowest")} alone` : `${ordinal(best)} to ${ordinal(worst)} lowest`;
    const known = absent === 0 ? "" : " compared";
    const others =
      alike === 0
        ? best === worst
          ? `clear of all others${known}`
          : `though distinguishable from each other area${known} taken singly`
        : `not distinguishable from ${counted(alike, "other")}${known} taken singly`;
    return `${sure}: the 95% confidence interval is ${range}, ${others}`;
  },
  places: ({ overlap, moved }) =>
    overlap
      ? `the two places' intervals overlap${moved ? ": the move could be due to chance" : ""}`
      : "the two places' intervals are apart",
};

export const certaintyWords = (of: TargetCertainty): string =>
  (certainties[of.kind] as (of: TargetCertainty) => string)(of);

type Code = TargetReason["code"];
type Why<Of extends Code> = Extract<TargetReason, { code: Of }>;
const reasons: { [Of in Code]: string | ((why: Why<Of>, style: Style) => string) } = {
  "all-achieved": "all of its actions are achieved",
  "no-action-named": "no action is named for it",
  "no-share-to-reach": "seeds/success_measures.csv gives no share to reach",
  "no-number-to-reach": "seeds/success_measures.csv gives no number to reach",
  "no-places-to-reach": "seeds/success_measures.csv does not say among how many",
  "not-begun": "its actions begin with the plan year",
  "baseline-year": "these are months of the baseline's own year: it is judged by later ones",
  "year-not-over": "the baseline is that of a whole year, and the plan year is not over",
  "no-year-before": "no whole figure of the year before",
  "share-of-none": "a share of none",
  "no-county": "no county data to rank by",
  "place-open": "hidden counts of other areas leave the place open",
  "no-place-before": "no place of the year before to compare with",
  reported: "the number is reported",
  baseline: "there is a figure for a whole year to measure against",
  suppressed:
    "it cannot be judged in public: its figures are suppressed, and [c] is not always the smaller number",
  "at-least-share": ({ target }) => `at least ${target}% was wanted`,
  "at-least": ({ target }) => `at least ${formatDecimal(target)} were wanted`,
  "among-lowest": ({ target }) => `among the lowest ${target} was wanted`,
  "than-baseline": ({ wanted, baseline }) =>
    `${wanted} than the baseline of ${formatDecimal(baseline)} was wanted`,
  "than-before": ({ wanted }) => `${wanted} than a year before was wanted`,
  moved: ({ places }) =>
    places === 0
      ? "the same place"
      : `${counted(Math.abs(places), "place")} ${places > 0 ? "better" : "worse"}`,
  open: ({ actions }, style) => `not achieved: ${listed(actions, style)}`,
  "not-yet-due": ({ actions }, style) => `not yet due: ${listed(actions, style)}`,
  "no-actions": ({ plan_year }) => `the actions of ${plan_year} are not in seeds/actions.csv`,
  "nothing-returned": ({ as_at }, { day }) => `nothing was returned on its actions by ${day(as_at)}`,
  unsupplied: ({ measure, of }, { id }) =>
    `no extract supplies ${measure === null ? (of === "measure" ? "its measure" : "what it is a share of") : id(measure)}`,
  "none-in-plan-year": ({ last }) =>
    `there is no figure of the plan year yet; the last is that of ${last}, before it`,
  "not-whole": ({ status, reasons: of }) => noteWords(of) ?? status,
  "break-within": ({ reasons: of }) => `a recording break falls inside: ${noteWords(of) ?? "not comparable"}`,
  "break-in-period": ({ words }) => `a recording break falls inside the period: ${words}`,
  "break-in-years": ({ words }) => `a recording break falls inside the two years: ${words}`,
  "more-than-whole": ({ part, of }) =>
    `${formatDecimal(part)} is more than the ${formatDecimal(of)} it is a share of`,
  "absent-areas": ({ absent, of }) =>
    `${absent} of ${of} areas ${oneOrMany(absent, "has", "have")} no whole figure and could rank before it`,
  "other-areas": ({ now, before }) => `ranked among ${now} now and ${before} the year before`,
};

const listed = (actions: readonly OpenAction[], { day }: Style): string =>
  actions
    .map(
      ({ number, by_when, contested }) =>
        `${number} (${contested ? "returned as achieved, which the count does not show" : day(by_when)})`,
    )
    .join(", ");

export function targetReason(why: TargetReason, style: Style): string {
  const words = reasons[why.code] as string | ((why: TargetReason, style: Style) => string);
  return typeof words === "string" ? words : words(why, style);
}

/** "would be met" before the plan year, "met so far" in it, "met" where the rest of it changes nothing. */
export function answerWords({
  answer,
  early,
  so_far,
}: Pick<TargetRow, "answer" | "early" | "so_far">): string {
  if (answer === "cannot be judged") return answer;
  if (early) return answer === "met" ? "would be met" : "would not be met";
  return so_far ? `${answer} so far` : answer;
}

/** That a return and a count do not agree: "action 6.1 is returned as completed, but the count does not show it"; null where they do. */
export function againstWords({ against }: Pick<TargetRow, "against">): string | null {
  if (against.length === 0) return null;
  const actions = `${oneOrMany(against.length, "action", "actions")} ${joinWords(against)}`;
  return `${actions} ${oneOrMany(against.length, "is", "are")} returned as achieved, but the count does not show it`;
}

type Contested = Pick<TargetRow, "number" | "figures" | "reason" | "against" | "period">;

const lateWords =
  "No return: nothing was ever returned. Late: not achieved, and last returned on for an earlier quarter than others were.";

/** What the columns of a table of actions by priority hold: those without a present return, and those that a count contests. */
export function columnsWords(actions: readonly { number: string; state: string }[]): string {
  const own = actions.flatMap(({ number, state }) => (state === "contested" ? [number] : []));
  return own.length === 0
    ? lateWords
    : `${lateWords} Contested: returned as achieved, which a count does not show (${oneOrMany(own.length, "action", "actions")} ${joinWords(own)}).`;
}

/**
 * Of listed actions, what is counted against the returns on them: " Action 6.1 is returned as achieved, but the count does
 * not show it, so that it counts as not achieved: 0 walks, at least 3 were wanted (success measure 11)."; nothing where no return is contested.
 */
export function contestedSentences(
  contested: readonly Contested[],
  actions: readonly { number: string }[],
): string {
  const listed = new Set(actions.map(({ number }) => number));
  return contested
    .filter(({ against }) => against.some((number) => listed.has(number)))
    .map((target) => ` ${contestedSentence(target)}`)
    .join("");
}

/** The same of one success measure. */
export function contestedSentence(target: Contested): string {
  const counted = [
    ...(target.figures === null
      ? []
      : [`${figuresWords(target.figures)}${target.period === null ? "" : ` in ${target.period}`}`]),
    targetReason(target.reason, asProse),
  ];
  const counts = oneOrMany(target.against.length, "it counts", "they count");
  return `${capital(againstWords(target) ?? "")}, so that ${counts} as not achieved: ${counted.join(", ")} (success measure ${target.number}).`;
}

/** What an answer that sounds good may hide, of reports that come to light; null of all others. */
export function cautionWords({ caution }: Pick<TargetRow, "caution">): string | null {
  if (caution === null) return null;
  return caution === "fall"
    ? "a fall in reports may be unwelcome: it can mean that less came to light"
    : "few reports may be unwelcome: it can mean that little came to light";
}

/** Whether more than chance stands behind an answer; null where it rests on no comparison that chance could make. */
function isBeyondChance({ certainty, reason }: Pick<TargetRow, "certainty" | "reason">): boolean | null {
  switch (certainty?.kind) {
    case undefined:
      return null;
    case "change":
      return certainty.verdict === "higher" || certainty.verdict === "lower";
    case "places":
      return !certainty.overlap && certainty.moved;
    case "place":
      return certainty.sure !== "not certain";
    case "no-interval":
      return false;
    case "share":
      return (
        reason.code === "at-least-share" &&
        (certainty.lower >= reason.target || certainty.upper < reason.target)
      );
  }
}

/**
 * How many of the answers on figures of before the plan year stand beyond chance, and which are met by what may be unwelcome:
 * "Of the 7 that would be met, 4 are beyond chance, 2 could be due to chance alone and 1 rests on no comparison."
 */
export function chanceSentences(targets: readonly TargetRow[]): string {
  const of = (answer: TargetRow["answer"], would: string): string[] => {
    const own = targets.filter((target) => target.answer === answer);
    const count = (beyond: boolean | null) =>
      own.filter((target) => isBeyondChance(target) === beyond).length;
    const parts = [
      [count(true), oneOrMany(count(true), "is beyond chance", "are beyond chance")],
      [count(false), "could be due to chance alone"],
      [count(null), oneOrMany(count(null), "rests on no comparison", "rest on no comparison")],
    ] as const;
    const all = own.length === 2 ? "both" : own.length === 1 ? "1" : "all";
    const said = parts.flatMap(([number, words]) =>
      number === 0 ? [] : [`${number === own.length ? all : number} ${words}`],
    );
    return own.length === 0 ? [] : [`Of the ${own.length} that ${would}, ${joinWords(said)}.`];
  };
  const cautioned = targets.flatMap((target) => {
    const words = target.answer === "met" ? cautionWords(target) : null;
    return words === null ? [] : [`${target.text} (${words})`];
  });
  return [
    ...of("met", "would be met"),
    ...of("not met", "would not"),
    ...(cautioned.length === 0 ? [] : [`Met, and to be read with care: ${joinWords(cautioned)}.`]),
  ].join(" ");
}

/** A success measure as `csp targets` prints it. */
export interface WordedTarget
  extends Omit<
    TargetRow,
    | "answer"
    | "figures"
    | "certainty"
    | "reason"
    | "as_at"
    | "early"
    | "so_far"
    | "caution"
    | "against"
    | "internal"
  > {
  /** "met", "would be met", "not met so far" */
  answer: string;
  figures: string | null;
  certainty: string | null;
  reason: string;
  /** the caveat, and that the figures are older than the plan year where they are */
  note: string | null;
}

export function wordedTarget(target: TargetRow): WordedTarget {
  const { early, so_far, caution, against, internal, as_at, ...row } = target;
  const notes = [
    row.caveat,
    cautionWords(target),
    againstWords(target),
    early
      ? `the twelve months end before the plan year ${row.plan_year} begins: this is the position at the outset`
      : null,
    so_far && as_at === null ? `the plan year ${row.plan_year} so far` : null,
    noteWords(internal),
  ].filter((note) => note !== null);
  return {
    ...row,
    answer: answerWords(target),
    figures: row.figures === null ? null : figuresWords(row.figures),
    certainty: row.certainty === null ? null : certaintyWords(row.certainty),
    reason: targetReason(row.reason, asData),
    period: as_at === null ? row.period : `as at ${as_at}`,
    note: notes.length === 0 ? null : notes.join("; "),
  };
}
