import { addAll, largest, smallest } from "../bulk.js";
import { type ChangeScope, changeScopes } from "./changeScopes.js";
import type { Claim, Part } from "./claim.js";
import type { Figure } from "./figures.js";
import { measureNear } from "./measures.js";
import type { Reading } from "./reading.js";
import { directionAt } from "./shape.js";

type Change = Omit<Claim, "measure" | "area" | "period">;

const BACKWARD =
  /^(?:this|these|it|that|which|compared|an?\s+(?:further\s+)?(?:increase|decrease|reduction|rise|fall|drop)|there (?:was|has been|were) (?:also )?an?\s+(?:increase|decrease|reduction|rise|fall|drop|\d)|however|in comparison|up|down|when compared|in total,? this)\b/i;
/** The changes a sentence claims, its numbers and those of the sentence before linked to each. */
export function linkChanges(
  reading: Reading,
  before: Reading | undefined,
  earlier: readonly Claim[],
): Change[] {
  return changeScopes(reading).map((scope) => toClaim(reading, scope, before, earlier));
}

function toClaim(
  reading: Reading,
  scope: ChangeScope,
  before: Reading | undefined,
  earlier: readonly Claim[],
): Change {
  const { segment, figures, shape, roles } = reading;
  const inside = (index: number) => {
    const at = shape.at[index] ?? -1;
    return !scope.clear || (at >= scope.from && at < scope.to);
  };
  const part = (index: number, certain: boolean): Part[] => {
    const figure = figures[index];
    return figure === undefined ? [] : [{ figure, segment: segment.index, certain: certain && scope.clear }];
  };
  const percent = scope.percent === null ? null : (figures[scope.percent] ?? null);
  let changeIndex = scope.change;
  const changes = roles.flatMap((role, index) => (role.name === "change" && inside(index) ? [index] : []));
  if (changeIndex === null && changes.length === 1) changeIndex = changes[0] ?? null;
  const change = changeIndex === null ? [] : part(changeIndex, roles[changeIndex]?.name === "change");
  const kind = changeIndex === null ? null : figures[changeIndex]?.kind;

  const current: Part[] = [];
  const weaker: Part[] = [];
  const previous: Part[] = [];
  figures.forEach((figure, index) => {
    if (index === changeIndex || !inside(index) || (figure.kind !== "count" && figure.kind !== "money"))
      return;
    if (kind !== null && kind !== undefined && figure.kind !== kind) return;
    const role = roles[index];
    if (role?.name === "previous") addAll(previous, part(index, role.certain));
    else if (role?.name === "current") addAll(current, part(index, role.certain));
    else if (role?.name === "none") addAll(weaker, part(index, false));
  });
  const spots = [scope.percent, changeIndex].flatMap((index) =>
    index === null ? [] : [shape.at[index] ?? 0],
  );
  if (spots.length === 0) spots.push(scope.from);
  const [low, high] = scope.clear ? [scope.from, scope.to] : [0, shape.text.length];
  const sign = percent !== null && (percent.value < 0 || percent.text.startsWith("+"));
  const direction = sign
    ? (percent?.value ?? 0) < 0
      ? "down"
      : "up"
    : (directionAt(shape.text, spots, low, high) ?? directionAt(shape.text, spots));
  const all = [...current, ...weaker];
  const linked =
    all.length === 0 && previous.length < 2
      ? fromBefore(reading, before, earlier, kind ?? null, percent ?? change[0]?.figure)
      : all;
  const ends = [percent, ...change.map((one) => one.figure)].flatMap((one) => (one === null ? [] : [one]));
  const covered: readonly Figure[] =
    ends.length > 0 ? ends : [...previous, ...current].map((one) => one.figure);
  return {
    segment: segment.index,
    kind: "change",
    start: smallest(covered.map((one) => one.start)),
    end: largest(covered.map((one) => one.end)),
    current: linked,
    previous,
    change: change[0] ?? null,
    otherChanges: changes.filter((index) => index !== changeIndex).flatMap((index) => part(index, false)),
    percent,
    direction,
    rank: null,
    rankWords: null,
  };
}

/** The current value of a sentence that opens "This was an increase …" stands in the sentence before. */
function fromBefore(
  reading: Reading,
  before: Reading | undefined,
  earlier: readonly Claim[],
  kind: string | null,
  figure: Figure | undefined,
): Part[] {
  if (
    before === undefined ||
    before.segment.block !== reading.segment.block ||
    before.segment.cell !== reading.segment.cell
  )
    return [];
  const back = BACKWARD.test(reading.segment.text);
  if (!back && earlier.some((claim) => claim.kind === "change" && claim.segment === before.segment.index))
    return [];
  const here = measureNear(reading.segment.text, figure?.start ?? 0);
  const there = measureNear(before.segment.text, before.segment.text.length);
  if (here !== null && there !== null && here.key !== there.key && !back) return [];
  const numbers = before.figures.flatMap((one, index) => {
    const role = before.roles[index]?.name;
    const fits = (one.kind === "count" || one.kind === "money") && (kind === null || one.kind === kind);
    return fits && (role === "current" || role === "none") ? [one] : [];
  });
  return numbers.map((one) => ({
    figure: one,
    segment: before.segment.index,
    certain: back && numbers.length === 1,
  }));
}
