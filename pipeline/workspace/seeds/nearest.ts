/** Of the names, the one that was probably meant; undefined where none is near. */
export function nearest(given: string, names: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  const wanted = letters(given);
  for (const name of names) {
    const distance = editDistance(wanted, letters(name));
    if (best === undefined || distance < best.distance) best = { name, distance };
  }
  if (best === undefined) return undefined;
  return best.distance <= Math.ceil(Math.max(wanted.length, best.name.length) / 3) ? best.name : undefined;
}

/** Case and signs are what is easily written otherwise: "Plan year" is plan_year. */
const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The least number of letters put in, taken out or changed that makes one text of the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
