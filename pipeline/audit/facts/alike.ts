import { contentWords } from "./contentWords.js";

/** Whether two sentences share most of their content words. */
export function alike(one: string, other: string): boolean {
  const [a, b] = [new Set(contentWords(one)), new Set(contentWords(other))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size)) >= 0.5;
}
