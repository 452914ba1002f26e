import type { Reason } from "../store/reason.js";
import type { Verdict } from "./findingRows.js";
import type { Places } from "./place.js";

export type Answer = "met" | "not met" | "cannot be judged";

/** What a success measure comes to, as codes with their numbers; `reports/words/targets.ts` words it. */
export interface TargetRow {
  plan_year: string;
  number: number;
  priority: string;
  text: string;
  kind: string;
  answer: Answer;
  /** what it rests on */
  figures: TargetFigures | null;
  /** how certain that is: the interval of a place, the verdict on a change */
  certainty: TargetCertainty | null;
  /** why it is so, or why it cannot be judged */
  reason: TargetReason;
  /** the label of the months judged; null of actions */
  period: string | null;
  /** ISO day, of actions */
  as_at: string | null;
  /** what the plan's own seed says of it: "repeat victims of domestic abuse only" */
  caveat: string | null;
  /** the figures are older than the plan year */
  early: boolean;
  /** judged before the plan year is over, and not settled yet: more walks can still be held, an order of places change */
  so_far: boolean;
  /** a fall, or a low place, of what comes to light may be unwelcome: which of the two the measure asks for; else null */
  caution: "fall" | "low place" | null;
  /** the actions named for it that are returned as achieved, although the number counted is not reached */
  against: readonly string[];
  /** why it is not for publication */
  internal: readonly Reason[];
}

/** A success measure as judged, with the measure it rests on; null where it rests on actions. */
export type JudgedTarget = TargetRow & {
  measure: string | null;
  /** what it is a share of */
  of_measure?: string | null;
  /** its figures are suppressed in public */
  suppressed?: true;
};

/** The places on both bases, with the figure that is ranked. */
export interface TargetPlace extends Places {
  value: number;
}

/** So many of so many. */
export interface Share {
  part: number;
  of: number;
}

export type TargetFigures =
  | { kind: "count"; value: number; unit: string }
  /** with the months of the baseline as the plan has them, 2022-10..2023-09 */
  | { kind: "baseline"; value: number; unit: string; baseline: number; baseline_period: string | null }
  | { kind: "change"; value: number; unit: string; previous: number }
  | ({ kind: "share" } & Share)
  /** actions on target; `contested`: those of the others that are returned as achieved; `older`: those of them of which nothing was returned for the last quarter, by the quarter of what was */
  | ({
      kind: "on-target";
      contested: readonly string[];
      older: readonly { quarter: number; actions: number }[];
    } & Share)
  | ({ kind: "actions"; actions: readonly string[] } & Share)
  | ({ kind: "place" } & TargetPlace)
  | { kind: "places"; now: TargetPlace; before: TargetPlace }
  /** hidden in what is published */
  | { kind: "suppressed" };

export type TargetCertainty =
  /** of a change, with the breaks that flag it */
  | { kind: "change"; verdict: Verdict; flags: readonly Reason[] }
  /** 95% limits in per cent; the share of the year before where both are whole */
  | { kind: "share"; lower: number; upper: number; before: (Share & { verdict: Verdict }) | null }
  | { kind: "no-interval" }
  /** the interval's ends from the lowest, the areas that the place cannot be told from, those without a figure */
  | {
      kind: "place";
      sure: "certain" | "not certain" | "certainly not";
      best: number;
      worst: number;
      alike: number;
      absent: number;
    }
  | { kind: "places"; overlap: boolean; moved: boolean };

/** An action that is open, and by when it is due in the plan's words. */
export interface OpenAction {
  number: string;
  by_when: string;
  /** returned as achieved, which a count does not show */
  contested: boolean;
}

export type TargetReason =
  | { code: Plain }
  | { code: "at-least-share" | "at-least" | "among-lowest"; target: number }
  | { code: "than-baseline"; wanted: string; baseline: number }
  | { code: "than-before"; wanted: string }
  /** places better (positive) or worse */
  | { code: "moved"; places: number }
  | { code: "open" | "not-yet-due"; actions: readonly OpenAction[] }
  | { code: "no-actions"; plan_year: string }
  | { code: "nothing-returned"; as_at: string }
  | { code: "unsupplied"; measure: string | null; of: "measure" | "share" }
  /** there is none of the plan year; the last figure is of these months */
  | { code: "none-in-plan-year"; last: string }
  | { code: "not-whole"; status: string; reasons: readonly Reason[] }
  /** a break falls inside the twelve months, the period, or the two years */
  | { code: "break-within"; reasons: readonly Reason[] }
  | { code: "break-in-period" | "break-in-years"; words: string }
  | { code: "more-than-whole"; part: number; of: number }
  | { code: "absent-areas"; absent: number; of: number }
  | { code: "other-areas"; now: number; before: number };

type Plain =
  | "all-achieved"
  | "no-action-named"
  | "no-share-to-reach"
  | "no-number-to-reach"
  | "no-places-to-reach"
  | "not-begun"
  | "baseline-year"
  | "year-not-over"
  | "no-year-before"
  | "share-of-none"
  | "no-county"
  | "no-place-before"
  | "place-open"
  | "reported"
  | "baseline"
  | "suppressed";
