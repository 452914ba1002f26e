import type { Block } from "../document/blocks.js";
import type { Segment } from "../document/segments.js";
import type { DocumentFacts } from "./documentFacts.js";

/** "The 7 priorities": a count of a plural noun, where a document says how many of something there are. */
export interface CountedThing {
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** The plural noun, lower case. */
  readonly noun: string;
  /** Items of the list that follows, null when none does. */
  readonly listed: number | null;
}

const NOT_THINGS =
  /^(?:years|months|weeks|days|hours|minutes|times|people|others|reports|incidents|offences|crimes|calls|cases|referrals|residents|victims|visits|followers|percent|miles|women|men|children|attendees|households|thirds|quarters|nights|sessions)$/;

const ENDED = /^[^\d:;]{0,60}\.$/;
const OPENED = /^(?:they|these|which)\s+(?:are|were|include)\b[^.\d]{0,30}[:-]+\s*$/i;

/** Counts whose noun follows within three words, with the length of the list below when the sentence opens one. */
export function countedThings(facts: DocumentFacts): CountedThing[] {
  return facts.readings.flatMap(({ segment, figures }) => {
    if (segment.kind === "row") return [];
    return figures.flatMap((figure) => {
      const small =
        figure.kind === "count" && figure.value >= 2 && figure.value <= 30 && figure.hedge === null;
      if (!small || figure.decimals > 0) return [];
      const after = /^\s+((?:[a-z][\w’'-]*\s+(?:and\s+|&\s+)?){0,3}?)([a-z]{3,}s)\b/i.exec(
        segment.text.slice(figure.end),
      );
      const noun = after?.[2]?.toLowerCase();
      if (after === null || noun === undefined || NOT_THINGS.test(noun) || /ss$|us$/.test(noun)) return [];
      // Too many words between and the noun belongs to something else.
      if (/\b(?:of|in|for|to|with|and|the|that|were|was|are|is)\s/i.test(after[1] ?? "")) return [];
      const end = figure.end + after[0].length;
      const next = facts.segments[segment.index + 1];
      // "The Partnership has 3 key aims. They are to:"
      const referred =
        next?.block === segment.block && ENDED.test(segment.text.slice(end)) && OPENED.test(next.text);
      const listed = referred
        ? listBelow(facts, next)
        : opensList(segment.text, end)
          ? listBelow(facts, segment)
          : listWithin(segment.text.slice(end));
      return [{ segment, start: figure.start, end, count: figure.value, noun, listed }];
    });
  });
}

/** The sentence ends after the noun's clause with a colon, or with "are" or "follows". */
function opensList(text: string, from: number): boolean {
  const rest = text.slice(from);
  if (!/(?::-?|:\s*[-–—]|\bare|\bfollows?|\bbelow|\binclude|\bare to|on)[:.,\s-]*$/i.test(rest)) return false;
  // Another figure between means the list is of something else.
  return !/\d/.test(rest) && rest.length < 110;
}

/** Items of a list in the sentence itself, where semicolons part them, or commas part proper names. */
function listWithin(rest: string): number | null {
  const names = /^[^;:.\d(]{0,60}(?::|\s[–—-]|\b(?:in|at|namely|including),?)\s+([A-Z][^;:.()\d]+)\.?$/.exec(
    rest,
  )?.[1];
  const items = names?.split(/,\s*(?:and\s+)?|\s+and\s+/) ?? [];
  const proper = items.every((item) =>
    /^(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of|the|on|upon|in|St\.?|[A-Z][\w’'-]*))*$/.test(item.trim()),
  );
  if (items.length >= 2 && proper && !/\b(?:including|such as|e\.g)\b/.test(rest)) return items.length;

  const list = /^[^;:.\d]{0,60}:\s*([^:]+;[^:]+)$/.exec(rest)?.[1];
  return list === undefined ? null : list.split(";").filter((item) => /[a-z]/i.test(item)).length;
}

/** Items directly below a sentence that ends its paragraph: those of the first item's marker and, where it is numbered, run. */
function listBelow(facts: DocumentFacts, segment: Segment): number | null {
  if (facts.segments[segment.index + 1]?.block === segment.block) return null;
  const { blocks } = facts;
  const items: Block[] = [];
  for (let at = segment.block + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.kind !== "item") {
      // A stray line with the list going on below it: the list cannot be counted.
      if (
        items.length > 0 &&
        block.kind === "paragraph" &&
        !/[.:]$/.test(block.text) &&
        blocks[at + 1]?.kind === "item"
      )
        return null;
      break;
    }
    const first = items[0];
    if (first !== undefined && endsList(block, items, blocks[segment.block])) break;
    if (
      first !== undefined &&
      block.indent > first.indent + 1 &&
      block.indent > (items[1]?.indent ?? first.indent + 1)
    )
      continue;
    items.push(block);
  }
  return items.length >= 2 ? items.length : null;
}

/** A numbered paragraph of the enclosing text, or a list of another kind of marker, is not part of this list. */
function endsList(block: Block, items: readonly Block[], opener: Block | undefined): boolean {
  const first = items[0];
  if (first === undefined) return false;
  if (kindOf(block.marker) !== kindOf(first.marker)) return true;
  if (opener?.kind !== "item") return false;
  // The opener is an item itself: its siblings look like it ("- 2 The …", "- 3 The …").
  const number = /^\d{1,2}(?=\s)/.exec(opener.text)?.[0];
  const sibling = /^\d{1,2}(?=\s)/.exec(block.text)?.[0];
  if (number !== undefined && sibling !== undefined) return Number(sibling) === Number(number) + 1;
  return (
    block.indent <= opener.indent &&
    (first.indent > opener.indent || kindOf(opener.marker) === kindOf(block.marker))
  );
}

function kindOf(marker: string): "number" | "letter" | "bullet" {
  if (/\d/.test(marker)) return "number";
  return /^\(?[a-z]+[.)]$/.test(marker) ? "letter" : "bullet";
}
