import { isProse } from "../document/segments.js";
import { percentChangeOf } from "../quantities/intervals.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import type { Direction } from "../statements/lexicon.js";
import { type Statement, soleLevel } from "../statements/statement.js";
import type { DocumentFacts } from "./documentFacts.js";

/** What a document states of one subject, in one area and one year. */
export interface Entry {
  readonly statement: Statement;
  readonly subject: string;
  readonly now: Quantity | null;
  readonly before: Quantity | null;
  readonly percent: Quantity | null;
  readonly change: Quantity | null;
  readonly direction: Direction | null;
  /** The period the level is of, by its first and last month; "" where the sentence names none. */
  readonly period: string;
  readonly areas: string;
  /** What is counted: reports are not offences, nor victims calls. */
  readonly unit: string;
}

/** Entries whose subject, area and period are known well enough to be held against one another. */
export function ledgerOf(statements: readonly Statement[], facts: DocumentFacts): readonly Entry[] {
  const known = KNOWN.get(statements) ?? entriesOf(statements, facts);
  KNOWN.set(statements, known);
  return known;
}

const KNOWN = new WeakMap<readonly Statement[], readonly Entry[]>();

function entriesOf(statements: readonly Statement[], facts: DocumentFacts): Entry[] {
  return statements.flatMap((statement): Entry[] => {
    const reading = facts.readings[statement.segment];
    if (reading === undefined || reading.segment.kind === "row" || statement.partial) return [];
    if (
      [...statement.current, ...statement.previous].some(
        (part) => part.figure.kind === "rate" || part.figure.kind === "percent",
      )
    )
      return [];
    if (statement.subject.length === 0 || (statement.kind !== "change" && statement.kind !== "count"))
      return [];
    const shape = reading.shape.text;
    const words = shape.split(/[^a-z\d-]+/);
    // A count without a sentence is a torn cell.
    if (statement.kind === "count" && !isProse(reading.segment.text) && !/[.!?]$/.test(reading.segment.text))
      return [];
    // A list of several things, and what a page break tore, say too little of what is whose.
    if (
      /;|:\s.*:\s/.test(shape) ||
      /^[a-z(]/.test(reading.segment.text) ||
      !statement.subject.some((word) => words.some((one) => one.startsWith(word.slice(0, 5))))
    )
      return [];
    // Of what is hoped for, or of several things at once, nothing is stated.
    if (/\b(?:target|aim|forecast|expected|respectively|largest|sharpest|biggest|each)\b/.test(shape))
      return [];
    const only = statement.current[0]?.figure;
    const now = statement.kind === "count" && only?.hedge === null ? only : soleLevel(statement.current);
    if (statement.kind === "count" && (now === null || now.value < 10 || now.kind !== "count")) return [];
    return [
      {
        statement,
        subject: [...statement.subject].sort().join(" "),
        now: now?.kind === "count" || now?.kind === "money" ? now : null,
        before: soleLevel(statement.previous),
        percent: statement.percent,
        change: statement.changes.length === 1 ? (statement.changes[0]?.figure ?? null) : null,
        direction: statement.kind === "change" ? statement.direction : null,
        period: periodKey(statement, facts),
        areas: [...statement.areas].sort().join(),
        unit:
          /\b(?:reports|incidents|offences|crimes|cases|calls|complaints|referrals|victims|arrests|requests)\b/.exec(
            shape,
          )?.[0] ?? "",
      },
    ];
  });
}

/** The year of a statement; a document that reports one year means that one where it names none. */
function periodKey({ period }: Statement, { own }: DocumentFacts): string {
  const span = period ?? own;
  return span === null ? "" : `${span.from.slice(0, 7)}|${span.to.slice(0, 7)}`;
}

/** Whether two entries speak of the same thing at the same place and time. */
export function sameMatter(one: Entry, other: Entry): boolean {
  return (
    one.statement.segment !== other.statement.segment &&
    one.subject === other.subject &&
    one.areas === other.areas &&
    one.period === other.period &&
    (one.unit === "" || other.unit === "" || one.unit === other.unit) &&
    (kindOf(one) === "" || kindOf(other) === "" || kindOf(one) === kindOf(other))
  );
}

function kindOf({ now }: Entry): string {
  return now === null ? "" : now.kind;
}

/** Both name the year they are of, so that another source or another year is no excuse. */
export function bothDated(one: Entry, other: Entry): boolean {
  return one.statement.period !== null && other.statement.period !== null;
}

export function differ(one: Quantity | null, other: Quantity | null): boolean {
  return (
    one !== null && other !== null && one.kind === other.kind && !meets(intervalOf(one), intervalOf(other))
  );
}

/** The percentage of change an entry's levels give, with its sign; null without two sure levels. */
export function workedPercent({
  now,
  before,
}: Pick<Entry, "now" | "before">): { low: number; high: number } | null {
  if (now === null || before === null || now.kind !== before.kind) return null;
  const [n, b] = [intervalOf(now), intervalOf(before)];
  if (b.low <= 0) return null;
  return percentChangeOf(n, b);
}
