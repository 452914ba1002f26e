import { leftOver, PART_OF } from "../equations/leftOver.js";
import { listAbove } from "../equations/listsAbove.js";
import { readingsOf } from "../equations/pool.js";
import { BESIDE, takeParts } from "../equations/runs.js";
import { judgeSum, OVERLAP, plain, summed, together } from "../equations/sums.js";
import { aboutFigures } from "../facts/aboutSegment.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import type { Reading } from "../statements/reading.js";
import { headNoun, textBetween, wholesOf } from "../statements/wholes.js";

const MADE_OF =
  /\b(?:made up of|mad[e]? of|consisting of|consist(?:s|ed)? of|comprising|comprised(?: of)?|comprises|split (?:into|between|as)|broken down (?:as|into|by)|breaks down (?:as|into)|divided (?:into|between|among)|paid for by|funded by|financed by|(?:went|goes|spent) on|i\.e\.|namely)\s*:?\s*(?:of\s+)?(?:(?:[a-z-]+\s+){1,4}\(|an?\s[a-z' -]{2,40}\sof\s+)?$/;

const OPPOSITE = [
  /\b(?:wom[ae]n|females?|girls?)\b.*\b(?:m[ae]n|males?|boys?)\b|\b(?:m[ae]n|males?|boys?)\b.*\b(?:wom[ae]n|females?|girls?)\b/,
  /\badults?\b.*\b(?:children|young people|under)|\b(?:children|young people)\b.*\badults?\b/,
  /⟩ (?:other|others|remaining)\b/,
  /\bwith\b.*\bwithout\b/,
  /\b([a-z]{4,})\b.*\b(?:non-|not |un)\1/,
  // "12 replied and 30 did not": of the same; "12 were upheld and 30 did not proceed" leaves others
  /\b(?:were|was|did|had|have|has|are|is)\b.*\b(?:were|was|did|had|have|has|are|is) not(?=\s*(?:[.,;)]|$))/,
];

const REST =
  /\b(?:remaining|remainder(?: of)?|(?:the )?rest|(?:the )?others?|leaving)\s*[,:(]?\s*(?:the other\s+|some\s+)?$/;

const ANAPHOR = /^(?:this|these|that|they|the|of (?:these|those|them|which)|it)\b/;

/** A total and the parts printed with it. */
export const parts: Rule = {
  name: "parts-and-whole",
  explanation: "The parts printed with a total do not add up to it, or one part is larger than the whole.",
  check: ({ facts, tables }) =>
    facts.readings.flatMap((reading): Judgement[] => {
      if (reading.segment.kind === "row" || reading.figures.length === 0) return [];
      const before = facts.readings[reading.segment.index - 1];
      const near = before?.segment.block === reading.segment.block ? before : undefined;
      for (const judge of [listed, summed, partOf]) {
        const found = judge(reading, facts, near);
        if (found.length > 0) return found;
      }
      const earlier = [3, 2, 1].flatMap((back) => {
        const one = facts.readings[reading.segment.index - back];
        return one !== undefined && one.segment.block === reading.segment.block ? [one] : [];
      });
      const left = leftOver(reading, facts, earlier);
      if (left.length > 0) return left;
      const joined = together(reading, facts, earlier, tables);
      if (joined.length > 0) return joined;
      const items = inItems(reading, facts);
      const list = items.length > 0 ? null : listAbove(reading, facts);
      return list === null
        ? items
        : judgeSum(reading, facts, list.whole, list.items, list.complete ? "error" : "suspect");
    }),
};

/** "181 referrals (98 women and 83 men)", "of 52 actions 18 were closed and the remaining 34 carried on" */
function listed(reading: Reading, facts: DocumentFacts, before: Reading | undefined): Judgement[] {
  const { shape, figures } = reading;
  const numbers = plain(reading);
  for (const first of numbers) {
    const ahead = shape.text.slice(0, shape.at[first]);
    const run = takeParts(
      reading,
      numbers.filter((index) => index >= first),
      /\(\s*$/.test(ahead) && MADE_OF.test(ahead),
    );
    if (run.length < 2) continue;
    const items = run.flatMap((index) => figures[index] ?? []);
    const last = run.at(-1) ?? first;
    const tail = shape.text.slice(shape.behind[last]);
    const whole = numbers.filter((index) => index < first).at(-1);
    if (whole === undefined) {
      const rest = run.some((index) => REST.test(shape.text.slice(0, shape.at[index])));
      if ((MADE_OF.test(ahead) || rest) && before !== undefined && ANAPHOR.test(shape.text))
        return againstBefore(reading, facts, before, items);
      continue;
    }
    // "45 of the 60 are complete, 9 are under way and 6 not begun": the first part stands before its whole.
    const opening = numbers.filter((index) => index < whole).at(-1);
    const led =
      opening !== undefined && PART_OF.test(textBetween(reading, opening, whole))
        ? figures[opening]
        : undefined;
    if (led !== undefined) items.unshift(led);
    const gap = textBetween(reading, whole, first).replace(BESIDE, " ");
    const words = shape.text.slice(shape.at[first], (shape.behind[last] ?? 0) + 40).split(")")[0] ?? "";
    const bracket = /^(?:\s+[a-z'’-]+){0,6}?\s*[([]\s*(?:(?:[a-z]+|⟨X\d+⟩):?\s+){0,2}$/.test(gap);
    const rest = run.some((index) => REST.test(shape.text.slice(0, shape.at[index])));
    if (bracket && !rest && !/^[^⟨⟩()]{0,60}[)\]]/.test(tail)) continue;
    const colon = /^[^⟨⟩;.():]{0,90}(?:⟨[DX]\d+⟩[^⟨⟩;.():]{0,30})?:\s*(?:[a-z]+\s+){0,2}$/.test(gap);
    const set = colon || /^(?:\s+[a-z'’-]+){0,6}?\s*[–—-]\s*(?:[a-z]+\s+){0,2}$/.test(gap);
    const of =
      wholesOf(reading).includes(whole) && !(rest ? /[.;:⟨]/ : /[.;:()⟨]/).test(gap) && gap.length < 90;
    const made = MADE_OF.test(ahead) && !/[.;]/.test(gap.replace(/i\.e\./, "")) && gap.length < 90;
    if (!(bracket || set || of || made)) continue;
    const sum = items.reduce((total, item) => total + item.value, 0);
    const value = figures[whole]?.value ?? 0;
    // Sums of money do not overlap as people do: "£45,000, of which £30,000 is paid and £15,000 is due".
    const spent =
      of &&
      figures[whole]?.kind === "money" &&
      sum > value &&
      !/^\s+of (?:this|it|that|these|which)\b/.test(tail);
    if (made || spent || (rest && of)) return judgeSum(reading, facts, figures[whole], items, "error");
    if ((bracket || of || set) && OPPOSITE.some((pattern) => pattern.test(words)))
      return judgeSum(reading, facts, figures[whole], items, "error");
    const placed = run.every((index) => /^\s+(?:in|at|from)\s/.test(shape.text.slice(shape.behind[index])));
    if (bracket && placed && sum > value) return judgeSum(reading, facts, figures[whole], items, "error");
    if (OVERLAP.test(shape.text)) continue;
    // More than the whole are no parts of it, whatever else there is; two behind a colon nearly make it.
    const bare = run.every((index) => ["", headNoun(reading, whole)].includes(headNoun(reading, index)));
    const inside = `${textBetween(reading, first, last)}${tail.split(/[.;]/)[0] ?? ""}`;
    const nested = /;|\bof (?:this|these|which|whom|it|them)\b/.test(inside);
    const moved = reading.roles.some(({ name }) => name === "before");
    const over = sum > value && sum <= value * 2 && (of || set) && !nested && !moved;
    const two = colon && items.length === 2 && Math.abs(sum - value) <= value * 0.2;
    if (bare && (over || (two && value >= 10)))
      return judgeSum(reading, facts, figures[whole], items, "suspect");
    // A list that nearly makes the whole was meant to make it.
    if (value < 10 || items.length < (bracket ? 2 : 3)) continue;
    // Of fewer than all of them the rest may go without saying.
    const near = sum < value ? (of ? 0.15 : 0.3) : bracket && items.length === 2 ? 0.2 : of ? 0.3 : 0.4;
    const close = Math.abs(sum - value) <= value * near;
    const keyed = run.every((index) => /:\s*$/.test(shape.text.slice(0, shape.at[index])));
    if (close && (keyed || !(bracket && items.length === 2 && sum < value)))
      return judgeSum(reading, facts, figures[whole], items, "suspect");
  }
  return [];
}

function againstBefore(
  reading: Reading,
  facts: DocumentFacts,
  before: Reading,
  items: readonly Quantity[],
): Judgement[] {
  const sum = items.reduce((total, item) => total + item.value, 0);
  const candidates = plain(before)
    .flatMap((index) => before.figures[index] ?? [])
    .filter((one) => one.kind === items[0]?.kind);
  if (candidates.length === 0 || candidates.some((one) => meets(intervalOf(one), { low: sum, high: sum })))
    return [];
  const [whole] = candidates.sort((a, b) => b.value - a.value);
  if (whole === undefined || candidates.length > 2 || sum > whole.value * 2 || sum < whole.value / 2)
    return [];
  return judgeSum(reading, facts, whole, items, "error");
}

/** "The 212 reports were made up of:" and a bullet for each part. */
function inItems(reading: Reading, facts: DocumentFacts): Judgement[] {
  const { segment, figures, shape } = reading;
  const [only, ...more] = plain(reading);
  if (segment.kind === "item" || only === undefined || more.length > 0 || !/:\s*$/.test(segment.text))
    return [];
  const items: Quantity[] = [];
  for (let at = segment.block + 1; facts.blocks[at]?.kind === "item"; at += 1) {
    const item = readingsOf(at, facts.readings);
    const own = item.flatMap((one) => plain(one).flatMap((index) => one.figures[index] ?? []));
    const [first] = own;
    if (own.length !== 1 || first === undefined || first.hedge !== null) return [];
    items.push(first);
  }
  const whole = figures[only];
  if (items.length < 2 || whole === undefined || whole.value < 10 || OVERLAP.test(shape.text)) return [];
  const sum = items.reduce((all, one) => all + one.value, 0);
  if (Math.abs(sum - whole.value) > whole.value * 0.5) return [];
  // A list may name some of its parts only, unless it says that they are all.
  if (!MADE_OF.test(shape.text.trim()) && !/\bas follows\b|\bbreak(?:s|down)?\b/i.test(segment.text))
    return [];
  return judgeSum(reading, facts, whole, items, "error");
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
    const which =
      /(?<!\b(?:each|every one)\s)\bof (?:which|whom|these)\s+(?!there\b)(?:[a-z]+\s+){0,2}$/.test(ahead)
        ? wholes.filter((one) => one < index).at(-1)
        : undefined;
    const named = /^(?:\s+out)?\s+of\s+(?:the\s+|these\s+|all\s+)*⟨N(\d+)⟩/.exec(behind)?.[1];
    const whole = figures[which ?? Number(named ?? -1)];
    if (
      part === undefined ||
      whole === undefined ||
      whole.kind !== part.kind ||
      whole.decimals > part.decimals ||
      intervalOf(part).low <= intervalOf(whole).high
    )
      return [];
    const message = `${part.text} is said to be part of ${whole.text}, which is less.`;
    return [aboutFigures(segment, [whole, part], "error", message, `at most ${whole.text}`)];
  });
}
