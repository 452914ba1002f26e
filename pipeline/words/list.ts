/** "a", "a and b", "a, b and c". */
export const joinWords = (words: readonly string[]): string => joined(words, "and");

/** "a", "a or b", "a, b or c". */
export const joinChoices = (words: readonly string[]): string => joined(words, "or");

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;
}

/** The first few, and how many more there are: "a, b and 3 more". */
export function firstOf(words: readonly string[], most: number, all = words.length): string {
  const some = words.slice(0, most);
  return `${some.join(", ")}${all > some.length ? ` and ${all - some.length} more` : ""}`;
}
