import { openBuilt } from "../../pipeline/build/build.js";
import type { Built } from "../../pipeline/build/withBuilt.js";
import { addAll } from "../../pipeline/bulk.js";
import type { EarlierCell } from "../../pipeline/disclosure/suppression.js";
import { UserError } from "../../pipeline/errors.js";
import { planYearAfter } from "../../pipeline/plan/planYears.js";
import { financialYear } from "../../pipeline/statistics/index.js";
import { issueAnnual } from "../documents/annual/publish.js";
import { issueAssessment } from "../documents/assessment/publish.js";
import { issueCommittee } from "../documents/committee/publish.js";
import type { Issue } from "../documents/data/publishingContext.js";
import { issuePack } from "../documents/pack/publish.js";
import { quarterNamed } from "../documents/pack/quarter.js";
import { addMonths } from "../words/formatDate.js";
import { type Issuing, issueDocument } from "./publishDocument.js";

/**
 * Writes the assessment of the twelve months to a month, and what goes with it: the pack of the last quarter and the
 * annual report of the last financial year that have ended by then, the covering paper of the plan that follows. One
 * that cannot be written for want of figures or of a plan is left out, and why is told.
 *
 * @throws UserError where there is no assessment to write, or the folder cannot be written to
 */
export async function issueSet(to: string, issuing: Issuing): Promise<{ files: string[]; left: string[] }> {
  const { root } = issuing;
  const built = await openBuilt(root);
  try {
    return await issueAll(to, issuing, built);
  } finally {
    built.store.close();
  }
}

async function issueAll(
  to: string,
  issuing: Issuing,
  built: Built,
): Promise<{ files: string[]; left: string[] }> {
  const { root, internal = false } = issuing;
  const planYear = planYearAfter(to);
  const cells: EarlierCell[] = [];
  const context = { internal, built, issued: cells };
  const wanted: [string, () => Promise<Issue>][] = [
    // soon read: it is drawn and written while the assessment is still being read
    ["annual report", () => issueAnnual(root, lastFinancialYear(to), context)],
    ["assessment", () => issueAssessment(root, to, context)],
    ["trend pack", () => issuePack(root, lastQuarter(to), context)],
    ["committee paper", () => issueCommittee(root, { planYear, to }, context)],
  ];
  const left: string[] = [];
  const writing = new Map<string, Promise<string[]>>();
  for (const [name, issue] of wanted) {
    try {
      const made = await issue();
      addAll(cells, made.cells);
      const written = issueDocument(made, issuing);
      written.catch(() => undefined); // told when all are waited for
      writing.set(name, written);
    } catch (reason) {
      if (!(reason instanceof UserError) || name === "assessment") throw reason;
      left.push(`no ${name}: ${reason.message}${reason.hint === undefined ? "" : `: ${reason.hint}`}`);
    }
  }
  const files = await Promise.all(inOrder.map(async (name) => (await writing.get(name)) ?? []));
  return { files: files.flat(), left };
}

/** As they are read, whichever is written first. */
const inOrder = ["assessment", "trend pack", "annual report", "committee paper"];

/** The last calendar quarter that ends in or before the month. */
function lastQuarter(to: string) {
  const months = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7));
  const quarters = Math.floor(months / 3) - 1;
  const name = `${Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`;
  const quarter = quarterNamed(name);
  if (quarter === null) throw new Error(`${name} is no quarter`);
  return quarter;
}

/** "2022/23" for September 2023. */
function lastFinancialYear(to: string): string {
  // a year that ends by the month is the one in which the month after it lay a year before
  const year = financialYear(addMonths(`${to}-01`, -11));
  if (year === null) throw new RangeError(`lastFinancialYear: needs a month, got ${to}`);
  return year;
}
