const categories = /^(?:C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

/** As many repetitions as a pattern of a contract may ask for, one within another multiplied. */
const most = 250;

/**
 * Why a pattern that JavaScript takes cannot be matched on cells, where the store reads it with RE2; null where both
 * read it, and read the same.
 */
export function cellPatternFault(pattern: string): string | null {
  let inClass = false;
  let repetitions = 1;
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    const escaped = /^\\(?:([pP])\{(.*?)\}|x[0-9a-fA-F]{2}|[\s\S])/.exec(rest);
    if (escaped) {
      const [text, isProperty, property = ""] = escaped;
      const known = isProperty
        ? categories.test(property)
        : /^\\(?:[dDwWsSnrtfv^$\\.*+?()[\]{}|/-]|x..)$/.test(text) || (/^\\[bB]$/.test(text) && !inClass);
      if (!known) return text;
      at += text.length - 1;
      continue;
    }
    if (inClass) {
      if (rest.startsWith("[:")) return "[:";
      inClass = !rest.startsWith("]");
      continue;
    }
    const opened = /^\[\^?(\]?)/.exec(rest);
    if (opened) {
      if (opened[1]) return opened[0];
      inClass = true;
      at += opened[0].length - 1;
      continue;
    }
    const group = /^\(\?(?:<?[=!]|[^:])?/.exec(rest);
    if (group && group[0] !== "(?") return group[0];
    const repeated = /^\{(\d+)(?:,(\d*))?\}/.exec(rest);
    if (repeated) {
      repetitions *= Math.max(1, Number(repeated[2] || repeated[1]));
      if (repetitions > most) return repeated[0];
    }
  }
  return null;
}
