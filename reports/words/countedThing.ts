import type { MeasuresRow } from "../../pipeline/store/rows.js";
import { lowerFirst } from "../../pipeline/words/firstLetter.js";

/** National programmes, whose names keep their capital inside a sentence. */
const programmes = new Set(["Channel", "Prevent"]);

const irregular: Record<string, string> = { people: "person", children: "child", women: "woman", men: "man" };

/**
 * "Anti-social behaviour incidents" → "anti-social behaviour incidents". A name that begins with an acronym, a national
 * programme or a proper name of two words ("Northwick Trust clients") stays as it is; others that are to keep their
 * capital say so in `in_sentence` of seeds/measures.csv.
 */
export function insideSentence(name: string): string {
  const [first = "", second = ""] = name.split(/[\s-]/, 2);
  if (programmes.has(first) || /[A-Z0-9]/.test(name.charAt(1)) || /^[A-Z][a-z]/.test(second)) return name;
  return lowerFirst(name);
}

/** A measure's name as it stands inside a sentence. */
export const measureInSentence = ({ name, in_sentence }: Pick<MeasuresRow, "name" | "in_sentence">): string =>
  in_sentence ?? insideSentence(name);

/** "offences" → "offence", "enquiries" → "enquiry", "people" → "person"; the last word of a phrase. */
export function singular(phrase: string): string {
  const found = /^(.*?)([\p{L}]+)$/u.exec(phrase);
  if (!found) return phrase;
  const [, before = "", word = ""] = found;
  const known = irregular[word.toLowerCase()];
  if (known !== undefined) return before + known;
  if (/[^aeiou]ies$/.test(word)) return `${before}${word.slice(0, -3)}y`;
  if (/(ch|sh|ss|x)es$/.test(word)) return before + word.slice(0, -2);
  return before + (/[^s]s$/.test(word) ? word.slice(0, -1) : word);
}

/**
 * What was counted, as it stands after a number: "anti-social behaviour incidents", "offences of residential
 * burglary", "reports of abandoned vehicles"; null where name and unit make no such phrase ("Adults at risk", counted in concerns).
 */
export function countedThing(
  measure: Pick<MeasuresRow, "name" | "unit" | "in_sentence">,
  count: number,
): string | null {
  const name = measureInSentence(measure);
  const one = count === 1;
  const unit = measure.unit.toLowerCase();
  const at = name.toLowerCase().lastIndexOf(unit);
  if (at >= 0) {
    if (!one) return name;
    return name.slice(0, at) + singular(name.slice(at, at + unit.length)) + name.slice(at + unit.length);
  }
  const reported = unit === "reports" ? / reported\b/.exec(name) : null;
  if (reported !== null) {
    // "Fly-tipping reported to the council": reports of fly-tipping to the council
    return `${one ? "report" : "reports"} of ${name.slice(0, reported.index)}${name.slice(reported.index + reported[0].length)}`;
  }
  const persons = unit === "people" ? /\b(victims|entrants|children|women|men)\b/.exec(name) : null;
  if (persons !== null) {
    const [word = ""] = persons;
    return one ? name.replace(word, singular(word)) : name;
  }
  if (name.toLowerCase().includes(singular(unit))) return null;
  if (!/^(offences|incidents|reports|cases)$/.test(unit)) return null;
  return `${one ? singular(unit) : unit} of ${name}`;
}
