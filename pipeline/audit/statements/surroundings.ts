import type { Quantity } from "../quantities/quantity.js";
import type { Link } from "./findStatements.js";
import type { Reading } from "./reading.js";
import type { Span, Statement } from "./statement.js";
import { subjectWords } from "./subject.js";

const NOT_PLACES =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Spring|Summer|Autumn|Winter|Quarter|Table|Figure|Chart|The|This|That|There|These|In|Of|On|At|For|By|To|From|And|A|An|It|We|Our|Total|All|Covid|Christmas|Easter|Home Office|[A-Z]{2,}s?|Q\d)$/;
/** Words that make a figure a part of its subject or of its year. */
const PARTIAL =
  /⟨t\d+⟩|\bper ⟨|\b(?:alone|only|male|female|men|women|boys|girls|repeat|of these|of which|of whom|of those|first|second|third|fourth|quarter|half|same (?:months|period|quarter|time)|weekend|night|daily|monthly|weekly|average|rolling|year to date|so far|rate|among|aged|under|target|since|last (?:month|quarter)|next|forecast|estimated|expected|will|if|northern|southern|eastern|western|elsewhere|nationally|national|regional|(?:across|in|of) (?:the )?(?:whole )?(?:county|country|region|force|england))\b/i;

/** What a statement is about: its subject, the places it names, and the period of its current level. */
export function surroundingsOf(
  link: Link,
  reading: Reading,
  readings: readonly Reading[],
  ownNames: ReadonlySet<string>,
): Pick<Statement, "subject" | "areas" | "period" | "partial"> {
  const level = link.current.find((part) => part.certain) ?? link.current[0] ?? link.previous[0];
  const home = level === undefined ? reading : (readings[level.segment] ?? reading);
  const figure = level?.figure ?? null;
  const before = readings[reading.segment.index - 1];
  const neighbour = before?.segment.block === reading.segment.block ? before : undefined;
  const places = areasOf(home, ownNames);
  const names = new Set(places.flatMap((place) => subjectWords(place)));
  const keep = (words: readonly string[]) => words.filter((word) => !names.has(word) && !ownNames.has(word));
  const counted = figure === null ? [] : keep(countedBehind(home, figure));
  const ahead = keep(subjectWords(aheadOf(home, figure, home === reading ? link.start : 0)));
  const bare = figure === null && link.percent === null && link.changes.length === 0;
  const own = counted.length > 0 ? counted : bare ? keep(bareSubject(home)) : ahead;
  const behind = own.length > 0 ? own : keep(countedAfterChange(reading, link));
  const subject =
    behind.length > 0 || neighbour === undefined || home !== reading
      ? behind
      : keep(subjectWords(neighbour.shape.text)).slice(0, 4);
  return {
    subject: [...new Set(subject)],
    areas: places,
    period:
      periodOf(home, level?.figure ?? null, link) ??
      (home === reading ? null : periodOf(reading, null, link)),
    partial: isPartial(home) || (home !== reading && isPartial(reading)),
  };
}

/** What is said for comparison ("in line with the national picture") makes no part of it. */
function isPartial({ shape }: Reading): boolean {
  return PARTIAL.test(
    shape.text.replace(
      /,?\s*\b(?:in line with|as (?:was|is|did|in)|reflecting|mirroring|similar to|and most|which)\b.*$/,
      "",
    ),
  );
}

/** What a change without figures is of: the words up to its date or comparison. */
function bareSubject({ shape }: Reading): readonly string[] {
  const [first = ""] = shape.text.split(/⟨D|\bthan\b|,/);
  return subjectWords(first.replace(/^\s*in\s+$/, ""));
}

/** "874 shoplifting offences", "206 reports of stalking": the noun behind a number. */
function countedBehind({ figures, shape }: Reading, figure: Quantity): readonly string[] {
  const index = figures.indexOf(figure);
  const behind = shape.text.slice(shape.behind[index]);
  const phrase = /^\s+((?:[a-z'’-]+\s*){1,7})/.exec(behind)?.[1] ?? "";
  const noun = phrase.split(
    /\b(?:in|across|within|at|on|during|for|with|and|to|were|was|have|had|has|compared|against|came|over|more|fewer|less|higher|lower|up|down|this|last|which|that|who|while|but|as|than|by|is|are|recorded|reported|or|now|between|under|after)\b/,
  )[0];
  return subjectWords(phrase.startsWith("from ") ? "" : (noun ?? ""));
}

function countedAfterChange({ shape, figures }: Reading, link: Link): readonly string[] {
  const [change] = link.changes;
  const figure = change?.figure ?? link.percent ?? null;
  if (figure === null) return [];
  const behind = shape.text.slice(shape.behind[figures.indexOf(figure)]);
  return subjectWords(
    behind.split(/[,.;(⟨]/)[0]?.split(/\b(?:compared|than|in the|on the|from|to|with)\b/)[0] ?? "",
  );
}

/** The words before a figure in its clause. */
function aheadOf({ shape, figures }: Reading, figure: Quantity | null, start: number): string {
  const index = figure === null ? figures.findIndex((one) => one.end > start) : figures.indexOf(figure);
  const ahead = shape.text.slice(0, shape.at[Math.max(index, 0)] ?? shape.text.length);
  return ahead.split(/;|\bwhile\b|\bwhereas\b|\bbut\b/).at(-1) ?? ahead;
}

/** Places named, as capitals within a sentence tell them. The document's own area is no distinction. */
export function areasOf({ segment }: Reading, ownNames: ReadonlySet<string>): string[] {
  const found = [
    ...segment.text.matchAll(
      /(?<=\b(?:in|at|across|within|around|for|near|throughout|outside)\s+(?:the\s+)?(?:town of\s+|village of\s+)?)(?:[A-Z][\w’'-]+)(?:\s+(?:&\s+)?[A-Z][\w’'-]+){0,3}/g,
    ),
  ];
  return found
    .map((match) => match[0])
    .filter((name) => !NOT_PLACES.test(name) && !name.split(/\s+/).every((word) => NOT_PLACES.test(word)))
    .map((name) => name.toLowerCase())
    .filter((name) => !name.split(/\s+/).every((word) => ownNames.has(word)));
}

function periodOf({ figures, roles, shape }: Reading, figure: Quantity | null, link: Link): Span | null {
  const index = figure === null ? -1 : figures.indexOf(figure);
  const own = roles[index]?.date;
  const earlier = new Set(
    link.previous.flatMap((part) => {
      const date = roles[figures.indexOf(part.figure)]?.date;
      return date === null || date === undefined ? [] : [date];
    }),
  );
  const compared = (at: number) =>
    index >= 0 &&
    at > index &&
    /\b(?:compar\w+|against|than)\b/.test(shape.text.slice(shape.behind[index], shape.at[at]));
  const dates = figures.flatMap((one, at) =>
    one.date !== null && !earlier.has(at) && !compared(at) ? [one.date] : [],
  );
  const date =
    own === null || own === undefined
      ? dates.find((one) => ["range", "label"].includes(one.kind))
      : figures[own]?.date;
  return date === undefined || date === null ? null : { from: date.from, to: date.to, text: date.text };
}
