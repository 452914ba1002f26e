/** The methods of this project as pure functions: no I/O, no clock, no unseeded randomness. */

export { type FinancialPeriod, financialPeriod } from "../calendar/financialPeriod.js";
export { financialQuarter } from "../calendar/financialQuarter.js";
export { financialYear } from "../calendar/financialYear.js";
export type { MaybeNumber } from "./arguments.js";
export { eTest } from "./eTest.js";
export { type Funnel, type FunnelArea, funnel, type Significance } from "./funnel.js";
export { type MsgAverage, msgAverage } from "./msgAverage.js";
export { percentChange } from "./percentChange.js";
export { type PoissonInterval, type PoissonMethod, poissonInterval } from "./poissonInterval.js";
export { poissonZ } from "./poissonZ.js";
export { type Random, random } from "./random.js";
export { type RankDirection, rank } from "./rank.js";
export { type RankInterval, rankInterval } from "./rankInterval.js";
export { type Rate, rate } from "./rate.js";
export { type RateRatio, rateRatio } from "./rateRatio.js";
export type { RebaseAt } from "./rebaseIndexes.js";
export { round } from "./round.js";
export { type TwoProportions, twoProportions } from "./twoProportions.js";
export { type Proportion, wilson } from "./wilson.js";
export {
  type Assurance,
  type Improvement,
  type Xmr,
  type XmrPoint,
  type XmrSegment,
  type XmrValue,
  xmr,
} from "./xmr.js";
export type { XmrRule, XmrSide } from "./xmrRules.js";
export { type YearToDate, yearToDate } from "./yearToDate.js";
