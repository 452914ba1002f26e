import { findDates } from "../document/dates.js";
import { matchesOf } from "../document/matches.js";
import { LABELS, LIMITS } from "./labels.js";
import { fractionPercent, multipleValue, NUMBER_WORDS, ORDINALS, wordsValue } from "./numberWords.js";
import type { Hedge, Quantity, QuantityKind } from "./quantity.js";

const NUMBER = "\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?:[ \\u2009\\u202f]\\d{3})+(?![\\d,])|\\d+(?:,\\d+)*";
const SCALE = "(?:\\s?(k|m|bn)(?![a-z])|\\s(thousand|million|billion))?";
const FACTOR: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};
const PER_CENT = "(?:%|per[\\s-]?cent\\b|percent\\b|pct?\\b)";
const SUPERLATIVE = "(?:highest|lowest|largest|smallest|best|worst|greatest|fewest|most|least)";
const DURATION =
  /(?<![\d,])\b(\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)[\s-]*(?:calendar\s+|working\s+|consecutive\s+|financial\s+|full\s+|more\s+)?(hours?|hrs?|days?|weeks?|weekly|months?|years?|yrs?|minutes?|mins?|seconds?|secs?|nights?|mornings?|evenings?|weekends?|miles?|km|metres?|mph)(?:['’]s?)?(?![a-z]|-[a-z])/gi;
const CLOCK =
  /\b(?:(\d+)\s*(?:hours?|hrs?)\s*(?:and\s+)?)?(\d+)\s*(?:minutes?|mins?|m)\s*(?:and\s+)?(\d+)\s*(?:seconds?|secs?|s)\b/gi;
const SECOND = 12 / 365 / 86_400;
const MONTHS: Readonly<Record<string, number>> = {
  second: SECOND,
  sec: SECOND,
  minute: 60 * SECOND,
  min: 60 * SECOND,
  hour: 3_600 * SECOND,
  day: 12 / 365,
  week: 12 / 52,
  month: 1,
  year: 12,
};
const COUNTED =
  "[a-z-]+s|people|men|women|children|burglaries|victim|recorded|in total|overall|were|was|of the";

const MONEY = new RegExp(`([-+−]\\s?)?(?:£|\\bGBP)\\s?(${NUMBER})(\\.\\d+)?${SCALE}`, "gi");
const RANK = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)\\b|\\b(${ORDINALS.join("|")})(?=[\\s-]+(?:joint\\s+)?${SUPERLATIVE}\\b)`,
  "gi",
);
const NUMBER_FIGURE = new RegExp(
  `(?:(?<![\\w.,/])|(?<=/)(?=[-+−]))(?:(?<=^|[\\s(/])([-+−–])\\s?)?(${NUMBER})(\\.\\d+)?${SCALE}(?![\\d/]|,\\d|st\\b|nd\\b|rd\\b|th\\b)`,
  "g",
);
const WORD_FIGURE = new RegExp(`\\b(${NUMBER_WORDS})\\b(?=\\s+[a-z(&⟨]|[,.;)]|$)`, "gi");
const POINTS = new RegExp(
  `([-+−]\\s?)?\\b(\\d+|${NUMBER_WORDS})(\\.\\d+)?[\\s-]?(?:(?:percentage|per[\\s-]?cent|%)[\\s-]?points?\\b|ppts?\\b|pp\\b|(?:%\\s?)?points?\\b(?!\\s+(?:of contact|for|that|in the agenda)))`,
  "gi",
);
const PERCENT = new RegExp(`([-+−–]\\s?)?(?<![\\d.,])(${NUMBER})(\\.\\d+)?\\s?${PER_CENT}`, "gi");
const WORD_PERCENT = new RegExp(`\\b(${NUMBER_WORDS})\\s+(?:per[\\s-]?cent|percent|pc)\\b`, "gi");
const SMALL = "twelve|fifteen|twenty|two|three|four|five|six|seven|eight|nine|ten|[2-9]|10|12|20|100";
const RATIO = new RegExp(
  `\\b(one|two|three|four|five|six|seven|eight|nine|[1-9])\\s+(?:in|(?:of|for) every|(?<=[a-z]\\s)out of)\\s+(?:every\\s+)?(${SMALL})\\b(?!,?\\d|\\s*%|\\s+(?:wards|areas|towns|parishes|schools|months|years|days|weeks|sessions))`,
  "gi",
);
const IN_EVERY_HUNDRED = new RegExp(
  `\\b(\\d+(?:\\.\\d+)?|${NUMBER_WORDS})\\s+(?:in|out of|of|for)\\s+every\\s+(?:100|hundred)\\b(?!,)`,
  "gi",
);
const COUNTED_BEHIND = new RegExp(`^\\s+(?:[a-z-]+\\s+){0,1}(?:${COUNTED})\\b`, "i");
const CASES_BEHIND =
  /^\s+(?:[a-z-]+\s+){0,2}(?:reports?|incidents?|offences?|crimes?|calls?|people|victims?|referrals?|visits?|cases?|residents|requests?|follow)\b/i;
const ANY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|half|halves|hal[fv]\w*|third|quarter|fifth|tenth|doubl\w*|trebl\w*|tripl\w*|quadrupl\w*|twice|\w*fold|second|first|fourth|sixth|seventh|eighth|ninth|January|February|March|April|May|June|July|August|September|October|November|December)/i;

/** Every figure of a text, in order and without overlap. */
export function findQuantities(text: string): Quantity[] {
  if (!ANY.test(text)) return [];
  const digits = /\d/.test(text);
  const found: Quantity[] = [];
  const add = (
    kind: QuantityKind,
    start: number,
    written: string,
    value: number,
    extra: Partial<Quantity> = {},
  ) => {
    const end = start + written.length;
    if (written === "" || found.some((other) => start < other.end && other.start < end)) return;
    found.push({
      kind,
      start,
      end,
      text: written,
      value,
      decimals: 0,
      slack: 0,
      sign: 0,
      per: 0,
      worded: false,
      date: null,
      ...hedgeBefore(text, start, kind),
      ...extra,
    });
  };
  const each = (pattern: RegExp, use: (match: RegExpExecArray) => void) => {
    for (const match of matchesOf(pattern, text)) use(match);
  };

  if (digits)
    each(/\b(?:page|pages|pg\.?)\s+(\d{1,3})\b/gi, (match) =>
      add("page", match.index, match[0], Number(match[1])),
    );
  // "15 in every hundred"
  each(IN_EVERY_HUNDRED, (match) => {
    const value = /^\d/.test(match[1] ?? "") ? Number(match[1]) : wordsValue(match[1] ?? "");
    add("percent", match.index, match[0], value, { slack: 0.5 });
  });
  if (digits)
    for (const pattern of LIMITS) each(pattern, (match) => add("ignored", match.index, match[0], Number.NaN));
  addPoints(text, each, add);
  addPercents(text, each, add);
  if (/£|\bGBP/i.test(text))
    each(MONEY, (match) => {
      const { value, decimals, slack } = printed(match[2], match[3], match[4] ?? match[5]);
      add("money", match.index, match[0], value, { decimals, slack, sign: signOf(match[1]) });
    });
  if (digits)
    for (const pattern of LABELS) each(pattern, (match) => add("ignored", match.index, match[0], Number.NaN));
  for (const date of findDates(text)) {
    if (!isCount(text, date)) add("date", date.start, date.text, Number.NaN, { date });
  }
  addRatios(each, add);
  addMultiples(text, each, add);
  each(RANK, (match) => {
    const value =
      match[1] !== undefined ? Number(match[1]) : ORDINALS.indexOf((match[2] ?? "").toLowerCase()) + 1;
    add("rank", match.index, match[0], value);
  });
  each(CLOCK, ({ 0: written, 1: hours = "0", 2: minutes = "0", 3: seconds = "0", index }) =>
    add(
      "duration",
      index,
      written,
      (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * SECOND,
      {
        slack: SECOND / 2,
      },
    ),
  );
  each(DURATION, (match) => {
    const size = /^\d/.test(match[1] ?? "") ? Number(match[1]) : wordsValue(match[1] ?? "");
    const unit = (match[2] ?? "").toLowerCase().replace(/s$/, "");
    const length = MONTHS[unit] ?? Number.NaN;
    add("duration", match.index, match[0], size * length, { slack: length < 0.01 ? length / 2 : 0 });
  });
  // "(210/365)": a part and its whole.
  each(/(?<=\()(?!(?:19|20)\d\d\/\d\d\))(\d[\d,]*)\s?\/\s?(\d[\d,]*)(?=\))/g, (match) => {
    const [written, part = "", whole = ""] = match;
    const value = (one: string) => Number(one.replaceAll(",", ""));
    if (value(part) > value(whole)) return;
    add("count", match.index, part, value(part));
    add("count", match.index + written.length - whole.length, whole, value(whole));
  });
  each(NUMBER_FIGURE, (match) => {
    const { value, decimals, slack } = printed(match[2], match[3], match[4] ?? match[5]);
    const per = perOf(text.slice(match.index + match[0].length));
    // "3 – 5" and "10 -12" are ranges, not signs.
    // … and "visits – 80 to homes" has a dash.
    const before = text.slice(0, match.index);
    const dash = /\d\s*$/.test(before) || (/[a-z)]\s$/i.test(before) && /^[-−–]\s/.test(match[0]));
    const sign = dash ? 0 : signOf(match[1]);
    const lead = dash ? (/^[-−–]\s?/.exec(match[0])?.[0].length ?? 0) : 0;
    add(per > 0 ? "rate" : "count", match.index + lead, match[0].slice(lead), value, {
      decimals,
      slack,
      sign,
      per,
    });
  });
  each(WORD_FIGURE, (match) => {
    const value = wordsValue(match[1] ?? "");
    // "one of the", "no one": a pronoun.
    const more = /^\s+(?:more|fewer|less) than\b/.test(text.slice(match.index + match[0].length));
    if (value > 1 || (value === 1 && more)) add("count", match.index, match[0], value);
  });
  return withRates(
    text,
    found.sort((a, b) => a.start - b.start),
  );
}

/** "From 0.4 to 0.3 per 1,000", "11.4 per 1,000, against 4.1": what is held against a rate is a rate too. */
function withRates(text: string, found: readonly Quantity[]): Quantity[] {
  return found.map((figure, index) => {
    const last = found.slice(0, index).findLast(({ kind }) => kind !== "ignored");
    const against =
      figure.kind === "count" &&
      figure.decimals > 0 &&
      last?.kind === "rate" &&
      /^[^.;()]{0,60}\b(?:against|compared (?:to|with)|versus|than)\s+$/i.test(
        text.slice(last.end, figure.start),
      );
    if (against) return { ...figure, kind: "rate", per: last.per };
    const rate = found.slice(index + 1).find((one) => one.kind === "rate" || one.kind === "count");
    const joint = rate === undefined ? "" : text.slice(figure.end, rate.start);
    const joined =
      figure.kind === "count" &&
      rate?.kind === "rate" &&
      /^\s+(?:[a-z]+\s+){0,4}?(?:to|from|and|against|compared (?:to|with))\s+(?:[a-z]+\s+)?$/i.test(
        joint.replace(/\(?\b\d{4}(?:[/–-]\d{2,4})?\b\)?/g, "x"),
      );
    const made = /\b(?:equat\w*|equal\w*|equivalent|amounts?|works?|rate)\b/i.test(joint);
    return joined && !made && rate !== undefined ? { ...figure, kind: "rate", per: rate.per } : figure;
  });
}

type Each = (pattern: RegExp, use: (match: RegExpExecArray) => void) => void;
type Add = (
  kind: QuantityKind,
  start: number,
  written: string,
  value: number,
  extra?: Partial<Quantity>,
) => void;

function addPoints(text: string, each: Each, add: Add): void {
  each(POINTS, (match) => {
    const size = /^\d/.test(match[2] ?? "")
      ? Number(`${match[2]}${match[3] ?? ""}`)
      : wordsValue(match[2] ?? "");
    const decimals = Math.max(0, (match[3]?.length ?? 0) - 1);
    const start =
      match.index +
      (match[1] !== undefined && /[\w)]$/.test(text.slice(0, match.index)) ? match[1].length : 0);
    add("points", start, text.slice(start, match.index + match[0].length), size, {
      decimals,
      slack: 0.5 * 10 ** -decimals,
      sign: signOf(match[1]),
    });
  });
}

function addPercents(text: string, each: Each, add: Add): void {
  each(PERCENT, (match) => {
    // "is +19%" and "(-3%)" are signs; "10 - 12%" and "crime – 5%" are not.
    const signed =
      match[1] !== undefined &&
      (/^[+−-]$/.test(match[1])
        ? /(?:^|[^\d%)\s]\s|[(/:,]\s?)$/.test(text.slice(0, match.index)) || match.index === 0
        : !/[\w)%]\s?$/.test(text.slice(0, match.index)));
    const start = match.index + (signed ? 0 : (match[1]?.length ?? 0));
    const decimals = Math.max(0, (match[3]?.length ?? 0) - 1);
    const value = Number(`${(match[2] ?? "").replace(/[, \u2009\u202f]/g, "")}${match[3] ?? ""}`);
    add("percent", start, text.slice(start, match.index + match[0].length), value, {
      decimals,
      slack: 0.5 * 10 ** -decimals,
      sign: signed ? signOf(match[1]) : 0,
    });
  });
  each(WORD_PERCENT, (match) => {
    add("percent", match.index, match[0], wordsValue(match[1] ?? ""), { slack: 0.5 });
  });
  each(
    /\b(?:(an?|one|two|three|four|five|six|seven|eight|nine)[\s-]+(thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|half)|(half|halves))\b(?!\s+(?:party|sector|time|place|years?|hour|term|day|to (?:date|the end|january|february|march|april|may|june|july|august|september|october|november|december)|of (?:the\s+)?(?:year|month|20\d\d))|[\s-]*(?:year|hour|hearted|way|[1-4]\b|ended|ending|lot))/gi,
    (match) => {
      const ahead = text.slice(0, match.index);
      const bare = match[3] !== undefined;
      // "in a quarter", "per quarter" and "the first half" are stretches of time.
      if (
        /\b(?:per|each|every|in|during|first|second|last|next|this|previous|last|and a|financial)\s+$/i.test(
          ahead,
        ) &&
        !/\bin half\b/i.test(ahead + match[0])
      )
        return;
      if (
        bare &&
        !/^\s+(?:of|the|all|as|that|its|\()/i.test(text.slice(match.index + match[0].length)) &&
        !/\b(?:by|than|nearly|almost|about|around|over|under|in)\s+$/i.test(ahead)
      )
        return;
      add("percent", match.index, match[0], fractionPercent(match[1] ?? "", match[2] ?? match[3] ?? ""), {
        worded: true,
        slack: 0.5,
      });
    },
  );
}

/** "One in five", "3 in 10": a share. "31 out of 54" are two counts. */
function addRatios(each: Each, add: Add): void {
  each(RATIO, (match) => {
    const size = (one: string) => (/^\d/.test(one) ? Number(one) : wordsValue(one));
    const [part, whole] = [size(match[1] ?? ""), size(match[2] ?? "")];
    // "Two took part in 11, two in 9 and three in 6": how often, in words, and in how many.
    const apart = part > 1 && /^[a-z]/i.test(match[1] ?? "") && /^[2-9]$/.test(match[2] ?? "");
    if (part < whole && !apart)
      add("percent", match.index, match[0], (100 * part) / whole, { worded: true, slack: 0.5 });
  });
}

function addMultiples(text: string, each: Each, add: Add): void {
  // "outnumber women by 4 to 1", "a ratio of 2.5:1", "of 1 to 3"
  each(
    /\b(?<=\bratios?\b[^.;]{0,70})(?:1|one)\s*(?:to|:)\s*(\d+(?:\.(\d+))?|two|three|four|five|six|seven|eight|nine|ten)\b(?!\.\d)/gi,
    (match) => {
      const value = /^\d/.test(match[1] ?? "") ? Number(match[1]) : wordsValue(match[1] ?? "");
      if (value > 1) add("ignored", match.index, match[0], value, { decimals: match[2]?.length ?? 0 });
    },
  );
  each(
    /\b(?<=\b(?:ratios?|outnumber\w*)\b[^.;]{0,70})(\d+(?:\.(\d+))?|two|three|four|five|six|seven|eight|nine|ten)\s*(?:to|:)\s*(?:1|one)\b(?!\.\d)/gi,
    (match) => {
      const decimals = match[2]?.length ?? 0;
      const value = /^\d/.test(match[1] ?? "") ? Number(match[1]) : wordsValue(match[1] ?? "");
      // no figure of a subject, but what two of them come to
      add("ignored", match.index, match[0], value, { decimals });
    },
  );
  each(
    /\b(?:doubl(?:ed|ing)|trebl(?:ed|ing)|tripl(?:ed|ing)|quadrupl(?:ed|ing)|halv(?:ed|ing))\b/gi,
    (match) => add("multiple", match.index, match[0], multipleValue(match[0]), { worded: true }),
  );
  each(
    /\b(?:twice|double|treble|triple)(?=\s+(?:as\s|the\s|that\b|its\s|last\s))|\b(?:(?:two|three|four|five|six|ten|[2-9]|10)[\s-]?fold)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)\s+times(?=\s+(?:as\s|the\s|that\b|its\s|last\s|more\b|higher\b|greater\b|larger\b))/gi,
    (match) => {
      if (/\b(?:the|a)\s+$/i.test(text.slice(0, match.index)) && /^(?:double|treble|triple)/i.test(match[0]))
        return;
      add("multiple", match.index, match[0], multipleValue(match[0]), { worded: true });
    },
  );
}

function printed(whole = "", fraction = "", scale = ""): { value: number; decimals: number; slack: number } {
  const decimals = Math.max(0, fraction.length - 1);
  const factor = FACTOR[scale.toLowerCase()] ?? 1;
  const value = Number(`${whole.replace(/[, \u2009\u202f]/g, "")}${fraction}`) * factor;
  if (factor > 1) return { value, decimals: 0, slack: 0.5 * 10 ** -decimals * factor };
  const zeros = /0*$/.exec(String(value))?.[0].length ?? 0;
  // A large number that ends in thousands has been rounded to them.
  const rounded = decimals === 0 && value >= 100_000 && zeros >= 3 ? 500 : 0;
  return { value, decimals, slack: decimals > 0 ? 0.5 * 10 ** -decimals : rounded };
}

function signOf(sign: string | undefined): -1 | 0 | 1 {
  const first = sign?.trim() ?? "";
  return first === "" ? 0 : first === "+" ? 1 : -1;
}

/** "per 1,000 residents" behind a number makes it a rate. */
function perOf(after: string): number {
  const match =
    /^(?:\s+[a-z-]+){0,3}?\s+(?:per|for every|for each|in every)\s+(1,?000,?000|100,?000|10,?000|1,?000|100|thousand|million|head|capita|person)\b/i.exec(
      after,
    )?.[1];
  if (match === undefined) return 0;
  const named = { thousand: 1e3, million: 1e6, head: 1, capita: 1, person: 1 }[match.toLowerCase()];
  return named ?? Number(match.replaceAll(",", ""));
}

/** "2021 incidents" and "a total of 2021" are counts that look like years. */
function isCount(text: string, date: { kind: string; text: string; start: number; end: number }): boolean {
  if (date.kind !== "year") return false;
  const [ahead, after, year] = [text.slice(0, date.start), text.slice(date.end), Number(date.text)];
  if (year < 1950 || year > 2050) return true;
  if (/\b(?:Census|[A-Z][a-z]+ Act|estimates?|mid)[\s-]+(?:of\s+)?$/.test(ahead)) return false;
  if (
    /(?:total of|totalled|equals|number of|recorded|received|were|from|to)\s+$/i.test(ahead) &&
    COUNTED_BEHIND.test(after)
  )
    return true;
  if (/(?:total of|totalled|equals|number of)\s+$/i.test(ahead)) return true;
  return (
    CASES_BEHIND.test(after) &&
    !/\b(?:in|since|during|of|for|by|from|until|to|and|between|the|our|last|year|ending|[-–/])\s*$/i.test(
      ahead,
    )
  );
}

const HEDGES: readonly [Hedge, RegExp][] = [
  [
    "about",
    /(?:\bapprox\.?|\bapproximately|\baround|\babout|\broughly|\bcirca|\bc\.|\bsome|~|\bclose to|\bin the region of|\bor so)\s*$/i,
  ],
  [
    "under",
    /(?:\bnearly|\balmost|\bjust under|(?<!\b(?:added|adds?|adding|went|gone|goes|going|came|comes?|moved|climbed|crept|rose|risen|made|makes|brought|brings|takes|took)\s)\bup to|\bless than|\bfewer than|\bunder|\bbelow|\bshort of)\s*$/i,
  ],
  [
    "over",
    /(?:\bjust over|\bover|\bmore than|\bat least|\bin excess of|\babove|\bwell over|\bupwards of)\s*$/i,
  ],
];

function hedgeBefore(text: string, start: number, kind: QuantityKind): { hedge: Hedge; hedgeStart: number } {
  if (["date", "ignored", "page", "rank", "duration"].includes(kind))
    return { hedge: null, hedgeStart: start };
  const ahead = text.slice(0, start);
  for (const [hedge, pattern] of HEDGES) {
    const match = pattern.exec(ahead);
    if (match === null) continue;
    // "24 more than 101" and "12% above 60" compare; only without a figure before it do the words hedge.
    const compares =
      /^(?:more|less|fewer|above|below|over|under)/i.test(match[0]) &&
      /(?:\d|%|per\s?cent|points?|times|twice|double|[a-z]+ed|higher|lower)(?:\s+[a-z-]+){0,3}\s*\)?\s*$/i.test(
        ahead.slice(0, match.index),
      ) &&
      /\d[^.;]*$/.test(ahead.slice(Math.max(0, match.index - 40), match.index));
    if (!compares) return { hedge, hedgeStart: match.index };
  }
  return { hedge: null, hedgeStart: start };
}
