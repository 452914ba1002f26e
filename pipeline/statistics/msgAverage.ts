import { mean } from "simple-statistics";
import { givenCount, givenPositive, type MaybeNumber, positiveSetting } from "./arguments.js";

export type MsgAverage = { meanOfRates: number | null; pooled: number | null };

/**
 * The average of a Most Similar Group in both senses: the unweighted mean of the areas' rates, which is the
 * one to quote (HMIC, Crime and Policing Comparator, "About the data"), and the pooled rate Σcount ÷
 * Σpopulation to show beside it. Pass the whole group, the area itself included. Per 1,000 unless
 * `multiplier` says otherwise.
 *
 * One missing figure makes both averages missing, as does an empty group: the mean of those who happened to
 * answer is not the group's.
 *
 * @throws RangeError on a negative count, a population or multiplier not above 0
 */
export function msgAverage(
  areas: readonly { count: MaybeNumber; population: MaybeNumber }[],
  options: { multiplier?: number | undefined } = {},
): MsgAverage {
  const multiplier = positiveSetting(options.multiplier, 1000, "msgAverage: multiplier");
  const known = areas.flatMap((area) => {
    const count = givenCount(area.count, "msgAverage: count");
    const population = givenPositive(area.population, "msgAverage: population");
    return count === null || population === null ? [] : [{ count, population }];
  });
  if (known.length === 0 || known.length < areas.length) return { meanOfRates: null, pooled: null };
  const counts = known.reduce((sum, area) => sum + area.count, 0);
  const populations = known.reduce((sum, area) => sum + area.population, 0);
  return {
    meanOfRates: mean(known.map((area) => area.count / area.population)) * multiplier,
    pooled: (counts / populations) * multiplier,
  };
}
