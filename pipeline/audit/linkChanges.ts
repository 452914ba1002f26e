import type { Claim, Part } from "./claim.js";
import type { Figure } from "./figures.js";
import { measureNear } from "./measures.js";
import type { Reading } from "./reading.js";
import { CHANGE_NOUN, CHANGE_VERB, directionAt, speaksOfChange } from "./shape.js";

type Change = Omit<Claim, "measure" | "area" | "period">;

/** A stretch of a sentence that speaks of one change. */
interface Scope {
  readonly percent: number | null;
  readonly change: number | null;
  readonly from: number;
  readonly to: number;
  /** False where the sentence does not show which numbers belong here. */
  readonly clear: boolean;
}

const SHARE =
  /(?:\bmakes? up|\bmade up|\baccount(?:s|ed|ing)? for|\brepresent(?:s|ed|ing)?|\bproportion|\bof which|\bof whom|\bof these|\bcomprising|\bout of)[^⟨⟩.;]{0,40}$/;
const SHARE_AFTER =
  /^\s+(?:of\s+(?!last|the previous)|respectively|on target|satisf|positiv|were|are|was|is|have|had|has|removed|target|complete)/;
const BACKWARD =
  /^(?:this|these|it|that|which|compared|an?\s+(?:further\s+)?(?:increase|decrease|reduction|rise|fall|drop)|there (?:was|has been|were) (?:also )?an?\s+(?:increase|decrease|reduction|rise|fall|drop|\d)|however|in comparison|up|down|when compared|in total,? this)\b/i;
const SPLIT = [/;|\bwhile\b|\bwhereas\b|\bbut\b|\balthough\b/g, /\band\b|&/g];

/** The changes a sentence claims, its numbers and those of the sentence before linked to each. */
export function linkChanges(
  reading: Reading,
  before: Reading | undefined,
  earlier: readonly Claim[],
): Change[] {
  return scopesOf(reading).map((scope) => toClaim(reading, scope, before, earlier));
}

function isChangePercent({ figures, shape, roles }: Reading, index: number): boolean {
  const at = shape.at[index] ?? 0;
  const mark = `⟨P${index}⟩`;
  const ahead = shape.text.slice(0, at);
  const behind = shape.text.slice(at + mark.length);
  if ((figures[index]?.value ?? 0) < 0 || /^[+]/.test(figures[index]?.text ?? "")) return true;
  if (
    new RegExp(
      `\\b(?:${CHANGE_NOUN}|${CHANGE_VERB})(?:\\s+[a-z]+){0,2}\\s+(?:of|by)\\s+$|\\b(?:${CHANGE_VERB})(?:\\s+[a-z]+ly)?\\s+$`,
    ).test(ahead)
  )
    return true;
  if (new RegExp(`^\\s*(?:${CHANGE_NOUN}|more|less|fewer|higher|lower|up|down)\\b`).test(behind)) return true;
  if (SHARE.test(ahead) || SHARE_AFTER.test(behind)) return false;
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
function partner({ shape, roles }: Reading, percent: number, taken: ReadonlySet<number>): number | null {
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
    // "(233 in total)" after the mark, or a number of another clause, is no change.
    if (/\b(?:while|whereas|with|and)\b/.test(match[0].replace(/⟨.*?⟩/g, " "))) continue;
    if (role === "change") return index;
    doubtful ??= index;
  }
  return doubtful;
}

function scopesOf(reading: Reading): Scope[] {
  const { figures, shape, roles } = reading;
  const taken = new Set<number>();
  const heads: { percent: number | null; change: number | null; from: number; to: number }[] = [];
  figures.forEach((figure, index) => {
    if (figure.kind !== "percent" || !isChangePercent(reading, index)) return;
    const change = partner(reading, index, taken);
    if (change !== null) taken.add(change);
    const spots = [shape.at[index] ?? 0, ...(change === null ? [] : [shape.at[change] ?? 0])];
    heads.push({ percent: index, change, from: Math.min(...spots), to: Math.max(...spots) });
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

function toClaim(
  reading: Reading,
  scope: Scope,
  before: Reading | undefined,
  earlier: readonly Claim[],
): Change {
  const { segment, figures, shape, roles } = reading;
  const inside = (index: number) => {
    const at = shape.at[index] ?? -1;
    return !scope.clear || (at >= scope.from && at < scope.to);
  };
  const part = (index: number, certain: boolean): Part[] => {
    const figure = figures[index];
    return figure === undefined ? [] : [{ figure, segment: segment.index, certain: certain && scope.clear }];
  };
  const percent = scope.percent === null ? null : (figures[scope.percent] ?? null);
  let changeIndex = scope.change;
  const changes = roles.flatMap((role, index) => (role.name === "change" && inside(index) ? [index] : []));
  if (changeIndex === null && changes.length === 1) changeIndex = changes[0] ?? null;
  const change = changeIndex === null ? [] : part(changeIndex, roles[changeIndex]?.name === "change");
  const kind = changeIndex === null ? null : figures[changeIndex]?.kind;

  const current: Part[] = [];
  const weaker: Part[] = [];
  const previous: Part[] = [];
  figures.forEach((figure, index) => {
    if (index === changeIndex || !inside(index) || (figure.kind !== "count" && figure.kind !== "money"))
      return;
    if (kind !== null && kind !== undefined && figure.kind !== kind) return;
    const role = roles[index];
    if (role?.name === "previous") previous.push(...part(index, role.certain));
    else if (role?.name === "current") current.push(...part(index, role.certain));
    else if (role?.name === "none") weaker.push(...part(index, false));
  });
  const spots = [scope.percent, changeIndex].flatMap((index) =>
    index === null ? [] : [shape.at[index] ?? 0],
  );
  if (spots.length === 0) spots.push(scope.from);
  const [low, high] = scope.clear ? [scope.from, scope.to] : [0, shape.text.length];
  const sign = percent !== null && (percent.value < 0 || percent.text.startsWith("+"));
  const direction = sign
    ? (percent?.value ?? 0) < 0
      ? "down"
      : "up"
    : (directionAt(shape.text, spots, low, high) ?? directionAt(shape.text, spots));
  const all = [...current, ...weaker];
  const linked =
    all.length === 0 && previous.length < 2
      ? fromBefore(reading, before, earlier, kind ?? null, percent ?? change[0]?.figure)
      : all;
  const ends = [percent, ...change.map((one) => one.figure)].flatMap((one) => (one === null ? [] : [one]));
  const covered: readonly Figure[] =
    ends.length > 0 ? ends : [...previous, ...current].map((one) => one.figure);
  return {
    segment: segment.index,
    kind: "change",
    start: Math.min(...covered.map((one) => one.start)),
    end: Math.max(...covered.map((one) => one.end)),
    current: linked,
    previous,
    change: change[0] ?? null,
    otherChanges: changes.filter((index) => index !== changeIndex).flatMap((index) => part(index, false)),
    percent,
    direction,
    rank: null,
    rankWords: null,
  };
}

/** The current value of a sentence that opens "This was an increase …" stands in the sentence before. */
function fromBefore(
  reading: Reading,
  before: Reading | undefined,
  earlier: readonly Claim[],
  kind: string | null,
  figure: Figure | undefined,
): Part[] {
  if (
    before === undefined ||
    before.segment.block !== reading.segment.block ||
    before.segment.cell !== reading.segment.cell
  )
    return [];
  const back = BACKWARD.test(reading.segment.text);
  if (!back && earlier.some((claim) => claim.kind === "change" && claim.segment === before.segment.index))
    return [];
  const here = measureNear(reading.segment.text, figure?.start ?? 0);
  const there = measureNear(before.segment.text, before.segment.text.length);
  if (here !== null && there !== null && here.key !== there.key && !back) return [];
  const numbers = before.figures.flatMap((one, index) => {
    const role = before.roles[index]?.name;
    const fits = (one.kind === "count" || one.kind === "money") && (kind === null || one.kind === kind);
    return fits && (role === "current" || role === "none") ? [one] : [];
  });
  return numbers.map((one) => ({
    figure: one,
    segment: before.segment.index,
    certain: back && numbers.length === 1,
  }));
}
