import { judgeDerived, type Way } from "../equations/derived.js";
import { fits, percentWays, shareAndChange } from "../equations/percentWays.js";
import { isLevel, isSmallWord } from "../equations/pool.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import type { Quantity } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import { CHANGE_NOUN } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";

/** A percentage of which one number or both stand in the sentence before, or in the lines before. */
export const percentOfBefore: Rule = {
  name: "percent-of-before",
  explanation: "The percentage goes on about numbers of the sentence before, and they give another one.",
  last: true,
  check: ({ facts }) =>
    facts.readings.flatMap((reading) => {
      const percents = reading.figures.filter((one) => one.kind === "percent");
      const levels = reading.figures.filter((one) => isLevel(one) || one.kind === "duration").length;
      if (reading.segment.kind === "row" || percents.length === 0 || levels > 1) return [];
      return levels === 1
        ? ofTwoSentences(reading, percents, facts)
        : ofTheSentenceBefore(reading, percents, facts);
    }),
};

/** "There were 4,320. In 2015 there were 4,800, so they are 10 per cent down": one level in each of two sentences. */
function ofTwoSentences(
  reading: Reading,
  percents: readonly Quantity[],
  { readings }: DocumentFacts,
): Judgement[] {
  const { figures, shape, segment } = reading;
  const before = readings[segment.index - 1];
  const [percent, ...more] = percents;
  if (percent === undefined || more.length > 0 || before?.segment.block !== segment.block) return [];
  const index = figures.indexOf(percent);
  const own = figures.filter(isLevel);
  const earlier = before.figures.filter((one) => isLevel(one) && !isSmallWord(one));
  const [now, then] = [own[0], earlier[0]];
  if (now === undefined || then === undefined || earlier.length > 1 || now.kind !== then.kind) return [];
  if (before.figures.some((one) => ["percent", "points", "multiple"].includes(one.kind))) return [];
  const dated = (one: Reading) => one.figures.some((figure) => figure.date !== null);
  // Its words are those of the sentence before, and another year.
  const known = new Set(subjectWords(before.shape.text));
  if (!dated(reading) || !dated(before) || subjectWords(shape.text).some((word) => !known.has(word)))
    return [];
  if (!isChangePercent(reading, index, 0) || reading.roles[figures.indexOf(now)]?.name === "change")
    return [];
  const ways = shareAndChange(now, then).filter((way) => way.words.startsWith("from"));
  return ways.some((way) => fits(percent, way)) ? [] : judgeDerived(reading, percent, ways, "error");
}

/** "Of the 675 victims, 405 told the police. That is 60%": the only two numbers of the sentence before. */
function ofTheSentenceBefore(
  reading: Reading,
  percents: readonly Quantity[],
  { readings }: DocumentFacts,
): Judgement[] {
  const before = readings[reading.segment.index - 1];
  const [percent, ...more] = percents.filter(
    (one) => !one.worded && reading.roles[reading.figures.indexOf(one)]?.name !== "before",
  );
  if (percent !== undefined && KEYED_CHANGE.test(reading.shape.text))
    return ofTheLinesBefore(reading, percent, readings);
  if (percent === undefined || more.length > 0 || before?.segment.block !== reading.segment.block) return [];
  if (!THAT_IS.test(reading.shape.text)) return [];
  if (before.figures.some((one) => ["percent", "rate", "points"].includes(one.kind))) return [];
  const levels = before.figures.filter(isLevel);
  const plain = (way: Way) => Number(/from|[(−]/.test(way.words));
  const ways = [...percentWays(levels)].sort((a, b) => plain(a) - plain(b));
  if (levels.length !== 2 || ways.some((way) => fits(percent, way))) return [];
  return judgeDerived(
    reading,
    percent,
    ways.filter((way) => way.value <= 100),
    "error",
  );
}

const THAT_IS =
  /^(?:this|that)\s+(?:is|was|represents|makes|equates|equals|means|amounts)\b|^the\s+(?:[a-z]+\s+)?(?:proportion|share|percentage|rate)\b[^⟨⟩]{0,40}\b(?:is|was)\s+(?:thus\s+|therefore\s+)?⟨P/;

const KEYED_CHANGE = new RegExp(
  `^[^a-z⟨]*(?:%|per cent(?:age)?)?\\s*(?:${CHANGE_NOUN}|up|down)[^⟨:]{0,30}:\\s*[▲▼+-]?\\s*⟨P0⟩\\.?$`,
);

/** "Received: 1,240", "Year before: 1,000", "Change: +24%", a line each. */
function ofTheLinesBefore(reading: Reading, percent: Quantity, readings: readonly Reading[]): Judgement[] {
  const at = reading.segment.index;
  const lines = [readings[at - 2], readings[at - 1]];
  const levels = lines.flatMap((line) => {
    const own = line?.figures.filter((one) => one.kind !== "date" && one.kind !== "ignored") ?? [];
    return own.length === 1 && /:\s*⟨[NR]\d+⟩\.?$/.test(line?.shape.text ?? "") ? own : [];
  });
  const [one, other] = levels;
  if (one === undefined || other === undefined || one.kind !== other.kind) return [];
  const ways = shareAndChange(one, other).filter((way) => way.words.startsWith("from"));
  return ways.some((way) => fits(percent, way)) ? [] : judgeDerived(reading, percent, ways, "error");
}
