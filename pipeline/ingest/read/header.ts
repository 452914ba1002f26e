import path from "node:path";
import { largest } from "../../bulk.js";
import { joinWords } from "../../words/list.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { type Draft, isDraft } from "../../workspace/contracts/draft.js";
import { reasons } from "../reasons/reasons.js";
import type { Refusal } from "./examination.js";
import { fitRecords } from "./fitRecords.js";
import { delimiters, foldLabel, type Head, type HeadRow, lineStarts, rowAt, rowsOf } from "./head.js";
import { type LabelMatch, matchLabels } from "./matchLabels.js";
import type { Delimiter } from "./scanRecord.js";
import { unwanted } from "./unwanted.js";

/** Where the header stands and what it says. */
export interface Header {
  contract: Contract | null;
  delimiter: Delimiter;
  /** First physical line of the header, from 1, and how many it spans. */
  line: number;
  lines: number;
  labels: string[];
  columns: Record<string, number>;
  /** Offset of the first record in the decoded text. */
  body: number;
  preamble: string[];
  /** Blank cells that every record has behind the header's last label; the labels are filled up for them. */
  trailing: number;
  /** The sample has a column of numbers under a label of letters. */
  numeric: boolean;
}

interface Candidate {
  contract: Contract;
  delimiter: Delimiter;
  row: HeadRow;
  last: HeadRow;
  labels: string[];
  match: LabelMatch;
}

/** Two rows of labels as one: the upper carried right over blanks, then the lower. */
export function joinRows(upper: readonly string[], lower: readonly string[]): string[] {
  let carried = "";
  return lower.map((text, index) => {
    const above = foldLabel(upper[index] ?? "");
    if (above !== "") carried = above;
    return foldLabel(`${carried} ${text}`);
  });
}

/** Rows by where they start and how they are cut, since every contract looks at the same ones. */
type Rows = (start: number, line: number, delimiter: Delimiter) => HeadRow | null;

function rowReader(head: Head): Rows {
  const known = new Map<string, HeadRow | null>();
  return (start, line, delimiter) => {
    const key = `${start}${delimiter}`;
    let row = known.get(key);
    if (row === undefined) {
      row = rowAt(head, start, line, delimiter);
      known.set(key, row);
    }
    return row;
  };
}

function candidates(head: Head, contract: Contract, rows: Rows): Candidate[] {
  const found: Candidate[] = [];
  const starts = lineStarts(head, contract.header.within);
  for (const delimiter of contract.delimiter ? [contract.delimiter] : delimiters) {
    for (const [index, start] of starts.entries()) {
      const row = rows(start, index + 1, delimiter);
      if (row === null) continue;
      let last = row;
      let labels = row.cells.map(foldLabel);
      if (contract.header.rows === 2) {
        const second = rows(row.next, row.line + row.lines, delimiter);
        if (second === null || second.cells.length !== row.cells.length) continue;
        last = { ...second, damaged: row.damaged || second.damaged };
        labels = joinRows(row.cells, second.cells);
      }
      found.push({ contract, delimiter, row, last, labels, match: matchLabels(contract, labels) });
    }
  }
  return found;
}

/**
 * Finds the contract and the header of a file: first by the labels, then by what contracts say of the file's name and
 * title, then by what stands in the first records; how many columns each maps says nothing. A refusal says what was
 * expected and what was found.
 *
 * @param named the analyst named the one contract: what it says of names and titles is not asked
 */
export function findHeader(
  head: Head,
  file: string,
  contracts: readonly Contract[],
  named = false,
): { header: Header } | { refusal: Refusal; nearest: number } {
  const rows = rowReader(head);
  const all = contracts.flatMap((contract) => candidates(head, contract, rows));
  const full = all.filter((c) => c.match.missing.length === 0 && c.match.required > 0 && !c.last.damaged);
  if (full.length === 0) {
    const refusal = otherDelimiter(head, contracts, rows) ?? refuse(head, contracts, all);
    return { refusal, nearest: nearestShare(all) };
  }
  // Of one contract the first line that fits is its header.
  const firsts = [...new Map(full.toReversed().map((c) => [c.contract.source, c])).values()];
  const meant = named ? firsts : byMatch(head, file, firsts);
  const line = firsts[0]?.row.line ?? null;
  if (meant.length === 0) {
    const names = firsts.map((c) => c.contract.source).sort();
    return {
      nearest: 1,
      refusal: {
        reason: "unknown-header",
        message: `the header fits ${joinWords(names)}, but not the file's name or title what match says there`,
        hint: "correct match in the contract, write another contract (csp contract draft FILE), or name one with --contract",
        line,
      },
    };
  }
  const ready = meant.filter(({ contract }) => !isDraft(contract));
  const chosen = ready.length <= 1 ? ready : byRecords(head, ready);
  const [winner, rival] = chosen;
  const draft = meant.map(({ contract }) => contract).find(isDraft);
  if (winner === undefined && draft !== undefined) return { refusal: waitsFor(draft), nearest: 1 };
  if (winner === undefined || rival !== undefined) {
    const names = ready.map((c) => c.contract.source).sort();
    return {
      nearest: 1,
      refusal: {
        reason: "ambiguous-contract",
        message: `the header fits the contracts ${joinWords(names)}`,
        hint: "tell them apart with match.filename, match.preamble or where, or name one with --contract",
        line,
      },
    };
  }
  const { duplicate } = winner.match;
  if (duplicate) {
    return {
      nearest: 1,
      refusal: {
        reason: "duplicate-label",
        message: `columns ${duplicate.first} and ${duplicate.second} are both called "${duplicate.label}"`,
        hint: "ask the partner for distinct labels",
        line: winner.row.line,
      },
    };
  }
  return { header: toHeader(head, winner) };
}

/** The one contract that knows the file is not finished. */
const waitsFor = ({ source, asks: { line, question, hint } }: Draft): Refusal => ({
  reason: "open-question",
  message: `not loaded, since this draft still asks: ${question} (seeds/contracts/${source}.yaml:${line})`,
  hint,
  line: null,
});

function toHeader(head: Head, { contract, delimiter, row, last, labels, match }: Candidate): Header {
  const trailing = trailingBlanks(head, delimiter, last.next, labels.length);
  return {
    contract,
    delimiter,
    line: row.line,
    lines: last.line + last.lines - row.line,
    labels: [...labels, ...Array<string>(trailing).fill("")],
    trailing,
    columns: match.columns,
    body: last.next,
    preamble: preambleOf(head, row.start, delimiter),
    numeric: false,
  };
}

/** Cells that the first records have behind the header's last label, where all of them are blank: separators at the end. */
function trailingBlanks(head: Head, delimiter: Delimiter, body: number, labels: number): number {
  const rows = rowsOf(head, delimiter, 500).filter(
    (row) => row.start >= body && !row.damaged && row.cells.some((cell) => cell.trim() !== ""),
  );
  const more = rows.filter(
    (row) => row.cells.length > labels && row.cells.slice(labels).every((cell) => cell.trim() === ""),
  );
  const width = more[0]?.cells.length ?? 0;
  const alike = more.filter((row) => row.cells.length === width).length;
  return alike > 1 && alike * 10 >= rows.length * 9 ? width - labels : 0;
}

/** The lines above the header: their filled cells, or the text where they have no cells. */
export function preambleOf(head: Head, until: number, delimiter: Delimiter): string[] {
  const lines: string[] = [];
  const line = head.text.toString("utf8", 0, until).split(head.lineEnd === 10 ? /\r?\n/ : "\r");
  for (const text of line.slice(0, -1)) {
    lines.push(
      text
        .split(delimiter)
        .map((cell) => cell.trim().replace(/^"|"$/g, ""))
        .join(delimiter)
        .replace(new RegExp(`[\\s${delimiter}]+$`), ""),
    );
  }
  return lines;
}

/** Contracts that do not exclude the file by its name or title; those that ask for it go before those that do not ask. */
function byMatch(head: Head, file: string, found: readonly Candidate[]): Candidate[] {
  const verdicts = found.map((c) => {
    const { filename, preamble } = c.contract.match;
    const title = preambleOf(head, c.row.start, c.delimiter).join("\n");
    const byName = filename === undefined ? null : new RegExp(filename, "iu").test(path.basename(file));
    const byTitle = preamble === undefined ? null : new RegExp(preamble, "iu").test(title);
    const fails = byName === false || byTitle === false;
    return { candidate: c, score: fails ? -1 : Number(byName ?? 0) + Number(byTitle ?? 0) };
  });
  const top = largest([0, ...verdicts.map((v) => v.score)]);
  return verdicts.filter((v) => v.score === top).map((v) => v.candidate);
}

/** Contracts under which some of the first records mean something, where others take none of them. */
function byRecords(head: Head, found: readonly Candidate[]): Candidate[] {
  const fits = found.filter(({ contract, delimiter, last, labels, match }) => {
    const records = rowsOf(head, delimiter, 500).filter(
      (row) => row.start >= last.next && !row.damaged && row.cells.length === labels.length,
    );
    const cells = records.slice(0, 200).map((row) => row.cells);
    return fitRecords(contract, match.columns, cells) > 0;
  });
  return fits.length > 0 ? fits : [...found];
}

const share = (c: Candidate): number => c.match.matched / Math.max(1, Object.keys(c.contract.columns).length);

/** Where a header would fit a contract but for the separator that the contract states. */
function otherDelimiter(head: Head, contracts: readonly Contract[], rows: Rows): Refusal | null {
  for (const contract of contracts) {
    const { delimiter: stated } = contract;
    if (stated === undefined) continue;
    const fits = candidates(head, { ...contract, delimiter: undefined }, rows).find(
      ({ delimiter, match }) => delimiter !== stated && match.required > 0 && match.missing.length === 0,
    );
    if (fits === undefined) continue;
    return {
      reason: "unknown-delimiter",
      message: `${delimiterNames[fits.delimiter]} separate its cells, and the contract ${contract.source} says ${delimiterNames[stated]}`,
      hint: `correct delimiter in seeds/contracts/${contract.source}.yaml, or leave it out there: the separator is then found by itself`,
      line: fits.row.line,
    };
  }
  return null;
}

const delimiterNames: Record<Delimiter, string> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
};

/** How near the nearest contract came: the share of its columns found on one line, 0 under three of them. */
function nearestShare(all: readonly Candidate[]): number {
  return largest([0, ...all.filter((c) => c.match.matched >= 3).map(share)]);
}

function refuse(head: Head, contracts: readonly Contract[], all: readonly Candidate[]): Refusal {
  for (const { labels, row } of all) {
    const what = unwanted(labels);
    if (what === null) continue;
    return { reason: "not-wanted", message: what, hint: reasons["not-wanted"].todo, line: row.line };
  }
  const nearest = all.reduce<Candidate | null>(
    (a, b) => (a === null || b.match.matched > a.match.matched ? b : a),
    null,
  );
  if (nearest === null || nearest.match.matched === 0) {
    const found = firstFilled(head);
    const line = found?.line ?? null;
    // all of them would bury what was found
    const sources = contracts.length > 3 ? "" : contracts.map((contract) => contract.source).join(", ");
    const asked = contracts.length === 0 ? "; contracts: none" : sources && `; contracts: ${sources}`;
    return {
      reason: "unknown-header",
      message: `no contract knows the header (found: ${shorten(found?.cells ?? [])}${asked})`,
      hint: unknownHeader,
      line,
    };
  }
  const { row, last, contract, match } = nearest;
  if (last.damaged && blankBeforeQuote.test(head.text.toString("utf8", row.start, row.content)))
    return { ...blanksBeforeQuotes, reason: "damaged-header", line: row.line };
  if (last.damaged) {
    return {
      reason: "damaged-header",
      message: `the header's quotes are damaged (contract ${contract.source}; found: ${shorten(row.cells)})`,
      hint: "correct the header line, or ask for the file again",
      line: row.line,
    };
  }
  const near = match.matched * 2 >= match.required;
  return {
    reason: near ? "missing-label" : "unknown-header",
    message: `the nearest contract, ${contract.source}, expects also ${shorten(match.missing)} (found: ${shorten(row.cells)})`,
    hint: near
      ? "ask the partner for these columns, or add the new labels to the contract's synonyms"
      : unknownHeader,
    line: row.line,
  };
}

/** `"Month", "Ward"`: a mark that does not begin its cell. */
export const blankBeforeQuote = /[,;|\t][ \t]+"/;

export const blanksBeforeQuotes: Refusal = {
  reason: "unknown-delimiter",
  message: "there is a blank between each separator and the quotation mark behind it",
  hint: 'ask for the file without these blanks, or replace every `, "` in it by `,"`',
  line: null,
};
/** The first line that is not blank, cut where it has most cells. */
function firstFilled(head: Head): HeadRow | null {
  for (const [index, start] of lineStarts(head, 20).entries()) {
    const rows = delimiters.map((delimiter) => rowAt(head, start, index + 1, delimiter));
    const filled = rows.filter((row) => row?.cells.some((cell) => cell.trim() !== ""));
    if (filled.length > 0)
      return filled.reduce((a, b) => ((b?.cells.length ?? 0) > (a?.cells.length ?? 0) ? b : a)) ?? null;
  }
  return null;
}

const unknownHeader =
  "write a contract (csp contract draft FILE), correct the header, or pass it over for good (csp ingest --never-mind FILE)";

const shorten = (cells: readonly string[]): string => {
  const shown = cells.slice(0, 8).map((cell) => `"${foldLabel(cell).slice(0, 40)}"`);
  return shown.join(", ") + (cells.length > 8 ? ` and ${cells.length - 8} more` : "");
};
