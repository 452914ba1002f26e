import type { Block, Inline } from "../../document.js";

/** A `{{…}}` of a note: its words are filled in later, from the store. */
export interface NoteReference {
  kind: "reference-to-figure";
  name: string;
  line: number;
}

export type NoteInline = Extract<Inline, { kind: "text" | "strong" | "emphasis" | "link" }> | NoteReference;

export type NoteBlock =
  | { kind: "paragraph"; inlines: NoteInline[] }
  | { kind: "list"; ordered: boolean; items: NoteInline[][] };

/** What of Markdown a note may use; said wherever something else is refused. */
export const allowedInNotes =
  "paragraphs, lists (- or 1.), **strong**, *emphasis*, [links](https://…) and {{figures}}";

/** Something that is not allowed in a note, and its line. */
export class NoteFault extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

/**
 * Reads a note: paragraphs apart by blank lines, `-` and `1.` lists, strong, emphasis, links to pages and mailboxes,
 * references in double braces. Anything else of Markdown (headings, pictures, tables, HTML, code) is refused with its
 * line rather than shown half.
 *
 * @throws NoteFault
 */
export function noteText(text: string): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  let open: { kind: "paragraph" | "bullet" | "number"; lines: string[]; from: number }[] = [];
  const close = (): void => {
    const [first] = open;
    if (first === undefined) return;
    const inlines = open.map(({ lines, from }) => noteInlines(lines.join("\n"), from));
    blocks.push(
      first.kind === "paragraph"
        ? { kind: "paragraph", inlines: inlines[0] ?? [] }
        : { kind: "list", ordered: first.kind === "number", items: inlines },
    );
    open = [];
  };
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = index + 1;
    const trimmed = raw.trim();
    if (trimmed === "") {
      // a blank line ends a paragraph; between the items of one list it does not
      if (open[0]?.kind === "paragraph") close();
      return;
    }
    refuse(raw, line);
    const item = /^(?:([-*+])|(\d{1,3})[.)])\s+(.*)$/.exec(trimmed);
    if (item) {
      const kind = item[1] === undefined ? ("number" as const) : ("bullet" as const);
      if (open[0]?.kind !== kind) close();
      open.push({ kind, lines: [item[3] ?? ""], from: line });
      return;
    }
    const last = open.at(-1);
    const continues = last !== undefined && (last.kind === "paragraph" || /^\s/.test(raw));
    if (continues) last.lines.push(trimmed);
    else {
      close();
      open.push({ kind: "paragraph", lines: [trimmed], from: line });
    }
  });
  close();
  return blocks;
}

const refused: readonly [RegExp, string][] = [
  [/^#{1,6}\s/, "a heading"],
  [/^(```|~~~)/, "a block of code"],
  [/^>/, "a quotation block"],
  [/^\|.*\|/, "a table"],
  [/^(-{3,}|\*{3,}|_{3,})$/, "a rule"],
  [/!\[/, "a picture"],
  [/<[a-z/!][^>]*>/i, "HTML"],
];

function refuse(raw: string, line: number): void {
  const found = refused.find(([pattern]) => pattern.test(raw.trim()));
  if (found) throw new NoteFault(`${found[1]} is not allowed in a note`, line);
}

const inlinePattern =
  /\\([\\`*_{}[\]()#+\-.!<>])|\{\{([^{}]*)\}\}|\*\*(?=\S)([^*]+?)\*\*|__(?=\S)([^_]+?)__|\*(?=\S)([^*]+?)\*|(?<![\w])_(?=\S)([^_]+?)_(?![\w])|\[([^\]]+)\]\(([^()\s]+)\)/g;

function noteInlines(text: string, from: number): NoteInline[] {
  const made: NoteInline[] = [];
  const lineAt = (index: number) => from + (text.slice(0, index).match(/\n/g)?.length ?? 0);
  const plain = (words: string, at: number): void => {
    if (words === "") return;
    const stray = /\{\{|\}\}/.exec(words);
    if (stray) throw new NoteFault("a reference is not closed: write {{measure}}", lineAt(at + stray.index));
    const half = /\]\(/.exec(words);
    if (half) throw new NoteFault("a link is neither to a page nor to a mailbox", lineAt(at + half.index));
    made.push({ kind: "text", text: words.replaceAll(/\s*\n\s*/g, " ") });
  };
  let at = 0;
  for (const found of text.matchAll(inlinePattern)) {
    plain(text.slice(at, found.index), at);
    at = found.index + found[0].length;
    const line = lineAt(found.index);
    const [, escaped, figure, strongA, strongB, emphasisA, emphasisB, words, href] = found;
    const strong = strongA ?? strongB;
    const emphasis = emphasisA ?? emphasisB;
    if (escaped !== undefined) made.push({ kind: "text", text: escaped });
    else if (figure !== undefined) made.push({ kind: "reference-to-figure", name: figure.trim(), line });
    else if (strong !== undefined) made.push({ kind: "strong", text: whole(strong, line) });
    else if (emphasis !== undefined) made.push({ kind: "emphasis", text: whole(emphasis, line) });
    else if (words !== undefined && href !== undefined) {
      if (!/^(https?:\/\/|mailto:)[^\s<>"]+$/i.test(href)) {
        throw new NoteFault(`the link to "${href}" is neither a page nor a mailbox`, line);
      }
      made.push({ kind: "link", text: whole(words, line), href });
    }
  }
  plain(text.slice(at), at);
  return made;
}

/** A figure inside strong words or a link would lose its origin. */
function whole(words: string, line: number): string {
  if (/[{}]{2}/.test(words)) throw new NoteFault("a reference cannot be inside strong words or a link", line);
  return words.replaceAll(/\s*\n\s*/g, " ");
}

/** A note whose references have been filled in, as blocks of a document. */
export function noteBlocks(
  blocks: readonly NoteBlock[],
  fill: (reference: NoteReference) => Inline,
): Block[] {
  const inlines = (given: readonly NoteInline[]): Inline[] =>
    given.map((inline) => (inline.kind === "reference-to-figure" ? fill(inline) : inline));
  return blocks.map(
    (block): Block =>
      block.kind === "paragraph"
        ? { kind: "paragraph", style: "plain", inlines: inlines(block.inlines) }
        : { kind: "list", ordered: block.ordered, items: block.items.map(inlines) },
  );
}
