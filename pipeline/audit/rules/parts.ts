import { largest, smallest } from "../../bulk.js";
import { numbersOf, textBetween, wholesOf } from "../equations/wholes.js";
import type { Judgement, Rule, Severity } from "../finding.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import { sayNumber } from "../sayNumber.js";
import type { Reading } from "../statements/reading.js";
import { aboutSegment } from "./aboutSegment.js";

const EXHAUSTIVE =
  /\b(?:made up of|mad[e]? of|consisting of|consist(?:s|ed)? of|comprising|comprised(?: of)?|comprises|split (?:into|between|as)|broken down (?:as|into|by)|breaks down (?:as|into)|divided (?:into|between|among)|i\.e\.|namely)\s*:?\s*(?:of\s+)?$/;
const OPPOSITE = [
  /\b(?:wom[ae]n|females?|girls?)\b.*\b(?:m[ae]n|males?|boys?)\b|\b(?:m[ae]n|males?|boys?)\b.*\b(?:wom[ae]n|females?|girls?)\b/,
  /\badults?\b.*\b(?:children|young people|under)|\b(?:children|young people)\b.*\badults?\b/,
  /\b(?:other|others|remaining|remainder|the rest)\b/,
];
const SUMMED =
  /\b(?:making|giving|totalling)\s+(?:a total of\s+)?$|\b(?:makes?|gives?)\s+a total of\s+$|[:–-]\s*a total of\s+$/;
const ANAPHOR = /^(?:this|these|that|they|the|of (?:these|those|them|which)|it)\b/;

/** A total and the parts printed with it. */
export const parts: Rule = {
  name: "parts-and-whole",
  explanation: "The parts printed with a total do not add up to it, or one part is larger than the whole.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading): Judgement[] => {
      if (reading.segment.kind === "row" || reading.figures.length === 0) return [];
      const before = facts.readings[reading.segment.index - 1];
      const near = before?.segment.block === reading.segment.block ? before : undefined;
      for (const judge of [remaining, listed, summed, partOf]) {
        const found = judge(reading, near);
        if (found.length > 0) return found;
      }
      return [];
    }),
};

/** "Of 52 recommendations 18 were closed and the remaining 34 carried on" */
function remaining(reading: Reading): Judgement[] {
  const { shape, figures } = reading;
  const numbers = plain(reading);
  const rest = numbers.find((index) =>
    /\b(?:remaining|remainder(?: of)?|the rest|the other|leaving)\s*[,:(]?\s*(?:the other\s+|some\s+)?$/.test(
      shape.text.slice(0, shape.at[index]),
    ),
  );
  const wholes = wholesOf(reading);
  const whole = wholes.length === 1 ? wholes[0] : undefined;
  if (rest === undefined || whole === undefined || whole === rest) return [];
  const among = numbers.filter(
    (index) =>
      index !== whole &&
      index <= rest &&
      !/^\s+(?:years?|months?|weeks?|days?)\b/.test(shape.text.slice(shape.behind[index])),
  );
  if (among.length < 2) return [];
  return judgeSum(
    reading,
    figures[whole],
    among.map((index) => figures[index]),
    "error",
  );
}

/** "181 referrals (98 women and 83 men)", "798 fires, comprising 296 …, 469 … and 33 …" */
function listed(reading: Reading, before: Reading | undefined): Judgement[] {
  const { shape, figures } = reading;
  const numbers = plain(reading);
  for (const first of numbers) {
    const ahead = shape.text.slice(0, shape.at[first]);
    const run = takeParts(
      reading,
      numbers.filter((index) => index >= first),
    );
    if (run.length < 2) continue;
    const items = run.flatMap((index) => figures[index] ?? []);
    const last = run.at(-1) ?? first;
    const tail = shape.text.slice(shape.behind[last]);
    const whole = numbers.filter((index) => index < first).at(-1);
    const gap = whole === undefined ? "" : textBetween(reading, whole, first);
    const words = shape.text.slice(shape.at[first], (shape.behind[last] ?? 0) + 40);
    if (EXHAUSTIVE.test(ahead)) {
      if (whole !== undefined && !/[.;]/.test(gap.replace(/i\.e\./, "")) && gap.length < 90)
        return judgeSum(reading, figures[whole], items, "error");
      if (whole === undefined && before !== undefined && ANAPHOR.test(shape.text))
        return againstBefore(reading, before, items);
      continue;
    }
    if (whole === undefined || !/^(?:\s+[a-z'’-]+){0,6}?\s*(?:[([]|:|[–—-])\s*(?:[a-z]+\s+){0,2}$/.test(gap))
      continue;
    const bracket = /[([]\s*(?:[a-z]+\s+){0,2}$/.test(gap);
    if (bracket && !/^[^⟨⟩()]{0,60}[)\]]/.test(tail)) continue;
    const sum = items.reduce((total, item) => total + item.value, 0);
    const value = figures[whole]?.value ?? 0;
    if (bracket && OPPOSITE.some((pattern) => pattern.test(words.split(")")[0] ?? "")))
      return judgeSum(reading, figures[whole], items, "error");
    const placed = run.every((index) => /^\s+(?:in|at|from)\s/.test(shape.text.slice(shape.behind[index])));
    if (placed && sum > value) return judgeSum(reading, figures[whole], items, "error");
    // A list that nearly makes the whole was meant to make it.
    const close = Math.abs(sum - value) <= value * 0.2 && items.length >= (bracket ? 2 : 3) && value >= 10;
    if (close && !(bracket && items.length === 2 && sum < value))
      return judgeSum(reading, figures[whole], items, "suspect");
  }
  return [];
}

function againstBefore(reading: Reading, before: Reading, items: readonly Quantity[]): Judgement[] {
  const sum = items.reduce((total, item) => total + item.value, 0);
  const candidates = plain(before)
    .flatMap((index) => before.figures[index] ?? [])
    .filter((one) => one.kind === items[0]?.kind);
  if (candidates.length === 0 || candidates.some((one) => meets(intervalOf(one), { low: sum, high: sum })))
    return [];
  const [whole] = candidates.sort((a, b) => b.value - a.value);
  if (whole === undefined || candidates.length > 2 || sum > whole.value * 2 || sum < whole.value / 2)
    return [];
  return judgeSum(reading, whole, items, "error");
}

/** "20 in one town, 30 in another and 50 in a third, making 100 in total" */
function summed(reading: Reading): Judgement[] {
  const { shape, figures } = reading;
  const numbers = plain(reading);
  for (const whole of numbers) {
    const ahead = shape.text.slice(0, shape.at[whole]);
    const total =
      SUMMED.test(ahead) ||
      /^\s*(?:[a-z]+\s+)?(?:in total|in all|altogether|overall)\b/.test(
        shape.text.slice(shape.behind[whole]),
      );
    if (!total) continue;
    const earlier = numbers.filter((index) => index < whole);
    const run = takeParts(reading, earlier);
    const items = run.flatMap((index) => figures[index] ?? []);
    // A lone number before the total is what was added to it, not its only part.
    if (items.length >= 2 && run.length === earlier.length && (SUMMED.test(ahead) || items.length >= 3))
      return judgeSum(reading, figures[whole], items, "suspect");
  }
  return [];
}

/** "40 reports, of which 46 …", "46 of the 40": a part larger than its whole. */
function partOf(reading: Reading): Judgement[] {
  const { shape, figures, segment } = reading;
  const wholes = wholesOf(reading);
  return plain(reading).flatMap((index) => {
    if (/^[a-z]/i.test(figures[index]?.text ?? "")) return [];
    const [part, ahead, behind] = [
      figures[index],
      shape.text.slice(0, shape.at[index]),
      shape.text.slice(shape.behind[index]),
    ];
    const which = /\bof (?:which|whom|these)\s+(?:[a-z]+\s+){0,2}$/.test(ahead)
      ? wholes.filter((one) => one < index).at(-1)
      : undefined;
    const named = /^(?:\s+out)?\s+of\s+(?:the\s+|these\s+|all\s+)*⟨N(\d+)⟩/.exec(behind)?.[1];
    const whole = figures[which ?? Number(named ?? -1)];
    if (
      part === undefined ||
      whole === undefined ||
      whole.kind !== part.kind ||
      intervalOf(part).low <= intervalOf(whole).high
    )
      return [];
    const message = `${part.text} is said to be part of ${whole.text}, which is less.`;
    return [
      aboutSegment(
        segment,
        "error",
        message,
        `at most ${whole.text}`,
        Math.min(whole.start, part.start),
        Math.max(whole.end, part.end),
      ),
    ];
  });
}

/** Counts and sums of money that are neither years' levels compared nor differences. */
function plain(reading: Reading): number[] {
  return numbersOf(reading).filter((index) => reading.roles[index]?.name !== "before");
}

/** Numbers that follow one another as parts: "470 noise, 120 smoke and 496 other", each after a comma or "and". */
function takeParts(reading: Reading, rest: readonly number[]): number[] {
  const run: number[] = [];
  for (const index of rest) {
    const figure = reading.figures[index];
    const first = run[0];
    const gap =
      run.length === 0 ? "" : textBetween(reading, run.at(-1) ?? 0, index).replace(/\(\s*⟨P\d+⟩\s*\)/g, "");
    if (
      run.length > 0 &&
      (gap.length > 70 ||
        /[.;()]|\b(?:compared|while|than|increase|decrease|total|against|up|down|more|fewer)\b|⟨[PDRQ]/.test(
          gap,
        ) ||
        !/,|\band\b|&|\bplus\b/.test(gap))
    )
      break;
    if (
      figure === undefined ||
      figure.hedge !== null ||
      (first !== undefined && figure.kind !== reading.figures[first]?.kind)
    )
      break;
    run.push(index);
  }
  return run;
}

function judgeSum(
  { segment }: Reading,
  whole: Quantity | undefined,
  items: readonly (Quantity | undefined)[],
  severity: Severity,
): Judgement[] {
  const given = items.filter((item) => item !== undefined);
  if (
    whole === undefined ||
    whole.hedge !== null ||
    given.some((item) => item.hedge !== null || item.kind !== whole.kind)
  )
    return [];
  const spans = given.map(intervalOf);
  const sum = given.reduce((total, item) => total + item.value, 0);
  if (
    meets(intervalOf(whole), {
      low: spans.reduce((t, s) => t + s.low, 0),
      high: spans.reduce((t, s) => t + s.high, 0),
    })
  )
    return [];
  const adding = `${given.map((item) => item.text).join(" + ")} = ${sayNumber(sum)}`;
  const message = `The parts do not make the whole: ${adding}, and ${whole.text} is printed.`;
  const ends = [
    ...(whole.end <= segment.text.length && segment.text.slice(whole.start, whole.end) === whole.text
      ? [whole]
      : []),
    ...given,
  ];
  return [
    aboutSegment(
      segment,
      severity,
      message,
      sayNumber(sum),
      smallest(ends.map((one) => one.start)),
      largest(ends.map((one) => one.end)),
    ),
  ];
}
