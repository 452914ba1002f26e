import { lineAt, type Segment } from "../document/segments.js";
import type { Quantity, QuantityKind } from "../quantities/quantity.js";
import type { Statement } from "../statements/statement.js";
import { relationsOf } from "../tables/relations.js";
import { type Cell, turned } from "../tables/table.js";
import type { ReadDocument } from "./finding.js";

/** A figure as it was read: what it was taken for, and whether anything in the document could check it. */
export interface ReadFigure {
  readonly line: number;
  readonly text: string;
  /** "now 410, before 300": the part it plays; "" where it plays none. */
  readonly part: string;
  readonly checked: boolean;
}

const CHECKED = new WeakMap<Segment, Set<number>>();
const FIGURES: ReadonlySet<QuantityKind> = new Set([
  "count",
  "money",
  "percent",
  "points",
  "rate",
  "multiple",
  "rank",
]);

/** Remember that an equation was worked out with these figures of a sentence, whatever came out. */
export function noteChecked(segment: Segment, figures: readonly Quantity[]): void {
  const known = CHECKED.get(segment) ?? new Set<number>();
  for (const { start, end, text } of figures) if (segment.text.slice(start, end) === text) known.add(start);
  CHECKED.set(segment, known);
}

/** Every figure of a document in reading order, once its rules have run. */
export function figuresRead({ facts, statements, tables }: ReadDocument): ReadFigure[] {
  const inTables = new Set<number>();
  const note = (cells: readonly (Cell | null | undefined)[]) => {
    for (const cell of cells) if (cell !== null && cell !== undefined) inTables.add(cell.segment);
  };
  for (const table of tables.flatMap((one) => [one, ...turned(one)])) {
    for (const { target, from, odd } of relationsOf(table)) {
      for (const row of table.rows) note([target, ...from].map((column) => row.cells[column]));
      for (const { cell, inputs } of odd) note([cell, ...inputs]);
    }
    const total = table.rows.find((row) => row.total);
    if (total !== undefined && table.rows.length > 2)
      for (const [column, cell] of total.cells.entries())
        if (cell !== null) note(table.rows.map((row) => row.cells[column]));
  }
  const parts = new Map<Quantity, string>();
  for (const statement of statements) {
    for (const [figure, name] of partsOf(statement)) parts.set(figure, name);
    const segment = facts.segments[statement.segment];
    const compared = statement.previous.length > 0 || statement.changes.length > 0;
    if (segment !== undefined && statement.kind === "change" && statement.current.length > 0 && compared)
      noteChecked(
        segment,
        partsOf(statement).map(([figure]) => figure),
      );
  }
  return facts.readings.flatMap(({ segment, figures, roles }) => {
    const checked = CHECKED.get(segment);
    return figures.flatMap((figure, index): ReadFigure[] =>
      !FIGURES.has(figure.kind) || roles[index]?.name === "label"
        ? []
        : [
            {
              line: lineAt(segment, figure.start),
              text: figure.text,
              part: segment.kind === "row" ? "" : (parts.get(figure) ?? ""),
              checked: inTables.has(segment.index) || checked?.has(figure.start) === true,
            },
          ],
    );
  });
}

function partsOf(statement: Statement): [Quantity, string][] {
  const change = statement.kind === "change";
  const what = statement.subject.length === 0 ? "" : ` of ${statement.subject.slice(0, 4).join(" ")}`;
  const named = (list: Statement["current"], name: string) =>
    list.map((part): [Quantity, string] => [part.figure, part.certain || !change ? name : `perhaps ${name}`]);
  const way = statement.direction === null ? "" : `, ${statement.direction}`;
  return [
    ...named(statement.current, change ? `now${what}` : `count${what}`),
    ...named(statement.previous, "before"),
    ...named(statement.changes, `difference${way}`),
    ...[statement.percent, statement.multiple, statement.points].flatMap((figure): [Quantity, string][] =>
      figure === null ? [] : [[figure, change ? `change${way}` : `share${what}`]],
    ),
  ];
}
