import type { DocumentFacts } from "../facts/documentFacts.js";
import { shareAndChange } from "../quantities/percentWays.js";
import type { Quantity } from "../quantities/quantity.js";
import type { Way } from "../quantities/ways.js";
import { type Level, levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { leadOf } from "../statements/readStatements.js";

/** The part a share is printed with, and the wholes that it may be of, the likeliest first. */
export interface ShareLink {
  readonly part: Quantity;
  readonly wholes: readonly Quantity[];
  /** The words name the whole: "12 of 48 (25%)". */
  readonly explicit: boolean;
}

const WORDS = "(?:\\s+[a-z'’-]+)";
const BESIDE = new RegExp(
  `^(?:${WORDS}|\\s*[(,]?⟨[DXT]\\d+⟩\\)?){0,8}?\\s*(?:\\(|,\\s*(?:or\\s+)?|\\s+or|,?\\s+(?:which|that) is|:|[–-])\\s*(?:or\\s+|about\\s+|just\\s+|some\\s+|exactly\\s+|a further\\s+|an?\\s+(?:[a-z]+\\s+){1,2}of\\s+)*$`,
);
const SAID =
  /^[^⟨⟩;.]{0,90}\b(?:(?:rate|share|proportion) of|account\w* for|(?:that|which) is|represent\w*|(?:mak\w+|made)[ _]up|equat\w+ to|equal\w*(?: to)?|equivalent to|constitut\w+)\s+(?:just\s+|only\s+|about\s+)*$/;
const OF =
  /^\s+(?:[a-z'’-]+\s+){0,3}?(?:(?:out\s+)?of|among)\s+(?:the\s+|these\s+|those\s+|all\s+|our\s+|its\s+|their\s+|a total of\s+)*$|^\s*\/\s*$/;

/** "£61,400 against a full-year budget of £88,000 (70%)" */
const AGAINST = /\b(?:against|out of)\s+[^⟨⟩.;,()]{0,30}\b(?:budget|target|plan|allocation)\s+of\s+$/;

/** "3% of the district's crimes": what a share is said to be of, where that is more than "the total". */
const BASE =
  /^\s+of\s+(?:the\s+|all\s+|its\s+|their\s+|our\s+)*(?!(?:total|whole|them|these|those|all|it|which|whom|the)\b|⟨)([a-z'’ -]+)/;

/** "Of the 3,870, setting aside these 1,146": the whole is what is left. */
export const SET_ASIDE =
  /\b(?:setting aside|excluding|leaving (?:out|aside)|apart from|not counting|without)\b[^.;]*⟨N/;

const OF_OTHERS = /^\s+of\s+(?:those|all|them)\s+[a-z]/;

/** What the words tie a share to; null where no number stands beside it. */
export function shareLink(reading: Reading, index: number, facts: DocumentFacts): ShareLink | null {
  const { figures, shape } = reading;
  const levels = levelsOf(reading, undefined, { targets: true }).filter(
    ({ figure }) => figure.kind !== "rate" && figure.kind !== "duration",
  );
  const at = levels.map(({ figure }) => figures.indexOf(figure));
  const gap = (one: number | undefined, other: number | undefined) =>
    one === undefined || other === undefined ? ";" : shape.text.slice(shape.behind[one], shape.at[other]);
  const explicit = (part: number | undefined, whole: number | undefined): ShareLink | null => {
    const [p, w] = [figures[part ?? -1], figures[whole ?? -1]];
    return p === undefined || w === undefined || p.kind !== w.kind
      ? null
      : { part: p, wholes: [w], explicit: true };
  };
  const next = at.findIndex((one) => one > index);
  const split = next < 0 ? at.length : next;
  const [before2, before, after, after2] = [at[split - 2], at[split - 1], at[split], at[split + 1]];
  const tiedBefore = BESIDE.test(gap(before, index));
  // "Eleven of the 44, exactly a quarter": a part in words is no level, and is the part.
  const small =
    /⟨N(\d+)⟩\s+(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|all\s+|our\s+|its\s+|their\s+)*$/.exec(
      shape.text.slice(0, shape.at[before ?? 0]),
    )?.[1];
  if (tiedBefore && small !== undefined) return explicit(Number(small), before);
  const wholeBehind = OF.test(gap(index, after)) && !gap(index, after).includes("/");
  if (tiedBefore && (OF.test(gap(before2, before)) || AGAINST.test(gap(before2, before))))
    return explicit(before2, before);
  // "Of the 842, 611 (73%)"
  const led =
    before2 !== undefined &&
    /(?:^|[.;]\s)(?:out )?of (?:the|these|those|all)\s+$/.test(shape.text.slice(0, shape.at[before2]));
  if (tiedBefore && led && /^[^⟨⟩.;(),]{0,40}(?:,\s+(?:[a-z]+\s+){0,2}|\s)$/.test(gap(before2, before)))
    return explicit(before, before2);
  if (wholeBehind) {
    // "A quarter of the 756 who replied (189)", "262, 19% of the 1,366"
    const closed = /^[^⟨⟩()]{0,30}\)/.test(shape.text.slice(shape.behind[after2 ?? -1] ?? shape.text.length));
    if (closed && /^[^⟨⟩;:]{0,80}\(\s*$/.test(gap(after, after2))) return explicit(after2, after);
    return tiedBefore || SAID.test(gap(before, index)) ? explicit(before, after) : null;
  }
  // "51% and among men (961) 70%": the number is of the next one.
  const tiedAfter =
    /^(?:(?!\band among\b|\band for\b|\band of\b)[^⟨⟩();.]){0,70}(?:\(|:|,)\s*(?:or\s+|only\s+|just\s+|about\s+)?$/.test(
      gap(index, after),
    );
  if (tiedAfter && OF.test(gap(after, after2))) return explicit(after, after2);
  const bracket =
    tiedAfter && /^[^⟨⟩()]{0,30}\)/.test(shape.text.slice(shape.behind[after ?? -1] ?? shape.text.length));
  const worked = /,\s+(?:or|that is|which is|making|meaning)\s+(?:some\s+|about\s+)?$/.test(
    gap(index, after),
  );
  // "Of 325 referrals, 92% began, that is 299": the part follows.
  const ofIt = worked && /^of (?:the |these |all )?⟨N\d+⟩[^⟨⟩]*⟨P/.test(shape.text);
  const own =
    tiedBefore && !ofIt
      ? before
      : bracket || worked
        ? after
        : SAID.test(gap(before, index))
          ? before
          : undefined;
  const part = levels.find(({ figure }) => figure === figures[own ?? -1]);
  if (
    part === undefined ||
    part.role.name === "change" ||
    OF_REST.test(shape.text.slice(0, shape.at[own ?? 0])) ||
    OF_PLACES.test(shape.text.slice(0, shape.at[own ?? 0]))
  )
    return null;
  const wholes = [
    ...levels.filter((one) => one !== part && isFree(reading, one, part)),
    ...outside(reading, facts),
  ];
  const base = BASE.exec(shape.text.slice(shape.behind[index]))?.[1] ?? "";
  // "One in twenty of those suspended, … 1,296 between them": what stands behind another clause is no whole of it.
  const ofOthers = OF_OTHERS.test(shape.text.slice(shape.behind[index]));
  const based = ({ figure, noun }: Level) =>
    (base === "" && !(ofOthers && figures.indexOf(figure) > index)) ||
    (noun !== "" && base.includes(noun)) ||
    (figures.indexOf(figure) > index && !/[,.;]/.test(gap(index, figures.indexOf(figure))));
  const fitting = wholes.filter(
    (one) => one.figure.kind === part.figure.kind && one.figure.value > part.figure.value && based(one),
  );
  const sentence = fitting.filter(
    ({ figure }) => figures.includes(figure) && figure.start < part.figure.start,
  );
  return {
    part: part.figure,
    wholes: [...sentence.reverse(), ...fitting.filter((one) => !sentence.includes(one))].map(
      ({ figure }) => figure,
    ),
    explicit: false,
  };
}

/** Not the difference, another year's number, a part with a share of its own ("61 (12%)", "(61, 12%)") or the whole of another ("92 of 236"). */
function isFree({ figures, shape }: Reading, { figure, role }: Level, part: Level): boolean {
  const index = figures.indexOf(figure);
  const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
  if (role.name === "change" || (part.role.date !== null && role.date !== part.role.date)) return false;
  if (
    /⟨N\d+⟩\s+(?:out\s+)?of\s+(?:the\s+)?$/.test(ahead) &&
    !ahead.includes(`⟨N${figures.indexOf(part.figure)}⟩ of`)
  )
    return /^⟨N\d+⟩\s+of\s+(?:the\s+)?$/.test(ahead);
  // "402 of the service's 1,148 referrals (35%)": the whole of the first share, and of the next.
  return (
    /⟨N\d+⟩\s+of\s[^⟨⟩.;,()]{0,30}$/.test(ahead) ||
    !/^(?:(?:[^⟨⟩();.]|⟨[DTX]\d+⟩){0,50}\(\s*|,\s*)⟨P/.test(behind)
  );
}

/** Words that go on about what the sentence before counts; a share that opens a sentence says not of what. */
const GOES_ON =
  /\bof (?:these|those|them|which|whom)\b|\b(?:remainder|remaining)\b|^(?:[a-z]+\s+){0,2}⟨P\d+⟩\s*\(⟨N\d+⟩\)|^⟨N\d+⟩\s+(?:took|were|was|had|went|gave|said|did|[a-z]{3,}ed)\b[^⟨⟩()]{0,40}\(⟨P\d+⟩\)/;
/** "85 from the three busiest of 26 wards (32.9%)": how many there are to choose from. */
export const OF_PLACES =
  /\b(?:busiest|highest|largest|lowest|smallest|best|worst|quietest)\s+(?:of|among)\s+(?:the\s+|our\s+|its\s+|all\s+)?$/;
const OF_REST = /\bof the (?:rest|remaining|remainder|others?)\b[^⟨⟩.;]*$/;

/** The one number of the sentence that opens the list, or those of the sentence before. */
function outside(reading: Reading, facts: DocumentFacts): Level[] {
  const { segment, shape } = reading;
  const current = (one: Reading) =>
    levelsOf(one).filter(({ role }) => role.name !== "before" && role.name !== "change");
  const lead = leadOf(facts.blocks, facts.readings, segment);
  if (lead !== undefined) return current(lead).length === 1 ? current(lead) : [];
  const before = facts.readings[segment.index - 1];
  const near =
    segment.kind === "item" ? before?.segment.kind === "item" : before?.segment.block === segment.block;
  if (before === undefined || !near || !GOES_ON.test(shape.text)) return [];
  return current(before).sort((a, b) => b.figure.value - a.figure.value);
}

export const shareWays = ({ part, wholes }: ShareLink): Way[] =>
  wholes.flatMap((whole) => shareAndChange(part, whole).slice(0, 1));
