import { addMonths } from "../../../pipeline/calendar/day.js";

/** Twelve months of a series; null where a month is not whole or not there. */
export interface SeasonYear {
  /** first day of its first month */
  start: string;
  values: (number | null)[];
}

/** Months in a row, by their place in the year (0 is its first), that lie on one side of the mean of every year. */
export interface Season {
  more: number[] | null;
  fewer: number[] | null;
}

/**
 * The years of a series that end with the month of `end`, newest first, at most `most` of them; years that hold fewer
 * than six whole months are left out, and so is all before them.
 */
export function seasonYears(
  points: readonly { month: string; value: number | null }[],
  end: string,
  most: number,
): SeasonYear[] {
  const figureOf = new Map(points.map(({ month, value }) => [month, value]));
  const years: SeasonYear[] = [];
  for (let back = 1; back <= most; back += 1) {
    const start = addMonths(`${end.slice(0, 7)}-01`, 1 - 12 * back);
    const values = Array.from({ length: 12 }, (_, index) => figureOf.get(addMonths(start, index)) ?? null);
    if (values.filter((value) => value !== null).length < 6) break;
    years.push({ start, values });
  }
  return years;
}

export const isWhole = ({ values }: SeasonYear): boolean => values.every((value) => value !== null);

/**
 * The months that are more, or fewer, than their year's own mean month in every year: three in a row where there are
 * four years, four where there are three. Chance alone gives such a run to 3 in 1,000 (2 in 1,000) series of
 * independent months, the level at which changes are judged; 400,000 simulated series each. Null where the years are
 * fewer: two give a run of three to a fifth of all series.
 *
 * @param years whole years of twelve months
 */
export function findSeason(years: readonly SeasonYear[]): Season | null {
  const needed = years.length >= 4 ? 3 : years.length === 3 ? 4 : null;
  if (needed === null) return null;
  const side = (sign: 1 | -1) =>
    longestRun(
      Array.from({ length: 12 }, (_, index) =>
        years.every(({ values }) => {
          const mean = values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / 12;
          return sign * ((values[index] ?? mean) - mean) > 0;
        }),
      ),
      needed,
    );
  return { more: side(1), fewer: side(-1) };
}

/** The longest run of true round the year, the earliest of equals. */
function longestRun(months: readonly boolean[], needed: number): number[] | null {
  let best: number[] = [];
  for (let from = 0; from < 12; from += 1) {
    const run: number[] = [];
    while (run.length < 12 && months[(from + run.length) % 12] === true) run.push((from + run.length) % 12);
    if (run.length > best.length) best = run;
  }
  return best.length < needed ? null : best;
}
