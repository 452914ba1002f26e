const STOP = new Set(
  "a an the and or of to in on at by for from with without was were is are be been being has have had this that these those it its their our we they he she as which who whom also there then than so such not no any all some more most other over under into out up down during within across between through due held made took place will can could would may via per each both one two new year years month months last first including incl include number people district partnership community safety officer officers meeting meetings attended attend council police partners local area areas agencies working work".split(
    " ",
  ),
);

/** The words of a text that carry its matter, lower case, plural s off, in order. */
export function contentWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’']s\b/g, "")
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !STOP.has(word))
    .map((word) => (word.length > 4 ? word.replace(/(?<!s)s$/, "") : word));
}
