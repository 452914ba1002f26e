import { judgeDerived } from "../equations/derived.js";
import { neighboursOf } from "../equations/pool.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { type Quantity, stands } from "../quantities/quantity.js";
import { differenceWay, type Way } from "../quantities/ways.js";
import { borrow, type Level, levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { before, zoneOf } from "../statements/zones.js";

const GAP =
  /\b(?:gap|difference|margin|underspen[dt]|overspen[dt]|surplus|shortfall|deficit|excess|variance|saving|net (?:gain|loss|increase|growth|change))\s*(?:of|was|is|being|:)?\s*(?:just\s+|only\s+|some\s+)*$/;

/** A figure that the words make the difference of two levels, against the only two of its clause. */
export const difference: Rule = {
  name: "change-arithmetic",
  compares: true,
  explanation:
    "The sentence sets two figures against one another and prints their difference. It is another one.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) =>
      reading.segment.kind === "row"
        ? []
        : reading.figures.flatMap((figure, index) => judge(reading, figure, index, facts)),
    ),
};

function judge(reading: Reading, figure: Quantity, index: number, facts: DocumentFacts): Judgement[] {
  const { shape, roles, figures } = reading;
  if (!["count", "money", "rate", "duration"].includes(figure.kind) || figure.hedge !== null) return [];
  const gap = GAP.test(shape.text.slice(0, shape.at[index]));
  if (!gap && (roles[index]?.name !== "change" || roles[index]?.soft === true)) return [];
  // "1.1 lower than in the last period": its standard has no figure here.
  if (/\bthan\b(?![^.;)]*⟨[NRTD])/.test(shape.text.slice(shape.behind[index]))) return [];
  const zone = zoneOf(reading, index);
  const fit = ({ figure: one, role }: Level) =>
    one !== figure && one.kind === figure.kind && one.decimals === figure.decimals && role.name !== "change";
  const all = { targets: true, small: figure.value <= 12 };
  const levels = levelsOf(reading, zone, all).filter(fit);
  const own = levels.length > 2 ? levels.filter(({ role }) => role.name !== "target") : levels;
  const near = own.length > 1 ? own : [...levelsOf(reading, before(reading, zone), all).filter(fit), ...own];
  const [first, second, ...more] =
    near.length > 1
      ? near
      : [
          ...(gap
            ? lastOf(reading, facts)
            : borrow(reading, facts.readings[reading.segment.index - 1])
          ).filter(fit),
          ...near,
        ];
  if (first === undefined || second === undefined || more.length > 0) return [];
  if (first.noun !== "" && second.noun !== "" && first.noun !== second.noun) return [];
  // "A fall of 17 on 2022 and of six on the average of 153": the two levels make the other change of the sentence.
  const between = differenceWay(first.figure, second.figure);
  if (
    figures.some(
      (one) =>
        one !== figure &&
        one !== first.figure &&
        one !== second.figure &&
        one.kind === figure.kind &&
        stands(one, between.interval),
    )
  )
    return [];
  // "17 more than in 2022 (119) and double the 68 of 2020": each comparison has a level of its own.
  const earlier = [first, second].every(({ role }) => role.name === "before");
  if (earlier && figures.some(({ kind }) => kind === "multiple")) return [];
  const compared =
    [first, second].some(({ role }) => role.name === "before" || role.name === "target") || gap;
  // What is larger than both is no difference of them, right or wrong.
  if (!compared || (!gap && figure.value > Math.max(first.figure.value, second.figure.value))) return [];
  if (
    roles.filter((role, at) => role.name === "change" && !role.soft && figures[at]?.kind === figure.kind)
      .length > 1
  )
    return [];
  // "From 58 to 71, which was 13 up": the words leave no other levels.
  const named = (name: string) =>
    [first, second].filter(({ role }) => role.name === name && role.sure).length;
  const sole =
    own.length === 2 &&
    named("before") === 1 &&
    (named("now") === 1 || COMPARED.test(shape.text.slice(shape.behind[index])));
  const pool = sole ? figures : [...figures, ...neighboursOf(reading, facts).flatMap((one) => one.figures)];
  if (worked(pool.filter((one) => one !== figure)).some((way) => stands(figure, way.interval))) return [];
  return judgeDerived(reading, figure, [between], "error");
}

const COMPARED =
  /^\s+(?:more|fewer|less|higher|lower|up|down)\s+(?:than|on)\s[^⟨⟩;.]*(?:⟨D\d+⟩[^⟨⟩;.]*)?\(\s*⟨[NR]\d+⟩\s*\)/;

function lastOf({ segment }: Reading, { readings }: DocumentFacts): Level[] {
  const last = readings[segment.index - 1];
  return last?.segment.block === segment.block ? levelsOf(last) : [];
}

/** Differences of any two figures of one kind. */
const worked = (figures: readonly Quantity[]): Way[] =>
  figures.flatMap((one, at) =>
    figures
      .slice(at + 1)
      .flatMap((other) =>
        one.kind === other.kind && one.kind !== "date" ? [differenceWay(one, other)] : [],
      ),
  );
