import type { Command } from "commander";
import { month, planYear } from "../commandLine/options.js";
import type { Scoring } from "../priorities/scoring.js";
import type { Terminal } from "../terminal.js";

/** What is ranked. */
export interface RankingOptions {
  to?: string;
  planYear?: string;
  scheme?: string;
  workspace: string;
}

/** Adds to a command what is ranked, and by which scheme. */
export const rankingOptions = (command: Command): Command =>
  command
    .option(
      "--to <month>",
      "last month of the twelve that give the evidence, 2023-09 (default: the last whole one, else the last with figures)",
      month,
    )
    .option("--plan-year <year>", "2024-25 (default: the plan year that begins after that month)", planYear)
    .option("--scheme <scheme>", "six-criteria, or another of seeds/schemes");

/** The ranking asked for, its evidence kept in the store; where no month is asked for, the last whole twelve are named. */
export async function rankedIssues(options: RankingOptions, terminal: Terminal): Promise<Scoring> {
  const { scoreIssues } = await import("../priorities/scoreIssues.js");
  const { keepEvidence } = await import("../priorities/keepEvidence.js");
  const { lastTwelveMonths } = await import("../../reports/documents/data/lastPeriod.js");
  const { withSession } = await import("../build/session.js");
  const { workspace, to, ...asked } = options;
  const scoring = await withSession(workspace, async (session) => {
    if (to !== undefined) return scoreIssues(session, { ...asked, to });
    const { asked: last, words, why = "the last whole period of the data" } = await lastTwelveMonths(session);
    terminal.stderr.write(`csp: ranking of ${words}: ${why}\n`);
    return scoreIssues(session, { ...asked, to: last });
  });
  await keepEvidence(workspace, scoring);
  return scoring;
}
