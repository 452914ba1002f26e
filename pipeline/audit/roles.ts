import type { Figure } from "./figures.js";
import { CHANGE_NOUN, CHANGE_VERB, type Shape, speaksOfChange } from "./shape.js";

export type RoleName = "change" | "current" | "previous" | "none";

/** The part that wording gives a number. */
export interface Role {
  readonly name: RoleName;
  /** True where the words leave no other part open. */
  readonly certain: boolean;
}

const N = "⟨N(\\d+)⟩";
const P = "⟨P\\d+⟩";
const WORDS = (most: number) => `(?:\\s+[a-z][a-z'’&/-]*){0,${most}}?`;
const MANNER =
  "(?:\\s+(?:slightly|significantly|sharply|considerably|marginally|again|further|overall|just|only|also|dramatically|substantially|steadily))*";
const MORE = "more|less|fewer|additional|extra|higher|lower";
const LAST_YEAR =
  "(?:last (?:financial )?year|(?:the )?(?:previous|preceding|prior) (?:financial )?(?:year|period|twelve months)|the year before|previously|a year earlier|the same period)";

/** Tried in order; the first that fits a number gives its role. */
const PATTERNS: readonly { role: RoleName; certain: boolean; pattern: RegExp; unless?: RegExp }[] = [
  {
    role: "change",
    certain: true,
    pattern: new RegExp(`${N}${WORDS(2)}\\s+(?:${MORE})\\b`, "g"),
    unless: /\b(?:with|and|to|from|of|in|the)\b/,
  },
  { role: "change", certain: true, pattern: new RegExp(`\\b(?:additional|extra|further)\\s+${N}`, "g") },
  {
    role: "change",
    certain: true,
    pattern: new RegExp(
      `\\b(?:${CHANGE_NOUN})\\s+(?:of\\s+|by\\s+|was\\s+|is\\s+|:\\s*)?(?:just\\s+|only\\s+|a further\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "change",
    certain: true,
    pattern: new RegExp(
      `\\b(?:${CHANGE_NOUN})\\s+in\\b[^⟨⟩.;,()]{1,60}?\\s(?:of|by)\\s+(?:just\\s+|only\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "change",
    certain: true,
    pattern: new RegExp(
      `\\b(?:${CHANGE_VERB})${MANNER}\\s+by\\s+(?:just\\s+|only\\s+|a further\\s+|a total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "change",
    certain: true,
    pattern: new RegExp(
      `\\b(?:${CHANGE_VERB}|increase|decrease|reduction|rise|fall)${MANNER}\\s*(?:of|by)\\s+${P},?\\s*(?:\\(\\s*)?(?:or|i\\.?e\\.?|which is|equivalent to|equating to|representing|that is)\\s+(?:by\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    certain: true,
    pattern: new RegExp(
      `\\bfrom\\s+(?:a total of\\s+)?${N}(?=[^⟨⟩.;]{0,40}(?:⟨D\\d+⟩)?[^⟨⟩.;]{0,12}\\bto\\s+(?:a total of\\s+)?⟨N)`,
      "g",
    ),
  },
  {
    role: "previous",
    certain: true,
    pattern: new RegExp(
      `\\b(?:${CHANGE_NOUN}|${CHANGE_VERB})(?:\\s+${P})?[^⟨⟩.;]{0,25}\\bfrom\\s+(?:the\\s+)?(?:previous\\s+)?(?:figure of\\s+|total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    certain: true,
    pattern: new RegExp(
      `\\bcompared\\s+(?:to|with)\\s+[^⟨⟩,;.()]{0,50}?(?:⟨D\\d+⟩[^⟨⟩.;]{0,12}?)?\\(?${N}`,
      "g",
    ),
    unless: /\b(?:and|there|was|were)\b/,
  },
  {
    role: "previous",
    certain: true,
    pattern: new RegExp(`\\b(?:against|versus|vs\\.?|than)\\s+(?:the\\s+|last year['’]s\\s+)?${N}`, "g"),
  },
  {
    role: "previous",
    certain: true,
    pattern: new RegExp(
      `\\bwhen\\s+(?:(?:there (?:were|was|had been)|it (?:was|stood at)|we (?:had|received|recorded)|the (?:figure|number|total) (?:was|stood at))\\s+)?(?:only\\s+|a total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    certain: true,
    pattern: new RegExp(
      `\\b(?:previously|previous year|last year)(?:['’]s)?\\s*(?:figure|total|number)?\\s*(?:of|was|were|at|:|=|\\()\\s*${N}`,
      "g",
    ),
  },
  {
    role: "previous",
    certain: true,
    pattern: new RegExp(
      `${N}([^⟨⟩.,;()]{0,32}?)\\s(?:in |for |during |over |recorded )*${LAST_YEAR}\\b`,
      "g",
    ),
    unless:
      /\b(?:compar\w*|than|more|less|fewer|on|increase\w*|decrease\w*|reduc\w*|higher|lower|same|as|up|down|and|since)\b/,
  },
  {
    role: "current",
    certain: true,
    pattern: new RegExp(
      `\\bfrom\\s+⟨N\\d+⟩[^⟨⟩.;]{0,40}(?:⟨D\\d+⟩)?[^⟨⟩.;]{0,12}\\bto\\s+(?:a total of\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "current",
    certain: true,
    pattern: new RegExp(
      `\\b(?:${CHANGE_VERB}|making|bringing|taking|giving)\\b[^⟨⟩.;]{0,60}?(?:\\(?${P}\\)?[^⟨⟩.;]{0,20})?\\bto\\s+(?:a total of\\s+|just\\s+|only\\s+)?${N}`,
      "g",
    ),
  },
  {
    role: "current",
    certain: true,
    pattern: new RegExp(
      `\\b(?:total|totals|totalled|totalling|stands? at|stood at)(?:\\s+(?:number|figure))?(?:\\s+(?:of|to|was|is|at))?\\s+${N}`,
      "g",
    ),
  },
  {
    role: "current",
    certain: true,
    pattern: new RegExp(`\\btotal\\b[^⟨⟩.;,]{0,50}\\b(?:to|was|is|equals|at|of)\\s+${N}`, "g"),
  },
  {
    role: "current",
    certain: true,
    pattern: new RegExp(`${N}(?:\\s+[a-z]+)?\\s+(?:in total|overall|altogether|in all)\\b`, "g"),
  },
  {
    role: "current",
    certain: true,
    pattern: new RegExp(
      `\\bthere\\s+(?:(?:were|was|have been|has been|are|is|had been)\\s+)?(?:also\\s+|still\\s+|only\\s+|a total of\\s+)*${N}`,
      "g",
    ),
  },
  {
    role: "current",
    certain: true,
    pattern: new RegExp(
      `\\b(?:was|were|is|are|equals?|numbered|reached|recorded|recording|saw|seen|received|supported|reported|dealt with|show|shows|showed|with|had|visited|made|issued|assisted with)\\s+(?:a total of\\s+)?${N}`,
      "g",
    ),
  },
];

/** The role of every count or sum of money in a sentence, by figure; figures of other kinds have none. */
export function assignRoles(figures: readonly Figure[], shape: Shape): Role[] {
  const roles: Role[] = figures.map(() => ({ name: "none", certain: false }));
  for (const { role, certain, pattern, unless } of PATTERNS) {
    for (const match of shape.text.matchAll(pattern)) {
      const index = Number(match[1]);
      const inner = match[0].replace(/⟨.*?⟩/g, " ");
      if (roles[index]?.name !== "none" || (unless?.test(inner) ?? false)) continue;
      roles[index] = { name: role, certain };
    }
  }
  return withDatedNumbers(figures, shape, roles);
}

/** "1,602 in 2019/20 … 2,690 in 2020/21": of two dated numbers the later is current. */
function withDatedNumbers(figures: readonly Figure[], shape: Shape, roles: Role[]): Role[] {
  const dated = [
    ...shape.text.matchAll(/⟨N(\d+)⟩[^⟨⟩.;,]{0,25}?\s*\(?(?:in|for|during)?\s*⟨D(\d+)⟩/g),
  ].flatMap((match) => {
    const [number, date] = [Number(match[1]), figures[Number(match[2])]?.date];
    return date?.yearGiven === true && !speaksOfChange(match[0]) ? [{ number, from: date.from }] : [];
  });
  const latest = dated
    .map((one) => one.from)
    .sort()
    .at(-1);
  if (dated.length < 2 || latest === undefined || dated.every((one) => one.from === latest)) return roles;
  for (const { number, from } of dated) {
    if (roles[number]?.name !== "change")
      roles[number] = { name: from === latest ? "current" : "previous", certain: true };
  }
  return roles;
}
