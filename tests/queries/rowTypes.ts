import { readSql } from "../../pipeline/packageFiles.js";
import type { Model } from "../../pipeline/store/models.js";
import type { Store } from "../../pipeline/store/open.js";

const types: Record<string, string> = {
  VARCHAR: "string",
  DATE: "string",
  INTEGER: "number",
  BIGINT: "number",
  DOUBLE: "number",
  BOOLEAN: "boolean",
};

/** As TypeScript has it; the store's type `reason` is that of pipeline/store/reason.ts. */
const written = (type: string): string | undefined =>
  /^STRUCT\(code VARCHAR, previous BOOLEAN, .*\)(\[\])?$/.test(type)
    ? `Reason${type.endsWith("[]") ? "[]" : ""}`
    : types[type];

/** The opening comment of a model: what a row is, which columns may be null, what some of them mean. */
export function opening(model: Model): { grain: string; nullable: string[]; meanings: Map<string, string> } {
  const lines = readSql(`marts/${model}`).split("\n");
  const end = lines.findIndex((line) => !line.startsWith("--"));
  const comments = lines.slice(0, end).map((line) => line.replace(/^-- ?/, ""));
  const grain: string[] = [];
  const meanings = new Map<string, string>();
  let nullable: string[] = [];
  for (const line of comments) {
    const listed = /^May be null: (.+)\.$/.exec(line)?.[1];
    const [, column, meaning] = /^([a-z_0-9]+): (.+)$/.exec(line) ?? [];
    if (listed !== undefined) nullable = listed.split(", ");
    else if (column !== undefined && meaning !== undefined) meanings.set(column, meaning);
    else grain.push(line);
  }
  return { grain: grain.join(" "), nullable, meanings };
}

/** The text of `pipeline/store/rows.ts`: an interface a model, from the tables that the models make. */
export async function rowTypes(store: Store, models: readonly Model[]): Promise<string> {
  const interfaces: string[] = [];
  for (const model of models) {
    const columns = await store.rows<{ column_name: string; column_type: string }>(`describe ${model}`);
    const { grain, nullable, meanings } = opening(model);
    const names = new Set(columns.map(({ column_name }) => column_name));
    const stray = [...nullable, ...meanings.keys()].find((name) => !names.has(name));
    if (stray !== undefined)
      throw new Error(`queries/marts/${model}.sql opens with a word on "${stray}", which is no column of it`);
    const members = columns.map(({ column_name: name, column_type: type }) => {
      const typed = written(type);
      if (typed === undefined)
        throw new Error(
          `queries/marts/${model}.sql: ${name} is ${type}; tables that leave the store have ${Object.keys(types).join(", ")}`,
        );
      const meaning = meanings.get(name);
      return `${meaning === undefined ? "" : `  /** ${meaning} */\n`}  ${name}: ${typed}${nullable.includes(name) ? " | null" : ""};`;
    });
    interfaces.push(`/** ${grain} */\nexport interface ${nameOf(model)} {\n${members.join("\n")}\n}\n`);
  }
  return [
    '// Generated from queries/marts by tests/queries/rowTypes.test.ts, which fails when this file is out of step.\n// To write it again: npx vitest run tests/queries/rowTypes.test.ts --update\n// Dates are ISO days; counts and rates numbers; null is "not known", never zero.\n',
    'import type { Reason } from "./reason.js";\n\nexport type { MeasuresRow } from "./measuresRow.js";\nexport type { SuppliesRow } from "./suppliesRow.js";\n',
    ...interfaces,
  ].join("\n");
}

const nameOf = (model: string): string =>
  `${model.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}Row`;
