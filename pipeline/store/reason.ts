/**
 * Why a figure is not the whole, is not compared or has no place: a code with its numbers, made by the marts and by
 * what is found of them. Words are made of it once, in `reports/words`.
 */

/** What a reason may hold, and as what the store keeps it (`queries/tables.sql` has the same as its type `reason`). */
export const reasonFields = {
  /** of the year before, and not of the period itself */
  previous: "BOOLEAN",
  /** after the last day of a break, and not after its first */
  ended: "BOOLEAN",
  /** how many records, months, areas or lines, of how many */
  count: "INTEGER",
  of: "INTEGER",
  /** of a force or an area */
  name: "VARCHAR",
  names: "VARCHAR[]",
  /** days */
  first: "DATE",
  last: "DATE",
  /** first days */
  months: "DATE[]",
  /** a month */
  usual: "DOUBLE",
  /** how many times as many */
  times: "DOUBLE",
  /** per cent, and of the year before */
  share: "INTEGER",
  before: "INTEGER",
  /** a line of seeds/breaks.csv, by its number among them, and what the register says */
  break: "INTEGER",
  words: "VARCHAR",
} as const;

interface Held {
  count: number;
  of: number;
  name: string;
  names: string[];
  first: string;
  last: string;
  months: string[];
  usual: number;
  times: number;
  share: number;
  before: number;
  break: number;
  words: string;
}

/** The fields of each code; `last?` may be missing. */
export const reasonCodes = {
  // what a total is or lacks
  rate: [],
  "rates-not-added": [],
  "no-data": [],
  "periods-overlap": [],
  "hidden-within": [],
  "months-missing": ["count", "of"],
  "areas-missing": [],
  "territory-missing": ["name", "count", "of"],
  "half-full": ["months"],
  /** records that are in no figure and could be in this one, and why they are in none (names) */
  "records-held": ["count", "names"],
  // what was seen that makes figures doubtful: see silences, jumps, figures_apart, unfinished, running_totals, unnamed_wards, waiting_files and gap_figures
  "log-silent": ["first", "last", "usual"],
  "measure-silent": ["first", "last", "usual"],
  "area-silent": ["name", "first", "last", "usual"],
  "records-end": ["last"],
  "records-begin": ["first"],
  "far-fewer": ["first", "last"],
  "month-doubled": ["first", "last"],
  "jump-up": ["first", "times"],
  "jump-down": ["first", "share"],
  "figures-none": ["first", "last", "usual"],
  "figure-far-above": ["first", "last", "usual"],
  "figure-far-below": ["first", "last", "usual"],
  /** a typed figure of a period that was not over on that day, on which it was received */
  "not-over": ["last"],
  "running-totals": ["first", "last"],
  "wards-unnamed": ["names", "count", "of"],
  "file-waits": ["name"],
  "missing-column": [],
  "small-counts-left-out": [],
  // why there is no change, percentage or comparison
  "no-previous": [],
  "below-nought": [],
  "base-none": [],
  "base-small": ["count"],
  "base-share": [],
  "territory-begun": ["name"],
  "unplaced-share": ["share", "before"],
  "break-withheld": ["break", "words", "first", "last?"],
  "population-rebased": ["break", "words"],
  // what is to be known of a comparison that is given
  break: ["break", "words", "first", "last?"],
  // of places among areas: how many have no figure (and why else: names), no certain place, or another break
  "areas-lacking": ["count", "of", "names"],
  "areas-bounded": ["count", "of"],
  "by-number": ["count", "of", "words"],
  "places-withheld": ["count"],
  "break-of-some": ["count", "of", "break", "words", "first", "last?"],
  // of a group of similar areas
  "members-lacking": ["count", "of"],
  "group-illustrative": [],
  "break-of-members": ["count", "of", "break", "words", "first", "last?"],
  // of small counts: hidden in what is published, or not for publication as it stands
  hidden: [],
  "not-for-publication": ["count"],
} as const satisfies Record<string, readonly (keyof Held | "last?")[]>;

export type ReasonCode = keyof typeof reasonCodes;

type FieldsOf<Code extends ReasonCode> = (typeof reasonCodes)[Code][number];

/** One reason; its code says what else it holds. */
export type Reason<Code extends ReasonCode = ReasonCode> = {
  [Each in Code]: { code: Each; previous?: true; ended?: true } & Pick<
    Held,
    Exclude<FieldsOf<Each>, "last?">
  > &
    ("last?" extends FieldsOf<Each> ? { last?: string } : unknown);
}[Code];
