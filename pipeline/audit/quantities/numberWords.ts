const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 };
const SMALL = [...UNITS, ...TENS].join("|");

/** A number written in words: "two", "forty-five", "two hundred and six". */
export const NUMBER_WORDS = `(?:${SMALL})(?:(?:[\\s-]+(?:and[\\s-]+)?)(?:${SMALL}|hundred|thousand|million)\\b)*`;
export const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(" ");

/** The value of a number in words; NaN where the words make no number ("two three"). */
export function wordsValue(words: string): number {
  let total = 0;
  let part = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const scale = SCALES[word];
    const unit = UNITS.indexOf(word);
    const ten = TENS.indexOf(word);
    if (word === "and") continue;
    if (scale === 100) part *= 100;
    else if (scale !== undefined) {
      total += part * scale;
      part = 0;
    } else {
      const size = ten >= 0 ? (ten + 2) * 10 : unit;
      if (size < 0 || size >= last) return Number.NaN;
      part += size;
    }
    last = scale !== undefined ? 100 : ten >= 0 ? 10 : 0;
  }
  return total + part;
}

const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

/** "two thirds" in per cent. */
export function fractionPercent(many: string, part: string): number {
  const count = /^(?:an?|one)$/i.test(many) || many === "" ? 1 : UNITS.indexOf(many.toLowerCase());
  return (
    (100 * count) /
    (PARTS[
      part
        .toLowerCase()
        .replace(/^halves$/, "half")
        .replace(/s$/, "")
    ] ?? 1)
  );
}

/** The factor that "doubled", "fourfold" or "twice" stands for; 0.5 for "halved". */
export function multipleValue(word: string): number {
  const text = word.toLowerCase();
  if (/^(?:doubl|twice|twofold)/.test(text)) return 2;
  if (/^(?:trebl|tripl)/.test(text)) return 3;
  if (/^quadrupl/.test(text)) return 4;
  if (/^halv/.test(text)) return 0.5;
  const times = /^([\d.]+|[a-z]+?)[\s-]*(?:fold|times)/.exec(text)?.[1] ?? "";
  return /^\d/.test(times) ? Number(times) : wordsValue(times);
}
