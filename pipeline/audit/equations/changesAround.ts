import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement } from "../facts/finding.js";
import { shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import { differenceWay, type Way } from "../quantities/ways.js";
import { isChangePercent } from "../statements/changePercents.js";
import { UNSTATED } from "../statements/findStatements.js";
import type { Level } from "../statements/levels.js";
import { levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { zoneOf } from "../statements/zones.js";
import { judgeDerived } from "./derived.js";
import { itemsOf, readingsBefore, wordsAbout } from "./items.js";

/** A change that has one level or none in its sentence, against the levels of the sentence before, about the same thing. */
export function changesAround(facts: DocumentFacts): Judgement[] {
  return facts.readings.flatMap((reading) =>
    reading.segment.kind === "row" || UNSTATED.test(reading.shape.text)
      ? []
      : reading.figures.flatMap((figure, index) =>
          isChange(reading, index) ? judge(reading, figure, index, facts) : [],
        ),
  );
}

function isChange(reading: Reading, index: number): boolean {
  const { figures, roles } = reading;
  const [figure, role] = [figures[index], roles[index]];
  if (figure?.kind === "percent") return isChangePercent(reading, index, 0);
  if (figure?.kind === "multiple") return /ed$/.test(figure.text);
  if (!["count", "money", "rate"].includes(figure?.kind ?? "")) return false;
  return (role?.name === "change" && role.soft === false) || isAimed(reading, index);
}

/** "71 below our target of 358": the difference from a target that is printed. */
const isAimed = ({ shape, roles }: Reading, index: number): boolean =>
  AIMED.test(shape.text.slice(shape.behind[index])) && roles[index + 1]?.name === "target";
const AIMED =
  /^\s+(?:[a-z]+\s+){0,2}?(?:above|below|over|under|short of)\s+(?:the|our|its|their)\s+[^.;,⟨]*\b(?:target|plan|goal)\b[^.;,⟨]*⟨[NR]/;

/** "In the year before they had grown by ten": a change of another time than that of the sentence before. */
const IN_ANOTHER = /^in the (?:year|quarter|month) before\b[^⟨⟩]*\bhad\b[^⟨⟩]*$/;

const ALL = { small: true, targets: true };

function judge(reading: Reading, change: Quantity, index: number, facts: DocumentFacts): Judgement[] {
  const { shape, segment, figures } = reading;
  if (IN_ANOTHER.test(shape.text.slice(0, shape.at[index]))) return [];
  const [back, ahead] = [facts.readings[segment.index - 1], facts.readings[segment.index + 1]];
  // "Theft has halved. The 88 of this year compare with 176": what a bare change is of may follow.
  const bare = change.kind === "multiple" && levelsOf(reading, undefined, ALL).length === 0;
  const last = bare && (back === undefined || levelsOf(back).length < 2) ? ahead : back;
  const fit = ({ figure, role }: Level) =>
    figure !== change &&
    role.name !== "change" &&
    (["percent", "multiple"].includes(change.kind) || figure.kind === change.kind);
  const zone = levelsOf(reading, zoneOf(reading, index), ALL).filter(fit);
  const [sole, ...rest] = zone;
  const named = sole?.role.name === "before" && rest.length === 0 ? byName(reading, index, sole, facts) : [];
  if (named.length > 0)
    return named.some((way) => stands(change, way.interval))
      ? []
      : judgeDerived(reading, change, named, "suspect");
  if (last === undefined || last.segment.block !== segment.block || last.segment.cell !== segment.cell)
    return [];
  const behind = shape.text.slice(shape.behind[index]);
  if (OTHER_STANDARD.test(behind) && !isAimed(reading, index)) return [];
  const aimed = isAimed(reading, index);
  const own = aimed ? zone.filter(({ role }) => role.name === "target").slice(0, 1) : zone;
  if (own.length > 1 || (!aimed && levelsOf(reading).filter(fit).length > 1)) return [];
  const small = change.value <= 12 || (own[0]?.figure.value ?? 99) <= 40;
  const levels = (one: Reading) => levelsOf(one, undefined, { small }).filter(fit);
  const earlier = facts.readings[last.segment.index - 1];
  // "It attended 6,240. The year before it attended 5,200. This is an increase of 20%."
  const two =
    own.length === 0 &&
    /^th(?:is|at)\b/.test(shape.text) &&
    earlier?.segment.block === segment.block &&
    levels(last).length === 1;
  const near = [...(two && earlier !== undefined ? levels(earlier) : []), ...levels(last)];
  const [one] = own;
  const likely =
    one === undefined
      ? pairs(near, near, change)
      : pairs(
          near.filter((other) => alike(one, other)),
          own,
          change,
        );
  if (
    likely.length === 0 ||
    near.length > (SERIES.test(shape.text) ? 4 : one?.role.name === "before" ? 3 : 2)
  )
    return [];
  // "August to March: 58, 3 more": of an earlier level nothing is said here, and one said before is of another time.
  const [first = null] = own.length > 0 ? own : near.filter(({ role }) => role.name === "before");
  const compared =
    ["before", "target"].includes(first?.role.name ?? "") ||
    FOLLOWS.test(shape.text) ||
    SERIES.test(shape.text) ||
    change.kind === "multiple";
  if (!compared || (ELSEWHERE.test(shape.text) && !SERIES.test(shape.text)) || isOfOther(reading, last))
    return [];
  if (last === back && !goesOn(reading, last, index)) return [];
  const about = [...readingsBefore(reading, facts, 1), ...next(reading, facts)];
  const all = [
    ...about.flatMap((other) => levelsOf(other, undefined, ALL).filter(({ figure }) => figure !== change)),
  ];
  // An earlier level here and one level in the sentence before leave nothing else to be meant.
  const sure = one?.role.name === "before" && near.length === 1;
  const excuses = sure ? [] : pairs(all, all, change);
  const parts = all.flatMap(({ figure: level }) =>
    figures.flatMap((other) =>
      change.kind === "percent" && other.kind === level.kind && other !== level
        ? shareAndChange(other, level).slice(0, 1)
        : [],
    ),
  );
  if ([...likely, ...excuses, ...parts].some((way) => stands(change, way.interval))) return [];
  const sane =
    change.kind === "multiple" ? likely.filter(({ value }) => value > 1 === change.value > 1) : likely;
  return judgeDerived(reading, change, sane, "suspect");
}

const OTHER_STANDARD =
  /^\s+(?:[a-z]+\s+){0,2}?(?:than|above|below|over|under|on)\s+(?!last|the (?:year|previous|same)|⟨|a year)/;

/** "Tarn Valley (down 11.2% from 437)": the level now of what the words name, where the text gives it one further up. */
function byName(reading: Reading, index: number, before: Level, facts: DocumentFacts): Way[] {
  if (reading.figures[index]?.kind !== "percent") return [];
  const own = [...wordsAbout(reading, index)];
  if (own.length === 0) return [];
  const items = readingsBefore(reading, facts, REACH)
    .slice(1)
    .flatMap(itemsOf)
    .filter(
      ({ figure, words, role }) =>
        figure.kind === before.figure.kind &&
        role !== "change" &&
        role !== "before" &&
        words.size === own.length &&
        own.every((word) => words.has(word)),
    );
  const [now, ...more] = items;
  return now === undefined || more.some(({ figure }) => figure.value !== now.figure.value)
    ? []
    : shareAndChange(now.figure, before.figure).slice(1, 2);
}

const REACH = 6;
/** Of a run of years in the sentence before, any two may be meant. */
const SERIES = /^(?:the (?:latest|last)|over the (?:whole|period|⟨T\d+⟩))/;
const FOLLOWS = /\b(?:so|thus|therefore|hence|making)\b/;
const ELSEWHERE =
  /⟨T\d+⟩(?! (?:ago|earlier|before)\b)|\b(?:national\w*|regional\w*|county|region|england|wales|elsewhere|half|month|among|expected|forecast|each|average|together)\b/;

/** "They are now 20% above 2018/19", after two years that are named; "since 2019 all casualties", after those of one kind. */
function isOfOther({ figures, shape }: Reading, last: Reading): boolean {
  const known = new Set(last.figures.flatMap(({ date }) => (date?.yearGiven === true ? [date.from] : [])));
  const third = figures.some(({ date }) => date !== null && !known.has(date.from));
  return (third && known.size > 1) || /^since\b[^⟨]*⟨D\d+⟩,?\s+all\s/.test(shape.text);
}

const next = ({ segment }: Reading, { readings }: DocumentFacts): Reading[] => {
  const one = readings[segment.index + 1];
  return one?.segment.block === segment.block ? [one] : [];
};

const alike = (one: Level, other: Level) => one.noun === "" || other.noun === "" || one.noun === other.noun;

/** A sentence that names nothing that the one before does not. */
function goesOn({ shape }: Reading, last: Reading, index: number): boolean {
  const known = new Set(subjectWords(last.shape.text));
  const strange = subjectWords(shape.text.slice(0, shape.at[index])).filter((word) => !known.has(word));
  return strange.length === 0 || (strange.length === 1 && /\bsince\b|\band so\b/.test(shape.text));
}

function pairs(some: readonly Level[], others: readonly Level[], change: Quantity): Way[] {
  return some.flatMap((one) =>
    others.flatMap((other): Way[] => {
      if (one.figure === other.figure || one.figure.kind !== other.figure.kind) return [];
      if (change.kind === "multiple")
        return [timesWay(one.figure, other.figure), timesWay(other.figure, one.figure)];
      if (change.kind !== "percent") return [differenceWay(one.figure, other.figure)];
      const [now, then] = one.role.name === "before" ? [other, one] : [one, other];
      return [
        ...shareAndChange(now.figure, then.figure).slice(1, 2),
        ...(now.role.name !== "now" && then.role.name !== "before"
          ? shareAndChange(then.figure, now.figure).slice(1, 2)
          : []),
      ];
    }),
  );
}

function timesWay(now: Quantity, before: Quantity): Way {
  const [n, b] = [intervalOf(now), intervalOf(before)];
  return {
    value: now.value / before.value,
    interval: { low: n.low / b.high, high: n.high / Math.max(b.low, 1e-9) },
    words: `${now.text} ÷ ${before.text}`,
    from: [now, before],
  };
}
