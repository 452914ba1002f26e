import { largest, smallest } from "../../bulk.js";
import type { Figure } from "../figures.js";
import type { Judgement, Rule, Severity } from "../finding.js";
import { sayNumber } from "../sayNumber.js";
import type { Segment } from "../segments.js";
import { aboutSegment } from "./aboutSegment.js";

const EXHAUSTIVE =
  /\b(?:made up of|consisting of|consist(?:s|ed)? of|comprising|comprised of|split into|split between|broken down (?:as|into)|breaks down (?:as|into)|divided into|i\.e\.)\s*:?\s*$/i;

/** Words between a number and its parts that give the parts another subject. */
const OTHER_SUBJECT = /\b(?:and|the|but|group|team|panel|partnership|board)\b/i;
const REMAINDER = /^\s+(?:[a-z]+\s+){0,2}?(?:other|others|remaining|remainder|the rest)\b/i;
const SUMMED =
  /\b(?:making|giving|totalling)\s+(?:a total of\s+)?$|\b(?:makes?|gives?)\s+a total of\s+$|[:–-]\s*a total of\s+$/i;

/** A total and the parts printed beside it. */
export const statedParts: Rule = {
  name: "parts-and-whole",
  explanation: "The parts printed with a total do not add up to it, or one part is larger than the whole.",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures, shape, roles }): Judgement[] => {
      if (segment.kind === "row" || !/\d/.test(segment.text)) return [];
      const beyond = morePlacesThanAll(segment, shape.text, figures);
      if (beyond.length > 0) return beyond;
      const numbers = figures.flatMap((figure, index) =>
        (figure.kind === "count" || figure.kind === "money") &&
        roles[index]?.name !== "change" &&
        roles[index]?.name !== "previous"
          ? [{ figure, index }]
          : [],
      );
      return numbers.flatMap(({ figure: whole }, place): Judgement[] => {
        if (whole.hedge !== null) return [];
        const alike = numbers.filter(({ figure }) => figure.kind === whole.kind);
        if (SUMMED.test(segment.text.slice(0, whole.start))) {
          const before = takeParts(
            shape.text,
            alike.slice(
              0,
              alike.findIndex(({ figure }) => figure === whole),
            ),
          );
          // A lone number before the total is what was added to it, not its only part.
          return before.length >= 2 ? judgeSum(segment, whole, before, "suspect") : [];
        }
        const rest = numbers.slice(place + 1).filter(({ figure }) => figure.kind === whole.kind);
        const next = rest[0];
        if (next === undefined) return [];
        const between = segment.text.slice(whole.end, next.figure.start);
        const parts = takeParts(shape.text, rest);
        const last = parts.at(-1);
        if (/[.;]/.test(between.replace(/i\.e\./, "")) || last === undefined || between.length > 70)
          return [];
        const remainder = /\(\s*$/.test(between) && REMAINDER.test(segment.text.slice(last.end));
        if ((EXHAUSTIVE.test(between) || remainder) && parts.length >= 2 && !OTHER_SUBJECT.test(between)) {
          return judgeSum(segment, whole, parts, "error");
        }
        if (/\bof (?:which|whom|these)\b[^.;]{0,20}$/i.test(between))
          return judgePart(segment, whole, next.figure);
        return [];
      });
    }),
};

const BY_PLACE =
  /⟨N(\d+)⟩\s+(?:[a-z]+\s+){1,3}\(((?:⟨N\d+⟩\s+(?:in|at|from)\s+[a-z][a-z&' ]*?(?:,\s*(?:and\s+)?|\s+and\s+|(?=\)))){2,})\)/g;

/** "The 14 wardens (6 in Swanley, 5 in Sevenoaks and 4 in Edenbridge)": some may be left out, but none can be added. */
function morePlacesThanAll(segment: Segment, shape: string, figures: readonly Figure[]): Judgement[] {
  return [...shape.matchAll(BY_PLACE)].flatMap((match) => {
    const whole = figures[Number(match[1])];
    const parts = [...(match[2] ?? "").matchAll(/⟨N(\d+)⟩/g)].flatMap((one) => figures[Number(one[1])] ?? []);
    const sum = parts.reduce((total, part) => total + part.value, 0);
    return whole === undefined || whole.hedge !== null || sum <= whole.value
      ? []
      : judgeSum(segment, whole, parts, "error");
  });
}

/** Numbers that follow one another as parts: "470 noise, 120 smoke and 496 other", each after a comma or "and". */
function takeParts(shape: string, rest: readonly { figure: Figure; index: number }[]): Figure[] {
  const parts: Figure[] = [];
  let last = -1;
  for (const { figure, index } of rest) {
    const at = shape.indexOf(`⟨N${index}⟩`);
    const gap = last < 0 ? "" : shape.slice(last, at);
    if (
      last >= 0 &&
      (gap.length > 70 ||
        /[.;()]|\b(?:compared|while|than|increase|decrease|which|total)\b|⟨[PD]/.test(gap) ||
        !/,|\band\b|&|\bplus\b/.test(gap))
    )
      break;
    if (figure.hedge !== null) return [];
    parts.push(figure);
    last = at + `⟨N${index}⟩`.length;
  }
  return parts;
}

function judgeSum(
  segment: Segment,
  whole: Figure,
  parts: readonly Figure[],
  severity: Severity,
): Judgement[] {
  const sum = parts.reduce((total, part) => total + part.value, 0);
  if (sum === whole.value) return [];
  const adding = `${parts.map((part) => part.text).join(" + ")} = ${sayNumber(sum)}`;
  const message = `The parts do not make the whole: ${adding}, and ${whole.text} is printed.`;
  const ends = [whole, ...parts];
  const [start, end] = [smallest(ends.map((one) => one.start)), largest(ends.map((one) => one.end))];
  return [aboutSegment(segment, severity, message, sayNumber(sum), start, end)];
}

function judgePart(segment: Segment, whole: Figure, part: Figure): Judgement[] {
  if (part.value <= whole.value) return [];
  const message = `${part.text} is said to be part of ${whole.text}, which is less.`;
  return [aboutSegment(segment, "error", message, `at most ${whole.text}`, whole.start, part.end)];
}
