/** The words with their first letter as at the beginning of a sentence: "offences" → "Offences". */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** The words with their first letter as inside a sentence: "Offences" → "offences". */
export const lowerFirst = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
