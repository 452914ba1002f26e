import { formatNumber } from "../../words/number.js";
import { hasWholeAnywhere } from "../equations/anywhere.js";
import { judgeDerived } from "../equations/derived.js";
import { neighboursOf } from "../equations/pool.js";
import { OF_PLACES, SET_ASIDE, shareLink, shareWays } from "../equations/shareLinks.js";
import { aboutFigures } from "../facts/aboutSegment.js";
import { noteChecked } from "../facts/coverage.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { differenceOf, sized } from "../quantities/intervals.js";
import { fits, percentWays, shareAndChange } from "../quantities/percentWays.js";
import { intervalOf, isLevel, type Quantity, stands } from "../quantities/quantity.js";
import type { Way } from "../quantities/ways.js";
import { isChangePercent } from "../statements/changePercents.js";
import { changeWays } from "../statements/changeWays.js";
import { UNSTATED } from "../statements/findStatements.js";
import { type Level, levelsAbout, levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { directionAt } from "../statements/shape.js";
import { zoneOf } from "../statements/zones.js";

type Fault = "wrong" | "wrong-base" | "truncated" | "nought" | "impossible" | "points" | "share";
interface Verdict {
  readonly fault: Fault;
  readonly judgement: Judgement;
}

const KNOWN = new WeakMap<DocumentFacts, Verdict[]>();

/** Every percentage of a document's prose is judged once for all the rules. */
function verdictsOf(facts: DocumentFacts): Verdict[] {
  const known = KNOWN.get(facts) ?? facts.readings.flatMap((reading) => judgeSentence(reading, facts));
  KNOWN.set(facts, known);
  return known;
}

function judgeSentence(reading: Reading, facts: DocumentFacts): Verdict[] {
  const { figures, shape, roles, segment } = reading;
  const percents = figures.flatMap(({ kind }, index) => (kind === "percent" ? [index] : []));
  if (percents.length === 0 || segment.kind === "row" || UNSTATED.test(shape.text)) return [];
  // "212 and 198 are each about 30% above the 158": of several things at once.
  if (/\beach\s+(?:(?:about|around|over|nearly|some)\s+)?⟨P/.test(shape.text)) return [];
  const taken = new Set<Quantity>();
  const open = percents.flatMap((index) => {
    const asked = ask(reading, index, facts);
    const way = asked.ways.find((one) => fits(asked.percent, one));
    if (way === undefined) return [asked];
    noteChecked(segment, [asked.percent, ...way.from]);
    for (const figure of [asked.percent, ...way.from]) taken.add(figure);
    return [];
  });
  return open.flatMap((asked) =>
    ["target", "label"].includes(roles[asked.index]?.name ?? "") ? [] : judge(asked, taken, facts),
  );
}

/** A percentage with what the words leave it to be worked out from. */
interface Asked {
  readonly reading: Reading;
  readonly index: number;
  readonly percent: Quantity;
  readonly changed: boolean;
  readonly levels: readonly Level[];
  readonly ways: readonly Way[];
  /** No other numbers can be meant. */
  readonly strict: boolean;
  /** A part stands beside it. */
  readonly tied: boolean;
  readonly sure: boolean;
}

function ask(reading: Reading, index: number, facts: DocumentFacts): Asked {
  const { figures, shape } = reading;
  const percent = figures[index] as Quantity;
  const changed = isChangePercent(reading, index, 0);
  const last = facts.readings[reading.segment.index - 1];
  const base = { reading, index, percent, changed, tied: false };
  if (changed) {
    const direction = directionAt(shape.text, shape.at[index] ?? 0);
    const levels = levelsAbout(reading, index, last, (some) => changeWays(some, direction).length > 0);
    const apart = APART.test(shape.text.slice(shape.behind[index]));
    const ways =
      apart && levels.every(({ role }) => role.name !== "before") ? [] : changeWays(levels, direction);
    const many = (...names: string[]) => levels.filter(({ role }) => names.includes(role.name)).length;
    const earlier = levels.filter(({ role }) => role.name === "before" && role.sure);
    const strict = earlier.length === 1 && (many("now", "open") === 1 || many("change") === 1);
    return {
      ...base,
      levels,
      ways,
      strict,
      sure: strict || levels.length === 2 || levels.every(({ figure }) => figures.includes(figure)),
    };
  }
  const link = shareLink(reading, index, facts);
  if (link === null) {
    const own = levelsOf(reading, zoneOf(reading, index)).filter(
      ({ figure }) => !OF_PLACES.test(shape.text.slice(0, shape.at[reading.figures.indexOf(figure)])),
    );
    const two = !THAT_IS.test(shape.text)
      ? []
      : own.length === 0
        ? lastTwo(reading, facts)
        : OF_IT.test(shape.text.slice(shape.behind[index]))
          ? withLast(reading, own, facts)
          : [];
    if (two.length === 2)
      return {
        ...base,
        levels: two,
        ways: percentWays(two.map(({ figure }) => figure)),
        strict: false,
        sure: true,
      };
    // "187 (▲ 36.5% on 137)": what no words explain must be set off as worked out from the two numbers beside it.
    // "16, twice the 8 of 2023: 7 (43.8%)": the number beside it is small, and its part.
    const beside = reading.figures[index - 1];
    const apart =
      /[(▲▼+−-]\s*$/.test(shape.text.slice(0, shape.at[index])) &&
      own.length === 2 &&
      (beside?.kind !== "count" || own.some(({ figure }) => figure === beside));
    const ways = apart ? percentWays(own.map(({ figure }) => figure)) : [];
    return { ...base, levels: own, ways, strict: false, sure: own.length === 2 };
  }
  const levels = levelsOf(reading, undefined, { targets: true }).filter(
    ({ figure }) => figure === link.part || link.wholes.includes(figure),
  );
  const ways = shareWays(link);
  // "8 of 50 were not reviewed, a compliance rate of 84%": of the others
  const rest = NEGATED.test(shape.text.slice(0, shape.at[index])) ? ways.map(restOfAll) : [];
  return {
    ...base,
    levels,
    ways: [...ways, ...rest],
    strict: link.explicit,
    tied: true,
    sure: link.wholes.length === 1,
  };
}

const NEGATED = /\b(?:not|fail\w*|miss\w*|refus\w*|late|absent)\b[^⟨⟩]*$/;

const restOfAll = ({ value, interval: { low, high }, words, from }: Way): Way => ({
  value: 100 - value,
  interval: { low: 100 - high, high: 100 - low },
  words: `100% − ${words}`,
  from,
});

/** "12% below the level of 2018, …": what it is compared with has no figure here. */
const APART =
  /^\s*(?:[a-z]+\s+){0,1}?(?:(?:more|fewer|less|higher|lower)\s+than|above|below)\s+(?:[^⟨;.,(]|⟨[DT]\d+⟩)*(?:[;.,]|$)/;
const THAT_IS =
  /^(?:this|that)\s+(?:is|was|represents|makes|equates|equals|means|amounts)\b|^the\s+(?:[a-z]+\s+)?(?:proportion|share|percentage|rate)\b[^⟨⟩]{0,40}\b(?:is|was)\s+(?:thus\s+|therefore\s+)?⟨P/;

const OF_IT = /^\s+of\s+(?:the\s+|all\s+|our\s+|its\s+|their\s+)*⟨N/;

/** "Charges followed in 62 cases. This is 18% of the 345": the one number of the sentence before, and the first of this. */
function withLast({ segment }: Reading, own: readonly Level[], facts: DocumentFacts): Level[] {
  const last = facts.readings[segment.index - 1];
  if (last?.segment.block !== segment.block) return [];
  const levels = levelsOf(last).filter(({ role }) => role.name !== "change" && role.name !== "before");
  return [...levels, ...own.slice(0, 1)];
}

/** "Of the 675 victims, 405 told the police. That is 60%": the numbers of the sentence before, where it has no percentage. */
function lastTwo({ segment }: Reading, facts: DocumentFacts): Level[] {
  const last = facts.readings[segment.index - 1];
  if (last?.segment.block !== segment.block || last.figures.some(({ kind }) => kind === "percent")) return [];
  const levels = levelsOf(last);
  const [part, ...more] = levels;
  const earlier = facts.readings[segment.index - 2];
  if (part === undefined || more.length > 0 || earlier?.segment.block !== segment.block) return levels;
  // "They spoke to 288. Of those, 216 were content. That is 75%."
  if (!/^of (?:these|those|them)\b/.test(last.shape.text)) return levels;
  const [whole] = levelsOf(earlier)
    .filter(({ figure }) => figure.kind === part.figure.kind && figure.value > part.figure.value)
    .sort((a, b) => b.figure.value - a.figure.value);
  return whole === undefined ? levels : [part, whole];
}

const ON_DATE = /^\s+(?:on|since|from|than in|compared (?:with|to))\s+⟨D\d+⟩/;

function judge(asked: Asked, taken: ReadonlySet<Quantity>, facts: DocumentFacts): Verdict[] {
  const { reading, percent, changed, levels, ways, strict, sure } = asked;
  const never = changed ? (calledPercent(asked) ?? impossible(asked)) : null;
  if (never !== null) return [never];
  if (ways.length === 0 || levels.every(({ figure }) => taken.has(figure))) return [];
  // "More than doubled, from 688 to 1,421, and up by a third on 2023/24": the two levels are those of the other change.
  const { figures, shape } = reading;
  const apart = ON_DATE.test(shape.text.slice(shape.behind[asked.index]));
  if (changed && apart && figures.some(({ kind }) => kind === "multiple")) return [];
  const all = levelsOf(reading);
  const others = !strict ? excuses(asked, all, facts) : changed ? changeWays(all, null) : [];
  if (others.some((way) => fits(percent, way))) return [];
  // What is said to be of a number is of it; a percentage beside a part may be of any.
  // "1,420 adults, about half of whom": the number beside it is the whole.
  if (!changed && OF_WHOM.test(reading.shape.text.slice(reading.shape.behind[asked.index]))) return [];
  if (!changed && SET_ASIDE.test(reading.shape.text.slice(0, reading.shape.at[asked.index]))) return [];
  const [part, whole] = changed || strict ? [] : (ways[0]?.from ?? []);
  if (part !== undefined && hasWholeAnywhere(facts, reading, part, percent, whole)) return [];
  const rank = (way: Way) =>
    changed ? unlikely(way) : Number(way.value > 100) + Number(/^from|[(−]/.test(way.words));
  const [best] = [...ways].sort((a, b) => rank(a) - rank(b));
  if (best === undefined) return [];
  const fault = changed ? nameFault(percent, best) : "share";
  return judgeDerived(reading, percent, [best], sure ? "error" : "suspect").map((judgement) => ({
    fault,
    judgement: { ...judgement, message: judgement.message.replace(/\.$/, `${WHY[fault] ?? ""}.`) },
  }));
}

const OF_WHOM = /^\s+of (?:whom|which)\b/;

const WHY: Partial<Record<Fault, string>> = {
  "wrong-base": ": the change was divided by the later level",
  truncated: ": it was cut short, not rounded",
};

/** All else that may give it: any working of the sentence's figures, or of its nearest numbers with those about it. */
function excuses(asked: Asked, all: readonly Level[], facts: DocumentFacts): Way[] {
  const { reading, percent, levels, changed } = asked;
  const others = reading.figures.filter(
    (one) => one !== percent && ["percent", "multiple"].includes(one.kind),
  );
  const whole = !changed && levels.length === 2;
  const about = whole ? [] : neighboursOf(reading, facts).flatMap((one) => one.figures.filter(isLevel));
  const gap = (one: Quantity) => Math.max(one.start - percent.end, percent.start - one.end);
  const near = [...levels].sort((a, b) => gap(a.figure) - gap(b.figure)).slice(0, 2);
  const partOf = (one: Quantity | undefined) => all.find(({ figure }) => figure === one)?.role;
  const roleOf = (one: Quantity | undefined) => partOf(one)?.name;
  // A change is no share, and the other way about: only a difference is a part of what was before, or of the level it led to.
  const shareOnly = !changed && asked.tied;
  const rest = /\b(?:other|rest|remaining|remainder|not|without|vacan\w*|shortfall|unfilled)\b/.test(
    reading.shape.text,
  );
  // "5,000 were sent and 1,250 came back, a response of 25%": no word beside it calls it a change.
  const said = reading.roles[asked.index]?.name === "change";
  const admits = ({ words, from }: Way) => {
    const [one, other] = from.map(roleOf);
    if (shareOnly) return !words.startsWith("from") && (rest || !words.startsWith("100"));
    if (!changed) return true;
    if (words.startsWith("from")) return one !== "before" || other === "before";
    if (!said && [one, other].every((name) => name === "open" || name === "now")) return !/[(−]/.test(words);
    if (one !== "change" || from.length !== 2) return false;
    // "In 2020 there were 650, 130 fewer, so it rose by a fifth": the two go apart.
    const [way, turned] = [partOf(from[0])?.way, reading.roles[asked.index]?.way];
    if (way && turned && way !== turned) return true;
    return words.includes("(") ? other !== "before" : other === "before" || other === undefined;
  };
  return [
    ...percentWays(all.map(({ figure }) => figure)).filter(admits),
    ...(others.length > 1 ? percentWays(others) : []),
    ...near.flatMap(({ figure }) =>
      about.flatMap((other) =>
        figure.kind === other.kind ? shareAndChange(figure, other).filter(admits) : [],
      ),
    ),
  ];
}

/** The earlier figure is mostly the later one in time, and a plain working is likelier than one with a difference. */
function unlikely({ words, from: [one, other] }: Way): number {
  return Number(/[(−]/.test(words)) * 3 + Number((one?.start ?? 0) < (other?.start ?? 0));
}

/** Nothing falls by more than all of it, and of nought no percentage can be given. */
function impossible({ reading, index, percent, levels }: Asked): Verdict | null {
  const say = (fault: Fault, message: string, expected: string): Verdict => ({
    fault,
    judgement: aboutFigures(reading.segment, [percent], "error", message, expected),
  });
  if (percent.value > 100 && percent.hedge === null && reading.roles[index]?.way === "down")
    return say(
      "impossible",
      `Nothing can fall by more than 100 per cent, and ${percent.text} is printed.`,
      "a fall of at most 100 per cent",
    );
  const nought = reading.figures.find(
    ({ value, decimals, kind }, at) =>
      kind === "count" && value === 0 && decimals === 0 && reading.roles[at]?.name === "before",
  );
  if (nought === undefined || percent.value === 0 || levels.every(({ role }) => role.name !== "now"))
    return null;
  return say(
    "nought",
    `The level before is ${nought.text}, and of nought no percentage can be given; ${percent.text} is printed.`,
    "the two counts, without a percentage",
  );
}

/** From 53.5% to 59.4% is 5.9 percentage points; "5.9 per cent" would be of the 53.5. */
function calledPercent({ reading, index, percent }: Asked): Verdict | null {
  const { figures, roles } = reading;
  const shares = figures.filter(
    (one, at) => at !== index && one.kind === "percent" && roles[at]?.name !== "change",
  );
  const before = shares.find((one) => roles[figures.indexOf(one)]?.name === "before");
  const now = shares.find((one) => one !== before);
  if (before === undefined || now === undefined || shares.length > 2) return null;
  const gap = sized(differenceOf(intervalOf(now), intervalOf(before)));
  if (!stands(percent, gap)) return null;
  const points = `${formatNumber(Math.abs(now.value - before.value), 1)} percentage points`;
  const message = `From ${before.text} to ${now.text} is ${points}, and ${percent.text} is printed.`;
  return {
    fault: "points",
    judgement: aboutFigures(reading.segment, [percent, ...shares], "error", message, "percentage points"),
  };
}

/** How a wrong percentage may have come about: divided by the later level, or cut short where it is to be rounded. */
function nameFault(percent: Quantity, { value, words, from }: Way): Fault {
  if (percent.hedge !== null || percent.worded) return "wrong";
  const [now, then] = words.startsWith("from") ? from : [];
  const ways =
    now === undefined || then === undefined
      ? /−/.test(words)
        ? [1]
        : /\+/.test(words)
          ? [-1]
          : [1, -1]
      : [now.value > then.value ? 1 : -1];
  const turned = ways.map((sign) => (100 * value) / (100 + sign * value));
  if (turned.some((one) => stands(percent, { low: one, high: one }))) return "wrong-base";
  const scale = 10 ** percent.decimals;
  return Math.floor(value * scale + 1e-9) / scale === Math.abs(percent.value) ? "truncated" : "wrong";
}

const percentRule = (fault: Fault, name: string, explanation: string): Rule => ({
  name,
  explanation,
  check: ({ facts }) => verdictsOf(facts).flatMap((one) => (one.fault === fault ? [one.judgement] : [])),
});

/** What can be wrong with a percentage. */
export const percentRules: readonly Rule[] = [
  percentRule(
    "wrong",
    "percent-wrong",
    "A percentage of change is the change divided by the previous value. Worked out from the counts printed with it, this one comes out differently.",
  ),
  percentRule(
    "wrong-base",
    "percent-wrong-base",
    "The change was divided by the current figure. A percentage of change is always of the previous one, so a rise comes out too small and a fall too large.",
  ),
  percentRule(
    "truncated",
    "percent-truncated",
    "The figures beyond the printed decimals were cut off. The house rounds half up; half to even is accepted too.",
  ),
  percentRule("impossible", "percent-impossible", "Nothing can fall by more than all that there was of it."),
  percentRule(
    "nought",
    "percent-of-nought",
    "Nothing can be given as a percentage of nought: the two counts say all there is to say.",
  ),
  percentRule(
    "points",
    "points-called-percent",
    "The difference of two percentages is in percentage points. Called a percentage it would be a share of the first of them.",
  ),
  percentRule(
    "share",
    "share",
    "A share is a part divided by its whole. The counts printed with it give another percentage.",
  ),
];
