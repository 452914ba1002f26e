import { remembered } from "../document/remember.js";
import { CHANGE_NOUN, CHANGE_VERB, COMPARATIVE } from "./lexicon.js";

/** Words that say nothing of what is counted: grammar, time, change, and the general names of cases. */
const GENERAL = new Set(
  `a an the and or nor of to in on at by for from with without within between among across over under into onto out off per via as than then so if that this these those which who whom whose it its they their them there here he she his her we our us you your
is are was were be been being has have had do does did will would can could may might shall should must not no none
also only just still even yet again now already once more most less least much many few several some any all both each every either neither other others another same such own
year years yearly annual annually month months monthly week weeks weekly day days daily quarter quarters quarterly period periods time times twelve six three two one last previous preceding prior earlier later before after ago since until during while when where whereas but although though however meanwhile current currently recent recently latest financial calendar following next today date
total totals totalled overall altogether combined figure figures number numbers count counts level levels amount volume data statistics statistic value result results share proportion percentage percent cent point points rate rates average mean
report reports reported reporting record records recorded recording incident incidents offence offences crime crimes case cases event events call calls complaint complaints referral referrals request requests
compared comparable corresponding comparison compare against versus equal equates equating equivalent represents represented representing means meaning equals accounts accounting accounted makes making made up down show shows showed shown see sees saw seen stand stands stood remain remains remained reach reached come comes came go goes went gone going take taken took took give gives gave given bring brings brought leave leaves left get gets got find found known note noted estimated
increase slight slightly significant significantly sharp sharply sharpest marked markedly considerable considerably marginal marginally small smaller large larger largest biggest big high highest low lowest steady steadily dramatic substantial substantially further new joint tied respectively approximately around about nearly almost roughly some over line trend trends picture end start beginning half
january february march april may june july august september october november december
district county area areas place places force region local national nationally borough ward wards town towns city partnership council police`.split(
    /\s+/,
  ),
);
const CHANGE = new RegExp(`^(?:${CHANGE_NOUN}|${CHANGE_VERB}|${COMPARATIVE})$`);

/** A word without its plural: "burglaries" → "burglary", "thefts" → "theft", "robberies" → "robbery". */
export function singular(word: string): string {
  if (word.length <= 3) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

/** What the field abbreviates, in full. */
const SHORT: readonly [RegExp, string][] = [
  [/\bthefts? from\b/g, "theft-from"],
  [/\basb\b|\banti social behaviour\b|\bantisocial behaviour\b/g, "anti-social behaviour"],
  [/cyclists?\b/g, "cycle"],
  [/\b(?:men|males)\b/g, "male"],
  [/\b(?:women|females)\b/g, "female"],
  [/\btomv\b/g, "theft motor vehicle"],
  [/\btfmv\b/g, "theft-from motor vehicle"],
  [/\bda\b|\bdomestic violence\b/g, "domestic abuse"],
];

/** The words of a shape that say what it speaks of, in order, singular. */
export const subjectWords = remembered((shape: string): readonly string[] =>
  SHORT.reduce((text, [short, full]) => text.replace(short, full), shape.toLowerCase())
    .replace(/⟨\w+⟩/g, " ")
    .replace(/[’']s\b/g, "")
    .split(/[^a-z-]+/)
    .filter((word) => word.length > 1 && !GENERAL.has(word) && !CHANGE.test(word))
    .map(singular),
);
