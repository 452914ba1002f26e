import type { Contract } from "../../../workspace/contracts/contract.js";
import { freshWords, type Word } from "../past/words.js";
import { logHabits } from "./logHabits.js";
import { lostReferences } from "./lostReferences.js";
import { lostWords } from "./lostWords.js";
import type { LogSize, LogSizes } from "./size.js";

/**
 * What the words and marks of a log's records show beside those before; and those of its new months by themselves, where it
 * has the months of an earlier file once more.
 *
 * @param sizes null of logs without days
 */
export function habitDoubts(contract: Contract, words: readonly Word[], sizes: LogSizes | null): string[] {
  const said = (of: readonly Word[], size: LogSize | undefined): string[] => [
    ...lostWords(contract, of),
    ...(size ? logHabits(of, size) : []),
    ...lostReferences(of, of === words ? 0 : (size?.moved ?? 0)),
  ];
  const whole = said(words, sizes?.whole);
  if (whole.length > 0) return whole;
  return said(freshWords(words), sizes?.fresh).map((doubt) => `of its new months: ${doubt}`);
}
