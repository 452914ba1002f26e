/**
 * The probability of every outcome no likelier than the one observed, in a distribution over the whole
 * numbers `least`…`most` with one peak, known by the ratio of neighbours: `ratio(k)` is P(k + 1)/P(k). The
 * two-sided p of R's exact tests, with their tolerance of 1e-7, so that outcomes of equal likelihood count.
 *
 * Weights are taken relative to the peak's, so large counts need no factorials.
 */
export function noLikelier(
  observed: number,
  range: { least: number; most: number; peak: number },
  ratio: (k: number) => number,
): number {
  const { least, most, peak } = range;
  let weightOfObserved = 1;
  for (let k = peak; k < observed && weightOfObserved > 0; k++) weightOfObserved *= ratio(k);
  for (let k = peak; k > observed && weightOfObserved > 0; k--) weightOfObserved /= ratio(k - 1);

  const limit = weightOfObserved * (1 + 1e-7);
  let all = 0;
  let extreme = 0;
  const add = (weight: number) => {
    all += weight;
    if (weight <= limit) extreme += weight;
  };
  add(1);
  // what is left of a tail beyond here is no part of the sum
  const negligible = weightOfObserved * 1e-20;
  for (let k = peak, weight = 1; k < most && weight > negligible; k++) {
    weight *= ratio(k);
    add(weight);
  }
  for (let k = peak, weight = 1; k > least && weight > negligible; k--) {
    weight /= ratio(k - 1);
    add(weight);
  }
  return Math.min(1, extreme / all);
}
