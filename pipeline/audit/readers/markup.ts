import { matchesOf } from "../document/matches.js";
/** One piece of XML or HTML: a tag, or the text between two. */
export interface MarkupToken {
  readonly kind: "open" | "close" | "empty" | "text";
  /** Tag name in lower case, "" for text. */
  readonly name: string;
  /** Decoded text, or a tag's raw attributes. */
  readonly text: string;
  /** Character offset in the source. */
  readonly offset: number;
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[!?][^>]*>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+(?:"[^"]*"|'[^']*'|[^"'>])*)?|\/)>|([^<]+|<)/g;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  pound: "£",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  bull: "•",
  hellip: "…",
  minus: "−",
  shy: "",
  times: "×",
  divide: "÷",
};

/** Replace character references by what they stand for; unknown names are left as written. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|([a-z]+));/gi,
    (whole, hex, decimal, name: string | undefined) => {
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16), whole);
      if (decimal !== undefined) return codePoint(Number(decimal), whole);
      return NAMED[(name ?? "").toLowerCase()] ?? whole;
    },
  );
}

function codePoint(value: number, fallback: string): string {
  return value > 0 && value <= 0x10ffff ? String.fromCodePoint(value) : fallback;
}

/** The tags and texts of well-formed XML or of HTML, in order; comments and declarations are left out. */
export function* readMarkup(source: string): Generator<MarkupToken> {
  for (const match of matchesOf(TOKEN, source)) {
    const [, data, slash, tag, attributes = "", text] = match;
    const offset = match.index;
    if (tag !== undefined) {
      const kind = slash === "/" ? "close" : /\/\s*$/.test(attributes) ? "empty" : "open";
      yield { kind, name: tag.toLowerCase(), text: attributes, offset };
    } else if (data !== undefined) {
      yield { kind: "text", name: "", text: data, offset };
    } else if (text !== undefined) {
      yield { kind: "text", name: "", text: decodeEntities(text), offset };
    }
  }
}
