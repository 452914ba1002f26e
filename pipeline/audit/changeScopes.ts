import { largest, smallest } from "../bulk.js";
import type { Reading } from "./reading.js";
import { CHANGE_NOUN, CHANGE_VERB, speaksOfChange } from "./shape.js";

/** A stretch of a sentence that speaks of one change. */
export interface ChangeScope {
  readonly percent: number | null;
  readonly change: number | null;
  readonly from: number;
  readonly to: number;
  /** False where the sentence does not show which numbers belong here. */
  readonly clear: boolean;
}

const SHARE =
  /(?:\bmakes? up|\bmade up|\baccount(?:s|ed|ing)? for|\brepresent(?:s|ed|ing)?|\bproportion|\bof which|\bof whom|\bof these|\bcomprising|\bout of)[^⟨⟩.;]{0,40}$/;
/** "of which 2,623 (38%)": a part and its share. */
const SHARE_COUNTED = /\bof (?:which|whom|these|those)\s+⟨N\d+⟩[^⟨⟩.;]{0,30}\(\s*$/;
const SHARE_AFTER =
  /^\s+(?:of\s+(?!last|the previous)|respectively|on target|satisf|positiv|were|are|was|is|have|had|has|removed|target|complete)/;
/** "Against a target of a 5% reduction": what was meant to happen, not what did. */
const TARGET =
  /\b(?:targets?|aim|goal|ambition|objective|commitment|promise)\s+(?:was\s+|is\s+|of\s+|to\s+|for\s+|set\s+at\s+)*(?:(?:an?|achieve|reduce|cut|see)\s+)*(?:[a-z]+\s+by\s+)?$/;
const SPLIT = [
  /;|\b(?:against|compared (?:to|with)) (?:an?|the) (?=[a-z ]*(?:rise|fall|increase|decrease|drop|reduction))|\bwhile\b|\bwhereas\b|\bbut\b|\balthough\b/g,
  /\band\b|&/g,
];

function isChangePercent({ figures, shape, roles }: Reading, index: number): boolean {
  const at = shape.at[index] ?? 0;
  const mark = `⟨P${index}⟩`;
  const ahead = shape.text.slice(0, at);
  const behind = shape.text.slice(at + mark.length);
  if (TARGET.test(ahead)) return false;
  if ((figures[index]?.value ?? 0) < 0 || /^[+]/.test(figures[index]?.text ?? "")) return true;
  if (
    new RegExp(
      `\\b(?:${CHANGE_NOUN}|${CHANGE_VERB})(?:\\s+[a-z]+){0,2}\\s+(?:of|by)\\s+$|\\b(?:${CHANGE_VERB})(?:\\s+[a-z]+ly)?\\s+$`,
    ).test(ahead)
  )
    return true;
  if (
    /\band\s+(?:by\s+)?$/.test(ahead) &&
    /^\s+on\s+(?:the|last|that)\b/.test(behind) &&
    speaksOfChange(ahead)
  )
    return true;
  if (new RegExp(`^\\s*(?:${CHANGE_NOUN}|more|less|fewer|higher|lower|up|down)\\b`).test(behind)) return true;
  if (SHARE.test(ahead) || SHARE_COUNTED.test(ahead) || SHARE_AFTER.test(behind)) return false;
  const number = /⟨N(\d+)⟩[^⟨⟩.;]{0,45}\(\s*(?:an?\s+[a-z]+\s+of\s+)?$/.exec(ahead)?.[1];
  if (number !== undefined && roles[Number(number)]?.name === "change") return true;
  if (/\b(?:at least|minimum of|maximum of)\s*$/.test(ahead)) return false;
  // Otherwise a word of change must stand in the same clause, before it.
  const clause =
    ahead
      .slice(Math.max(0, ahead.length - 140))
      .split(/[;:]/)
      .at(-1) ?? "";
  return speaksOfChange(clause) && (/[(,]\s*$|\b(?:of|by|or)\s+$/.test(ahead) || /^\s*\(/.test(behind));
}

/** The number that stands against a percentage: "12.5% (20 reports)", "20 (12.5%)", "12.5%, or 20". */
function partner(
  { figures, shape, roles }: Reading,
  percent: number,
  taken: ReadonlySet<number>,
): number | null {
  const mark = `⟨P${percent}⟩`;
  const shapes = [
    new RegExp(`${mark}[^⟨⟩().;,]{0,40}\\(\\s*(?:[a-z]+\\s+){0,3}⟨N(\\d+)⟩`),
    new RegExp(`⟨N(\\d+)⟩[^⟨⟩();.]{0,45}\\(\\s*(?:an?\\s+|[a-z]+\\s+){0,4}${mark}`),
    new RegExp(
      `${mark}(?:\\s+(?:${CHANGE_NOUN}))?,?\\s*(?:or|which is|i\\.?e\\.?,?|equivalent to|equating to|equates to|representing|that is|/)\\s*(?:an?\\s+[a-z]+\\s+of\\s+)?⟨N(\\d+)⟩`,
    ),
    new RegExp(`⟨N(\\d+)⟩[^⟨⟩();.]{0,60}?(?:,|\\bor|/|=)\\s*(?:[a-z]+\\s+){0,5}${mark}`),
    new RegExp(`\\(\\s*${mark}[^⟨⟩();.]{0,25}[,;]\\s*(?:[a-z]+\\s+){0,4}⟨N(\\d+)⟩`),
    new RegExp(`${mark}[^⟨⟩();.]{0,20}[,;]\\s*⟨N(\\d+)⟩[^⟨⟩();.]{0,20}\\b(?:more|less|fewer)\\b`),
  ];
  let doubtful: number | null = null;
  for (const pattern of shapes) {
    const match = pattern.exec(shape.text);
    const index = match?.[1] === undefined ? null : Number(match[1]);
    if (index === null || match === null || taken.has(index)) continue;
    const role = roles[index]?.name;
    if (role === "current" || role === "previous") continue;
    // "1,402 (-3%)": a signed percentage stands behind the value it led to.
    const signed = /^[-+−]/.test(figures[percent]?.text ?? "");
    if (signed && role !== "change" && match[0].endsWith(mark)) continue;
    // "(233 in total)" after the mark, or a number of another clause, is no change.
    if (/\b(?:while|whereas|with|and)\b/.test(match[0].replace(/⟨.*?⟩/g, " "))) continue;
    if (role === "change") return index;
    doubtful ??= index;
  }
  return doubtful;
}

/** The changes a sentence speaks of, each with the stretch whose numbers belong to it. */
export function changeScopes(reading: Reading): ChangeScope[] {
  const { figures, shape, roles } = reading;
  const taken = new Set<number>();
  const heads: { percent: number | null; change: number | null; from: number; to: number }[] = [];
  figures.forEach((figure, index) => {
    if (figure.kind !== "percent" || !isChangePercent(reading, index)) return;
    const change = partner(reading, index, taken);
    if (change !== null) taken.add(change);
    const spots = [shape.at[index] ?? 0, ...(change === null ? [] : [shape.at[change] ?? 0])];
    heads.push({ percent: index, change, from: smallest(spots), to: largest(spots) });
  });
  if (heads.length === 0) {
    roles.forEach((role, index) => {
      const at = shape.at[index] ?? 0;
      if (role.name === "change") heads.push({ percent: null, change: index, from: at, to: at });
    });
    const previous = roles.findIndex((role) => role.name === "previous" && role.certain);
    if (heads.length === 0 && previous >= 0) {
      const at = shape.at[previous] ?? 0;
      heads.push({ percent: null, change: null, from: at, to: at });
    }
  }
  heads.sort((a, b) => a.from - b.from);
  let from = 0;
  let clear = true;
  return heads.map((head, index) => {
    const next = heads[index + 1];
    const border =
      next === undefined
        ? { at: shape.text.length, clear: true }
        : borderBetween(shape.text, head.to, next.from);
    const scope = {
      percent: head.percent,
      change: head.change,
      from,
      to: border.at,
      clear: clear && border.clear,
    };
    from = border.at;
    clear = border.clear;
    return scope;
  });
}

/** Where one change ends and the next begins: the last joining word between them. */
function borderBetween(shape: string, from: number, to: number): { at: number; clear: boolean } {
  const stretch = shape.slice(from, to);
  for (const pattern of SPLIT) {
    const match = [...stretch.matchAll(pattern)].at(-1);
    if (match !== undefined) return { at: from + match.index, clear: true };
  }
  // No joining word: it matters only when a number stands between.
  const numbers = /⟨N/.test(stretch.slice(stretch.indexOf("⟩") + 1));
  return { at: from + Math.max(stretch.lastIndexOf(","), 0), clear: !numbers };
}
