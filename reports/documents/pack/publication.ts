import { type Quarter, quarterTo, quarterWords } from "../../../pipeline/calendar/quarter.js";
import { lastPeriod } from "../data/lastPeriod.js";
import { publication } from "../data/publication.js";
import type { TrendPackData } from "./data.js";
import { protectPack } from "./protect.js";
import { readTrendPack } from "./read.js";
import { trendPack } from "./trendPack.js";

/** The trend pack of a quarter. */
export const pack = publication<Quarter, TrendPackData>({
  name: "trend pack",
  async latest(session) {
    const asked = quarterTo(await lastPeriod(session, "quarter"));
    return { asked, words: quarterWords(asked) };
  },
  read: readTrendPack,
  protect: protectPack,
  write: trendPack,
});
