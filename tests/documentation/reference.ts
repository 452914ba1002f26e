import { PassThrough } from "node:stream";
import type { Command } from "commander";
import { z } from "zod";
import { boardRules } from "../../pipeline/ask/board.js";
import { examples } from "../../pipeline/commandLine/examples.js";
import { optionDescription } from "../../pipeline/commandLine/usage.js";
import { exportable } from "../../pipeline/export/exportable.js";
import { programFor } from "../../pipeline/run.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { overrideSeeds } from "../../pipeline/workspace/seeds/overrides.js";
import { planningSeeds } from "../../pipeline/workspace/seeds/planningSeeds.js";
import { referenceOf } from "../../pipeline/workspace/seeds/references.js";
import type { Seed } from "../../pipeline/workspace/seeds/seedFolder.js";
import { otherSeeds, seeds } from "../../pipeline/workspace/seeds/seeds.js";
import { Partnership } from "../../pipeline/workspace/workspace.js";
import { howRead } from "../../reports/documents/data/reading.js";
import { glossaryWords } from "../../reports/documents/parts/glossary.js";

const cell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/gu, " ").trim();
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
const page = (title: string, intro: string, parts: readonly string[]): string =>
  `${[
    `# ${title}`,
    `${intro} This page is written from the code: \`npx vitest run tests/documentation --update\`.`,
    ...parts,
  ].join("\n\n")}\n`;

/** The commands with their arguments and options, as `csp COMMAND --help` has them. */
export function commandsPage(): string {
  const stream = new PassThrough();
  const program = programFor({ stdout: stream, stderr: stream, stdin: stream, env: {} });
  const all = (command: Command, name: string): string[] => [
    section(command, name),
    ...command.commands.flatMap((child) => all(child, `${name} ${child.name()}`)),
  ];
  return page(
    "Commands",
    "Every command takes `--workspace DIR`, the partnership's folder (default: the folder in which it is run).",
    program.commands.flatMap((command) => all(command, `csp ${command.name()}`)),
  );
}

function section(command: Command, name: string): string {
  const words = command.registeredArguments.map((each) =>
    each.required
      ? `<${each.name()}${each.variadic ? "..." : ""}>`
      : `[${each.name()}${each.variadic ? "..." : ""}]`,
  );
  const rows = [
    ...command.registeredArguments.map((each) => [`\`${each.name()}\``, each.description]),
    ...command.options
      .filter(({ hidden }) => !hidden)
      .map((option) => [`\`${option.flags}\``, optionDescription(option)]),
  ];
  const own = examples[name.replace(/^csp /, "")];
  return [
    `## ${[name, ...words].join(" ")}`,
    command.description(),
    ...(rows.length > 0 ? [table(["argument or option", "meaning"], rows)] : []),
    ...(own === undefined ? [] : [["```", ...own, "```"].join("\n")]),
  ].join("\n\n");
}

interface Shape {
  type?: string;
  description?: string;
  enum?: readonly string[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  properties?: Record<string, Shape>;
  required?: readonly string[];
  items?: Shape;
  anyOf?: readonly Shape[];
  oneOf?: readonly Shape[];
  additionalProperties?: Shape | boolean;
}

/** The keys of a contract, by the path that leads to them. */
export function contractPage(): string {
  const shape = z.toJSONSchema(Contract, { io: "input", unrepresentable: "any" }) as Shape;
  return page(
    "Contracts",
    "`seeds/contracts/SOURCE.yaml` says what one source's extracts look like and what they mean. `csp contract draft FILE` begins one, `csp contract check FILES` tries it.",
    [table(["key", "is", "needed", "meaning"], keysOf(shape, ""))],
  );
}

function keysOf(shape: Shape, path: string): string[][] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, child]) => {
    const at = path === "" ? name : `${path}.${name}`;
    const needed = shape.required?.includes(name) && child.default === undefined ? "yes" : "";
    return [[`\`${at}\``, kindOf(child), needed, child.description ?? ""], ...within(child, at)];
  });
}

/** What stands below a key: of a list or of alternatives that of each. */
function within(shape: Shape, at: string): string[][] {
  const alternatives = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  const rows = [
    ...keysOf(shape, at),
    ...(shape.items ? within(shape.items, `${at}[]`) : []),
    ...(typeof shape.additionalProperties === "object"
      ? within(shape.additionalProperties, `${at}.NAME`)
      : []),
    ...alternatives.flatMap((each) => within(each, at)),
  ];
  return [...new Map(rows.map((row) => [row.join("\n"), row])).values()];
}

function kindOf(shape: Shape): string {
  if (shape.enum) return shape.enum.map((value) => `\`${value === "\t" ? "tab" : value}\``).join(", ");
  if (shape.const !== undefined) return `\`${String(shape.const)}\``;
  const alternatives = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  if (alternatives.length > 0) return [...new Set(alternatives.map(kindOf))].join(" or ");
  if (shape.type === "array") return `list of ${shape.items ? kindOf(shape.items) : "values"}`;
  const names: Record<string, string> = {
    string: "text",
    integer: "whole number",
    boolean: "yes or no (`true`, `false`)",
    object: "keys",
  };
  return names[shape.type ?? ""] ?? shape.type ?? "value";
}

/** The columns of the tables in `seeds/`. */
export function seedsPage(): string {
  const all: Record<string, Seed> = { ...seeds, ...planningSeeds, ...otherSeeds, ...overrideSeeds };
  const parts = Object.values(all)
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ file, row, key, optional }) => {
      const shape = z.toJSONSchema(row, { io: "input", unrepresentable: "any" }) as Shape;
      const rows = Object.entries(row.shape).map(([name, column]) => [
        `\`${name}\``,
        column.safeParse("").success ? "" : "yes",
        columnKind(shape.properties?.[name] ?? {}, column),
      ]);
      const alone =
        key.length > 0 ? ` No two rows have the same ${key.map((name) => `\`${name}\``).join(", ")}.` : "";
      return `## seeds/${file}\n\n${optional ? "A folder may do without it." : "Every folder has it."}${alone}\n\n${table(["column", "needed", "holds"], rows)}`;
    });
  return page(
    "Seeds",
    "The tables of a partnership's folder, to be edited in Excel and saved as CSV. The first line names the columns; unknown columns, missing ones, bad values and names that no other table has are refused with their line.",
    parts,
  );
}

function columnKind(shape: Shape, column: z.core.$ZodType): string {
  const reference = referenceOf(column);
  if (reference !== undefined) {
    const to = reference.to
      .map((name) => name.replace(" of the year", " of the same plan year"))
      .join(" or ");
    const also =
      reference.also.length > 0 ? `, or ${reference.also.map((word) => `\`${word}\``).join(", ")}` : "";
    const many =
      reference.separator === undefined
        ? "one of the"
        : `any of the (separated by ${reference.separator === " " ? "blanks" : `\`${reference.separator}\``})`;
    return `${many} ${to}${also}${reference.blank === undefined ? "" : `; empty ${reference.blank}`}`;
  }
  if (shape.enum) return shape.enum.map((value) => `\`${value}\``).join(", ");
  const wrong = (column as z.ZodType).safeParse("?!");
  const said = wrong.success ? "text" : (wrong.error.issues[0]?.message ?? "text");
  return said.replace(/^must be /u, "");
}

/** The words that documents explain, how changes are read, the states of a source, and the tables that can be exported. */
export function termsPage(): string {
  const terms = Object.entries(glossaryWords).sort(([a], [b]) =>
    a.localeCompare(b, "en-GB", { sensitivity: "base" }),
  );
  const { half_full } = Partnership.shape.thresholds.parse({});
  return page("Terms", "The terms that documents and commands use.", [
    "## Words that documents explain",
    "A document explains those that it uses, with the partnership's own (`words` in `partnership.yaml`).",
    table(["term", "meaning"], terms),
    "## Verdicts on a change",
    howRead,
    "## States of a source",
    "`csp status` gives the first that holds.",
    table(
      ["state", "rule"],
      boardRules(half_full).map(({ state, rule }) => [state, rule]),
    ),
    "## Tables",
    "`csp export` writes them. Each row of a table is:",
    table(
      ["table", "one row"],
      Object.entries(exportable).map(([name, row]) => [`\`${name}\``, row]),
    ),
  ]);
}
