import { largest, smallest } from "../../bulk.js";
import type { Quantity } from "../quantities/quantity.js";
import { isChangePercent } from "./changePercents.js";
import { type Clause, cutClauses } from "./clauses.js";
import type { Direction } from "./lexicon.js";
import type { Reading } from "./reading.js";
import { directionAt, onlyDirection } from "./shape.js";
import { EMPTY, type Part, type Statement } from "./statement.js";
import { subjectWords } from "./subject.js";
import { nounBehind } from "./wholes.js";

/** What a statement has before its subject, places and period are read. */
export type Link = Omit<Statement, "subject" | "areas" | "period" | "partial">;

/** Openings that speak of what the sentence before said. */
const BACKWARD =
  /^(?:this|these|it|that|they|which|compared|an?\s+(?:further\s+)?(?:increase|decrease|reduction|rise|fall|drop|change)|there (?:was|has been|were) (?:also )?an?\s+(?:increase|decrease|reduction|rise|fall|drop|⟨)|however|in comparison|up|down|when compared|in total,? this|the (?:increase|decrease|rise|fall|change|figure|number|total|previous|year|comparable|equivalent))\b/;

/** Of these the closest: they take the level of the sentence before as their own. */
const CLOSE =
  /^(?:this|that|it|compared|an?\s+(?:further\s+)?(?:increase|decrease|reduction|rise|fall|drop))\b/;

/**
 * The changes a sentence states, each with the levels that belong to it.
 *
 * @param before - the sentence before in the same paragraph, for "This was an increase of …"
 * @param lead - the sentence that opens the list an item stands in
 */
export function changesOf(reading: Reading, before: Reading | undefined, lead: Reading | undefined): Link[] {
  // What would be, if, and what is aimed at are not stated.
  if (UNSTATED.test(reading.shape.text)) return [];
  const clauses = cutClauses(reading.shape.text);
  const groups = clauses.flatMap((clause, index) => groupsOf(reading, clause, index));
  return groups.map((group) => toLink(reading, group, before, lead, groups.length));
}

export const UNSTATED =
  /\b(?:if|would|were to|had it)\b|\b(?:we|it|partnership|board|force|service|plan|strategy|council)?\s*(?:aims?|aiming|hopes?|intends?|seeks?|wants?|plans|ambition|commitment)\s+(?:is\s+|was\s+)?to\b/;

interface Group {
  readonly clause: Clause;
  readonly first: boolean;
  /** Figures of the group, by index. */
  readonly own: readonly number[];
  readonly percent: number | null;
  readonly multiple: number | null;
  readonly points: number | null;
  /** Levels of the clause were shared out among several percentages by their order. */
  readonly parted: boolean;
}

const LEVEL_NAMES = new Set(["now", "before", "open"]);

function groupsOf(reading: Reading, clause: Clause, at: number): Group[] {
  const { figures, shape, roles } = reading;
  const inside = figures.flatMap((_, index) => {
    const spot = shape.at[index] ?? -1;
    return spot >= clause.from && spot < clause.to ? [index] : [];
  });
  const percents = inside.filter((index) => isChangePercent(reading, index, clause.from));
  const of = (kind: Quantity["kind"]) => inside.filter((index) => figures[index]?.kind === kind);
  const multiples = of("multiple");
  const points = of("points");
  // "17 below the target of 358, and 6 above last year's 335": each difference has its own standard.
  const apart = inside.filter(
    (index) =>
      roles[index]?.name === "change" && roles[index]?.soft === false && figures[index]?.kind !== "percent",
  );
  const compared = apart.length > 1 && percents.length + multiples.length + points.length === 0;
  const heads = percents.length > 0 ? percents : compared ? apart : multiples;
  const base = { clause, first: at === 0, parted: false };
  if (heads.length <= 1 && points.length <= 1) {
    const changes = inside.some((index) => roles[index]?.name === "change");
    const before = inside.some((index) => roles[index]?.name === "before");
    if (heads.length === 0 && points.length === 0 && !changes && !before) return [];
    return [
      {
        ...base,
        own: inside,
        percent: percents[0] ?? null,
        multiple: multiples[0] ?? null,
        points: points[0] ?? null,
      },
    ];
  }
  const sharedOut = inOrder(reading, inside, percents);
  return heads.map((head, index) => ({
    ...base,
    own: sharedOut?.[index] ?? nearest(reading, inside, heads, index),
    percent: percents.length > 0 ? head : null,
    multiple: percents.length > 0 || compared ? null : head,
    points: null,
    parted: sharedOut !== null,
  }));
}

/** "by 22% and 9% respectively, from 353 to 274 and from 103 to 94": the first pair belongs to the first percentage. */
function inOrder(
  { figures, shape, roles }: Reading,
  inside: readonly number[],
  percents: readonly number[],
): number[][] | null {
  if (percents.length < 2) return null;
  const levels = inside.filter(
    (index) => figures[index]?.kind !== "percent" && LEVEL_NAMES.has(roles[index]?.name ?? ""),
  );
  const lastPercent = largest(percents.map((index) => shape.at[index] ?? 0));
  const firstLevel = smallest(levels.map((index) => shape.at[index] ?? 0));
  const firstPercent = smallest(percents.map((index) => shape.at[index] ?? 0));
  const lastLevel = largest(levels.map((index) => shape.at[index] ?? 0));
  const apart = lastPercent < firstLevel || lastLevel < firstPercent;
  if (!apart || levels.length !== percents.length * 2) return null;
  // "12, 30 and 9, against 10, 25 and 8": first all of one year, then all of the other.
  const name = (index: number) => roles[levels[index] ?? -1]?.name === "before";
  const many = percents.length;
  const inTurn =
    many > 1 &&
    levels.every((_, index) => name(index) === name(index < many ? 0 : many)) &&
    name(0) !== name(many);
  return percents.map((percent, index) =>
    inTurn
      ? [percent, ...[index, index + many].flatMap((at) => levels[at] ?? [])]
      : [percent, ...levels.slice(index * 2, index * 2 + 2)],
  );
}

/** Figures between the borders half way to the neighbouring heads: the last comma or "and" between them. */
function nearest(
  { shape }: Reading,
  inside: readonly number[],
  heads: readonly number[],
  index: number,
): number[] {
  const spot = (head: number | undefined) => (head === undefined ? null : (shape.at[head] ?? 0));
  const border = (left: number | null, right: number | null) => {
    if (left === null) return 0;
    if (right === null) return shape.text.length;
    const stretch = shape.text.slice(left, right);
    // "(300 to 400, +33%) and theft (200 to 250": the bracket closes what belongs to the first.
    const closed = /^⟨P\d+⟩\s*\)/.exec(stretch);
    if (closed !== null) return left + closed[0].length;
    const joint = [...stretch.matchAll(/\band\b|&|,|\)/g)].at(-1);
    return left + (joint?.index ?? stretch.length);
  };
  const from = border(spot(heads[index - 1]), spot(heads[index]));
  const to =
    heads[index + 1] === undefined ? shape.text.length : border(spot(heads[index]), spot(heads[index + 1]));
  return inside.filter((one) => (shape.at[one] ?? 0) >= from && (shape.at[one] ?? 0) < to);
}

function toLink(
  reading: Reading,
  group: Group,
  before: Reading | undefined,
  lead: Reading | undefined,
  groups: number,
): Link {
  const { segment, figures, shape, roles } = reading;
  const percent = figures[group.percent ?? -1] ?? null;
  const points = figures[group.points ?? -1] ?? null;
  const ofPercents = points !== null || levelsIn(reading, group.own, false).length === 0;
  let levels = levelsIn(reading, group.own, ofPercents).filter((index) => index !== group.percent);
  let home = reading;
  const back = group.first && before !== undefined && BACKWARD.test(shape.text);
  const changes = group.own.filter(
    (index) =>
      roles[index]?.name === "change" && ["count", "money", "rate"].includes(figures[index]?.kind ?? ""),
  );
  const clauseText = shape.text.slice(group.clause.from, group.clause.to);
  if (levels.length === 0 && !group.first && BACKWARD.test(clauseText.trimStart())) {
    // "…; this is a decrease of 8%": the level stands in the clause before.
    levels = levelsIn(
      reading,
      figures.flatMap((_, index) => ((shape.at[index] ?? 0) < group.clause.from ? [index] : [])),
      points !== null,
    );
  }
  // "…, 25% down on 2021/22 (886) but 57% up on 2020/21 (423)": the current level stands once, at the head.
  if (!group.first && levels.length > 0 && levels.every((index) => roles[index]?.name === "before")) {
    const earlier = figures.flatMap((_, index) =>
      (shape.at[index] ?? 0) < group.clause.from ? [index] : [],
    );
    const now = levelsIn(reading, earlier, ofPercents).filter((index) => roles[index]?.name === "now");
    if (now.length === 1) levels = [...now, ...levels];
  }
  if (levels.length === 0 && back && before !== undefined) {
    home = before;
    levels = levelsIn(
      before,
      before.figures.map((_, index) => index),
      points !== null,
    );
    // "From 380 it rose by 55 and then fell by 42. It is 204 below …": where it is now, no figure says.
    const moved = before.roles.filter((role) => role.name === "change" && !role.soft).length;
    if (moved > 1) levels = levels.filter((index) => before.roles[index]?.name !== "open");
  }
  // "This was 12% more than the 400 of the year before": the other level stands in the sentence before.
  const borrowed =
    home === reading &&
    before !== undefined &&
    levels.length === 1 &&
    group.first &&
    (CLOSE.test(shape.text) || goesOn(reading, before, levels[0])) &&
    (changes.length === 0 || roles[levels[0] ?? -1]?.name === "before")
      ? levelsIn(
          before,
          before.figures.map((_, index) => index),
          ofPercents,
        )
      : [];
  const goes = before !== undefined && !CLOSE.test(shape.text) && borrowed.length > 0;
  const kind = figures[changes[0] ?? -1]?.kind ?? null;
  const parts = (from: Reading, indexes: readonly number[]) =>
    indexes.flatMap((index): (Part & { name: string })[] => {
      const [figure, role] = [from.figures[index], from.roles[index]];
      if (figure === undefined || role === undefined) return [];
      if (kind === "money" && figure.kind !== "money" && figure.kind !== "percent") return [];
      if (kind === "count" && figure.kind === "money") return [];
      return [{ figure, segment: from.segment.index, certain: role.sure, way: role.way, name: role.name }];
    });
  const own = [
    ...parts(home, levels),
    ...(before === undefined
      ? []
      : parts(before, borrowed).map((part) => ({
          ...part,
          name: goes ? "before" : part.name === "before" ? "none" : "now",
          certain: part.certain || borrowed.length === 1,
        }))),
  ];
  const [current, previous] = settle(own, group.parted);
  const soft = (one: Reading) =>
    one.roles.flatMap((role, index) => (role.name === "change" && role.soft ? [index] : []));
  const wide = [reading, ...(back && before !== undefined ? [before] : [])].flatMap((one) =>
    parts(one, [
      ...levelsIn(
        one,
        one.figures.map((_, index) => index),
        points !== null || ofPercents,
      ),
      ...soft(one),
    ]),
  );
  const heads = [group.percent, group.multiple, group.points, changes[0] ?? null].flatMap((index) =>
    index === null ? [] : [index],
  );
  const spot = shape.at[heads[0] ?? group.own[0] ?? 0] ?? 0;
  const ways = heads.flatMap((index) => roles[index]?.way ?? []);
  const led = lead === undefined ? null : onlyDirection(lead.shape.text);
  const sole = onlyDirection(clauseText);
  const direction: Direction | null =
    ways[0] ??
    sole ??
    directionAt(shape.text, spot, group.clause.from, group.clause.to) ??
    (groups === 1 ? onlyDirection(shape.text) : directionAt(shape.text, spot, 0, group.clause.to)) ??
    led;
  const covered = [...heads, ...(heads.length === 0 ? group.own : [])].flatMap(
    (index) => figures[index] ?? [],
  );
  return {
    ...EMPTY,
    segment: segment.index,
    kind: "change",
    start: smallest(covered.map((one) => one.start)),
    end: largest(covered.map((one) => one.end)),
    current,
    previous,
    changes: parts(reading, changes),
    percent,
    multiple: figures[group.multiple ?? -1] ?? null,
    points,
    direction,
    oneWay: ways.length > 0 || sole !== null || (led !== null && direction === led),
    wide,
  };
}

/** "In 2018 there had been 300 thefts. In 2019 there were 400": a bare number of another year goes on about the one before it. */
function goesOn(reading: Reading, before: Reading, level: number | undefined): boolean {
  const dateOf = (one: Reading, index: number) => one.figures[one.roles[index]?.date ?? -1]?.date?.from;
  const earlier = levelsIn(
    before,
    before.figures.map((_, index) => index),
    false,
  );
  const [only] = earlier;
  if (level === undefined || only === undefined || earlier.length > 1) return false;
  const [now, then] = [dateOf(reading, level), dateOf(before, only)];
  return (
    now !== undefined &&
    then !== undefined &&
    then < now &&
    subjectWords(nounBehind(reading, level)).length === 0
  );
}

/** Levels among some figures of a sentence: of percentages when points are spoken of, else of numbers. */
function levelsIn(reading: Reading, indexes: readonly number[], ofPercents: boolean): number[] {
  return indexes.filter((index) => {
    const kind = reading.figures[index]?.kind;
    if (!LEVEL_NAMES.has(reading.roles[index]?.name ?? "")) return false;
    if (ofPercents)
      return (
        kind === "percent" && reading.figures[index]?.worded === false && !isChangePercent(reading, index, 0)
      );
    return kind === "count" || kind === "money" || kind === "rate";
  });
}

/** Current and previous levels. Where one of two is sure of its part, the other can only have the other part. */
function settle(own: readonly (Part & { name: string })[], parted: boolean): [Part[], Part[]] {
  const named = (name: string) => own.filter((part) => part.name === name);
  let [now, before] = [named("now"), named("before")];
  const open = named("open");
  if (own.length === 2 && open.length === 1) {
    if (before.length === 1)
      return [[...now, ...open].map((part) => ({ ...part, certain: before[0]?.certain ?? false })), before];
    if (now.length === 1 && now[0]?.certain === true)
      return [now, open.map((part) => ({ ...part, certain: false }))];
  }
  if (own.length === 1 && open.length === 1) return [open.map((part) => ({ ...part, certain: true })), []];
  const sole = (parts: (Part & { name: string })[]) => {
    const sure = parts.filter((part) => part.certain);
    return sure.length > 1 && !parted ? parts.map((part) => ({ ...part, certain: false })) : parts;
  };
  [now, before] = [sole(now), sole(before)];
  return [[...now, ...open], before];
}
