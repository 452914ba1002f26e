import { formatMonth } from "../../../pipeline/calendar/print.js";
import { readChartRows } from "../data/chartRows.js";
import { lastPeriod } from "../data/lastPeriod.js";
import { publication } from "../data/publication.js";
import { readStrategic } from "../data/readStrategic.js";
import type { StrategicData } from "../data/strategicData.js";
import { protectStrategic } from "../protect/strategic.js";
import { strategicAssessment } from "./strategicAssessment.js";

/** The strategic assessment of the twelve months to a month, YYYY-MM. */
export const assessment = publication<string, StrategicData>({
  name: "assessment",
  async latest(session) {
    const day = await lastPeriod(session, "assessment_year");
    return { asked: day.slice(0, 7), words: `the twelve months to ${formatMonth(day)}` };
  },
  async read(session, to) {
    const data = await readStrategic(session, to);
    return { ...data, ...(await readChartRows(session, data)) };
  },
  protect: protectStrategic,
  write: strategicAssessment,
});
