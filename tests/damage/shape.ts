import type { Table } from "./table.js";

/** What a column means to a damage; the labels are those of the shape's header. */
export interface Roles {
  /** the column of the date or the period; none where the columns are the months */
  period?: string;
  /** how it is written */
  grain: "day" | "time" | "first day" | "month" | "iso month" | "quarter" | "year" | "columns";
  /** another date of the record, which no figure rests on */
  closed?: string;
  area?: string;
  /** the area's code, where its name stands in a column too */
  code?: string;
  category?: string;
  /** separates several categories in one cell */
  split?: string;
  /** a column of text that no figure rests on */
  text?: string;
  /** what became of the record, which no figure rests on */
  status?: string;
  /** cells that are counts; none where each record is one */
  counts: readonly string[];
  /** what makes a record unique */
  key?: string;
  /** columns that say yes, and how */
  yes?: { columns: readonly string[]; word: string };
}

/** A figure of the two years by a plain count of what happened, not through the pipeline. */
export interface Figure {
  measure: string;
  area: string;
  /** the year to September 2023; null where a hidden count is within */
  value: number | null;
  /** the year before */
  previous: number | null;
}

/** A kind of contract with a clean supply of 24 months. */
export interface Shape {
  name: string;
  source: string;
  /** a contract of our own, where none that comes with the program has this shape */
  contract?: string;
  /** the first day of what is sent, where that is not October 2021 */
  from?: string;
  /** rows for seeds/areas.csv */
  areas?: readonly string[];
  roles: Roles;
  /** in the order in which they are sent */
  tables: readonly Table[];
  truth: readonly Figure[];
}
