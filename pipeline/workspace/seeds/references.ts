import { z } from "zod";
import { joinChoices } from "../../words/list.js";
import { optionalText, parts, text } from "./cells.js";
import { nearest } from "./nearest.js";

/** What a cell may name, and where that is defined. */
export type Target =
  | "areas"
  | "measures"
  | "priorities"
  | "priorities of the year"
  | "criteria"
  | "actions of the year"
  | "groups"
  | "sources";

/** That a column names rows of another table. */
export interface Reference {
  to: readonly Target[];
  /** words that are allowed besides */
  also: readonly string[];
  /** the column whose year the row that is named must be of */
  within: string | undefined;
  /** what separates several names in one cell */
  separator: string | undefined;
  /** what an empty cell means, where it may be empty */
  blank: string | undefined;
}

const references = z.registry<Reference>();

type Options = Partial<Omit<Reference, "to" | "separator">>;

const referenceTo = (to: Target | readonly Target[], options: Options, separator?: string): Reference => ({
  to: typeof to === "string" ? [to] : to,
  also: options.also ?? [],
  within: options.within,
  separator,
  blank: options.blank,
});

/** A cell that names a row of another table. */
export const refers = (to: Target | readonly Target[], options: Options = {}) =>
  text.clone().register(references, referenceTo(to, options));

/** The same where the cell may be empty, and the column missing. */
export const mayRefer = (to: Target | readonly Target[], options: Options = {}) =>
  optionalText.clone().register(references, referenceTo(to, options));

/** A cell that names several rows, or none. */
export const refersToEach = (to: Target, separator: string, options: Options = {}) =>
  z
    .string()
    .transform(parts(separator))
    .register(references, referenceTo(to, options, separator));

/** The same where the column may be missing. */
export const mayReferToEach = (to: Target, separator: string, options: Options = {}) =>
  z
    .string()
    .default("")
    .transform(parts(separator))
    .register(references, referenceTo(to, options, separator));

export const referenceOf = (column: z.core.$ZodType): Reference | undefined => references.get(column);

/** Where the rows that may be named are: the file, its key, and what to do where none has the name. */
export const targets: Record<
  Target,
  { file: string; key: readonly string[]; hint: string; optional?: boolean }
> = {
  areas: {
    file: "areas.csv",
    key: ["code"],
    hint: "use a code of that file, or import the lookup that has it with csp areas import FILE",
  },
  measures: { file: "measures.csv", key: ["id"], hint: "csp measures lists them" },
  priorities: { file: "priorities.csv", key: ["priority"], hint: "use an id of that file" },
  "priorities of the year": {
    file: "priorities.csv",
    key: ["plan_year", "priority"],
    hint: "name a plan year and one of its priorities",
  },
  criteria: {
    file: "criteria.csv",
    key: ["criterion"],
    hint: "use a criterion of that file",
    optional: true,
  },
  "actions of the year": {
    file: "actions.csv",
    key: ["plan_year", "number"],
    hint: "name actions of that plan",
    optional: true,
  },
  groups: { file: "source_groups.csv", key: ["name"], hint: "use a name of that file" },
  sources: { file: "contracts", key: [], hint: "csp status lists the sources" },
};

/** Lists that are longer are not printed whole. */
const mostListed = 20;

/**
 * What is wrong with a name, or null.
 *
 * @param known the names of each target; null where its file is at fault itself, so that nothing can be said
 */
export function referenceFault(
  { to, also, within, blank }: Reference,
  given: string,
  row: Readonly<Record<string, string>>,
  known: (target: Target) => ReadonlySet<string> | null,
): { what: string; hint: string } | null {
  const name = within === undefined ? given : `${row[within] ?? ""} ${given}`;
  const sets = to.map(known);
  if (also.includes(given) || sets.some((set) => set === null || set.has(name))) return null;
  const files = [...new Set(to.map((target) => `seeds/${targets[target].file}`))];
  const names = [...also, ...sets.flatMap((set) => [...(set ?? [])])];
  const near = within !== undefined || to.includes("areas") ? undefined : nearest(given, names);
  const of = within === undefined ? "" : ` of ${row[within] || "no year"}`;
  return {
    what: `"${given}"${of} is not in ${joinChoices(files)}`,
    hint: near === undefined ? hintFor(to, also, within, names, blank) : `did you mean ${near}?`,
  };
}

function hintFor(
  to: readonly Target[],
  also: readonly string[],
  within: string | undefined,
  names: readonly string[],
  blank: string | undefined,
): string {
  const [only, ...more] = to;
  const hint =
    within === undefined && names.length > 0 && names.length <= mostListed
      ? `use one of ${names.join(", ")}`
      : only !== undefined && more.length === 0
        ? targets[only].hint
        : `use a name of these${also.length > 0 ? `, or ${also.join(" or ")}` : ""}`;
  return blank === undefined ? hint : `${hint}, or leave it empty ${blank}`;
}
