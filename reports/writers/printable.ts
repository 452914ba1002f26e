/**
 * Characters that neither HTML nor Office files can hold (controls, lone surrogates), which a damaged extract
 * may bring, become the replacement character.
 */
export function printable(words: string): string {
  return words.replaceAll(/(?![\t\n])[\p{Cc}\p{Cs}]|[\ufffe\uffff]/gu, "\ufffd");
}
