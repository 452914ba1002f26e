import { largest, smallest } from "../../bulk.js";
import { isChangePercent } from "./changePercents.js";
import { changeWays } from "./changeWays.js";
import { cutClauses } from "./clauses.js";
import { borrow, type Level, levelsAbout, levelsOf } from "./levels.js";
import type { Direction } from "./lexicon.js";
import type { Reading } from "./reading.js";
import { directionAt, onlyDirection } from "./shape.js";
import { EMPTY, type Part, type Statement } from "./statement.js";

/** What a statement has before its subject, places and period are read. */
export type Link = Omit<Statement, "subject" | "areas" | "period" | "partial">;

/** What would be, if, and what is aimed at are not stated. */
export const UNSTATED =
  /\b(?:if|would|were to|had it)\b|\b(?:we|it|partnership|board|force|service|plan|strategy|council)?\s*(?:aims?|aiming|hopes?|intends?|seeks?|wants?|plans|ambition|commitment)\s+(?:is\s+|was\s+)?to\b/;

/**
 * The changes a sentence states, each with the levels that belong to it: one for each percentage of change, else for each
 * multiple, each figure in points, each difference, or each clause with an earlier level.
 *
 * @param last - the sentence before in the same paragraph, for "This was an increase of …"
 * @param lead - the sentence that opens the list an item stands in
 */
export function changesOf(reading: Reading, last: Reading | undefined, lead: Reading | undefined): Link[] {
  const { figures, shape, roles } = reading;
  if (UNSTATED.test(shape.text)) return [];
  return cutClauses(shape.text).flatMap((clause) => {
    const inside = [...figures.keys()].filter((index) => {
      const at = shape.at[index] ?? 0;
      return at >= clause.from && at < clause.to;
    });
    const of = (test: (index: number) => boolean) => inside.filter(test);
    const kinds = [
      of((index) => isChangePercent(reading, index, clause.from)),
      of((index) => figures[index]?.kind === "multiple"),
      of((index) => figures[index]?.kind === "points"),
      of((index) => roles[index]?.name === "change" && roles[index]?.soft === false),
      of((index) => roles[index]?.name === "before").slice(0, 1),
    ];
    const heads = kinds.find((list) => list.length > 0) ?? [];
    const text = shape.text.slice(clause.from, clause.to);
    return heads.map((head) => toLink(reading, head, heads.length === 1 ? inside : [], text, last, lead));
  });
}

function toLink(
  reading: Reading,
  head: number,
  inside: readonly number[],
  clause: string,
  last: Reading | undefined,
  lead: Reading | undefined,
): Link {
  const { segment, figures, shape, roles } = reading;
  const figure = figures[head];
  const some = levelsAbout(reading, head, last, (levels) => changeWays(levels, null).length > 0);
  // A lone change has all levels of its clause, and a level now from the sentence before where it has none.
  const whole = [
    ...some,
    ...levelsOf(reading, inside).filter(({ figure }) => some.every((one) => one.figure !== figure)),
  ];
  const isNow = ({ role }: Level) => role.name === "now" || role.name === "open";
  const found = whole.some(isNow) ? whole : [...borrow(reading, last).filter(isNow), ...whole];
  const levels = figure?.kind === "points" ? sharesIn(reading, last) : found;
  const changes = levels
    .filter(({ role }) => role.name === "change")
    .map((level) => toPart(level, reading, last));
  const kind = changes[0]?.figure.kind ?? levels[0]?.figure.kind;
  const named = (...names: string[]) =>
    levels
      .filter(({ role, figure: one }) => names.includes(role.name) && one.kind === kind)
      .map((level) => toPart(level, reading, last));
  const [now, open, before] = [named("now"), named("open"), named("before")];
  const alone = now.length + open.length + before.length === 1;
  const paired = open.length === 1 && now.length === 0 && before.length === 1 && before[0]?.certain === true;
  const current = [...now, ...open.map((part) => ({ ...part, certain: alone || paired }))];
  const ways = [roles[head]?.way, changes[0]?.way].flatMap((way) => way ?? []);
  const [sole, led] = [onlyDirection(clause), lead === undefined ? null : onlyDirection(lead.shape.text)];
  const direction: Direction | null =
    ways[0] ?? sole ?? directionAt(shape.text, shape.at[head] ?? 0) ?? onlyDirection(shape.text) ?? led;
  const covered = [figure, ...changes.map((part) => part.figure)].flatMap((one) =>
    one !== undefined && figures.includes(one) ? [one] : [],
  );
  const isPercent = figure?.kind === "percent";
  return {
    ...EMPTY,
    segment: segment.index,
    kind: "change",
    start: smallest(covered.map((one) => one.start)),
    end: largest(covered.map((one) => one.end)),
    current,
    previous: before,
    changes,
    percent: isPercent ? figure : null,
    multiple: figure?.kind === "multiple" ? figure : null,
    points: figure?.kind === "points" ? figure : null,
    direction,
    oneWay: ways.length > 0 || sole !== null || (led !== null && direction === led),
  };
}

function toPart({ figure, role }: Level, reading: Reading, last: Reading | undefined): Part {
  const home = reading.figures.includes(figure) ? reading : (last ?? reading);
  return { figure, segment: home.segment.index, certain: role.sure, way: role.way };
}

/** The percentages that a figure in points lies between: those of the sentence, or of it and the one before. */
function sharesIn(reading: Reading, last: Reading | undefined): Level[] {
  const of = (one: Reading | undefined) =>
    (one?.figures ?? []).flatMap((figure, index): Level[] => {
      const role = one?.roles[index];
      return figure.kind === "percent" && role !== undefined ? [{ figure, role, noun: "" }] : [];
    });
  const own = of(reading);
  return own.length >= 2 ? own : [...own, ...of(last)];
}
