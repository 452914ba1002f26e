import { type Session, withSession } from "../../pipeline/build/session.js";
import { addAll } from "../../pipeline/bulk.js";
import { addMonths } from "../../pipeline/calendar/day.js";
import { planYearAfter, planYearOf } from "../../pipeline/calendar/planYear.js";
import { quarterTo } from "../../pipeline/calendar/quarter.js";
import type { EarlierCell } from "../../pipeline/disclosure/suppression.js";
import { UserError } from "../../pipeline/errors.js";
import type { Published } from "../documents/data/publication.js";
import { publications } from "./publications.js";
import { type Leaving, latest, writePublished } from "./publishDocument.js";
import { writeExplorer } from "./publishExplorer.js";

/**
 * Writes the assessment of the twelve months to a month (YYYY-MM; by default the last whole assessment year of the data),
 * and what goes with it: the pack of the last quarter and the annual report of the last financial year that have ended by
 * then, the covering paper of the plan that follows, and the explorer of the same figures. One that cannot be written for want of figures or of a plan is left
 * out, with the reason.
 *
 * @throws UserError where there is no assessment to write, or the folder cannot be written to
 */
export async function publishSet(
  to: string | undefined,
  leaving: Leaving,
): Promise<{ files: string[]; left: string[] }> {
  return withSession(leaving.root, async (session) =>
    publishAll(session, to ?? (await latest(session, publications.assessment, leaving)), leaving),
  );
}

async function publishAll(
  session: Session,
  to: string,
  leaving: Leaving,
): Promise<{ files: string[]; left: string[] }> {
  const { assessment, pack, annual, committee } = publications;
  const before: EarlierCell[] = [];
  const context = { internal: leaving.internal === true, before };
  // a financial year that ends by the month is the one in which the month after it lay a year before
  const year = planYearOf(addMonths(`${to}-01`, -11)).replace("-", "/");
  const wanted: [string, () => Promise<Published>][] = [
    // soon read: it is drawn and written while the assessment is still being read
    [annual.name, () => annual.published(session, year, context)],
    [assessment.name, () => assessment.published(session, to, context)],
    [pack.name, () => pack.published(session, quarterTo(to), context)],
    [committee.name, () => committee.published(session, { planYear: planYearAfter(to), to }, context)],
  ];
  const left: string[] = [];
  const writing = new Map<string, Promise<string[]>>();
  for (const [name, make] of wanted) {
    try {
      const made = await make();
      addAll(before, made.cells);
      const written = writePublished(made, leaving);
      written.catch(() => undefined); // thrown when all are waited for
      writing.set(name, written);
    } catch (reason) {
      if (!(reason instanceof UserError) || name === assessment.name) throw reason;
      left.push(`no ${name}: ${reason.message}${reason.hint === undefined ? "" : `: ${reason.hint}`}`);
    }
  }
  const { root, out, internal, warn } = leaving;
  const explorer = await writeExplorer(session, to, { root, out, internal, warn }, before);
  const inOrder = Object.values(publications).map(async ({ name }) => (await writing.get(name)) ?? []);
  return { files: [...(await Promise.all(inOrder)).flat(), explorer], left };
}
