import { groupBy } from "../../groupBy.js";
import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { wholeRow } from "../type/supplyLabels.js";
import type { Word } from "./past/words.js";

/** So many words of a column are another source's, and none its own. */
const fewest = 2;

/**
 * A file of which a column has none of the words that the files before it have, and only such as another source has: another
 * supplier's file under this one's name. Words that no source knows are new names.
 */
export async function othersWords(
  store: Store,
  contract: Contract,
  extract: string,
  words: readonly Word[],
): Promise<string[]> {
  const said = words.filter(({ kind }) => kind !== "" && kind !== wholeRow && !kind.startsWith("="));
  for (const [kind, column] of groupBy(said, (word) => word.kind)) {
    const own = column.filter(({ now }) => now > 0);
    if (own.length < fewest || own.some(({ before }) => before > 0)) continue;
    if (column.every(({ before }) => before === 0)) continue;
    const [other] = await store.rows<{ source: string }>(
      `select s.source from supply_labels l join supplies s using (extract), (from supplies where extract = ${literal(extract)}) this
      where s.source <> this.source and not s.removed and l.word in (${own.map(({ word }) => literal(word)).join(", ")})
      group by s.source, l.kind having count(distinct l.word) = ${own.length} order by s.source limit 1`,
    );
    if (other)
      return [
        `all that it says in “${contract.columns[kind]?.names[0] ?? kind}” is what files of ${other.source} say, and nothing of what the files before it say: it may be another supplier's`,
      ];
  }
  return [];
}
