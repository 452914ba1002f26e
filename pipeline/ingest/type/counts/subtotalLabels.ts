/** A label that may stand for a sum, and those whose figures it may be the sum of. */
export interface Subtotal {
  whole: string;
  parts: string[];
}

/** Words that say nothing of what is counted. */
const joining = new Set(
  "and or of the in at on for with to by a an plus both incl including excl excluding".split(" "),
);

/** Words that only say that a label is a sum. */
const summing = new Set("all total any every sum sub subtotal overall combined whole entire".split(" "));

/** A column of more labels than these has references or remarks. */
export const mostLabels = 2000;

/**
 * The labels of one column that others make up by their words: "Noise and rubbish" of "Noise" and "Rubbish", "Burglary"
 * (or "All burglary") of "Burglary - residential" and "Burglary - business". What they are the sum of, figures must tell.
 */
export function subtotalLabels(texts: readonly string[]): Subtotal[] {
  if (texts.length < 3) return [];
  const labels = texts.map((text) => ({ text, words: wordsOf(text) }));
  const withWord = new Map<string, Label[]>();
  for (const label of labels)
    for (const word of label.words) withWord.set(word, [...(withWord.get(word) ?? []), label]);
  return labels.flatMap((label) => {
    const near = [...new Set([...label.words].flatMap((word) => withWord.get(word) ?? []))].filter(
      (other) => other !== label,
    );
    const within = near.filter((other) => isWithin(other.words, label.words));
    const bare = new Set([...label.words].filter((word) => !summing.has(word)));
    const kinds = near.filter((other) => !isSum(other) && isWithin(bare, other.words));
    const same = near.filter(
      (other) => !isSum(other) && bare.size < label.words.size && isEqual(bare, other.words),
    );
    // of parts within parts the larger add up to a whole that names them, and the smaller to one that they name
    return [
      within.filter((part) => !within.some((other) => isWithin(part.words, other.words))),
      kinds.filter((part) => !kinds.some((other) => isWithin(other.words, part.words))),
      same.length > 0 ? [...same, ...kinds] : [],
    ]
      .filter((parts) => parts.length > 1)
      .map((parts) => ({ whole: label.text, parts: parts.map(({ text }) => text) }));
  });
}

interface Label {
  text: string;
  words: ReadonlySet<string>;
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize("NFD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "" && !joining.has(word))
      .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word)),
  );

const isSum = ({ words }: Label): boolean => [...words].some((word) => summing.has(word));

const isEqual = (words: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  words.size === others.size && [...words].every((word) => others.has(word));

/** Whether all of the words are among others that are more. */
const isWithin = (words: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  words.size > 0 && words.size < others.size && [...words].every((word) => others.has(word));
