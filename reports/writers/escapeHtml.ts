import { printable } from "./printable.js";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element, or for an attribute in double quotes, of HTML or XML. */
export function escapeHtml(words: string): string {
  return printable(words).replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
