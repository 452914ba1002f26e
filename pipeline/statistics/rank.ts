import { given, type MaybeNumber } from "./arguments.js";

export type RankDirection =
  | "highest"
  | "lowest"
  | "desc"
  | "asc"
  | "high"
  | "low"
  | "descending"
  | "ascending";

/**
 * The position of each value, in the order given; ties take the same, best position (R's
 * `rank(ties.method = "min")`). Position 1 is the highest value unless `direction` is "lowest" ("asc").
 * Missing values have no position (null) and do not count.
 *
 * A position needs its certainty beside it: `rankInterval`.
 *
 * @throws RangeError on infinity or an unknown direction
 * @example rank([12.4, 9.1, 12.4, 30.2]) // [2, 4, 2, 1]
 */
export function rank(
  values: readonly MaybeNumber[],
  options: { direction?: RankDirection | undefined } = {},
): (number | null)[] {
  const sign = directionSign(options.direction, "rank");
  const present = values.map((value) => given(value, "rank: value"));
  const position = new Map<number, number>();
  const sorted = present.filter((value) => value !== null).sort((a, b) => sign * (a - b));
  for (const [index, value] of sorted.entries()) {
    if (!position.has(value)) position.set(value, index + 1);
  }
  return present.map((value) => (value === null ? null : (position.get(value) ?? null)));
}

/** −1 when position 1 is the highest value, 1 when it is the lowest. */
export function directionSign(direction: RankDirection | undefined, caller: string): 1 | -1 {
  switch (direction) {
    case undefined:
    case "highest":
    case "high":
    case "desc":
    case "descending":
      return -1;
    case "lowest":
    case "low":
    case "asc":
    case "ascending":
      return 1;
    default:
      throw new RangeError(`${caller}: direction must be "highest" or "lowest", got ${String(direction)}`);
  }
}
