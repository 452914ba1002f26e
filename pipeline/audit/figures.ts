import { type DateMention, findDates } from "./dates.js";

export type FigureKind = "count" | "percent" | "money" | "date" | "rank" | "duration" | "page" | "ignored";

/** How exactly a figure claims to be: "about 5 per cent", "over 350". */
export type Hedge = "about" | "over" | "under" | null;

/** A figure found in a sentence. */
export interface Figure {
  readonly kind: FigureKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Counts as they are, percentages in per cent, money in pounds, ranks as ordinals; NaN for dates. */
  readonly value: number;
  /** Decimal places printed. */
  readonly decimals: number;
  readonly hedge: Hedge;
  /** Start of the hedging words, else `start`. */
  readonly hedgeStart: number;
  /** A bare number that could be a year. */
  readonly yearLike: boolean;
  readonly date: DateMention | null;
}

const UNITS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(" ");
const FRACTIONS: Readonly<Record<string, number>> = {
  "a fifth": 20,
  "one fifth": 20,
  "a quarter": 25,
  "one quarter": 25,
  "a third": 100 / 3,
  "one third": 100 / 3,
  half: 50,
  "two thirds": 200 / 3,
  "two-thirds": 200 / 3,
  "three quarters": 75,
  "three-quarters": 75,
};
const SUPERLATIVE = "(?:highest|lowest|largest|smallest|best|worst|greatest|fewest|most|least)";
const COUNTED =
  "reports?|incidents?|offences?|crimes?|calls?|complaints?|people|victims?|referrals?|vehicles?|arrests?|visits?|cases?|individuals|residents|requests?|taskings|burglaries|thefts|notices|warnings|letters|young|women|men|children|follow|total|recorded|detentions?|concerns|collisions|casualties";

/** Things with digits that are no figures of the document's subject. */
const IGNORED: readonly RegExp[] = [
  /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+/gi,
  /\b(?:Tel(?:ephone)?|Fax|Minicom|Ext)\.?:?\s*[\d\s]{3,}\d/gi,
  /(?<!\d)\(?0\d{2,4}\)?[\s-]?\d{3}[\s-]?\d{3,4}\b/g,
  /\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b/g,
  /\b\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm)\b/gi,
  /\b\d{1,2}:\d{1,2}\b|\b24\/7\b/g,
  /\bcovid[\s-]*19\b/gi,
  /\b[A-Za-z]{1,4}\d+[A-Za-z]?\b/g,
  /\b(?:sections?|sect|ss?\.|part|chapter|appendix|annex|tier|tiers|schedule|article|figure|phase|stage|step|lockdown|DHR|review|priority|objective|strand|question|paragraph|para|wave|code|unit|level)\s*\d{1,2}(?!\d)(?:\.\d+)*(?:\s*(?:-|–|and|&|to)\s*\d+)?(?![\d,%]|\s+(?:reports|incidents|offences|crimes))/gi,
  /\b(?:aged?|age of|ages)\s+(?:(?:under|over|between)\s+)?\d{1,2}(?:\s*(?:-|–|to|and)\s*\d{1,2})?/gi,
  /\b(?:under|over)[\s-]\d{2}['’]?s\b|\b\d{1,2}\s*(?:-|–|to)\s*\d{1,2}\s*(?:yrs?|years?)\b|\b\d{1,2}\+/gi,
  /\b(?:per|every|for each)\s+(?:1,000|10,000|100,000|1000|10000|100000|100)\b/gi,
  /\b\d+\s+(?:and|&)\s+\d+\s+(?:years|months)\b/gi,
  // Percentage points are the difference of two shares: no count, and no percentage of change.
  /\b\d+(?:\.\d+)?\s?(?:(?:percentage|per\s?cent|%)[\s-]?points?\b|pp\b|(?:%\s?)?points?\s+(?:higher|lower|more|less|fewer|up|down|above|below|on|from|to|better|worse|than)\b)/gi,
  /(?<=\b(?:up|down|rose|risen|fell|fallen|increased|decreased|reduced|dropped)\s(?:by\s)?)\d+(?:\.\d+)?\s?points?\b/gi,
  // "1 in 4 victims": a share, not a count in a place.
  /\b(?:[1-9]|one|two|three|four|five|six|seven|eight|nine)\s+(?:in|out of)\s+(?:every\s+)?(?:[2-9]|10|two|three|four|five|six|seven|eight|nine|ten)\b(?=\s*(?:\(|(?:of\s+)?(?:the\s+|these\s+|all\s+|our\s+)?(?:people|residents|respondents|victims|women|men|adults|children|households|crimes|reports|incidents|offences|visits|cases|young|businesses|traders|\d)))/gi,
];

const DURATION =
  /\b(?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)[\s-]*(?:calendar\s+|consecutive\s+|financial\s+)?(?:hours?|hrs?|days?|weeks?|weekly|months?|years?|yrs?|minutes?|mins?|nights?|mornings?|miles?|km|metres?|mph)(?:['’]s?)?\b/gi;

/** Every figure of a sentence, in order and without overlap. */
export function findFigures(text: string): Figure[] {
  const found: Figure[] = [];
  const free = (start: number, end: number) => !found.some((other) => start < other.end && other.start < end);
  const add = (
    kind: FigureKind,
    start: number,
    written: string,
    value: number,
    extra: Partial<Figure> = {},
  ) => {
    const end = start + written.length;
    if (written === "" || !free(start, end)) return;
    const { hedge, hedgeStart } = hedgeBefore(text, start, kind);
    found.push({
      kind,
      start,
      end,
      text: written,
      value,
      decimals: 0,
      hedge,
      hedgeStart,
      yearLike: false,
      date: null,
      ...extra,
    });
  };
  const each = (pattern: RegExp, use: (match: RegExpExecArray) => void) => {
    for (const match of text.matchAll(pattern)) use(match);
  };

  each(/\b(?:page|pages|pg\.?)\s+(\d{1,3})\b/gi, (match) =>
    add("page", match.index, match[0], Number(match[1])),
  );
  each(/([+−-])?\b(\d+(?:,\d+)*)(\.\d+)?\s?(?:%|per\s?cent\b)/gi, (match) => {
    const sign = match[1] !== undefined && !/[\w)]\s?$/.test(text.slice(0, match.index)) ? match[1] : "";
    const size = Number(`${(match[2] ?? "").replaceAll(",", "")}${match[3] ?? ""}`);
    const start = match.index + (sign === "" ? (match[1]?.length ?? 0) : 0);
    add(
      "percent",
      start,
      text.slice(start, match.index + match[0].length),
      sign === "-" || sign === "−" ? -size : size,
      {
        decimals: Math.max(0, (match[3]?.length ?? 0) - 1),
      },
    );
  });
  each(
    /\b(?:by|of)\s+((?:almost|nearly|over|around|about|approximately|more than|just over|just under)?\s*)(a fifth|one fifth|a quarter|one quarter|a third|one third|half|two[ -]thirds|three[ -]quarters)\b(?!\s+(?:of|party|sector|year))/gi,
    (match) => {
      const words = match[2] ?? "";
      add(
        "percent",
        match.index + match[0].length - words.length,
        words,
        FRACTIONS[words.toLowerCase()] ?? Number.NaN,
        {
          hedge: "about",
        },
      );
    },
  );
  each(/£\s?(\d+(?:,\d+)*)(\.\d+)?\s?(k|m|million|bn|billion)?(?![a-z])/gi, (match) => {
    const scale =
      { k: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9 }[(match[3] ?? "").toLowerCase()] ?? 1;
    const size = Number(`${(match[1] ?? "").replaceAll(",", "")}${match[2] ?? ""}`) * scale;
    const decimals = Math.max(0, (match[2]?.length ?? 0) - 1);
    add("money", match.index, match[0], size, {
      decimals,
      ...(scale > 1 ? { hedge: "about" as const } : {}),
    });
  });
  for (const pattern of IGNORED) each(pattern, (match) => add("ignored", match.index, match[0], Number.NaN));
  for (const date of findDates(text)) {
    const after = text.slice(date.end);
    // "2021 incidents" and "a total of 2021" are counts that look like years.
    const ahead = text.slice(0, date.start);
    const year = Number(date.text);
    const counted =
      date.kind === "year" &&
      (year < 1950 ||
        year > 2050 ||
        /(?:total of|totalled|equals|number of)\s+$/i.test(ahead) ||
        (new RegExp(`^\\s+(?:[a-z-]+\\s+){0,2}(?:${COUNTED})\\b`, "i").test(after) &&
          !/\b(?:in|since|during|of|for|by|from|until|to|and|between|the|our|[-–/])\s*$/i.test(ahead)));
    if (!counted) add("date", date.start, date.text, Number.NaN, { date });
  }
  each(
    new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)\\b|\\b(${ORDINALS.join("|")})(?=[\\s-]+(?:joint\\s+)?${SUPERLATIVE}\\b)`,
      "gi",
    ),
    (match) => {
      const value =
        match[1] !== undefined ? Number(match[1]) : ORDINALS.indexOf((match[2] ?? "").toLowerCase()) + 1;
      add("rank", match.index, match[0], value);
    },
  );
  each(DURATION, (match) => add("duration", match.index, match[0], Number.NaN));
  each(/(?<![\w.,/])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\d/]|,\d|st\b|nd\b|rd\b|th\b)/g, (match) => {
    const value = Number(`${(match[1] ?? "").replaceAll(",", "")}${match[2] ?? ""}`);
    const yearLike = /^(?:19|20)\d{2}$/.test(match[0]);
    add("count", match.index, match[0], value, {
      decimals: Math.max(0, (match[2]?.length ?? 0) - 1),
      yearLike,
    });
  });
  each(
    new RegExp(`\\b(?:(${TENS.join("|")})[\\s-])?(${[...UNITS, ...TENS].join("|")})\\b(?=\\s+[a-z(&])`, "gi"),
    (match) => {
      const value = wordValue(match[1], match[2] ?? "");
      // "one of the", "no one": a pronoun; "two thirds": a share.
      if (value > 1 && !/^\s+(?:thirds|quarters|fifths)/i.test(text.slice(match.index + match[0].length))) {
        add("count", match.index, match[0], value);
      }
    },
  );
  return found.sort((a, b) => a.start - b.start);
}

function wordValue(tens: string | undefined, word: string): number {
  const unit = UNITS.indexOf(word.toLowerCase()) + 1;
  const size = unit > 0 ? unit : (TENS.indexOf(word.toLowerCase()) + 2) * 10;
  return tens === undefined ? size : (TENS.indexOf(tens.toLowerCase()) + 2) * 10 + unit;
}

const HEDGES: readonly [Hedge, RegExp][] = [
  [
    "about",
    /(?:\bapprox\.?|\bapproximately|\baround|\babout|\broughly|\bcirca|\bc\.|\bsome|~|\bin the region of)\s*$/i,
  ],
  ["under", /(?:\bnearly|\balmost|\bjust under|\bup to|\bless than|\bfewer than|\bunder|\bbelow)\s*$/i],
  ["over", /(?:\bjust over|\bover|\bmore than|\bat least|\bin excess of|\babove|\bwell over)\s*$/i],
];

function hedgeBefore(text: string, start: number, kind: FigureKind): { hedge: Hedge; hedgeStart: number } {
  if (kind === "date" || kind === "ignored" || kind === "page") return { hedge: null, hedgeStart: start };
  const ahead = text.slice(0, start);
  for (const [hedge, pattern] of HEDGES) {
    const match = pattern.exec(ahead);
    if (match !== null) return { hedge, hedgeStart: match.index };
  }
  return { hedge: null, hedgeStart: start };
}
