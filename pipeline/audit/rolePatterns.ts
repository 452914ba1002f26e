import type { RoleName } from "./roles.js";
import { CHANGE_NOUN, CHANGE_VERB } from "./shape.js";

const N = "⟨N(\\d+)⟩";
const P = "⟨P\\d+⟩";
const WORDS = (most: number) => `(?:\\s+[a-z][a-z'’&/-]*){0,${most}}?`;
const MANNER =
  "(?:\\s+(?:slightly|significantly|sharply|considerably|marginally|again|further|overall|just|only|also|dramatically|substantially|steadily))*";
const MORE = "more|less|fewer|additional|extra|higher|lower";
const LAST_YEAR =
  "(?:last (?:financial )?year|(?:the )?(?:previous|preceding|prior) (?:financial )?(?:year|period|twelve months)|the year before|previously|a year earlier|the same period)";

/** Tried in order; the first that fits a number gives its role. */
export const ROLE_PATTERNS: readonly { role: RoleName; pattern: RegExp; unless?: RegExp }[] = [
  {
    role: "change",
    pattern: new RegExp(`${N}${WORDS(2)}\\s+(?:${MORE})\\b`, "g"),
    unless: /\b(?:with|and|to|from|of|in|the)\b/,
  },
  { role: "change", pattern: new RegExp(`\\b(?:additional|extra|further)\\s+${N}`, "g") },
  {
    role: "change",
    pattern: new RegExp(`${N}(?:,?\\s+or\\s+|\\s*\\(\\s*)${P}\\s*\\)?\\s+(?:${MORE})\\b`, "g"),
  },
  {
    role: "change",
    pattern: new RegExp(
      `\\b(?:up|down)\\s+(?:by\\s+)?${N}(?=[^⟨⟩.;,]{0,25}(?:\\(\\s*${P}\\s*\\)\\s*)?\\b(?:from|on)\\b)`,
      "g",
    ),
  },
  {
    role: "change",
    pattern: new RegExp(
      `\\b(?:${CHANGE_NOUN})\\s+(?:of\\s+|by\\s+|was\\s+|is\\s+|:\\s*)?(?:just\\s+|only\\s+|a further\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "change",
    pattern: new RegExp(
      `\\b(?:${CHANGE_NOUN})\\s+in\\b[^⟨⟩.;,()]{1,60}?\\s(?:of|by)\\s+(?:just\\s+|only\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "change",
    pattern: new RegExp(
      `\\b(?:${CHANGE_VERB})${MANNER}\\s+by\\s+(?:just\\s+|only\\s+|a further\\s+|a total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "change",
    pattern: new RegExp(
      `\\b(?:${CHANGE_VERB}|increase|decrease|reduction|rise|fall)${MANNER}\\s*(?:of|by)\\s+${P},?\\s*(?:\\(\\s*)?(?:or|i\\.?e\\.?|which is|equivalent to|equating to|representing|that is)\\s+(?:by\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "change",
    pattern: new RegExp(
      `${P}(?:\\s+(?:${CHANGE_NOUN}))?,?\\s+(?:or|equating to|equivalent to)\\s+(?:an?\\s+[a-z]+\\s+of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\bfrom\\s+(?:a total of\\s+)?${N}(?=[^⟨⟩.;]{0,40}(?:⟨D\\d+⟩)?[^⟨⟩.;]{0,12}\\bto\\s+(?:a total of\\s+)?⟨N)`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\b(?:${CHANGE_NOUN}|${CHANGE_VERB})(?:\\s+${P})?[^⟨⟩.;]{0,25}\\bfrom\\s+(?:the\\s+)?(?:previous\\s+)?(?:figure of\\s+|total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\b(?:${CHANGE_VERB})[^⟨⟩.;]{0,25}(?:by\\s+⟨[NP]\\d+⟩\\s+)?\\bto\\s+⟨N\\d+⟩(?:\\s+[a-z]+)?,?\\s+from\\s+(?:the\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\b(?:up|down)\\s+(?:by\\s+)?⟨N\\d+⟩[^⟨⟩.;,]{0,25}(?:\\(\\s*${P}\\s*\\)\\s*)?\\bfrom\\s+(?:the\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\b(?:last year|(?:in )?the (?:previous|preceding) year),?\\s+(?:there (?:were|was|had been)|it was|the (?:figure|number|total) was|we (?:had|received|recorded))\\s+${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\bcompared\\s+(?:to|with)\\s+[^⟨⟩,;.()]{0,50}?(?:⟨D\\d+⟩[^⟨⟩.;]{0,12}?)?\\(?${N}(?!\\s+(?:[a-z]+\\s+)?(?:compared|against|versus|vs)\\b)`,
      "g",
    ),
    unless: /\b(?:and|there|was|were)\b/,
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\b(?:against|versus|vs\\.?|than|base of|on a base of|baseline of)\\s+(?:the\\s+|last year['’]s\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\bwhen\\s+(?:(?:there (?:were|was|had been)|it (?:was|stood at)|we (?:had|received|recorded)|the (?:figure|number|total) (?:was|stood at))\\s+)?(?:only\\s+|a total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `\\b(?:previously|previous year|last year)(?:['’]s)?\\s*(?:figure|total|number)?\\s*(?:of|was|were|at|=|\\()\\s*${N}(?!\\s+(?:[a-z]+\\s+)?(?:compared|against|versus|vs)\\b)`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `${N}([^⟨⟩.,;()]{0,32}?)\\s(?:in |for |during |over |recorded )*${LAST_YEAR}\\b`,
      "g",
    ),
    unless:
      /\b(?:compar\w*|than|more|less|fewer|on|increase\w*|decrease\w*|reduc\w*|higher|lower|same|as|up|down|and|since)\b/,
  },
  {
    role: "current",
    pattern: new RegExp(
      `\\bfrom\\s+⟨N\\d+⟩[^⟨⟩.;]{0,40}(?:⟨D\\d+⟩)?[^⟨⟩.;]{0,12}\\bto\\s+(?:a total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "current",
    pattern: new RegExp(
      `\\b(?:${CHANGE_VERB}|${CHANGE_NOUN}|making|bringing|taking|giving)\\b(?:[^⟨⟩().;,]|${P}|\\([^()]*\\)|(?<=\\b(?:by|of)\\s)⟨N\\d+⟩|⟨N\\d+⟩(?=[^⟨⟩]{0,20}\\()){0,70}?,?\\s\\bto\\s+(?:a total of\\s+|just\\s+|only\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "current",
    pattern: new RegExp(
      `\\b(?:total|totals|totalled|totalling|stands? at|stood at)(?:\\s+(?:number|figure))?(?:\\s+(?:of|to|was|is|at))?\\s+${N}`,
      "g",
    ),
  },
  {
    role: "current",
    pattern: new RegExp(`\\btotal\\b[^⟨⟩.;,]{0,50}\\b(?:to|was|is|equals|at|of)\\s+${N}`, "g"),
  },
  {
    role: "current",
    pattern: new RegExp(`${N}(?:\\s+[a-z]+)?\\s+(?:in total|overall|altogether|in all)\\b`, "g"),
  },
  {
    role: "current",
    pattern: new RegExp(
      `\\bthere\\s+(?:(?:were|was|have been|has been|are|is|had been)\\s+)?(?:also\\s+|still\\s+|only\\s+|a total of\\s+)*${N}`,
      "g",
    ),
  },
  {
    role: "current",
    pattern: new RegExp(
      `\\b(?:was|were|is|are|equals?|numbered|reached|recorded|recording|saw|seen|received|supported|reported|dealt with|show|shows|showed|with|had|visited|made|issued|assisted with)\\s+(?:a total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "current",
    pattern: new RegExp(
      `${N}${WORDS(3)},?\\s+(?:when\\s+)?(?:compared\\s+(?:to|with)|against|versus|vs\\.?)\\s+(?:the\\s+)?⟨N`,
      "g",
    ),
  },
  {
    role: "previous",
    pattern: new RegExp(`\\b(?:last|previous) year['’]s\\s+(?:(?:figure|total)\\s+of\\s+)?${N}`, "g"),
  },
  {
    role: "previous",
    pattern: new RegExp(
      `(?<!\\b(?:on|with|to|than|on the|with the|to the|than the)\\s)\\b(?:previously|previous year|last year):\\s*${N}`,
      "g",
    ),
  },
  { role: "current", pattern: new RegExp(`^[^⟨⟩.;:]{3,60}:\\s*${N}`, "g") },
];
