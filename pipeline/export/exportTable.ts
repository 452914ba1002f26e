import { protectionOf } from "../disclosure/protect.js";
import { smallAreas } from "../disclosure/smallAreas.js";
import { findingTables, makeFindings } from "../findings/findings.js";
import { identifier, literal, type Parameters, type Store } from "../store/open.js";
import type { Workspace } from "../workspace/workspace.js";
import { type ExportColumn, exportColumns } from "./exportable.js";
import { type ColumnWords, wordColumn } from "./wordColumn.js";

/** Which rows of a table, and whether in full. */
export interface ExportAsked {
  table: string;
  source?: string | undefined;
  measure?: string | undefined;
  area?: string | undefined;
  internal?: boolean | undefined;
}

export interface Exported {
  columns: ExportColumn[];
  rows: number;
  /** source and measure of what is withheld */
  withheld: { source: string; measure: string }[];
  /** measures of which only the wards are withheld */
  withheldByWard: string[];
}

/** The temporary table that {@link exportTable} makes, which the writers of the formats read. */
export const exported = "exported";

/**
 * Makes the temporary table `exported`: the rows asked for, in a fixed order. Unless it is for internal use, a sensitive
 * measure that has any small count anywhere is withheld whole: its rows keep their names and lose every figure, and
 * `suppressed` is true. Single cells are hidden in documents, whose few tables can be attacked as a whole; an export
 * holds every period and area at once, and nearly any cell follows from the rest. So are the wards of measures that are
 * not published by ward.
 *
 * @param words how each column of words is made of its reasons
 * @throws UserError where there is no such table
 */
export async function exportTable(
  store: Store,
  workspace: Workspace,
  asked: ExportAsked,
  words: ColumnWords,
): Promise<Exported> {
  const finding = findingTables.find((table) => table === asked.table);
  if (finding) await makeFindings(store, finding, asked);
  const columns = await exportColumns(store, asked.table);
  const has = (name: string) => columns.some((column) => column.name === name);
  const secret = asked.internal || !has("measure") ? [] : await withheldMeasures(store, workspace);
  const ofSecrets =
    secret.length === 0
      ? []
      : [
          ...(has("source")
            ? [
                `(source, measure) in (${secret.map(({ source, measure }) => `(${literal(source)}, ${literal(measure)})`).join(", ")})`,
              ]
            : [`measure in (${secret.map(({ measure }) => literal(measure)).join(", ")})`]),
          // evidence of an issue as a whole has no measure, and rests on figures all the same
          ...(asked.table === "score_evidence"
            ? [
                "small",
                `len(list_filter(rests_on, lambda figure: figure.measure in (${secret.map(({ measure }) => literal(measure)).join(", ")}))) > 0`,
              ]
            : []),
        ];
  const notByWard =
    asked.internal || !has("measure") || !has("area")
      ? []
      : workspace.measures.filter((measure) => !measure.by_ward).map(({ id }) => id);
  const ofWards =
    notByWard.length === 0
      ? []
      : [`(measure in (${notByWard.map(literal).join(", ")}) and area in ${smallAreas})`];
  const tells = [...ofSecrets, ...ofWards];
  const suppressed = tells.length === 0 ? "false" : `coalesce(${tells.join(" or ")}, false)`;
  const conditions = (["source", "measure", "area"] as const).filter(
    (name) => asked[name] !== undefined && has(name),
  );
  const parameters: Parameters = Object.fromEntries(conditions.map((name) => [name, asked[name] ?? null]));
  const worded = columns.flatMap(({ name, from }) => (from === undefined ? [] : [{ name, from }]));
  const wordsOf = (name: string): string => identifier(`words_of_${name}`);
  for (const { name, from } of worded)
    await wordColumn(store, `words_of_${name}`, { table: asked.table, from }, words[name] ?? noWords);
  const table = identifier(asked.table);
  const selected = columns.map(({ name, hidden, from }) => {
    const value = from === undefined ? `${table}.${identifier(name)}` : `${wordsOf(name)}.words`;
    return hidden && tells.length > 0
      ? `case when not (${suppressed}) then ${value} end as ${identifier(name)}`
      : `${value} as ${identifier(name)}`;
  });
  const joins = worded.map(({ name, from }) => {
    const same = from.map(
      (column) =>
        `${wordsOf(name)}.${identifier(column)} is not distinct from ${table}.${identifier(column)}`,
    );
    return `left join ${wordsOf(name)} on ${same.join(" and ")}`;
  });
  await store.run(
    `create or replace temp table ${exported} as
    select ${selected.join(", ")}${asked.internal ? "" : `, ${suppressed} as suppressed`} from ${table} ${joins.join(" ")}
    ${conditions.length === 0 ? "" : `where ${conditions.map((name) => `${name} = $${name}`).join(" and ")}`}
    order by all`,
    parameters,
  );
  const [count] = await store.rows<{ rows: number }>(`select count(*) as rows from ${exported}`);
  const shown = asked.internal
    ? columns
    : [...columns, { name: "suppressed", type: "BOOLEAN", hidden: false }];
  const byWard =
    ofWards.length === 0
      ? []
      : await store.rows<{ measure: string }>(
          `select distinct measure from ${exported} where suppressed and area in ${smallAreas} order by measure`,
        );
  return {
    columns: shown,
    rows: count?.rows ?? 0,
    withheld: secret,
    withheldByWard: byWard
      .map(({ measure }) => measure)
      .filter((measure) => secret.every((other) => other.measure !== measure)),
  };
}

const noWords = (): null => null;

/** Sensitive measures, and those that share parts with one, of which some count, as supplied or summed, is small. */
async function withheldMeasures(
  store: Store,
  workspace: Workspace,
): Promise<{ source: string; measure: string }[]> {
  const { sensitive, parts = new Map<string, readonly string[]>(), threshold } = protectionOf(workspace);
  const partsOf = (measure: string) => parts.get(measure) ?? [measure];
  const all = workspace.measures.map(({ id }) => id);
  const related = all.filter((measure) =>
    [...sensitive].some((other) => partsOf(measure).some((part) => partsOf(other).includes(part))),
  );
  if (related.length === 0) return [];
  const list = related.map(literal).join(", ");
  return store.rows(
    `select distinct source, measure from (
      select source, measure, value from series union all select source, measure, value from observations)
    where measure in (${list}) and value > 0 and value < $threshold order by source, measure`,
    { threshold },
  );
}
