import { matchesOf } from "../document/matches.js";
import { CHANGE_NOUN, speaksOfChange } from "./lexicon.js";
import type { Reading } from "./reading.js";

const SHARE_AHEAD =
  /(?:\bmakes? up|\bmade up|\baccount(?:s|ed|ing)? for|\brepresent(?:s|ed|ing)?|\bproportion|\bshare|\bof which|\bof whom|\bof these|\bcomprising|\bout of|\bconstitut(?:es?|ed|ing)|\bequal to)[^⟨⟩.;]{0,40}$/;
const PART_COUNTED =
  /\bof (?:which|whom|these|those|the|all)\s+⟨N\d+⟩[^⟨⟩.;]{0,60}\(\s*$|\bof (?:which|whom|these|those)\s+⟨N\d+⟩[^⟨⟩.;]{0,30}\(\s*$/;
const SHARE_BEHIND =
  /^\s+(?:of\s+(?!last|the previous|the preceding)|respectively\s+of|on target|satisf|positiv|were|are|was|is|have|had|has|said|told|felt|feel|removed|target|complete|confiden|agree|report|think|thought|believe|want|asked|came|took|live|know|knew|men\b|women\b|male|female|within|closed|solved)/;
const NO_PART = new RegExp(`^(?:${CHANGE_NOUN}|total|number|average|figure|count|level)$`);
const TARGET =
  /\b(?:targets?|aim(?:s|ed)?|goal|ambition|objective|commitment|promise|plans?|hopes?|will|would|should|could)\b\s+(?:was\s+|is\s+|of\s+|to\s+|for\s+|set\s+at\s+|next\s+year\s+|be\s+)*(?:(?:an?|achieve|reduce|cut|see|deliver|secure)\s+)*(?:[a-z]+\s+by\s+)?$/;

/** "By 22% and 9%", "9% nationally and 12% locally" */
const JOINED =
  /^(?:\s+(?:[a-z]+ly|here|elsewhere|(?:in|for|across)\s+(?:the\s+)?[a-z]+))?\s*(?:,|and|&|,\s*and)\s+(?:by\s+)?$/;

/** "From 88 to 75 per cent": a level. */
const FROM_TO = /\bfrom\s+(?:the\s+)?⟨[NPR]\d+⟩\s+to\s+$/;
const SPENT = /\b(?:over|under)spen[dt]\s+of\s+$/;
/** "7,420 visits against a plan of 7,000: six per cent over" */
const OF_PLAN =
  /^\s+(?:over|under|above|below|short)(?=\s*(?:[.;,)]|$)|\s+(?:of\s+)?(?:the |our |its )?(?:plan|target|budget)\b)/;

/** Whether a percentage of a sentence is one of change, and not a share, a rate or a target. */
export function isChangePercent({ figures, shape, roles }: Reading, index: number, from: number): boolean {
  const figure = figures[index];
  const role = roles[index];
  if (figure?.kind !== "percent" || role === undefined || role.name === "target") return false;
  const ahead = shape.text.slice(from, shape.at[index]);
  const behind = shape.text.slice(shape.behind[index]);
  if (TARGET.test(ahead)) return false;
  if (FROM_TO.test(ahead)) return false;
  if (role.name === "change" || OF_PLAN.test(behind) || SPENT.test(ahead)) return true;
  if (figure.worded && /^\s+of\b/.test(behind)) return false;
  const ofCount = /([a-z]+)\s+of\s+(?:the\s+|all\s+)?⟨N\d+⟩[^⟨⟩.;]{0,60}\(\s*$/.exec(ahead)?.[1];
  if (ofCount !== undefined && !NO_PART.test(ofCount)) return false;
  if (/⟨N\d+⟩\s+of\s+(?:the\s+|all\s+)?⟨N\d+⟩[^⟨⟩.;]{0,60}[,(]\s*$/.test(ahead)) return false;
  if (/⟨N\d+⟩\s+of\s+(?:them|these|those|whom|which)\b[^⟨⟩.;,()]{0,30}\(\s*$/.test(ahead)) return false;
  if (SHARE_AHEAD.test(ahead) || PART_COUNTED.test(ahead) || SHARE_BEHIND.test(behind)) return false;
  if (/\b(?:at least|minimum of|maximum of|only)\s*$/.test(ahead) && !speaksOfChange(ahead)) return false;
  const marks = [...matchesOf(/⟨([NRPQ])(\d+)⟩/g, ahead)];
  const last = marks.at(-1);
  const between = last === undefined ? ahead : ahead.slice(last.index + last[0].length);
  // "an increase of 46 (15.6%)", "15 more than last year (13.3%)"
  if (
    last !== undefined &&
    roles[Number(last[2])]?.name === "change" &&
    figures[Number(last[2])]?.kind !== "percent"
  ) {
    if (!/\b(?:of|from)\s*$/.test(between) && between.length < 70) return true;
  }
  // "by 22% and 9%": what is joined to a percentage of change is one too.
  if (last?.[1] === "P" && JOINED.test(between))
    return isChangePercent({ figures, shape, roles } as Reading, Number(last[2]), from);
  if (role.name === "before" || role.name === "now") return false;
  const levels = figures.filter(
    (one, at) =>
      (one.kind === "count" || one.kind === "money" || one.kind === "rate") &&
      (shape.at[at] ?? 0) >= from &&
      (roles[at]?.name === "before" || roles[at]?.name === "now"),
  );
  const apart =
    /[(,–—:=/-]\s*(?:or\s+|by\s+|i\.?e\.?\s+)?$|\b(?:by|or)\s+$/.test(between) || /^\s*\(/.test(behind);
  const moved = roles.some(
    (one, at) => one.name === "before" && figures[at]?.kind !== "percent" && (shape.at[at] ?? 0) >= from,
  );
  // "from 759 to 721, 5.0%": two levels and the percentage set apart from them.
  if (levels.length >= 2 && moved && apart) return true;
  // "and theft from vehicles of 25% or 147 crimes": the change was named before.
  if (
    /^,?\s*(?:or|\(|which is|that is)\s*⟨N/.test(behind) &&
    speaksOfChange(shape.text.slice(0, shape.at[index]))
  )
    return true;
  const clause = ahead.slice(-140).split(/[;:]/).at(-1) ?? "";
  return speaksOfChange(clause) && (apart || /\bof\s+$/.test(between));
}
