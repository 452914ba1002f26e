/** A word of a command as it is typed: in quotation marks where it has blanks or signs; backslashes stay, for Windows' paths. */
export const quotedWord = (word: string): string => (/^[\w\\/:.-]+$/.test(word) ? word : `"${word}"`);
