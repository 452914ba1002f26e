/** A column that looks as if it held personal data, and why. */
export interface PersonalColumn {
  column: string;
  index: number;
  line: number;
  why: string;
}

const labelPatterns: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:first|fore|given|middle|last|family|maiden|full|pet|nick|known)[\s_-]*names?\b|\bsurname\b|\binitials\b/i,
    "a person's name",
  ],
  [
    /\b(?:victim|offender|suspect|caller|complainant|informant|reporter|witness|applicant|resident|tenant|occupier|occupant|customer|client|patient|child|parent|guardian|carer|person|nominal|subject|individual|perpetrator|accused|defendant|driver|keeper|owner|officer|contact|aggrieved|pupil|student|staff|user|next of kin)(?:'?s)?[\s_-]*(?:full[\s_-]*)?names?\b/i,
    "a person's name",
  ],
  [/^names?$/i, "a name, of whom is not known"],
  [
    /\bd\.?\s?o\.?\s?b\b\.?|\bdate\s*of\s*birth\b|\bbirth[\s_-]*date\b|\bbirthday\b|\bborn\b/i,
    "a date of birth",
  ],
  [/\be-?mails?\b/i, "an e-mail address"],
  [
    /\b(?:tele)?phones?\b|\bmobiles?(?:[\s_-]*(?:no|number))?\b$|\btel(?:[\s_.-]*(?:no|number))?\b|\bcontact[\s_-]*(?:no|number|details)\b/i,
    "a telephone number",
  ],
  [
    /\baddr(?:ess)?(?:es)?\b(?![\s_-]*type)|\bhouse[\s_-]*(?:no|name|number)\b|\bflat[\s_-]*(?:no|number)\b|\buprn\b/i,
    "an address",
  ],
  [/\bnational[\s_-]*insurance\b|\bni[\s_-]*(?:no|num|number)\b|\bnino\b/i, "a National Insurance number"],
  [/\bnhs[\s_-]*(?:no|num|number|id)\b/i, "an NHS number"],
  [
    /\bpassport\b|\bdriving[\s_-]*licen[cs]e\b|\bpnc[\s_-]*(?:id|no|number)?\b|\bcro[\s_-]*(?:no|number)\b/i,
    "an identity document",
  ],
  [/\b(?:vrm|vrn|number[\s_-]*plate|vehicle[\s_-]*reg(?:istration)?)\b/i, "a vehicle's registration"],
  [/\bbank[\s_-]*(?:account|details)\b|\bsort[\s_-]*code\b|\bip[\s_-]*address\b/i, "an account"],
];

const postcodeLabel = /\bpost[\s_-]*codes?\b|\bzip(?:[\s_-]*code)?\b/i;
const partialPostcode = /\b(?:outward|outcode|partial|district|sector|area|prefix|first half)\b/i;
const outwardOnly = /^[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d)?$/i;
const people =
  /\b(?:victim|offender|suspect|caller|complainant|informant|reporter|witness|applicant|resident|tenant|occupier|client|patient|perpetrator|officer|keeper|owner|contact|aggrieved)\b/i;

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const postcode =
  /\b(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y]) ?\d[ABD-HJLNP-UW-Z]{2})\b/;
const telephone = /(?:^|[^\p{L}\d.])(?:\+44\s?\(?0?\)?|0)(?:\d[\s()-]?){9,10}(?![\p{L}\d.])/u;
const insurance =
  /\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/;
const titled = /^(?:mr|mrs|ms|miss|dr|pc|dc|ps|ds|sgt|insp|cllr|rev)\.?\s+\p{Lu}/iu;
const twoWords = /^\p{Lu}[\p{L}'-]+,?\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}'-]+$/u;

const namesThings =
  /\b(?:ward|lsoa|msoa|oa|la|lad|utla|ltla|area|district|region|force|csp|county|parish|town|street|road|site|place|station|beat|neighbourhood|school|product|file|offence|crime|measure|category|project|team|organisation|agency|company|business|shop|store|partnership|authority|borough|division|sector|event|location|provider|service|column|field|indicator|group|scheme|user group|country|venue|short|long)[\s_-]*names?\b/i;

/** What a label says by itself; null where it names no person's data. */
function labelSays(label: string): string | null {
  const text = label.replace(/_/g, " ");
  if (namesThings.test(text) && !/\b(?:email|phone|birth)\b/i.test(text)) return null;
  return labelPatterns.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/**
 * Columns outside `declared` whose label or first cells look personal. Names of wards, areas and offences are
 * not persons' names, outward postcodes are not addresses, and age bands are not dates of birth.
 *
 * @param rows the first records: their cells and physical lines
 */
export function findPersonal(
  labels: readonly string[],
  headerLine: number,
  declared: ReadonlySet<number>,
  rows: readonly { cells: readonly string[]; line: number }[],
): PersonalColumn[] {
  const found: PersonalColumn[] = [];
  for (const [index, label] of labels.entries()) {
    if (declared.has(index)) continue;
    const cells = rows.flatMap((row) => {
      const text = (row.cells[index] ?? "").trim();
      return text === "" ? [] : [{ text, line: row.line }];
    });
    const add = (line: number, why: string): void => {
      found.push({ column: label, index, line, why });
    };
    const says = labelSays(label);
    const counted = cells.length > 0 && cells.every((cell) => /^\d{1,6}$/.test(cell.text));
    if (counted && /telephone|e-mail/.test(says ?? "")) continue; // how many, not which
    if (says !== null) add(headerLine, `the label reads like ${says}`);
    else if (
      postcodeLabel.test(label) &&
      !partialPostcode.test(label) &&
      !(cells.length > 0 && cells.every((cell) => outwardOnly.test(cell.text)))
    ) {
      add(headerLine, "the label reads like a full postcode");
    } else {
      const names = people.test(label) && !namesThings.test(label.replace(/_/g, " "));
      const hit = cells.find((cell) => cellSays(cell.text, names) !== null);
      if (hit) add(hit.line, `a cell looks like ${cellSays(hit.text, names)}`);
    }
  }
  return found;
}

function cellSays(text: string, names: boolean): string | null {
  if (email.test(text)) return "an e-mail address";
  if (postcode.test(text)) return "a full postcode";
  if (insurance.test(text)) return "a National Insurance number";
  if (telephone.test(text)) return "a telephone number";
  if (names && (titled.test(text) || twoWords.test(text))) return "a person's name";
  return null;
}
