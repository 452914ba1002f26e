import type { Reason } from "../store/reason.js";
import type { FindingsFunnelRow, UncertainPlace, Verdict } from "./findingRows.js";

/** A figure that evidence speaks of: its measure's name, its count, its period. */
interface Of {
  name: string;
}
interface Counted extends Of {
  value: number;
  unit: string;
  period_label: string;
}
interface Place extends Of {
  rank_highest: number;
  rank_lowest: number;
  of: number;
}

/** What is known of an issue on a criterion, as codes with their numbers; `reports/words/evidence.ts` words it. */
export type EvidenceFact =
  | { kind: "unknown"; why: Unknown }
  /** of one figure, nothing of whose kind is known */
  | ({ kind: "lacking"; what: Lacking } & Of)
  /** `against`: actions returned as completed that a count does not bear out, which are not in `on_target` */
  | { kind: "on-target"; plan_year: string; on_target: number; returned: number; against: readonly string[] }
  | { kind: "funding"; amount: number; grants: { provider: string | null; financial_year: string }[] }
  /** means of action that were used at all */
  | { kind: "levers"; used: { name: string; value: number }[] }
  | ({ kind: "busiest-wards"; part: number; whole: number; wards: number } & Of)
  | ({ kind: "survey"; value: number; respondents: number; period_label: string } & Of)
  /** `rate` per `per` residents, null where they are not known */
  | ({ kind: "rate"; rate: number | null; per: number } & Counted)
  | ({ kind: "wards-with"; with: number; wards: number } & Of)
  /** `change` is null where none was found */
  | ({
      kind: "change";
      value: number;
      previous: number | null;
      change: { percent: number | null; verdict: Verdict; reasons: readonly Reason[] } | null;
    } & Of)
  /** three years' counts, the slope in per cent a year, or the reason of the break between them */
  | ({ kind: "slope"; values: readonly number[]; yearly: number | null; break: string | null } & Of)
  | ({ kind: "too-short"; what: "years" | "months"; to: string } & Of)
  | ({
      kind: "signal";
      value: number;
      mean: number | null;
      signal: { side: "high" | "low"; rule: string | null } | null;
    } & Of)
  | ({ kind: "count" } & Counted)
  /** of what all issues count in the unit */
  | { kind: "share"; value: number; total: number; unit: string; issues: number; percent: number }
  | {
      kind: "harm";
      days: number;
      rate: number;
      parts: { name: string; days: number }[];
      without: readonly string[];
    }
  | ({ kind: "place"; basis: "count" | "rate" } & Of & UncertainPlace)
  | ({ kind: "funnel"; rate: number; per: number; baseline: number; apart: number | null } & Of &
      Pick<FindingsFunnelRow, "position" | "holds_widened">)
  | ({ kind: "group"; group_name: string; illustrative: boolean } & Place)
  /** a person's score in place of the computed one */
  | { kind: "judged"; score: number | "unknown" | null; computed: number | null; reason: string }
  /** in what is published: what it rests on is hidden */
  | { kind: "suppressed" }
  /** on the workshop page: a small count of what is named */
  | { kind: "small"; name: string };

/** What a figure lacks for a kind of evidence. */
export type Lacking =
  | "wards"
  | "county-count"
  | "county-rate"
  | "county-rates"
  | "place-count-open"
  | "place-rate-open"
  | "group";

/** Why evidence gives no score. */
export type Unknown =
  | { code: Uncounted }
  | { code: "no-returns"; plan_year: string }
  | { code: "old-grants"; financial_year: string }
  | { code: "unsupplied"; measure: string }
  /** a figure that is not whole, and what it lacks */
  | { code: "not-whole"; name: string; status: string; reasons: readonly Reason[] }
  /** no other issue is counted in the unit */
  | { code: "alone-in-unit"; value: number; unit: string }
  | { code: "no-band"; given: string | number }
  | { code: "verdict"; verdict: Verdict };

type Uncounted =
  | Lacking
  | "kind"
  | "no-grant"
  | "no-lever"
  | "levers-unsupplied"
  | "wards-unsupplied"
  | "no-question"
  | "no-respondents"
  | "no-report"
  | "no-residents"
  | "no-change"
  | "ambiguous"
  | "break-within"
  | "break-within-years"
  | "three-years"
  | "no-series"
  | "sensitive"
  | "nothing-counted"
  | "lesser-unit"
  | "no-weight"
  | "illustrative"
  | "small"
  | "suppressed";
