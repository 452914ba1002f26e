import type { Figure } from "../figures.js";
import type { Judgement, Rule } from "../finding.js";
import { sayNumber } from "../sayNumber.js";
import { aboutSegment } from "./aboutSegment.js";

const EXHAUSTIVE =
  /\b(?:made up of|consisting of|consists? of|comprising|comprised of|split into|split between|broken down (?:as|into)|breaks down (?:as|into)|divided into|namely|being|i\.e\.)\s*:?\s*$/i;

/** A total and the parts printed beside it. */
export const statedParts: Rule = {
  name: "parts-and-whole",
  explanation: "The parts printed with a total do not add up to it, or one part is larger than the whole.",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures, shape, roles }): Judgement[] => {
      if (segment.kind === "row" || !/\d/.test(segment.text)) return [];
      const numbers = figures.flatMap((figure, index) =>
        (figure.kind === "count" || figure.kind === "money") &&
        roles[index]?.name !== "change" &&
        roles[index]?.name !== "previous"
          ? [{ figure, index }]
          : [],
      );
      return numbers.flatMap(({ figure: whole }, place): Judgement[] => {
        if (whole.hedge !== null) return [];
        const rest = numbers.slice(place + 1).filter(({ figure }) => figure.kind === whole.kind);
        const next = rest[0];
        if (next === undefined) return [];
        const between = segment.text.slice(whole.end, next.figure.start);
        const parts = takeParts(shape.text, rest);
        if (/[.;]/.test(between.replace(/i\.e\./, "")) || parts.length === 0) return [];
        if (EXHAUSTIVE.test(between) && parts.length >= 2) return judgeSum(segment, whole, parts, true);
        if (/\bof (?:which|whom|these)\b[^.;]{0,20}$/i.test(between))
          return judgeSum(segment, whole, parts.slice(0, 1), false);
        return [];
      });
    }),
};

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
  segment: Parameters<typeof aboutSegment>[0],
  whole: Figure,
  parts: readonly Figure[],
  exhaustive: boolean,
): Judgement[] {
  const sum = parts.reduce((total, part) => total + part.value, 0);
  if (exhaustive ? sum === whole.value : sum <= whole.value) return [];
  const adding = `${parts.map((part) => part.text).join(" + ")}${parts.length > 1 ? ` = ${sayNumber(sum)}` : ""}`;
  const message = exhaustive
    ? `The parts do not make the whole: ${adding}, and ${whole.text} is printed.`
    : `${adding} is said to be part of ${whole.text}, which is less.`;
  const end = parts.at(-1)?.end ?? whole.end;
  return [
    aboutSegment(
      segment,
      "error",
      message,
      exhaustive ? sayNumber(sum) : `at most ${whole.text}`,
      whole.start,
      end,
    ),
  ];
}
