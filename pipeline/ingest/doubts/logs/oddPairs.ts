import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { formatCount } from "../../../words/number.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Word } from "../past/words.js";

/** So many records would have had both words, did they say nothing of one another: none is one in a million. */
const proof = 14;
const [fewest, share] = [5, 0.005];

/**
 * Two words that no record of a log had together in the two years before, as if one ruled the other out, and that stand in
 * the same rows now: a column was moved by a row, sorted without the others, or exchanged with another one.
 */
export function oddPairs(contract: Contract, words: readonly Word[]): string[] {
  const columns = groupBy(
    words.filter(({ kind }) => kind.includes("&")),
    ({ kind }) => kind,
  );
  const [found] = [...columns]
    .map(([kind, pairs]) => ({ kind, odd: oddIn(pairs), records: sumOf(pairs, ({ now }) => now) }))
    .filter(({ odd, records }) => odd >= fewest && odd >= share * records)
    .sort((a, b) => b.odd - a.odd || (a.kind < b.kind ? -1 : 1));
  if (!found) return [];
  const [one, other] = found.kind
    .slice(1)
    .split("&")
    .map((role) => `“${contract.columns[role]?.names[0] ?? role}”`);
  return [
    `${formatCount(found.odd)} records have in ${one} and ${other} words that no record before it had together: a column may have been moved or exchanged`,
  ];
}

/** How many records have pairs that none had before, though many were to be expected. A pair is kept as eight signs of each word's hash. */
function oddIn(pairs: readonly Word[]): number {
  const before = sumOf(pairs, (pair) => pair.before);
  const [ofOne, ofOther] = [sumsBy(pairs, oneOf), sumsBy(pairs, otherOf)];
  const odd = pairs.filter(
    (pair) =>
      pair.before === 0 &&
      ((ofOne.get(oneOf(pair)) ?? 0) * (ofOther.get(otherOf(pair)) ?? 0)) / before >= proof,
  );
  return sumOf(odd, ({ now }) => now);
}

const oneOf = ({ word }: Word): string => word.slice(0, 8);
const otherOf = ({ word }: Word): string => word.slice(-8);

const sumsBy = (pairs: readonly Word[], key: (pair: Word) => string): Map<string, number> =>
  new Map([...groupBy(pairs, key)].map(([word, alike]) => [word, sumOf(alike, ({ before }) => before)]));
