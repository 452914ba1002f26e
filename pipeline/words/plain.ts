/** Text of a partner's on one line: what it wrote must neither steer a terminal nor begin a line of its own. */
export const plainText = (text: string): string => text.replace(/\p{Cc}+/gu, " ");
