/**
 * A document as data: blocks that a writer turns into HTML, Word or a workbook. Nothing here, and nothing in
 * the writers, knows of crime; nothing in the documents knows of pages or cells.
 */

/** Where one figure comes from, so that it can be walked back to the file it was counted in. */
export interface Provenance {
  /** 1, 2, 3 … in the order of first use */
  number: number;
  value: string;
  measure: string;
  area: string;
  period: string;
  source: string;
  supplier: string;
  files: string[];
  /** the table the figure was read from */
  query: string;
}

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong"; text: string }
  | { kind: "emphasis"; text: string }
  /** a link to elsewhere; the writers accept http, https and mailto only */
  | { kind: "link"; text: string; href: string }
  /** a number of the evidence; `provenance` is the number of its entry in `Document.provenance` */
  | { kind: "figure"; text: string; provenance: number }
  /** a link to the heading, table or chart of that id */
  | { kind: "reference"; text: string; target: string };

export interface Column {
  label: string;
  align: "left" | "right";
}

/** A cell's words, and the number behind them where it is one, so that a workbook holds numbers as numbers. */
export interface Cell {
  inlines: Inline[];
  value?: number | null;
  /** an arrow beside the words, never instead of them */
  mark?: "up" | "down" | "none";
}

export interface Table {
  kind: "table";
  id: string;
  caption: string;
  columns: Column[];
  rows: Cell[][];
  /** the first cell of each row names the row */
  headerColumn: boolean;
  /** explained before the table: units, shorthand */
  units: string | null;
  /** below the table: caveats */
  notes: string[];
  /** who supplied the figures: "County Police" */
  source: string;
  /** long; HTML may fold it away behind its caption */
  folded?: boolean;
  /** tables of one group have like columns: a workbook stacks them, each row led by the table's own `name` */
  group?: { id: string; title: string; column: string; name: string };
  /** who supplied each row, where they are not all of one: a workbook says it in each */
  rowSources?: string[];
  /** every row of it stands in another table too: a workbook leaves it out */
  repeats?: boolean;
}

export type ChartRow = Record<string, string | number | boolean | null>;

export interface Chart {
  kind: "chart";
  id: string;
  /** the name of the specification in reports/charts */
  chart: string;
  rows: ChartRow[];
  /** the finding */
  title: string;
  /** measure, area, period, unit */
  subtitle: string;
  alt: string;
  /** the numbers drawn, for those who would rather read them */
  table: Table;
}

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; id: string; text: string }
  | { kind: "paragraph"; style: "plain" | "lead" | "note"; inlines: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] }
  | { kind: "callout"; tone: "note" | "warning"; title: string; paragraphs: Inline[][] }
  | { kind: "terms"; items: { term: string; meaning: string }[] }
  /** the numbered list of where the figures come from; a writer lays out `Document.provenance` here */
  | { kind: "provenance"; caption: string }
  | { kind: "pageBreak" }
  /** what follows is for those who check: a file of its own, but in a workbook, which has all */
  | { kind: "annex" }
  /** where the contents come, if not before all blocks */
  | { kind: "contents" }
  | Table
  | Chart;

/** A picture in its own bytes, and what it shows. */
export interface Logo {
  type: "png" | "svg";
  bytes: Uint8Array;
  text: string;
}

export interface Document {
  /** a file name without its ending */
  name: string;
  title: string;
  subtitle: string;
  organisation: string;
  /** ISO day of the evidence, not of the clock: the last day the document speaks of */
  date: string;
  /** what must be read before anything else: synthetic data, overridden checks */
  notices: { tone: "note" | "warning"; title: string; text: string }[];
  /** house colour, `#rrggbb`; the writers check its contrast */
  accent: string;
  /** stands on the cover, except in a workbook, where pictures do not belong */
  logo?: Logo;
  blocks: Block[];
  provenance: Provenance[];
  /** what whoever publishes it is to know, a line each; no reader sees them */
  warnings?: string[];
  /** the annex of a document: its tables and figures are numbered by themselves */
  annexed?: boolean;
  /** a single page: no contents */
  onePage?: boolean;
}

/** The blocks that contents list: those after the first page, where the contents come after one. */
export const afterFirstPage = ({ blocks }: Pick<Document, "blocks">): Block[] =>
  blocks.slice(blocks.findIndex(({ kind }) => kind === "contents") + 1);

export function text(words: string): Inline {
  return { kind: "text", text: words };
}

export function strong(words: string): Inline {
  return { kind: "strong", text: words };
}

export function reference(words: string, target: string): Inline {
  return { kind: "reference", text: words, target };
}

/** A cell of words. */
export function cell(...inlines: (Inline | string)[]): Cell {
  return { inlines: inlines.map((inline) => (typeof inline === "string" ? text(inline) : inline)) };
}

/** The words alone, as alternative texts and tests need them. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => inline.text).join("");
}
