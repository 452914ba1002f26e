import type { Block } from "./blocks.js";
import type { Claim, Part } from "./claim.js";
import { linkChanges } from "./linkChanges.js";
import { findMeasures, type MeasureName, measureNear } from "./measures.js";
import { figuresOf, type Reading } from "./reading.js";
import { tableClaims } from "./tableClaims.js";

const RANK_WORDS =
  /(?:⟨O(\d+)⟩[\s-]+(?:joint[\s-]+)?|\b(?:the|joint)\s+)(highest|lowest|largest|smallest|best|worst|fewest)\b/g;
const RANK_SCOPE =
  /\b(?:in|of|across|within|out of|among)\s+(?:the\s+|our\s+|its\s+)?(?:whole\s+of\s+)?(Kent|County|MSG|Most Similar Group|West Kent|Force|England|twelve|thirteen|\d+)/i;
const NOT_PLACES =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|The|This|District|County|Partnership|Council|Covid|Kent Police|[A-Z]{2,}s?|Most Similar)\b|(?:Group|Magazine|Service|Strategy|Plan|Action|Scheme|Team|Trust|Police)$/;

/** "An increase in Theft from Motor Vehicles": what rose, not where. */
const CRIMES =
  /^(?:Thefts?|Crimes?|Violence|Serious|Criminal|Vehicles?|Complaints?|Reports?|Calls?|Referrals?)\b/;

/**
 * Every claim the audit reads in a document: changes, shares, plain counts and ranks, in reading order.
 *
 * @param contents - blocks of the table of contents, whose page numbers are no counts
 */
export function findClaims(
  blocks: readonly Block[],
  readings: readonly Reading[],
  contents: ReadonlySet<number>,
): Claim[] {
  const segments = readings.map((reading) => reading.segment);
  const claims: Claim[] = [];
  const used = new Set<string>();
  const note = (claim: Claim) => {
    claims.push(claim);
    for (const part of [
      ...claim.current,
      ...claim.previous,
      ...(claim.change === null ? [] : [claim.change]),
    ]) {
      used.add(`${part.segment}:${part.figure.start}`);
    }
  };
  for (const claim of tableClaims(blocks, segments)) note(claim);
  const tabled = new Set(claims.map((claim) => segments[claim.segment]?.block));
  for (const reading of readings) {
    if (tabled.has(reading.segment.block)) continue;
    for (const change of linkChanges(reading, readings[reading.segment.index - 1], claims)) {
      note({
        ...change,
        ...surroundings(reading, readings, change.start, change.current[0] ?? change.change),
      });
    }
  }
  for (const reading of readings) {
    for (const rank of ranksOf(reading))
      claims.push({ ...rank, ...surroundings(reading, readings, rank.start, null) });
    if (tabled.has(reading.segment.block) || contents.has(reading.segment.block)) continue;
    for (const share of sharesOf(reading, claims)) {
      claims.push({ ...share, ...surroundings(reading, readings, share.start, null) });
    }
    for (const count of countsOf(reading, used)) {
      claims.push({ ...count, ...surroundings(reading, readings, count.start, null) });
    }
  }
  return claims.sort((a, b) => a.segment - b.segment || a.start - b.start);
}

type Bare = Omit<Claim, "measure" | "area" | "period">;

const EMPTY = {
  current: [],
  previous: [],
  change: null,
  otherChanges: [],
  percent: null,
  direction: null,
  rank: null,
  rankWords: null,
} as const;

function ranksOf({ segment, figures, shape }: Reading): Bare[] {
  return [...shape.text.matchAll(RANK_WORDS)].flatMap((match) => {
    const rank = match[1] === undefined ? null : (figures[Number(match[1])] ?? null);
    const start = rank?.start ?? segment.text.toLowerCase().indexOf(match[0].trim());
    const rest = shape.text.slice(match.index, match.index + 160);
    const scope = RANK_SCOPE.exec(rest)?.[1];
    if (start < 0 || (scope === undefined && rank === null)) return [];
    const end = Math.max(start + match[0].length, rank?.end ?? 0);
    const rankWords =
      `${rank?.text ?? ""} ${match[2] ?? ""}${scope === undefined ? "" : ` in ${scope}`}`.trim();
    return [{ ...EMPTY, segment: segment.index, kind: "rank" as const, start, end, rank, rankWords }];
  });
}

function sharesOf({ segment, figures }: Reading, claims: readonly Claim[]): Bare[] {
  const changed = new Set(claims.filter((c) => c.segment === segment.index).map((c) => c.percent?.start));
  return figures
    .filter((figure) => figure.kind === "percent" && !changed.has(figure.start))
    .map((figure) => ({
      ...EMPTY,
      segment: segment.index,
      kind: "share" as const,
      start: figure.start,
      end: figure.end,
      percent: figure,
    }));
}

function countsOf({ segment, figures, roles }: Reading, used: ReadonlySet<string>): Bare[] {
  // "3.4" at the head of a row numbers an action.
  if (segment.kind === "row" && /^\d{1,2}\.\d{1,2}\.?$/.test(segment.text)) return [];
  return figures.flatMap((figure, index) => {
    const number = figure.kind === "count" || figure.kind === "money";
    if (!number || used.has(`${segment.index}:${figure.start}`) || roles[index]?.name === "change") return [];
    const current = [{ figure, segment: segment.index, certain: roles[index]?.certain ?? false }];
    return [
      {
        ...EMPTY,
        segment: segment.index,
        kind: "count" as const,
        start: figure.start,
        end: figure.end,
        current,
      },
    ];
  });
}

/** Measure, area and period of a claim: of its own sentence, else of the sentence before or the row's or section's head. */
function surroundings(
  reading: Reading,
  readings: readonly Reading[],
  start: number,
  part: Part | null,
): Pick<Claim, "measure" | "area" | "period"> {
  const { segment } = reading;
  const before = readings[segment.index - 1];
  const neighbour = before?.segment.block === segment.block ? before : undefined;
  const home = part === null ? undefined : readings[part.segment];
  // What a change is of stands by its value: "DAVSS supported 341 victims of domestic abuse, an increase of 46".
  const at = part?.certain === true && part.segment === segment.index ? part.figure.start : start;
  const measure: MeasureName | null =
    measureNear(segment.text, at) ??
    (home === undefined || part === null ? null : measureNear(home.segment.text, part.figure.start)) ??
    (neighbour === undefined ? null : measureNear(neighbour.segment.text, neighbour.segment.text.length)) ??
    null;
  const periods = [reading, home, neighbour].flatMap((one) =>
    one === undefined ? [] : figuresOf(one, "date"),
  );
  const period = periods
    .map((figure) => figure.date)
    .find((date) => date?.kind === "range" || date?.kind === "label");
  // "Lowest in Kent" says where the rank is held, not where the figure is from.
  const ranked = reading.shape.text.search(RANK_WORDS) >= 0;
  const places = [
    ...segment.text.matchAll(
      /\b(?:in|across|within|for)\s+(?:the\s+)?((?:[A-Z][\w’'-]+)(?:\s+(?:&\s+)?[A-Z][\w’'-]+){0,3})/g,
    ),
  ];
  const area = places
    .map((match) => match[1] ?? "")
    .find(
      (name) =>
        !NOT_PLACES.test(name) &&
        findMeasures(name).length === 0 &&
        !CRIMES.test(name) &&
        !(ranked && /^(?:West )?Kent$/.test(name)),
    );
  return {
    measure,
    area: area ?? null,
    period:
      period === undefined || period === null
        ? null
        : { from: period.from, to: period.to, text: period.text },
  };
}
