import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { formatCount } from "../../../words/number.js";
import { rounded } from "../../../words/round.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import { severalTypes } from "../../type/supplyLabels.js";
import { hashedWord, type Word } from "../past/words.js";

/**
 * So unlikely (in nats) must it be that none of the records has the word by chance: one in a million. What a third of all
 * had has no season, so that less will do: one in twenty thousand.
 */
const [proof, proofOfMany, many] = [14, 10, 1 / 3];
/** A word of fewer records before is missing by chance. */
const enough = 5;

/** Words that a newer file lacks: how many records it has, and what share of those before had one of them. */
interface Lost {
  kind: string;
  together: boolean;
  records: number;
  share: number;
}

/**
 * Words of a log's columns that many records had before and none has in a newer file, with no other in their place: the
 * file is a selection ("Closed" says yes throughout), or of several types only the first was kept.
 */
export function lostWords(contract: Contract, words: readonly Word[]): string[] {
  const columns = groupBy(
    words.filter(({ kind }) => kind !== "" && !kind.startsWith("=")),
    ({ kind }) => kind,
  );
  return [...columns]
    .flatMap(([kind, column]) => lostIn(kind, column))
    .sort((a, b) => b.share - a.share || (a.kind < b.kind ? -1 : 1))
    .map(({ kind, together, records, share }) => {
      const label = contract.columns[kind]?.names[0] ?? kind;
      const before = `${rounded(100 * share)}% of the records before it`;
      return together
        ? `none of its ${formatCount(records)} records names several types in “${label}”, as ${before} did`
        : `none of its ${formatCount(records)} records has a word in “${label}” that ${before} had: it may be a selection`;
    });
}

function lostIn(kind: string, column: readonly Word[]): Lost[] {
  const records = sumOf(column, ({ now }) => now);
  const recordsBefore = sumOf(column, ({ before }) => before);
  if (records === 0 || column.some(({ now, before }) => now > 0 && before === 0)) return [];
  const several = hashedWord(severalTypes);
  const lost = column.filter(({ now, before }) => now === 0 && before >= enough);
  return [...groupBy(lost, ({ word }) => word === several)].flatMap(([together, alike]) => {
    const share = sumOf(alike, ({ before }) => before) / recordsBefore;
    return -Math.log(1 - Math.min(share, 0.999)) * records >= (share >= many ? proofOfMany : proof)
      ? [{ kind, together, records, share }]
      : [];
  });
}
