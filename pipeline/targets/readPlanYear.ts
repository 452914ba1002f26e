import { withPeriod } from "../build/build.js";
import { oncePerSession } from "../build/session.js";
import { byText } from "../byText.js";
import { readChanges } from "../findings/changes.js";
import { ownAreas } from "../findings/findings.js";
import { readRankCertainty } from "../findings/rankCertainty.js";
import type { Figure } from "../priorities/evidence/data.js";
import { figuresSql } from "../priorities/evidence/readData.js";
import { literal } from "../store/open.js";
import { areasAbove } from "../workspace/areas/areasAbove.js";
import type { JudgedMonths } from "./answer.js";

interface MonthsAsked {
  /** the last month, YYYY-MM */
  to: string;
  /** how many there are */
  months: number;
  /** those of which places are asked for */
  measures: readonly string[];
}

/**
 * What the store has of the partnership's own area in the months of a plan year to `to`, beside the same months of the
 * year before: figures, changes, places. A figure of other months is not there.
 */
export const readPlanYear = oncePerSession(
  async (session, { to, months, measures }: MonthsAsked): Promise<JudgedMonths> => {
    const { partnership, areas, breaks, sourceGroups } = session.workspace;
    const { district } = partnership;
    const above = areasAbove(areas, district);
    const found = await withPeriod(session, { to, months }, async (store) => {
      const figures = await store.rows<Figure>(
        figuresSql(`t.area in ${ownAreas}`, "t.period_kind = 'asked'"),
        { district },
      );
      const own = new Set(figures.map(({ area }) => area));
      const ranks = await readRankCertainty(
        store,
        `r.period_kind = 'asked' and r.scope <> 'wards' and r.measure in (${measures.map(literal).join(", ")})`,
      );
      return {
        figures,
        changes: await readChanges(store, `t.period_kind = 'asked' and t.area in ${ownAreas}`),
        // of several rankings that with the most areas
        ranks: ranks
          .filter(({ area }) => own.has(area))
          .sort((a, b) => b.of - a.of || byText(a.scope, b.scope) || byText(a.area, b.area)),
      };
    });
    return {
      to,
      ...found,
      breaks: breaks.filter(({ area }) => area === null || above.has(area)),
      sourceGroups,
      threshold: partnership.thresholds.suppress_below,
    };
  },
);
