/** Widths of Arial's letters in thousandths of its size, as in the metrics of Helvetica (Adobe Core 14), which Arial has. */
const groups: readonly [number, string][] = [
  [222, "ijl‘’"],
  [278, " !,./:;If[]\\t"],
  [333, "()-`r“”"],
  [500, "Jckvxyzs"],
  [556, "0123456789abdeghnopquL£$?–_#"],
  [584, "+=<>~−"],
  [611, "FTZ"],
  [667, "ABEKPSVXY&"],
  [722, "CDHNRUw"],
  [778, "GOQ"],
  [833, "Mm"],
  [889, "%"],
  [944, "W"],
  [1000, "—▲▼"],
];

const widths = new Map(groups.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width])));

/** Bold letters are wider, each by another part; none by more than this on the average of a word. */
const bolder = 1.12;

/** The width of words in Arial, in the unit of the size. An unknown letter is taken for a wide one. */
export function arialWidth(words: string, size: number, bold = false): number {
  let sum = 0;
  for (const letter of words) sum += widths.get(letter) ?? 722;
  return (sum / 1000) * size * (bold ? bolder : 1);
}
