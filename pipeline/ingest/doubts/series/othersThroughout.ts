import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { cellOf, periodOf, type TypedFigure, type TypedFigures } from "../past/figures.js";

/** Of so many figures of a period, none too small to differ, nearly all are others than before. */
const [fewest, size, others] = [10, 5, 0.8];
/** As far from one another as figures of two periods are (counts in standard errors, rates in their usual step), and in both directions. */
const [apart, oneWay] = [0.5, 0.8];

/** A period of which a newer file says quite otherwise. */
export interface Otherwise {
  first: number;
  changed: number;
  of: number;
}

/**
 * A period that earlier files have, of which nearly all figures are others now, up and down as those of two different
 * periods are: a label that is a year or a month wrong. A recount, or late entries, moves most figures one way or by a
 * little.
 */
export function othersThroughout({ own, past }: TypedFigures): Otherwise | null {
  const before = new Map(past.map((figure) => [cellOf(figure), figure.value]));
  const steps = usualSteps(past, before);
  const pairs = own.flatMap((figure) => {
    const ago = before.get(cellOf(figure));
    if (ago === undefined || (figure.counted && Math.max(figure.value, ago) < size)) return [];
    const usual = figure.counted ? Math.sqrt((figure.value + ago) / 2) : steps.get(figure.measure);
    return usual === undefined ? [] : [{ ...figure, step: figure.value - ago, usual }];
  });
  const found = [...groupBy(pairs, periodOf).values()].filter((period) => {
    const changed = period.filter(({ step }) => step !== 0);
    const up = changed.filter(({ step }) => step > 0).length / changed.length;
    const far = period.filter((each) => Math.abs(each.step) > apart * each.usual).length;
    return (
      period.length >= fewest &&
      changed.length >= others * period.length &&
      far >= period.length / 2 &&
      Math.max(up, 1 - up) <= oneWay
    );
  });
  const [first] = found.sort(([a], [b]) => (a?.first ?? 0) - (b?.first ?? 0));
  if (!first) return null;
  return {
    first: first[0]?.first ?? 0,
    changed: first.filter(({ step }) => step !== 0).length,
    of: first.length,
  };
}

/** By how much the rates of a measure change from a period to the next, on average. */
function usualSteps(past: readonly TypedFigure[], before: ReadonlyMap<string, number>): Map<string, number> {
  const rates = past.filter(({ counted }) => !counted);
  return new Map(
    [...groupBy(rates, ({ measure }) => measure)].flatMap(([measure, figures]) => {
      const steps = figures.flatMap((figure) => {
        const next = before.get(cellOf({ ...figure, first: figure.first + figure.months }));
        return next === undefined ? [] : [Math.abs(next - figure.value)];
      });
      return steps.length > 0 ? [[measure, sumOf(steps, (step) => step) / steps.length]] : [];
    }),
  );
}
