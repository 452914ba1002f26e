import { differenceWay, judgeDerived, type Way } from "../equations/derived.js";
import { isSmallWord, neighboursOf } from "../equations/pool.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import { cutClauses } from "../statements/clauses.js";
import type { Reading } from "../statements/reading.js";

const GAP =
  /\b(?:gap|difference|margin|underspen[dt]|overspen[dt]|surplus|shortfall|deficit|excess|variance|saving)\s*(?:of|was|is|being|:)?\s*(?:just\s+|only\s+|some\s+)*$/;
/** "12 fewer than the 96", "23 below the target": what it is compared with follows, or a figure stands before it. */
const COMPARED =
  /^(?:\s+[a-z-]+){0,4}?\s+(?:more|fewer|less|quicker|slower|faster|longer|shorter|higher|lower|greater|better|worse|larger|smaller)\b|^(?:\s+[a-z-]+){0,1}?\s+(?:(?:over|under|above|below|short of|ahead of|behind)\s+(?:the|its|their|our|an?|that|last|target|budget|plan)\b|(?:over|under|above|below|short|ahead|behind)\s*(?:[.,;)]|$))/;

/** What stands before the level that is compared with. */
const STANDARD =
  /\bthan\s+(?:in\s+)?(?:the\s+)?(?:[a-z]+\s+){0,3}⟨D\d+⟩\s*\(\s*$|\bon\s+(?:⟨D\d+⟩|[a-z]+)['’]s\s+$|\b(?:than|against|versus|vs\.?|below|above|over|under|short of|exceed\w*|beat\w*|miss\w*|compared (?:to|with)|target (?:of|was|is|:))\s+(?:(?:an?|the|its|their|our|in|target|of|average|total|figure|establishment|previous|last year['’]s|⟨D\d+⟩)\s*\(?)*$/;

/**
 * A figure that the sentence says is the difference of two others, which stand in its clause. It needs no verb: every two
 * figures of the sentence may be the ones meant, and those of the sentences about it.
 */
export const difference: Rule = {
  name: "difference",
  explanation:
    "The sentence sets two figures against one another and prints their difference. It is another one.",
  last: true,
  check: ({ facts }) =>
    facts.readings.flatMap((reading) => (reading.segment.kind === "row" ? [] : judge(reading, facts))),
};

function judge(reading: Reading, facts: DocumentFacts): Judgement[] {
  const { figures, shape, roles } = reading;
  return figures.flatMap((figure, index): Judgement[] => {
    if (!isMeasured(figure) || figure.hedge !== null || figure.sign !== 0) return [];
    const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
    const changed = roles[index]?.name === "change" && roles[index]?.soft === false;
    const gap = GAP.test(ahead);
    if (!gap && !changed && !COMPARED.test(behind)) return [];
    // "1.1 lower than in the last period": its standard has no figure here.
    if (/\bthan\b(?![^.;]*⟨[NRT])/.test(behind)) return [];
    // "100 more homes were protected" adds to others, and compares nothing.
    if (
      ahead.trim() === "" &&
      /^\s+(?:more|extra|additional|further)\s+[a-z]/.test(behind) &&
      !/\bthan\b/.test(behind)
    )
      return [];
    const at = shape.at[index] ?? 0;
    // Options "(a) …; (b) …" are each of their own.
    const clause =
      gap && !/\(b\)/.test(shape.text)
        ? undefined
        : cutClauses(shape.text).find(({ from, to }) => at >= from && at < to);
    const near = figures.filter((one, other) => {
      const spot = shape.at[other] ?? 0;
      return (
        one !== figure &&
        one.kind === figure.kind &&
        spot >= (clause?.from ?? 0) &&
        spot < (clause?.to ?? shape.text.length) &&
        (!isSmallWord(one) || isSmallWord(figure)) &&
        !["label", "none", "change"].includes(one.kind === "duration" ? "" : (roles[other]?.name ?? ""))
      );
    });
    if (roles.filter((role) => role.name === "change" && !role.soft).length > 1) return [];
    const standard = near.some((one) => {
      const other = figures.indexOf(one);
      return roles[other]?.name === "before" || STANDARD.test(shape.text.slice(0, shape.at[other]));
    });
    // "We have 1,848 where we had 1,760, i.e. 88 more"
    const last =
      /(?:\bi\.?e\.?,?|\bthat is|\bor|\bwhich is|\bso)\s+$/.test(ahead) &&
      near.every((one) => one.end < figure.start);
    if (!standard && !gap && !last) return [];
    // "The bill was £1.08m and is £0.81m. The saving is £0.27m": both stand in the sentence before.
    const before = gap && near.length === 0 ? levelsBefore(reading, figure, facts) : [];
    const [first, second] = near.length > 0 ? near : before;
    if (first === undefined || second === undefined || near.length > 2) return [];
    // What is larger than all of them is no difference of two, right or wrong.
    if (!gap && near.every((one) => figure.value > one.value)) return [];
    const all = [...figures, ...neighboursOf(reading, facts).flatMap((one) => one.figures)];
    if (worked(all.filter((one) => one !== figure)).some((way) => meets(intervalOf(figure), way.interval)))
      return [];
    return judgeDerived(reading, figure, [differenceWay(first, second)], "error");
  });
}

/** The only two figures of a kind in the sentence before. */
function levelsBefore({ segment }: Reading, { kind }: Quantity, { readings }: DocumentFacts): Quantity[] {
  const other = readings[segment.index - 1];
  if (other?.segment.block !== segment.block) return [];
  const levels = other.figures.filter((one) => one.kind === kind);
  return levels.length === 2 ? levels : [];
}

/** Differences of any two figures of one kind, and parts in per cent of any number. */
function worked(figures: readonly Quantity[]): Way[] {
  return figures.flatMap((one, at) =>
    figures.slice(at + 1).flatMap((other): Way[] => {
      if (one.kind === other.kind) return isMeasured(one) ? [differenceWay(one, other)] : [];
      const [share, level] = one.kind === "percent" ? [one, other] : [other, one];
      if (share.kind !== "percent" || !isMeasured(level)) return [];
      const [s, l] = [intervalOf(share), intervalOf(level)];
      return [
        {
          value: (share.value * level.value) / 100,
          interval: { low: (s.low * l.low) / 100, high: (s.high * l.high) / 100 },
          words: `${share.text} of ${level.text}`,
          from: [share, level],
        },
      ];
    }),
  );
}

function isMeasured({ kind }: Quantity): boolean {
  return kind === "count" || kind === "money" || kind === "duration" || kind === "rate";
}
