const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text for an element or an attribute in double quotes. Characters that HTML cannot hold (controls, lone
 * surrogates), which a damaged extract may bring, become the replacement character.
 */
export function escapeHtml(words: string): string {
  return words
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}]/gu, "\ufffd");
}
