import type { Reason } from "../store/reason.js";
import { rounded } from "../words/round.js";
import type { FundingLine } from "../workspace/seeds/planningSeeds.js";

/** One grant with what it bought, where an outcome is linked and counted. */
export interface FundingRow {
  financial_year: string;
  line: "grant" | "total";
  provider: string | null;
  project: string | null;
  /** pounds */
  amount: number;
  outcome: string | null;
  outcome_measure: string | null;
  /** the measure's figure for the financial year; null where none is supplied */
  outcomes: number | null;
  /** pounds for each outcome, to the penny */
  cost_per_outcome: number | null;
  /** of a grant, why no figure of its outcome is given; null where one is, or none is asked for */
  missing: MissingOutcome | null;
  /** of a total, what its lines make; null where no total was printed, or it is a grant */
  addition: Addition | null;
}

/** No extract supplies the measure for the year, or what it supplies is not whole. */
export type MissingOutcome =
  | { measure: string; year: string }
  | { reasons: readonly Reason[]; status: string };

/** What the lines of a printed total make, and how many pounds it is more (or less, below nought). */
export interface Addition {
  lines: number;
  sum: number;
  apart: number;
}

/** An outcome's figure for a financial year, or why there is none. */
export type OutcomeFigure = (
  measure: string,
  financialYear: string,
) => { value: number | null; missing: MissingOutcome | null };

/**
 * The grant lines of a financial year with the cost of each outcome. A printed total is held against the sum of its
 * lines, and says by how much the two differ.
 *
 * @example £12,000 for 1,755 young people is £6.84 each
 */
export function fundingRows(lines: readonly FundingLine[], outcomeFigure: OutcomeFigure): FundingRow[] {
  const rows = lines.map((given): FundingRow => {
    const { financial_year, line, provider, project, amount, outcome, outcome_measure } = given;
    const figure = outcome_measure === null ? null : outcomeFigure(outcome_measure, financial_year);
    const outcomes = figure?.value ?? null;
    return {
      financial_year,
      line,
      provider: line === "total" ? "Total as printed" : provider,
      project,
      amount,
      outcome,
      outcome_measure,
      outcomes,
      cost_per_outcome: outcomes === null || outcomes <= 0 ? null : rounded(amount / outcomes, 2),
      missing: figure?.missing ?? null,
      addition: line === "total" ? additionOf(lines, given) : null,
    };
  });
  const years = [...new Set(lines.map(({ financial_year }) => financial_year))];
  const untotalled = years.filter(
    (year) => !lines.some((row) => row.line === "total" && row.financial_year === year),
  );
  return [
    ...rows,
    ...untotalled.map(
      (financial_year): FundingRow => ({
        financial_year,
        line: "total",
        provider: "Sum of the lines",
        project: null,
        amount: sumOf(lines, financial_year),
        outcome: null,
        outcome_measure: null,
        outcomes: null,
        cost_per_outcome: null,
        missing: null,
        addition: null,
      }),
    ),
  ];
}

const grants = (lines: readonly FundingLine[], year: string): FundingLine[] =>
  lines.filter(({ line, financial_year }) => line === "grant" && financial_year === year);

/** In pence, so that the sum of decimals is exact. */
const sumOf = (lines: readonly FundingLine[], year: string): number =>
  grants(lines, year).reduce((sum, { amount }) => sum + rounded(amount * 100), 0) / 100;

function additionOf(lines: readonly FundingLine[], total: FundingLine): Addition {
  const sum = sumOf(lines, total.financial_year);
  const apart = rounded(total.amount - sum, 2);
  return { lines: grants(lines, total.financial_year).length, sum, apart };
}
