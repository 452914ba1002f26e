import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSql } from "../../pipeline/packageFiles.js";
import { models } from "../../pipeline/store/models.js";
import type { Store } from "../../pipeline/store/open.js";
import { modelStore, repository } from "./modelStore.js";

let store: Store;
let kept: string[];
beforeAll(async () => {
  store = await modelStore([]);
  kept = (await store.rows<{ name: string }>("select table_name as name from duckdb_tables()")).map(
    ({ name }) => name,
  );
});
afterAll(() => store.close());

interface Parsed {
  /** tables that the query reads, its own common table expressions left out */
  tables: string[];
  /** its outermost common table expressions, in their order */
  steps: string[];
  statements: number;
}

/** What DuckDB's own parser makes of a query. */
async function parse(sql: string): Promise<Parsed> {
  const [row] = await store.rows<{ tree: string }>(
    "select json_serialize_sql($sql::varchar)::varchar as tree",
    { sql },
  );
  const tree = JSON.parse(row?.tree ?? "") as {
    error: boolean;
    error_message?: string;
    statements: { node: Node }[];
  };
  if (tree.error) throw new Error(tree.error_message);
  const tables = new Set<string>();
  walk(tree, new Set(), tables);
  const node = tree.statements[0]?.node;
  return {
    tables: [...tables].sort(),
    steps: node?.cte_map?.map.map(({ key }) => key) ?? [],
    statements: tree.statements.length,
  };
}

interface Node {
  type?: string;
  table_name?: string;
  schema_name?: string;
  cte_map?: { map: { key: string; value: unknown }[] };
}

/** A common table expression hides a table of its name only from what comes after it: `with params as (from params)`. */
function walk(value: unknown, hidden: ReadonlySet<string>, tables: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, hidden, tables);
    return;
  }
  if (value === null || typeof value !== "object") return;
  const node = value as Node;
  if (node.type === "BASE_TABLE" && node.table_name && !hidden.has(node.table_name))
    tables.add(node.table_name);
  const inner = new Set(hidden);
  for (const { key, value: body } of node.cte_map?.map ?? []) {
    // a recursive one names itself
    const recursive = JSON.stringify(body).includes('"RECURSIVE_CTE_NODE"');
    walk(body, recursive ? new Set([...inner, key]) : inner, tables);
    inner.add(key);
  }
  for (const [name, child] of Object.entries(value)) if (name !== "cte_map") walk(child, inner, tables);
}

test("every file of queries/marts is in the list, and every name of the list is a file", () => {
  const files = readdirSync(path.join(repository, "queries", "marts")).map((name) =>
    name.replace(/\.sql$/, ""),
  );
  expect(files.sort()).toEqual([...models].sort());
});

describe.each(models.map((model, position) => ({ model, position })))(
  "queries/marts/$model.sql",
  ({ model, position }) => {
    const sql = readSql(`marts/${model}`);

    test("refers only to kept tables and to models before it", async () => {
      const { tables } = await parse(sql);
      const known = new Set([...kept, "params", ...models.slice(0, position)]);
      expect(tables.filter((table) => !known.has(table))).toEqual([]);
    });

    test("is one select that opens with its grain and ends in its last step", async () => {
      const { steps, statements } = await parse(sql);
      expect(statements).toBe(1);
      expect(sql).toMatch(/^-- One row per .+/);
      expect(sql.trimEnd().split("\n").at(-1)).toBe(`select * from ${steps.at(-1)}`);
    });
  },
);

describe.each(readdirSync(path.join(repository, "queries", "checks")).sort())("queries/checks/%s", (file) => {
  const sql = readSql(`checks/${file.replace(/\.sql$/, "")}`);

  test("says what a row of it would be, and refers only to what is there", async () => {
    const { tables, statements } = await parse(sql);
    expect(statements).toBe(1);
    expect(sql).toMatch(/^-- One row per .+/);
    const known = new Set<string>([...kept, "params", ...models]);
    expect(tables.filter((table) => !known.has(table))).toEqual([]);
  });
});
