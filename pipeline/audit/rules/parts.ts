import { largest, smallest, sumOf } from "../../bulk.js";
import { formatNumber } from "../../words/number.js";
import { gives, levelsAnywhere } from "../equations/anywhere.js";
import { isNear } from "../equations/items.js";
import { listAbove } from "../equations/listsAbove.js";
import { readingsOf } from "../equations/pool.js";
import { BESIDE, takeParts } from "../equations/runs.js";
import { aboutFigures, aboutSegment } from "../facts/aboutSegment.js";
import { noteChecked } from "../facts/coverage.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule, Severity } from "../facts/finding.js";
import { intervalOf, isSmallWord, meets, type Quantity } from "../quantities/quantity.js";
import { sumWay, type Way } from "../quantities/ways.js";
import { type Level, levelsOf } from "../statements/levels.js";
import type { Reading } from "../statements/reading.js";
import { subjectWords } from "../statements/subject.js";
import { headNoun, numbersOf, textBetween, wholesOf } from "../statements/wholes.js";
import type { Table } from "../tables/table.js";

const MADE_OF =
  /\b(?:made up of|mad[e]? of|consisting of|consist(?:s|ed)? of|comprising|comprised(?: of)?|comprises|split (?:into|between|as)|broken down (?:as|into|by)|breaks down (?:as|into)|divided (?:into|between|among)|paid for by|funded by|financed by|(?:went|goes|spent) on|i\.e\.|namely)\s*:?\s*(?:of\s+)?(?:(?:[a-z-]+\s+){1,4}\(|an?\s[a-z' -]{2,40}\sof\s+)?$/;
const OPPOSITE = [
  /\b(?:wom[ae]n|females?|girls?)\b.*\b(?:m[ae]n|males?|boys?)\b|\b(?:m[ae]n|males?|boys?)\b.*\b(?:wom[ae]n|females?|girls?)\b/,
  /\badults?\b.*\b(?:children|young people|under)|\b(?:children|young people)\b.*\badults?\b/,
  /⟩ (?:other|others|remaining)\b/,
  /\bwith\b.*\bwithout\b/,
  /\b([a-z]{4,})\b.*\b(?:non-|not |un)\1/,
  /\b(?:were|was|did|had|have|has|are|is)\b.*\b(?:were|was|did|had|have|has|are|is) not\b/,
];
const REST =
  /\b(?:remaining|remainder(?: of)?|(?:the )?rest|(?:the )?others?|leaving)\s*[,:(]?\s*(?:the other\s+|some\s+)?$/;
/** Parts of a whole that may overlap, or that are not all of it. */
const OVERLAP =
  /\b(?:more than one|overlap\w*|do not add|not add up|some of|at least|rounding|including|among them|such as|tick|multiple|in each)\b/;
const SUMMED =
  /\b(?:together|combined|between them|jointly|altogether|in all|in total|making|giving|mak(?:es|ing)|adds? up to|com(?:es?|ing) to|came to|amount(?:s|ed|ing)? to|totall?(?:ed|ing|s)?|g[ai]ves? us|brought us|bringing in)\b[^⟨⟩.;()]{0,40}$|[:–-]\s*a total of\s+$/;
const IN_ALL =
  /^(?:\s+[a-z-]+){0,4}?\s+(?:in (?:total|all|(?:the|those|all) ⟨T\d+)|altogether|overall|combined|together|between them|for the (?:year|half year|quarter|month|period))\b/;
const JOINED = /^(?:\s+[a-z-]+){0,4}?\s+(?:altogether|combined|together|between them)\b/;
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

/** "20 in one town, 30 in another and 50 in a third, making 100 in total" */
function summed(reading: Reading, facts: DocumentFacts): Judgement[] {
  const { shape, figures } = reading;
  const numbers = plain(reading);
  for (const whole of numbers) {
    const ahead = shape.text.slice(0, shape.at[whole]);
    const tail = shape.text.slice(shape.behind[whole]);
    const last = JOINED.test(tail) || (IN_ALL.test(tail) && /[,;:(–-]\s*$/.test(ahead));
    if (!SUMMED.test(ahead) && !last) continue;
    const earlier = figures.flatMap((figure, index) =>
      index < whole && figure.kind === figures[whole]?.kind && !isSmallWord(figure) ? [index] : [],
    );
    const run = runBefore(reading, earlier);
    const items = run.flatMap((index) => figures[index] ?? []);
    // A lone number before the total is what was added to it, not its only part.
    if (items.length < 2) continue;
    if (OVERLAP.test(shape.text)) continue;
    return judgeSum(reading, facts, figures[whole], items, last || items.length < 2 ? "suspect" : "error");
  }
  return [];
}

const TOGETHER =
  /^(?:together|combined|between them|in all|in total|overall|altogether|taken together|the (?:two|three|four) [a-z]+ (?:together|combined))\b[^⟨⟩]*$/;

/** "Abbey had 115. Castle had 46. Together they had 161", "in all there were 525" under two tables of as many columns: what the sums give. */
function together(
  reading: Reading,
  facts: DocumentFacts,
  earlier: readonly Reading[],
  tables: readonly Table[],
): Judgement[] {
  const { shape, figures, segment, roles } = reading;
  const index = plain(reading)[0] ?? -1;
  const whole = figures[index];
  if (whole === undefined || whole.hedge !== null || !TOGETHER.test(shape.text.slice(0, shape.at[index])))
    return [];
  if (isSmallWord(whole) || roles[index]?.name === "change") return [];
  const levels = earlier.map((one) =>
    levelsOf(one, undefined, { small: true }).flatMap(({ figure, role }) =>
      figure.kind === whole.kind && role.name !== "before" && role.name !== "change" ? [figure] : [],
    ),
  );
  // "Between them they had 456 children": the tables count something else.
  const [noun] = subjectWords(/^\s+[a-z]+/.exec(shape.text.slice(shape.behind[index]))?.[0] ?? "");
  const counts = ({ header, caption }: Table) =>
    noun === undefined || subjectWords(`${header.join(" ")} ${caption}`).includes(noun);
  const near = tables
    .filter((table) => isNear(table, segment.block) && counts(table))
    .flatMap((table) => table.rows.find(({ total }) => total) ?? []);
  const columns = (near[0]?.cells ?? []).map((_, column) =>
    near.flatMap(({ cells }) =>
      cells[column]?.figure.kind === whole.kind && cells[column]?.signed === false
        ? (cells[column]?.figure ?? [])
        : [],
    ),
  );
  const sums = [...runsOf(levels.flat()), ...columns.flatMap(runsOf)].filter((run) => run.length > 1);
  if (sums.some((run) => meets(intervalOf(whole), sumWay(run).interval))) return [];
  // One number in each of the last two sentences, or the totals of one column, leave nothing else to be meant.
  const two = levels
    .slice(-2)
    .filter((list) => list.length === 1)
    .flat();
  const likely = [
    ...(two.length === 2 ? [two] : []),
    ...columns.filter((column) => column.length > 1),
  ].filter((run) => {
    const ratio = sumWay(run).value / whole.value;
    return ratio > 0.75 && ratio < 1.34;
  });
  return judgeSum(reading, facts, whole, likely[0] ?? [whole], "suspect");
}

/** The parts that end at the last of some numbers: all of them, or those behind a colon. */
function runBefore(reading: Reading, earlier: readonly number[]): number[] {
  for (let from = 0; from < earlier.length; from += 1) {
    const rest = earlier.slice(from);
    const led = from === 0 || textBetween(reading, earlier[from - 1] ?? 0, rest[0] ?? 0).includes(":");
    const run = led ? takeParts(reading, rest, true) : [];
    if (run.length === rest.length && run.length > 0) return run;
  }
  return [];
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

const PART_OF = /^\s+(?:out\s+)?of\s+(?:the\s+|these\s+|all\s+|its\s+|their\s+|our\s+)*$/;
const LEFT = /^(?:\s+(?:others?|remain\w*)\b|\s+(?:did|were|was|had|have|do|could|would)\s+not\b)/;

/**
 * "180 of the 240 took it up; 60 did not", "Nine of the 25 were thefts. The other sixteen …": what is left of a whole
 * that stands before it, less the numbers between.
 */
function leftOver(reading: Reading, facts: DocumentFacts, earlier: readonly Reading[]): Judgement[] {
  const { shape, figures, segment } = reading;
  return plain(reading).flatMap((index) => {
    const left = figures[index];
    const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
    if (left === undefined || !(LEAVES.test(ahead) || (LEFT.test(behind) && /[;,]\s*$/.test(ahead))))
      return [];
    if (OVERLAP.test(shape.text) || left.hedge !== null) return [];
    const noun = headNoun(reading, index);
    if (isSmallWord(left) && (noun !== "" || !/\bthe (?:other|remaining)\s+$/.test(ahead))) return [];
    const before = [...figures.keys()].filter((one) => one < index);
    const pool = [
      ...earlier.map((one) => levelsOf(one, undefined, { small: true })),
      levelsOf(reading, before, { small: true }),
    ]
      .flat()
      .filter(
        ({ figure, role }) => figure.kind === left.kind && figure.hedge === null && role.name !== "before",
      );
    const ways = pool.flatMap((whole) =>
      runsOf(pool.filter((one) => one !== whole && one.role.date === null).map(({ figure }) => figure)).map(
        (run) => ({
          whole: whole.figure,
          alike: noun === "" || whole.noun === "" || noun === whole.noun,
          run,
          rest: whole.figure.value - run.reduce((all, one) => all + one.value, 0),
          dated: whole.role.date !== null,
        }),
      ),
    );
    // A whole of a year that is named may be meant, but is not the likeliest.
    const likely = ways.filter(
      ({ rest, whole, alike, dated }) =>
        alike && !dated && rest > 0 && (whole.value > left.value || BALANCE.test(ahead)),
    );
    if (likely.length === 0 || ways.some(({ rest }) => Math.abs(rest - left.value) < 1e-6)) return [];
    const flows = [...earlier.flatMap((one) => one.figures), ...figures.slice(0, index)].filter(
      (one) => one.kind === left.kind,
    );
    if (flowsTo(left.value, flows) || endsAList(left, pool, facts)) return [];
    const [best] = likely.sort((a, b) => Math.abs(a.rest - left.value) - Math.abs(b.rest - left.value));
    if (
      best === undefined ||
      Math.abs(best.rest - left.value) >
        Math.max(
          left.value * (!BALANCE.test(ahead) ? 0.25 : left.kind === "money" ? 20 : 1),
          isSmallWord(left) ? 3 : 0,
        )
    )
      return [];
    const words = [best.whole, ...best.run].map((one) => one.text).join(" − ");
    const message = `What is left of the whole is ${words} = ${formatNumber(best.rest)}, and ${left.text} is printed.`;
    const severity = [best.whole, ...best.run].every((one) => figures.includes(one)) ? "error" : "suspect";
    return [aboutSegment(segment, severity, message, formatNumber(best.rest), left.start, left.end)];
  });
}

/** "248 … 79 and 51. The other 36 …": with the numbers before it, it makes one that the document prints. */
function endsAList(left: Quantity, pool: readonly Level[], facts: DocumentFacts): boolean {
  const sums = runsOf(pool.map(({ figure }) => figure)).map((run) => sumWay([...run, left]).value);
  return levelsAnywhere(facts).some(
    ({ value, kind }) => kind === left.kind && value >= SURE_SUM && sums.includes(value),
  );
}

/** A sum of less may be among a document's numbers by chance. */
const SURE_SUM = 100;

/** "19 joined eleven, and fourteen were closed, leaving 16": some came and some went. */
function flowsTo(left: number, figures: readonly Quantity[]): boolean {
  const flows = figures
    .slice(-4)
    .reduce<number[]>((sums, { value }) => sums.flatMap((sum) => [sum, sum + value, sum - value]), [0]);
  return flows.some((sum) => Math.abs(sum - left) < 1e-6);
}

const BALANCE = /\b(?:balance|carr(?:y|ied|ies) forward|leaving|left)\b[^⟨⟩]*$/;
const LEAVES =
  /\b(?:the (?:remaining|other)|leav(?:ing|es)|left|(?:everything|all) else (?:came to|was|were|made up)|balance (?:of|is|was|will be)|carr(?:y|ied|ies) forward)\s+(?:the other\s+|some\s+)?$/;

/** Numbers that follow one another, of every length. */
function runsOf(numbers: readonly Quantity[]): Quantity[][] {
  return numbers.flatMap((_, from) =>
    numbers.slice(from).map((__, to) => numbers.slice(from, from + to + 1)),
  );
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
      intervalOf(part).low <= intervalOf(whole).high
    )
      return [];
    const message = `${part.text} is said to be part of ${whole.text}, which is less.`;
    return [aboutFigures(segment, [whole, part], "error", message, `at most ${whole.text}`)];
  });
}

/** Counts and sums of money that are neither years' levels compared nor differences. */
function plain(reading: Reading): number[] {
  return numbersOf(reading).filter((index) => reading.roles[index]?.name !== "before");
}

/**
 * What else the numbers of a sentence may be, so that the parts are not those of this whole: they make another number
 * that it or the next prints ("1,004 casualties in 742 collisions: 21, 187 and 796"), one of them is made of the others or
 * is no part, some more are ("three did not say"), some are in both ("nine had both"), or each has its own percentage of the
 * whole, and these leave some of it out.
 */
function isOtherwise(
  reading: Reading,
  facts: DocumentFacts,
  whole: Quantity,
  given: readonly Quantity[],
): boolean {
  const others = reading.figures.filter(
    (one) => one.kind === whole.kind && one !== whole && !given.includes(one),
  );
  const sum = sumWay(given);
  const made = (total: Quantity, parts: Way, less: number) =>
    meets(intervalOf(total), { low: parts.interval.low - less, high: parts.interval.high - less });
  // "Of 688 women, 337 did, as did 404 of 569 men": a part of another whole.
  const ofOther = (one: Quantity) =>
    /^\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?⟨N/.test(
      reading.shape.text.slice(reading.shape.behind[reading.figures.indexOf(one)]),
    );
  if (given.slice(1).some((one) => reading.figures.includes(one) && ofOther(one))) return true;
  const { block, index } = reading.segment;
  const around = readingsOf(block, facts.readings).filter(({ segment }) => segment.index !== index);
  const beside = around.flatMap(({ figures }) =>
    figures.filter((one) => one.kind === whole.kind && one !== whole),
  );
  const next = around.find(({ segment }) => segment.index === index + 1);
  if ([...others, ...(next?.figures ?? [])].some((one) => one.kind === whole.kind && made(one, sum, 0)))
    return true;
  // "2,118 officers. Staff were 1,344 and PCSOs 176, so the whole workforce came to 3,638."
  if (beside.some((one) => one.value > 12 && made(whole, sum, -one.value))) return true;
  if (sum.value > whole.value && next !== undefined && OVERLAP.test(next.shape.text)) return true;
  // "We began with 248, took on 39 and lost 22"
  const [start, ...moves] = given.map(({ value }) => value);
  const ends = moves.reduce((all, move) => all.flatMap((one) => [one + move, one - move]), [start ?? 0]);
  if (ends.includes(whole.value)) return true;
  if (others.some((one) => made(whole, sum, one.value) || made(whole, sum, -one.value))) return true;
  if (given.length > 2 && given.some((one) => isSmallWord(one) && made(whole, sum, one.value))) return true;
  const [first] = given;
  const led = first !== undefined && wholesOf(reading).includes(reading.figures.indexOf(first));
  if (led && given.length > 2 && made(first, sum, first.value)) return true;
  // what has no percentage of its own makes the sum no number, and nothing is said
  const shares = sumOf(given, (part) => {
    const at = reading.figures.indexOf(part);
    const near = [-1, 1, 2].flatMap((step) => reading.figures[at + step] ?? []);
    return near.find((one) => one.kind === "percent" && gives(part, whole, one))?.value ?? Number.NaN;
  });
  return given.length > 1 && sum.value < whole.value && shares < 100 - given.length;
}

function judgeSum(
  reading: Reading,
  facts: DocumentFacts,
  whole: Quantity | undefined,
  items: readonly (Quantity | undefined)[],
  severity: Severity,
): Judgement[] {
  const { segment } = reading;
  const given = items.filter((item) => item !== undefined);
  if (
    whole === undefined ||
    whole.hedge !== null ||
    given.some((item) => item.hedge !== null || item.kind !== whole.kind)
  )
    return [];
  noteChecked(segment, [whole, ...given]);
  const way = sumWay(given);
  if (meets(intervalOf(whole), way.interval) || isOtherwise(reading, facts, whole, given)) return [];
  const sum = way.value;
  const adding = `${way.words} = ${formatNumber(sum)}`;
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
      formatNumber(sum),
      smallest(ends.map((one) => one.start)),
      largest(ends.map((one) => one.end)),
    ),
  ];
}
