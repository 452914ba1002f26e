import { judgeDerived } from "../equations/derived.js";
import { percentWays, shareAndChange } from "../equations/percentWays.js";
import { isLevel, neighboursOf } from "../equations/pool.js";
import type { Judgement, RuleInput } from "../facts/finding.js";
import { type Quantity, stands } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";

const OF_ALL =
  /^\s+of\s+(?:all|total|overall)\s+(?:the\s+)?(?:recorded\s+|reported\s+|police recorded\s+)*(crimes?|offences|incidents|reports)\b/;
const NOUNS: Readonly<Record<string, RegExp>> = {
  crime: /^\s+(?:recorded\s+|reported\s+)?(?:crimes|offences)\b/,
  crimes: /^\s+(?:recorded\s+|reported\s+)?(?:crimes|offences)\b/,
  offences: /^\s+(?:recorded\s+|reported\s+)?(?:crimes|offences)\b/,
  incidents: /^\s+(?:recorded\s+|reported\s+)?incidents\b/,
  reports: /^\s+reports\b/,
};

/**
 * "Police recorded 7,241 violent offences. Violence makes up 31% of all recorded crime": a share of the one total that
 * the document gives of what it counts, and the level that the sentence before gives of the same subject.
 */
export function shareOfAll({ facts }: RuleInput): Judgement[] {
  return facts.readings.flatMap((reading): Judgement[] => {
    if (reading.segment.kind === "row") return [];
    const shares = reading.figures.flatMap((one, index) =>
      one.kind === "percent" && !isChangePercent(reading, index, 0) ? [index] : [],
    );
    const [index, ...more] = shares;
    const share = reading.figures[index ?? -1];
    const before = facts.readings[reading.segment.index - 1];
    if (index === undefined || share === undefined || more.length > 0) return [];
    if (before?.segment.block !== reading.segment.block || reading.figures.some(isLevel)) return [];
    const noun = OF_ALL.exec(reading.shape.text.slice(reading.shape.behind[index]))?.[1];
    const totals = noun === undefined ? [] : totalsOf(facts.readings, NOUNS[noun]);
    const [total, ...others] = totals;
    if (total === undefined || others.length > 0 || !sameSubject(reading, before, index)) return [];
    const parts = before.figures.flatMap((one, at) =>
      isLevel(one) &&
      one.kind === "count" &&
      !["before", "change"].includes(before.roles[at]?.name ?? "") &&
      one.value < total.value
        ? [one]
        : [],
    );
    const [part, ...rest] = parts;
    if (part === undefined || rest.length > 0) return [];
    const about = [reading, ...neighboursOf(reading, facts)].flatMap(({ figures }) =>
      figures.filter(isLevel),
    );
    const known = [...percentWays(about.slice(0, 12)), ...about.flatMap((one) => shareAndChange(one, total))];
    if (known.some((way) => stands(share, way.interval))) return [];
    return judgeDerived(reading, share, shareAndChange(part, total).slice(0, 1), "error");
  });
}

/** Current numbers of all that is counted, by the bare noun ("23,125 crimes"), each value once. */
function totalsOf(readings: readonly Reading[], noun: RegExp | undefined): Quantity[] {
  const found = readings.flatMap(({ figures, shape, roles, segment }) =>
    segment.kind === "row"
      ? []
      : figures.filter(
          (one, index) =>
            one.kind === "count" &&
            one.value >= 100 &&
            ["now", "open"].includes(roles[index]?.name ?? "") &&
            noun?.test(shape.text.slice(shape.behind[index])) === true &&
            subjectWords(shape.text.slice(0, shape.at[index])).length <= 1,
        ),
  );
  return [...new Map(found.map((one) => [one.value, one])).values()];
}

/** A word of the share's subject opens as one of the sentence before does: "violence", "violent". */
function sameSubject(reading: Reading, before: Reading, index: number): boolean {
  const stems = new Set(subjectWords(before.shape.text).map((word) => word.slice(0, 5)));
  const own = subjectWords(reading.shape.text.slice(0, reading.shape.at[index]));
  return own.length > 0 && own.length <= 3 && own.every((word) => stems.has(word.slice(0, 5)));
}
