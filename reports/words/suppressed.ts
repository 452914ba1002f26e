/** Behind "suppressed": of a hidden number it is not said whether it is small itself or would give a small one away. */
export const whySuppressed =
  "because it, or a number that follows from it, is so small that it might point to a person";
