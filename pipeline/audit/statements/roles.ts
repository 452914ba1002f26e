import { matchesOf } from "../document/matches.js";
import type { Quantity } from "../quantities/quantity.js";
import {
  CHANGE_NOUN,
  CHANGE_VERB,
  COMPARATIVE,
  type Direction,
  DOWN_NOUN,
  DOWN_VERB,
  speaksOfChange,
  UP_NOUN,
  UP_VERB,
} from "./lexicon.js";
import type { Shape } from "./shape.js";

/** now and before: a level of this period and of the one compared with. open: a level of either. label: no quantity. */
export type RoleName = "now" | "before" | "open" | "change" | "target" | "label" | "none";

export interface Role {
  readonly name: RoleName;
  /** The wording leaves no other part open. */
  readonly sure: boolean;
  /** The way of a change that words or a sign beside the figure itself give. */
  readonly way: Direction | null;
  /** It is a change only by where it stands; it may be a level too. */
  readonly soft: boolean;
  /** The date that stands by the figure, by its index. */
  readonly date: number | null;
}

const BEFORE_WORDS =
  "(?:last (?:financial |calendar )?(?:year|month|quarter)|(?:the )?(?:previous|preceding|prior) (?:financial |calendar )?(?:year|period|quarter|month|twelve months|⟨T\\d+⟩)|the (?:year|quarter|month) before|previously|a year (?:earlier|ago|before)|the same (?:period|months|quarter|time)(?: of)? (?:last year|the year before|a year earlier|in the previous year|the previous year)|last time)";
const SMALL =
  "(?:just\\s+|only\\s+|some\\s+|a further\\s+|a total of\\s+|as (?:many|few) as\\s+|the\\s+|around\\s+)*";
const MANNER =
  "(?:\\s+(?:slightly|significantly|sharply|considerably|marginally|again|further|overall|just|only|also|dramatically|substantially|steadily|year on year|over the (?:year|period)))*";

const CHANGE_AHEAD: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${CHANGE_NOUN})(?:\\s+(?:in|for|to)\\s[^⟨⟩.;,()]{1,60}?)?\\s+(?:of|by|was|is|is of|was of)\\s+${SMALL}$`,
  ),
  new RegExp(`(?<!\\bto\\s)\\b(?:${CHANGE_NOUN})\\s*[:=]\\s*$|^(?:the|this)\\s+(?:${CHANGE_NOUN}),\\s+$`),
  new RegExp(`\\b(?:${CHANGE_VERB})${MANNER}(?:\\s+(?:in|on|for)\\s[^⟨⟩.;,()]{1,40}?)?\\s+by\\s+${SMALL}$`),
  new RegExp(`\\b(?:${CHANGE_NOUN})\\s+(?:to date|so far|in all)\\s+(?:of\\s+|is\\s+|was\\s+)?$`),
  // "A further 490 concerned litter" opens a part, and is no change.
  /(?<!(?:^|⟩,\s)an?\s)\b(?:additional|extra|further)\s+$/,
  /,\s+(?:i\.?e\.?,?\s+|or\s+|that is,?\s+)?by\s+(?:just\s+|only\s+)?$/,
  new RegExp(`\\b(?:${CHANGE_VERB}|${CHANGE_NOUN})[^⟨⟩.;,()]{0,30}\\b(?:and|or)\\s+by\\s+$`),
];
/** "Grew nine per cent", "dropping 35%" */
const VERB_AHEAD = new RegExp(`\\b(?:${UP_VERB}|${DOWN_VERB})${MANNER}\\s+$`);
const UP_BESIDE = new RegExp(`\\b(?:${UP_NOUN}|${UP_VERB}|additional|extra)\\b[^⟨⟩.;,()]*$`);
const DOWN_BESIDE = new RegExp(`\\b(?:${DOWN_NOUN}|${DOWN_VERB})\\b[^⟨⟩.;,()]*$`);
const MORE = /\b(?:more|additional|extra|higher|greater|above|up|larger)\b/;
const COMPARED_BEHIND = new RegExp(
  `^\\s*(?:(?!(?:and|with|to|from|of|in|the|than|were|was|are|on|that|or)\\b)[a-z'’&-]+\\s+){0,3}?(?:${COMPARATIVE}|(?:up|down)(?!\\s+to\\b))\\b`,
);

const BEFORE_BEHIND = new RegExp(`^[^⟨⟩.;,()]{0,40}?\\b(?:${BEFORE_WORDS})`);
const TO_BEFORE = new RegExp(`^(.*?)(?:${BEFORE_WORDS})`);
const WAY_BEHIND = new RegExp(`^\\s+(?:[a-z-]+\\s+){0,2}?(${UP_NOUN}|${DOWN_NOUN})\\b`);
const YEAR_BEFORE =
  /^\s+(?:in\s+)?(?:the (?:preceding|previous|prior) (?:year|period|quarter)|a year (?:ago|earlier|before)|the year before)\b|^\s+last(?=\s*[(.,;)])/;
const UP_ALONE = new RegExp(`^(?:${UP_NOUN})$`);
const NOUN_BEHIND = new RegExp(`^\\s+(?:[a-z-]+\\s+){0,2}?(?:${CHANGE_NOUN})\\b`);

/** The part that wording gives to each level, change and rate of a sentence; figures of other kinds have none. */
export function assignRoles(figures: readonly Quantity[], shape: Shape): Role[] {
  const marks = figures.map((figure, index) => readMark(shape, index, figure));
  const dates = figures.map((figure, index) => (marks[index] === null ? null : dateOf(shape, index, figure)));
  const roles = figures.map((figure, index): Role => {
    const mark = marks[index] ?? null;
    const base: Role = { name: "none", sure: false, way: null, soft: false, date: dates[index] ?? null };
    return mark === null ? base : { ...base, ...roleOf(figure, mark) };
  });
  return withBrackets(
    figures,
    shape,
    withPairs(figures, shape, withDates(figures, shape, withLists(figures, shape, roles))),
  );
}

const PLACES =
  /^\s+(?:[a-z-]+\s+){0,2}?(?:wards|districts|areas|forces|councils|boroughs|parishes|neighbourhoods|beats|stations|counties|regions|towns|villages|months|weeks|years|quarters)\b/;

const AGAINST_TARGET =
  /^\s*(?:[a-z-]+\s+){0,3}?(?:above|below|over|under|short of|(?:more|fewer|less|higher|lower) than)\s+(?:[a-z]+\s+){0,2}?(?:target|plan|budget|goal)\b/;

/** A figure of the date that a record reaches back to. */
const SINCE = /(?:est|most|least|record)\b[^⟨⟩;.]*\bsince\s+(?:the\s+)?⟨D\d+⟩[^⟨⟩;.]*$/;

interface Mark {
  /** The whole shape before and behind the figure. */
  readonly ahead: string;
  readonly behind: string;
  /** As far as the next figure that is no date. */
  readonly near: string;
  readonly after: string;
}

function readMark(shape: Shape, index: number, figure: Quantity): Mark | null {
  if (!["count", "money", "rate", "percent"].includes(figure.kind)) return null;
  const ahead = shape.text.slice(0, shape.at[index]);
  const behind = shape.text.slice(shape.behind[index]);
  const solid = /⟨[NPRQF]\d+⟩/g;
  const last = [...matchesOf(solid, ahead)].at(-1);
  const next = solid.exec(behind);
  return {
    ahead,
    behind,
    near: ahead.slice(last === undefined ? 0 : last.index + last[0].length),
    after: behind.slice(0, next?.index),
  };
}

function roleOf(figure: Quantity, mark: Mark): Partial<Role> {
  const { behind, near, after } = mark;
  const plain = (name: RoleName, sure = true) => ({ name, sure });
  // "in the three northern beats": a number that only says where.
  if (
    /^[a-z]/i.test(figure.text) &&
    /\b(?:in|across|at|within|among|between|throughout)\s+(?:the\s+|all\s+|our\s+|its\s+|these\s+|those\s+)*$/.test(
      near,
    )
  )
    return plain("none", false);
  if (
    /\b(?:targets?|goal|ambition|budget|forecast|expected|planned|limit|maximum|minimum|threshold)\b[^⟨⟩.;,]{0,25}$/.test(
      near,
    ) &&
    !/\bfrom\s+$|\b(?:budget (?:fell|rose|was|went)|against|compared|target (?:areas?|groups?|streets?|wards?|zones?))\b/.test(
      near,
    )
  )
    return plain("target");
  if (
    /\b(?:scores?|scored|scoring|weight(?:s|ed)?|ranked?|graded?|rated)\s+(?:of\s+|as\s+|at\s+|is\s+|was\s+)*$/.test(
      near,
    )
  )
    return plain("label", false);
  if (/⟨O\d+⟩[^⟨⟩.;,]{0,40}\s(?:of|among)\s+(?:the\s+|all\s+)?$/.test(mark.ahead))
    return plain("label", false);
  // "of the 12 districts": what a rank or a share is among is no level.
  if (
    /\b(?:of|among)\s+(?:the|all|these|those|our|its|their)\s+(?:other\s+)?$/.test(near) &&
    !/\b(?:total|figure|level|count|average|base|baseline|increase|decrease|rise|fall|reduction|drop)\s+of\s+(?:the|all)\s+$/.test(
      near,
    )
  )
    return plain("none", false);
  // "The other 7 wards": places and stretches are not what is measured.
  if (figure.kind === "count" && figure.value <= 60 && PLACES.test(behind)) return plain("none", false);
  // "Four of the five districts fell" counts who did so, and is not what fell.
  if (/^[a-z]/i.test(figure.text) && /^\s+(?:out\s+)?of\s+(?:the|our|its|their)\s+⟨N/.test(behind))
    return plain("none", false);
  // "The highest since 2014/15, when there were 2,120": how far back it reaches, and not what it moved from.
  if (SINCE.test(mark.ahead)) return plain("none", false);
  // "204 above its target": the standard is no level of another year.
  if (figure.kind !== "percent" && AGAINST_TARGET.test(behind)) return plain("none", false);
  const way = wayOf(figure, near, behind);
  if (figure.sign !== 0) return { name: "change", sure: true, way };
  if (isChangeBehind(behind, after)) return { name: "change", sure: true, way };
  if (CHANGE_AHEAD.some((pattern) => pattern.test(near)) && !/\bto\s+$/.test(near))
    return { name: "change", sure: true, way };
  if (figure.kind === "percent" && VERB_AHEAD.test(near)) return { name: "change", sure: true, way };
  if (/\b(?:up|down)\s+(?:by\s+)?$/.test(near)) return { name: "change", sure: true, way };
  if (figure.kind === "percent" && NOUN_BEHIND.test(behind)) return { name: "change", sure: true, way };
  const beside = besidePercent(mark);
  if (figure.kind !== "percent" && beside !== null)
    return { name: "change", sure: true, way, soft: beside === "soft" };
  if (isBefore(mark) || YEAR_BEFORE.test(behind)) return plain("before");
  if (isNow(mark))
    return { name: "now", sure: true, way: /\bto\s+(?:[a-z]+\s+){0,3}$/.test(near) ? way : null };
  if (
    BEFORE_BEHIND.test(behind) &&
    !/\b(?:compar\w*|than|more|less|fewer|on|increase\w*|decrease\w*|reduc\w*|higher|lower|same|as|up|down|and|since|against)\b/.test(
      TO_BEFORE.exec(behind)?.[1] ?? "",
    )
  )
    return plain("before");
  return plain("open", false);
}

/** "24 more", "106 (22%) fewer", "20 or 5% higher" */
function isChangeBehind(behind: string, after: string): boolean {
  const whole = behind.replace(/^\s*(?:[a-z]+\s+)?\(\s*⟨P\d+⟩\s*\)|^,?\s+or\s+⟨P\d+⟩/, "");
  return COMPARED_BEHIND.test(after) || (whole !== behind && COMPARED_BEHIND.test(whole));
}

/** "12% (20 offences)", "5%, or 20": the number that a percentage of change stands for. Brackets alone do not say so. */
function besidePercent({ ahead, behind }: Mark): "said" | "soft" | null {
  const joint =
    /⟨P(\d+)⟩(?:\s+(?:[a-z]+\s+){0,2}?(?:[a-z]+))?,?\s*(\(|\bor\b|which is|i\.?e\.?,?|equivalent to|equating to|equates to|representing|that is|\/|=)\s*(?:an?\s+[a-z]+\s+of\s+|by\s+|just\s+|only\s+)*$/.exec(
      ahead,
    );
  if (joint === null) return null;
  const bracket = joint[2] === "(";
  if (
    bracket &&
    /^[^⟨⟩()]{0,30}\b(?:in total|recorded|on record|last year|compared|previously|of|out of|to|versus|against|this year)\b|^[^⟨⟩()]{0,20}⟨[ND]/.test(
      behind,
    )
  )
    return null;
  const before = ahead.slice(0, joint.index);
  const moved = speaksOfChange(before.slice(-240)) || speaksOfChange(joint[0]);
  if (!moved) return null;
  return bracket ? "soft" : "said";
}

function wayOf(figure: Quantity, near: string, behind: string): Direction | null {
  if (figure.sign !== 0) return figure.sign < 0 ? "down" : "up";
  const whole = behind.replace(/^\s*\(\s*⟨P\d+⟩\s*\)|^,?\s+or\s+⟨P\d+⟩/, "");
  const compared = COMPARED_BEHIND.exec(whole)?.[0];
  if (compared !== undefined) return MORE.test(compared) ? "up" : "down";
  const noun = WAY_BEHIND.exec(behind)?.[1];
  if (noun !== undefined) return UP_ALONE.test(noun) ? "up" : "down";
  const [up, down] = [UP_BESIDE.exec(near), DOWN_BESIDE.exec(near)];
  if (up === null || down === null) return up !== null ? "up" : down !== null ? "down" : null;
  return up.index > down.index ? "up" : "down";
}

function isBefore({ ahead, behind, near, after }: Mark): boolean {
  // "Heard from over 1,100 of you": no level that something moved from.
  if (
    /\b(?:heard|hear|hearing|came|come|received|replies|responses|answers|collected|taken)\s+from\s+(?:[a-z]+\s+){0,2}$/.test(
      near,
    )
  )
    return false;
  if (
    /\bfrom\s+(?:[a-z]+\s+){0,1}?(?:the\s+|a (?:total|level|baseline|high|peak|figure|base|low|rate) of\s+|just\s+|its\s+|⟨D\d+⟩\s*\(?|last year['’]s\s+|the previous year['’]s\s+|previous\s+)*$/.test(
      near,
    )
  ) {
    if (/^\s+(?:[a-z]+\s+)?(?:out\s+)?of (?:the\s+)?⟨[NPR]/.test(behind)) return false;
    const goesTo =
      /^[^⟨⟩.;]{0,45}(?:⟨D\d+⟩[^⟨⟩.;]{0,12})?\b(?:to|down to|up to|and)\s+(?:[a-z]+\s+){0,3}?(?:⟨D\d+⟩[^⟨⟩.;]{0,4})?⟨[NPR]/.test(
        behind,
      );
    return goesTo || speaksOfChange(ahead.slice(-120));
  }
  if (/\bthe same (?:[a-z]+\s+)?as\s+(?:the\s+|last year['’]s\s+|in\s+⟨D\d+⟩\s*\(?)*$/.test(near))
    return true;
  const compared =
    /\bcompar\w+\s+(?:to|with|against)\s+([^⟨⟩;.]{0,60}?(?:⟨D\d+⟩[^⟨⟩.;]{0,15}?)?)\(?\s*$/.exec(near)?.[1];
  if (
    compared !== undefined &&
    !/\b(?:and|there|was|were|have|has|is|are)\b|,\s*$|,.*[a-z]{3}/.test(compared)
  )
    return !/^\s+(?:[a-z]+\s+)?(?:compared|against|versus|vs)\b/.test(after);
  if (
    /\b(?:against|versus|vs\.?|than)\s+(?:in\s+)?(?:the\s+|an?\s+|last year['’]s\s+|the previous year['’]s\s+|its\s+|their\s+|(?:baseline|total|figure|average|rate|level)\s+(?:of\s+)?|[a-z]+\s+average\s+of\s+|⟨D\d+⟩\s*(?:['’]s)?\s*\(?)*$/.test(
      near,
    ) &&
    !/\btarget\b/.test(near)
  )
    return true;
  if (
    /(?:⟨P\d+⟩|⟨N\d+⟩|\)|more|up|down|increase|decrease|rise|fall|reduction|drop|higher|lower)(?:\s+[a-z]+){0,2}\s+(?:on|above|below)\s+(?:the\s+|an?\s+|last year['’]s\s+|last month['’]s\s+|the previous year['’]s\s+|(?:base|total|figure|average|baseline|level)\s+of\s+|⟨D\d+⟩\s*(?:['’]s)?\s*\(?)*$/.test(
      ahead,
    )
  )
    return true;
  if (
    /\b(?:previously|formerly|last year|(?:the )?(?:previous|preceding|prior) (?:year|quarter|month|period)|the year before|a year earlier|a year ago)(?:['’]s(?:\s+[a-z]+(?=\s+(?:figure|total|number|count|level)\b))?)?[\s,]*(?:figure|total|number|count|level|value|there (?:were|was|had been)|it was|was|were|at|of|:|=|\(|we had|saw|recorded|a total of|the)*\s*(?:of\s+|was\s+)?$/.test(
      near,
    )
  ) {
    const led =
      /\b(?:on|with|to|than|over|from)\s+(?:the\s+)?(?:previously|formerly|last year|(?:previous|preceding|prior) year|year before)[^⟨⟩]*$/.test(
        near,
      );
    return (
      (!led || /(?:['’]s|\()[^⟨⟩]*$/.test(near)) &&
      !/^\s+(?:[a-z]+\s+)?(?:compared|against|versus|vs)\b/.test(after)
    );
  }
  if (
    /(?:^|[.;]\s+)(?:last year|the year before|(?:a|one|two|three|five) years? (?:ago|earlier)|⟨T\d+⟩ (?:ago|earlier|before)),?\s+(?:[a-z]+\s+){1,4}$/.test(
      ahead,
    )
  )
    return true;
  if (/\bthere (?:were|was) (?:once|then|previously|originally|formerly)\s+$|\bthan last\s*\($/.test(near))
    return true;
  // "19 fewer than in the summer quarter (81)"
  if (
    /\b(?:more|fewer|less|higher|lower)\s+than\s+[^⟨⟩;.,()]{1,50}\(\s*$/.test(near) &&
    /^\s*\)/.test(behind)
  )
    return true;
  if (/\b(?:baseline|a base)\s+(?:figure\s+)?(?:of|was|:)\s*$/.test(near)) return true;
  return /\bwhen\s+(?:there (?:were|was|had been)|it (?:was|stood at)|we (?:had|received|recorded)|the (?:figure|number|total|rate) (?:was|stood at))?\s*(?:only\s+|a total of\s+)?$/.test(
    near,
  );
}

function isNow({ ahead, behind, near }: Mark): boolean {
  if (
    /\bto\s+(?:stand at\s+|reach\s+|⟨D\d+⟩\s*\(?|a (?:total|level|rate|new high|new low) of\s+|the\s+|just\s+|only\s+|some\s+)*$/.test(
      near,
    ) &&
    !/\b(?:compared|up|according|due|equal|close|related|equates|equivalent|amounts?|adds?|relates?|respect|regard|thanks|prior|contrast|opposed)\s+to\s+[^⟨]*$/.test(
      near,
    ) &&
    (speaksOfChange(ahead) || /\bfrom\b/.test(ahead))
  )
    return true;
  if (
    /\b(?:stands? at|stood at|standing at|reach(?:ed|es|ing)?|totall?(?:ed|ing|s)?|numbered|bringing[^⟨⟩]*\bto|making|is now|are now|was now|now)\s+(?:a total of\s+|just\s+|only\s+)*$/.test(
      near,
    )
  )
    return true;
  if (
    /(?:,|\)|⟨[PQND]\d+⟩|down|up|lower|higher|year)[^⟨⟩.;,]{0,20}\bat\s+$/.test(ahead) ||
    /^at\s+$|\bwas at\s+$/.test(near)
  )
    return true;
  if (
    /^[^⟨⟩.;]{0,30}\b(?:now recorded|recorded (?:this|in the|for the) (?:year|period)|on record|in total|altogether|this (?:year|period|time)|now|in all)\b/.test(
      behind,
    )
  )
    return true;
  return /\b(?:there (?:were|was|have been|has been|are|is)|we (?:had|received|recorded)|a total of|equals?)\s+(?:also\s+|only\s+|just\s+|still\s+|a total of\s+)*$/.test(
    near,
  );
}

/** The date that stands by a figure: "107 cases in 2017/18", "2018/19 (843)", "2021/22: 1,094". */
function dateOf(shape: Shape, index: number, figure: Quantity): number | null {
  if (figure.kind === "points" || figure.kind === "multiple") return null;
  const behind = shape.text.slice(shape.behind[index]);
  const ahead = shape.text.slice(0, shape.at[index]);
  const bracketed =
    /⟨D(\d+)⟩\s*[(:=]\s*(?:a total of\s+)?$/.exec(ahead)?.[1] ??
    /(?:^|[;:.]\s)(?:in|for|during)\s+⟨D(\d+)⟩,\s*(?:there (?:were|was)\s+)?$/.exec(ahead)?.[1] ??
    /(?<!\b(?:since|until|by|than|from|to|and|with|on)\s+)⟨D(\d+)⟩\s+$/.exec(ahead)?.[1];
  if (bracketed !== undefined) return Number(bracketed);
  const later =
    /^\s*(?:\(\s*)?(?:[a-z'’/-]+\s+){0,7}?(?:in|for|during|of|by|over|to|from|at|since|between)?\s*(?:the\s+)?(?:year\s+(?:to|ending|ended)\s+|quarter\s+|period\s+|months?\s+(?:to|of)\s+|⟨T\d+⟩\s+(?:to|ending|of)\s+)?⟨D(\d+)⟩(?!:\s*⟨)/.exec(
      behind,
    );
  if (
    later?.[1] !== undefined &&
    !/\b(?:compared|than|and|on|since|against|was|were|from|between|more|fewer|less|up|down)\b/.test(
      later[0].replace(/⟨.*?⟩/g, ""),
    )
  )
    return Number(later[1]);
  const earlier =
    /⟨D(\d+)⟩\)?,?\s*(?:there (?:were|was)|it was|was|were|saw|had|stood at|totalled|the (?:total|figure|number|rate) was|(?:[a-z]+\s+){0,3}?(?:recorded|received|logged|saw))\s+(?:only\s+|a total of\s+|just\s+)*$/.exec(
      ahead,
    );
  return earlier?.[1] === undefined ? null : Number(earlier[1]);
}

const BY_TOO = /^(?:\s+[a-z-]+){0,3}\s*(?:,|,?\s*and)\s+(?:[a-z'’-]+\s+){1,5}by\s+$/;

/** "Against 363, 486 and 248": what stands in a list plays the part of the figure before it. */
function withLists(figures: readonly Quantity[], shape: Shape, roles: readonly Role[]): Role[] {
  const out = [...roles];
  for (let index = 1; index < out.length; index += 1) {
    const [one, role] = [out[index - 1], out[index]];
    if (one === undefined || role === undefined || role.name !== "open") continue;
    const joint = shape.text.slice(shape.behind[index - 1], shape.at[index]);
    // "Theft rose by 24 offences and robbery by nine": the verb is that of the change before.
    if (one.name === "change" && one.sure && BY_TOO.test(joint))
      out[index] = { ...role, name: "change", sure: true, way: one.way };
    if (one.name !== "before" || figures[index]?.kind !== figures[index - 1]?.kind) continue;
    if (/^\s*(?:,|and|,\s*and|&)\s*$/.test(joint)) out[index] = { ...role, name: one.name, sure: one.sure };
  }
  return out;
}

/** Of dated levels the latest is the current one and the earlier ones are what it is compared with. */
function withDates(figures: readonly Quantity[], shape: Shape, roles: readonly Role[]): Role[] {
  const dated = roles.flatMap((role, index) => {
    const date = role.date === null ? null : (figures[role.date]?.date ?? null);
    const level = role.name === "now" || role.name === "before" || role.name === "open";
    return level && date?.yearGiven === true ? [{ index, from: date.from }] : [];
  });
  const years = [...new Set(dated.map((one) => one.from))].sort();
  if (years.length < 2) return [...roles];
  // "402 (388 in 2020/21; 341 in 2019/20)": the current one has no date, and all in the bracket are earlier.
  const open = /⟨[NRP](\d+)⟩[^⟨⟩().;]{0,60}\(\s*(?=⟨)/.exec(shape.text);
  const bracket = open === null ? -1 : open.index + open[0].length;
  const close = shape.text.indexOf(")", bracket);
  const led =
    bracket >= 0 &&
    !dated.some((one) => one.index === Number(open?.[1])) &&
    dated.every((one) => (shape.at[one.index] ?? 0) >= bracket && (shape.at[one.index] ?? 0) < close);
  return roles.map((role, index) => {
    const own = dated.find((one) => one.index === index);
    if (led && index === Number(open?.[1])) return { ...role, name: "now", sure: true };
    if (own === undefined) return role;
    if (led) return { ...role, name: "before", sure: true };
    // "55, down from 66 in 2019 and from 73 in 2018": the words have said which is the earlier one.
    if (role.name === "before" && own.from === years.at(-1) && role.sure && dated.length > 2) return role;
    return { ...role, name: own.from === years.at(-1) ? "now" : "before", sure: true };
  });
}

/** "109 cases to 122", "188 down to 91": what goes to a current level is the one before it. */
function withPairs(figures: readonly Quantity[], shape: Shape, roles: Role[]): Role[] {
  return roles.map((role, index) => {
    const next = roles.findIndex((one, at) => at > index && one.name !== "none");
    if (role.name !== "open" || roles[next]?.name !== "now" || figures[next]?.kind !== figures[index]?.kind)
      return role;
    const between = shape.text.slice(shape.behind[index], shape.at[next]);
    return /^\s*(?:(?!and\b|or\b)[a-z-]+\s+){0,3}?(?:up |down )?to\s+$/.test(between)
      ? { ...role, name: "before", sure: true }
      : role;
  });
}

const LISTED = /^\s*\)\s*(?:,|and\b|&)[^⟨⟩.;()]{0,40}\(\s*⟨[NR]\d+⟩\s*\)/;

/** "40 reports (57 in 2021/22)", "357 vehicles (223)": a lone number in brackets is usually that of the year before. */
function withBrackets(figures: readonly Quantity[], shape: Shape, roles: Role[]): Role[] {
  // "17 more than in 2022 (119)"
  for (const match of shape.text.matchAll(
    /\b(?:than|on|from) (?:in |the )?⟨D\d+⟩(?:\s+(?:level|figure|total))?\s*\(\s*⟨[NR](\d+)⟩\s*\)/g,
  )) {
    const inner = Number(match[1]);
    const role = roles[inner];
    const change = roles.slice(0, inner).some(({ name }) => name === "change");
    if (role !== undefined && change) roles[inner] = { ...role, name: "before", sure: true };
  }
  for (const match of shape.text.matchAll(
    /⟨[NRP](\d+)⟩[^⟨⟩().;]{0,60}\(\s*(?:(?:⟨X\d+⟩\s+(?:of\s+)?)?⟨D(\d+)⟩\s*[:,]?\s*)?⟨[NRP](\d+)⟩(?:\s+(?:in|for|during)\s+(?:the\s+)?⟨D(\d+)⟩)?\s*\)/g,
  )) {
    const [outer, inner] = [Number(match[1]), Number(match[3])];
    const [one, two] = [roles[outer], roles[inner]];
    const date = match[2] ?? match[4];
    if (one === undefined || two === undefined || figures[outer]?.kind !== figures[inner]?.kind) continue;
    // "Three wards, Oldgate (166), …": a small number in words counts what is named.
    if (/^[a-z]/i.test(figures[outer]?.text ?? "")) continue;
    // "£1,200 went on signs (£640), a camera (£395) and …": a list.
    if (date === undefined && LISTED.test(shape.text.slice(shape.behind[inner]))) continue;
    if (two.name !== "open" || (one.name !== "open" && one.name !== "now")) continue;
    if (date === undefined && figures[inner]?.kind === "percent") continue;
    roles[inner] = { ...two, name: "before", sure: date !== undefined };
    if (date !== undefined) roles[outer] = { ...one, name: "now", sure: true };
  }
  return roles;
}
