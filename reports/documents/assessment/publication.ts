import { readChartRows } from "../data/chartRows.js";
import { lastTwelveMonths } from "../data/lastPeriod.js";
import { publication, type Recipe } from "../data/publication.js";
import { readStrategic } from "../data/readStrategic.js";
import type { StrategicData } from "../data/strategicData.js";
import { protectStrategic } from "../protect/strategic.js";
import { assessmentInBrief, strategicAssessment } from "./strategicAssessment.js";

const recipe: Recipe<string, StrategicData> = {
  name: "assessment",
  latest: lastTwelveMonths,
  async read(session, to) {
    const data = await readStrategic(session, to);
    return { ...data, ...(await readChartRows(session, data)) };
  },
  protect: protectStrategic,
  write: strategicAssessment,
};

/** The strategic assessment of the twelve months to a month, YYYY-MM. */
export const assessment = publication(recipe);

/** Its first page by itself. */
export const inBrief = publication({ ...recipe, name: "assessment in brief", write: assessmentInBrief });
