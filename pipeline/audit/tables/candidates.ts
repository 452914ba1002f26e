import type { Interval, Quantity } from "../quantities/quantity.js";
import { type Cell, isPartLabel, type Table } from "./table.js";
import {
  difference,
  mean,
  partOf,
  percentChange,
  product,
  ratio,
  shareOf,
  shareOfSpan,
  sum,
  type Worked,
} from "./worked.js";

/** What a column can be of others. */
export type RelationName =
  | "difference"
  | "percent"
  | "sum"
  | "mean"
  | "share"
  | "part"
  | "product"
  | "ratio"
  | "rank";

/** A relation that may hold between columns. */
export interface Candidate {
  readonly name: RelationName;
  readonly target: number;
  readonly from: readonly number[];
  readonly scale: number;
  /** How many rows must bear it out, and all but one, where it is made from the rows themselves. */
  readonly least?: number;
  /** Cells of the same row in the columns `from`, or of other rows where the candidate says so. */
  readonly inputs?: (at: number) => (Cell | null | undefined)[];
  readonly work: (inputs: readonly Cell[]) => Worked;
}

const SCALES = [1, 100, 1_000, 10_000, 100_000];

/** What the header of a column that is worked out so can say. */
export const HEADERS: Readonly<Record<RelationName, RegExp>> = {
  difference: /change|diff|varia|gap|\+\s*\/\s*-|±|increase|decrease|movement|points/i,
  percent: /%|per\s?cent/i,
  sum: /total|all|sum|overall|quarter|year|cumulative|to date|running/i,
  mean: /average|mean/i,
  product: /total|cost|amount|value|sum/i,
  part: /%|per\s?cent|share|proportion/i,
  share: /share|%|per\s?cent|proportion/i,
  ratio: /rate|per |average|%|per\s?cent|ratio|each/i,
  rank: /\b(?:rank(?:ing|ed)?|place|position)\b/i,
};

/** All that a column of a table could be of the others. */
export const candidatesOf = (table: Table, target: number, others: readonly number[]): Candidate[] => [
  ...movements(table, target, others),
  ...pairs(table, target, others),
  ...sums(table, target, others),
  ...shares(table, target, others),
  ...places(table, target, others),
  ...parts(table, target, others),
  ...steps(table, target, others),
];

function pairs(table: Table, target: number, others: readonly number[]): Candidate[] {
  const kind = kindOf(table, target);
  return others.flatMap((a) =>
    others.flatMap((b): Candidate[] => {
      const list: Candidate[] = [];
      if (a < b && HEADERS.product.test(table.header[target] ?? ""))
        list.push({ name: "product", target, from: [a, b], scale: 1, work: product });
      if (a === b || kindOf(table, a) !== kindOf(table, b)) return list;
      const sameKind =
        kind === kindOf(table, a) ||
        (kindOf(table, a) === "percent" && kind !== "money") ||
        (kind === "count" && kindOf(table, a) === "money");
      if (sameKind) list.push({ name: "difference", target, from: [a, b], scale: 1, work: difference });
      // Shares of two things have a change in per cent only where a column is called so; a measure's name is no change.
      const name = table.header[target] ?? "";
      const signed = table.rows.some((row) => row.cells[target]?.signed === true);
      const compared =
        HEADERS.difference.test(name) ||
        (kindOf(table, a) !== "percent" && (signed || name.trim() === "" || HEADERS.percent.test(name)));
      if (
        compared &&
        later(table, a, b) &&
        (kind === "percent" || (kind === "count" && /%|per\s?cent/i.test(table.header[target] ?? "")))
      )
        list.push({ name: "percent", target, from: [a, b], scale: 100, work: percentChange });
      const rated =
        kind === "percent" ||
        HEADERS.ratio.test(table.header[target] ?? "") ||
        table.rows.some((row) => (row.cells[target]?.figure.decimals ?? 0) > 0);
      for (const scale of !rated ? [] : kind === "percent" ? [100] : SCALES)
        list.push({ name: "ratio", target, from: [a, b], scale, work: (inputs) => ratio(inputs, scale) });
      return list;
    }),
  );
}

/** "Up 25%" beside counts and "up 8 points" beside percentages in one column: each is what its unit says. */
function movements(table: Table, target: number, others: readonly number[]): Candidate[] {
  const kinds = new Set(table.rows.flatMap((row) => row.cells[target]?.figure.kind ?? []));
  if (!kinds.has("points") || !HEADERS.difference.test(table.header[target] ?? "")) return [];
  return others.flatMap((a) =>
    others.flatMap((b): Candidate[] =>
      a >= b
        ? []
        : [
            {
              name: "percent",
              target,
              from: [a, b],
              scale: 1,
              least: 3,
              inputs: (at) => [a, b, target].map((column) => table.rows[at]?.cells[column]),
              work: ([one, other, printed]) =>
                one === undefined ||
                other === undefined ||
                (one.figure.kind === "percent") !== (printed?.figure.kind === "points")
                  ? null
                  : one.figure.kind === "percent"
                    ? difference([one, other])
                    : percentChange([one, other]),
            },
          ],
    ),
  );
}

/** Whether a column's header can name a later time than another's: false where the two say the reverse. */
function later(table: Table, before: number, after: number): boolean {
  const [one, two] = [table.header[before] ?? "", table.header[after] ?? ""];
  const year = (text: string) => Number(/\b((?:19|20)\d{2})\b/.exec(text)?.[1] ?? Number.NaN);
  if (year(one) > year(two) || /\b(?:this|current|latest)\b/i.test(one)) return false;
  return !/\b(?:previous|last|prior|before)\b/i.test(two);
}

/** A row's total is of the columns that stand together before it, or behind it. */
function sums(table: Table, target: number, others: readonly number[]): Candidate[] {
  // Changes in per cent do not add up.
  if (kindOf(table, target) === "percent" && table.rows.some((row) => row.cells[target]?.signed === true))
    return [];
  const alike = others.filter((column) => kindOf(table, column) === kindOf(table, target));
  const [before, behind] = [
    alike.filter((column) => column < target),
    alike.filter((column) => column > target),
  ];
  // "Q1 … Q4, Year, Average": a mean may stand behind the sum of the same columns.
  const means = HEADERS.mean.test(table.header[target] ?? "")
    ? before.map((_, index) => before.slice(index, -1)).filter((run) => run.length > 1)
    : [];
  const meanOf = (run: readonly number[]): Candidate => ({
    name: "mean",
    target,
    from: run,
    scale: 1 / run.length,
    work: mean,
  });
  const runs = [
    ...before.map((_, index) => before.slice(index)),
    ...behind.map((_, index) => behind.slice(0, index + 1)),
  ];
  const sums = runs
    .filter((run) => run.length > 1)
    .map((run): Candidate => ({ name: "sum", target, from: run, scale: 1, work: sum }));
  return HEADERS.mean.test(table.header[target] ?? "")
    ? [...sums, ...[...runs, ...means].filter((run) => run.length > 1).map(meanOf)]
    : sums;
}

/** A share of the column's own total, printed or not. */
function shares(table: Table, target: number, others: readonly number[]): Candidate[] {
  if (
    kindOf(table, target) !== "percent" &&
    !/%|share|per\s?cent|proportion/i.test(table.header[target] ?? "")
  )
    return [];
  return others.flatMap((column): Candidate[] => {
    if (kindOf(table, column) === "percent") return [];
    const body = table.rows
      .filter((row) => !row.total && !isPartLabel(row.label))
      .flatMap((row) => row.cells[column] ?? []);
    const wholes = [
      body.reduce((all, cell) => all + cell.value, 0),
      ...table.rows.filter((row) => row.total).flatMap((row) => row.cells[column]?.value ?? []),
    ];
    const of = (work: Candidate["work"]): Candidate => ({
      name: "share",
      target,
      from: [column],
      scale: 100,
      work,
    });
    return [
      ...[...new Set(wholes)].map((whole) => of((inputs) => shareOf(inputs, whole))),
      ...impliedWholes(table, target, column).map((whole) => ({
        ...of((inputs) => shareOfSpan(inputs, whole)),
        least: 4,
      })),
    ];
  });
}

/** Wholes that are not printed, as the two largest parts and their shares give them. */
function impliedWholes(table: Table, target: number, column: number): Interval[] {
  const rows = table.rows.filter((row) => !row.total);
  if (rows.length < 4) return [];
  return rows
    .flatMap((row) => {
      const [part, share] = [row.cells[column], row.cells[target]];
      if (!part || !share || part.value <= 0 || share.value <= 0) return [];
      const half = 0.5 * 10 ** -share.figure.decimals;
      return [
        {
          part: part.value,
          low: (100 * part.value) / (share.value + half),
          high: (100 * part.value) / (share.value - half),
        },
      ];
    })
    .filter(({ low }) => low > 0)
    .sort((a, b) => b.part - a.part)
    .slice(0, 2);
}

/** "Men %" beside men and women: a column's part of some that stand together, as a percentage. */
function parts(table: Table, target: number, others: readonly number[]): Candidate[] {
  if (!HEADERS.part.test(table.header[target] ?? "")) return [];
  const counts = others.filter((column) => ["count", "money"].includes(kindOf(table, column) ?? ""));
  return counts.flatMap((one, at) =>
    counts.slice(at + 1).flatMap((other) =>
      [
        [one, other],
        [other, one],
      ].map((from): Candidate => ({ name: "part", target, from, scale: 100, work: partOf })),
    ),
  );
}

const RUNNING = /cumulative|running|to date/i;
const STEP = new RegExp(`change|diff|%|per cent|${RUNNING.source}`, "i");

/** What is worked out from the row above or below: the change on it, or the running total. */
function steps(table: Table, target: number, others: readonly number[]): Candidate[] {
  const name = table.header[target] ?? "";
  if (table.rows.length < 4 || !(STEP.test(name) || HEADERS.share.test(name))) return [];
  return others.flatMap((column) => {
    const at = (row: number) => table.rows[row]?.cells[column];
    const by = (step: number) => (row: number) => [at(row + step), at(row)];
    const base = { target, from: [column] };
    const whole = HEADERS.percent.test(table.header[target] ?? "") || kindOf(table, target) === "percent";
    return [
      ...(whole && kindOf(table, column) !== "percent"
        ? [
            {
              ...base,
              name: "share" as const,
              scale: 100,
              least: 2,
              inputs: (row: number) => [at(row), at(row - 1)],
              work: (cells: readonly Cell[]) => ratio(cells, 100),
            },
          ]
        : []),
      ...[-1, 1].map(
        (step): Candidate =>
          whole
            ? { ...base, name: "percent", scale: 100, inputs: by(step), work: percentChange }
            : { ...base, name: "difference", scale: 1, inputs: by(step), work: difference },
      ),
      ...(whole || !RUNNING.test(name)
        ? []
        : [
            {
              ...base,
              name: "sum" as const,
              scale: 1,
              inputs: (row: number) =>
                row === 0 ? [] : table.rows.slice(0, row + 1).map((one) => one.cells[column]),
              work: (cells: readonly Cell[]) => (cells.length < 2 ? null : sum(cells)),
            },
          ]),
    ];
  });
}

/** Places 1, 2, 3 … by another column, the largest first or the smallest; equals share a place. */
function places(table: Table, target: number, others: readonly number[]): Candidate[] {
  if (!HEADERS.rank.test(table.header[target] ?? "")) return [];
  return others.flatMap((column) =>
    [1, -1].map((way): Candidate => {
      const values = table.rows.flatMap((row) =>
        row.total || !row.cells[target] ? [] : (row.cells[column]?.value ?? []),
      );
      const work = ([cell]: readonly Cell[]) => {
        if (cell === undefined) return null;
        const ahead = values.filter((one) => (one - cell.value) * way > 0).length;
        const level = values.filter((one) => one === cell.value).length;
        return { value: ahead + 1, interval: { low: ahead + 1, high: ahead + Math.max(1, level) } };
      };
      return { name: "rank", target, from: [column], scale: way, work };
    }),
  );
}

function kindOf(table: Table, column: number): Quantity["kind"] | null {
  return (
    table.rows.find((row) => row.cells[column] !== null && row.cells[column] !== undefined)?.cells[column]
      ?.figure.kind ?? null
  );
}
