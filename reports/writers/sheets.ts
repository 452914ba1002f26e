import { capital } from "../../pipeline/words/firstLetter.js";
import { type Numbers, numbersOf } from "../annex.js";
import { type Document, plainText, type Table } from "../document.js";

/** A cell of a workbook: text, or a number with the digits to show behind the point. */
export type SheetCell = string | { value: number; decimals: number };

/** One worksheet with one table, as the Analysis Function's guidance lays it out. */
export interface Sheet {
  /** the tab: letters, digits and _, at most 31, not led by a digit */
  name: string;
  title: string;
  /** the lines between the title and the table */
  lines: string[];
  header: string[];
  rows: SheetCell[][];
  /** row index → name of the sheet that its first cell leads to */
  links: Map<number, string>;
}

const notApplicable = "[z]";

/**
 * The tables of a document as worksheets: tables of one group stacked into one, those that only repeat others
 * left out, the numbers behind the charts among them; then where the figures come from.
 */
export function tableSheets(document: Document): { sheets: Sheet[]; notes: string[] } {
  const tables = document.blocks.flatMap((block) =>
    block.kind === "table" ? [block] : block.kind === "chart" ? [block.table] : [],
  );
  const groups = new Map<string, Table[]>();
  for (const table of tables) {
    if (table.repeats === true) continue;
    const key = table.group?.id ?? table.id;
    groups.set(key, [...(groups.get(key) ?? []), table]);
  }
  const notes: string[] = [];
  const names = new Set(["cover", "contents", "notes"]);
  const numbers = numbersOf(document);
  const sheets = [...groups.values()].map((members) => tableSheet(members, notes, names, numbers));
  if (document.provenance.length > 0) sheets.push(provenanceSheet(document, names, numbers));
  return { sheets, notes };
}

function tableSheet(members: readonly Table[], notes: string[], names: Set<string>, numbers: Numbers): Sheet {
  const [first] = members;
  if (first === undefined) throw new Error("a group of no tables");
  const { group } = first;
  const labels = [...new Set(members.flatMap(({ columns }) => columns.map(({ label }) => label)))];
  // each row its own source, where the rows are of several
  const sourced = members.some(({ rowSources }) => rowSources !== undefined);
  const rows = members.flatMap((table) =>
    table.rows.map((row, index): SheetCell[] => {
      const cells = labels.map((label): SheetCell => {
        const at = table.columns.findIndex((column) => column.label === label);
        const cell = row[at];
        if (cell === undefined) return notApplicable;
        const words = plainText(cell.inlines);
        return typeof cell.value === "number" ? { value: cell.value, decimals: decimals(words) } : words;
      });
      if (table.group !== undefined) {
        return [
          table.group.name,
          sourceOf(table, index),
          ...cells,
          numbers.of.get(table.id) ?? notApplicable,
        ];
      }
      return sourced ? [...cells, sourceOf(table, index)] : cells;
    }),
  );
  const own = [...new Set(members.flatMap((table) => table.notes))];
  for (const note of own) if (!notes.includes(note)) notes.push(note);
  const marks = own.map((note) => `[note ${notes.indexOf(note) + 1}]`).join(" ");
  const units = [...new Set(members.flatMap((table) => (table.units === null ? [] : [table.units])))];
  const sources = [...new Set(members.map(({ source }) => source))];
  return {
    name: tabName(group?.id ?? first.id.replace(/^table-/, ""), names),
    title: `${group?.title ?? titleOf(first, numbers)}${marks === "" ? "" : ` ${marks}`}`,
    lines: [
      "This worksheet contains one table.",
      ...(marks === "" ? [] : ["Notes are in the notes worksheet, under the number in the title."]),
      "No cell of the table is blank.",
      ...(rows.flat().includes(notApplicable) && !units.some((line) => line.includes(notApplicable))
        ? ["Shorthand: [z] not applicable."]
        : []),
      ...units,
      sourced || group !== undefined ? "Source: named in each row." : `Source: ${sources.join("; ")}.`,
    ],
    header:
      group === undefined
        ? [...labels, ...(sourced ? ["Source"] : [])]
        : [group.column, "Source", ...labels, "Table or figure"],
    rows,
    links: new Map(),
  };
}

/** "Table 3. All measures", as pages have it. */
const titleOf = ({ id, caption }: Table, numbers: Numbers): string =>
  numbers.of.has(id) ? `${numbers.of.get(id)}. ${caption}` : caption;

const sourceOf = (table: Table, row: number): string => table.rowSources?.[row] ?? table.source;

function provenanceSheet(document: Document, names: Set<string>, { provenance }: Numbers): Sheet {
  return {
    name: tabName("Figures", names),
    title: `${provenance[0]}. Where the figures come from`,
    lines: [
      "This worksheet contains one table.",
      "No cell of the table is blank.",
      ...(document.provenance.some(({ files }) => files.length === 0)
        ? ["Shorthand: [x] no extract has records of it."]
        : []),
      "Source: the partnership's record of the extracts it received.",
    ],
    header: ["Measure", "Area", "Period", "Figure", "Supplier", "Extracts", "Read from"],
    rows: document.provenance.map((entry) => [
      entry.measure,
      entry.area,
      entry.period,
      entry.value,
      entry.supplier,
      entry.files.length === 0 ? "[x]" : entry.files.join(", "),
      `${entry.query}, ${entry.source}`,
    ]),
    links: new Map(),
  };
}

/** "16.1%" has one digit behind the point. */
function decimals(words: string): number {
  return /\.(\d+)/.exec(words)?.[1]?.length ?? 0;
}

/** A tab's name from an id: unique whatever the case. */
function tabName(id: string, names: Set<string>): string {
  const plain = id.replaceAll(/[^A-Za-z0-9_]+/g, "_").replace(/^(?=\d)/, "T");
  const title = capital(plain);
  let name = title.slice(0, 31);
  for (let count = 2; names.has(name.toLowerCase()); count += 1) name = `${title.slice(0, 28)}_${count}`;
  names.add(name.toLowerCase());
  return name;
}
