import { formatNumber } from "../../words/number.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { sumOf } from "../quantities/intervals.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import { isChangePercent } from "../statements/changePercents.js";
import type { Reading } from "../statements/reading.js";
import { textBetween } from "../statements/wholes.js";

/** Kinds of which nothing is both: their shares make a hundred. */
const OPPOSITES = /\b(?:(wom[ae]n|female|girls?)|(m[ae]n|male|boys?))\b/;

/** "46% of women and 65% of men", "8% among boys", a success rate of each: of its own kind. */
const OF_EACH_KIND =
  /\b(?:rates?|gap|scores?)\b|\b(?:women|men|girls|boys|females|males)\s+(?:who|that|feel|felt|say|said|think|thought)\b|(?:⟨P\d+⟩\s+of|\bamong)\s+(?:the\s+|all\s+)?(?:women|men|girls|boys|females|males)\b/;

/** Of several answers each may be given. */
const MANY = /\b(?:more than one|as many|multiple|could (?:choose|tick)|several)\b/;

/** "Three in five (61%)": one share in words and in figures. */
function saidTwice(reading: Reading): Judgement[] {
  const { figures, segment, roles } = reading;
  if (segment.kind === "row") return [];
  return figures.flatMap((worded, index): Judgement[] => {
    const exact = figures[index + 1];
    if (!worded.worded || worded.kind !== "percent" || exact?.kind !== "percent" || exact.worded) return [];
    const gap = textBetween(reading, index, index + 1);
    if (
      !/^\s*(?:of\s+)?[^⟨⟩().;,]{0,60}\(\s*$/.test(gap) ||
      roles[index]?.name !== "open" ||
      roles[index + 1]?.name !== "open"
    )
      return [];
    const { low, high } = intervalOf(worded);
    const wide = {
      low: low - 1,
      high: worded.hedge === "over" ? worded.value * 1.35 : worded.hedge === "under" ? high : high + 1,
    };
    if (/\b(?:that|those|as)\b/.test(gap)) return [];
    if (meets(wide, intervalOf(exact))) return [];
    const message = `"${worded.text}" and ${exact.text} are said of one share.`;
    return [aboutSegment(segment, "suspect", message, "one share", worded.start, exact.end)];
  });
}

/** A slip makes so much of a hundred at most; what is further off are shares of two wholes. */
const SLIP = 40;

const OF_A_KIND = /^\s+of\s+[a-z]/;

const inList = (gap: string) =>
  gap.length < 90 &&
  /[,;]|\band\b/.test(gap) &&
  !/\.\s|\b(?:more|fewer|less|up|down|than|against|compared|from|but|while|average)\b(?![^()]*\))/.test(gap);

/** Shares of one whole that pass a hundred, or that two opposite kinds do not fill. */
export const sharesTogether: Rule = {
  name: "shares-together",
  explanation:
    "The shares printed are of one whole, and together they are more than all of it, or the two kinds that fill it do not.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading): Judgement[] => {
      const { figures, shape, segment } = reading;
      const twice = saidTwice(reading);
      if (twice.length > 0) return twice;
      const shares = figures.flatMap((figure, index) =>
        figure.kind === "percent" &&
        !figure.worded &&
        figure.hedge === null &&
        !isChangePercent(reading, index, 0)
          ? [index]
          : [],
      );
      const [first, second] = shares;
      if (first === undefined || second === undefined) return [];
      const ahead = shape.text.slice(0, shape.at[shares.at(-1) ?? 0]);
      // "41%, 33%, 9%, 14%, other 11%": a list that ends with the others is of all.
      const listed =
        shares.length > 3 &&
        /(?:,|\band)\s+(?:all\s+)?others?(?:\s+(?:and|or)\s+[a-z ]{3,20})?(?:\s+(?:for|at|to|with))?\s+$/.test(
          ahead,
        ) &&
        !MANY.test(shape.text);
      const remaining = listed || /\bthe (?:remaining|remainder|rest|other)\b[^⟨⟩]{0,20}$/.test(ahead);
      const kind = (index: number) =>
        OPPOSITES.exec(/^[^⟨⟩;.]{0,40}/.exec(shape.text.slice(shape.behind[index]))?.[0] ?? "");
      const named = (index: number) =>
        OPPOSITES.exec(/[^⟨⟩;.]{0,50}$/.exec(shape.text.slice(0, shape.at[index]))?.[0] ?? "");
      // The kinds stand before both shares, or behind both.
      const [one, other] =
        named(first) === null ? [kind(first), kind(second)] : [named(first), named(second)];
      const opposite =
        shares.length === 2 &&
        one !== null &&
        other !== null &&
        (one[1] === undefined) !== (other[1] === undefined) &&
        !/[;.]/.test(textBetween(reading, first, second)) &&
        Math.abs((figures[first]?.value ?? 0) + (figures[second]?.value ?? 0) - 100) <= SLIP;
      // "Women who feel unsafe: 57% (men: 28%)": each is of its own kind.
      // "71%, 18% and 21%": a list that is a little more than all.
      const sumOfAll = shares.reduce((all, index) => all + (figures[index]?.value ?? 0), 0);
      const run =
        shares.length > 2 &&
        shares.slice(1).every((index, at) => inList(textBetween(reading, shares[at] ?? 0, index)));
      // "12.9% of decisions, … 70.7% and 29.3%": one that names a whole is not of that of the others.
      const ofKind = shares.filter((index) => OF_A_KIND.test(shape.text.slice(shape.behind[index])));
      const mixed = ofKind.length > 0 && ofKind.length < shares.length;
      const over = run && !mixed && sumOfAll > 100 && sumOfAll <= 125 && !MANY.test(shape.text);
      const whole = remaining || over || (opposite && !OF_EACH_KIND.test(shape.text));
      if (!whole) return [];
      const sum = sumOf(shares.map((index) => intervalOf(figures[index] as Quantity)));
      if (meets(sum, { low: 100, high: 100 })) return [];
      const total = shares.reduce((all, index) => all + (figures[index]?.value ?? 0), 0);
      // Some may have given no answer.
      const sure = (total > 100 && !over) || remaining;
      if (!sure && !over && total > 90) return [];
      const message = `${shares.map((index) => figures[index]?.text).join(" and ")} make ${formatNumber(total, 1)} per cent, not 100.`;
      return [
        aboutSegment(
          segment,
          sure ? "error" : "suspect",
          message,
          "shares that make 100 per cent",
          figures[first]?.start ?? 0,
          figures[shares.at(-1) ?? 0]?.end ?? 0,
        ),
      ];
    }),
};
