import { readFileSync } from "node:fs";
import { type Alias, type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { UserError } from "../errors.js";

/** What a YAML file says, and in which line it says it. */
export interface FromYaml<Data> {
  data: Data;
  /** `file:line` of the nearest thing that the file has on the way to `path` */
  at(path: readonly PropertyKey[]): string;
}

/**
 * Reads a YAML file and validates it.
 *
 * @throws UserError naming `file:line`, the key, what is wrong and what is allowed
 */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  return readYamlPlaced(file, schema).data;
}

/** {@link readYaml} for files that are held against others, too: a fault found later names its line as well. */
export function readYamlPlaced<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): FromYaml<z.output<Schema>> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new UserError(`${file} cannot be read`, { hint: (cause as Error).message, cause });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (node: unknown): number =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  const fault = document.errors[0];
  if (fault) {
    const at = lines.linePos(fault.pos[0]).line;
    const said = (fault.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
    throw new UserError(`${file}:${at}: ${said}`, { hint: "mend the YAML" });
  }
  checkScalars(document, (node) => `${file}:${lineOf(node)}`);
  const result = schema.safeParse(plainValues(document, (node) => `${file}:${lineOf(node)}`));
  const at = (path: readonly PropertyKey[]): string =>
    `${file}:${lineOf(nearestNode(path, (key) => document.getIn(key, true)))}`;
  if (result.success) return { data: result.data, at };
  const { issues } = result.error;
  // a key that is spelt wrongly says more than the one that is missing for it
  const stray = issues.find((issue) => issue.code === "unrecognized_keys");
  const key = stray?.keys[0];
  if (stray && key !== undefined) {
    const map = stray.path.length === 0 ? document.contents : document.getIn(stray.path as string[], true);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    const missing = issues.flatMap((issue) => (isMissing(issue.message) ? [issue.path.join(".")] : []));
    throw new UserError(
      `${file}:${lineOf(pair?.key)}: there is no setting "${[...stray.path, key].join(".")}"`,
      {
        hint: missing.length > 0 ? `missing are ${missing.join(", ")}` : "check its spelling, or take it out",
      },
    );
  }
  const { path, message } = deepest(issues);
  const name = path.join(".") || "the file";
  if (isMissing(message)) {
    const kind = /expected (\w+)/.exec(message)?.[1];
    throw new UserError(`${at(path)}: ${name} is missing`, {
      hint: `give ${kind === "object" ? "its settings" : `a ${kind}`}`,
    });
  }
  const given = document.getIn(path);
  const shown = given === undefined || isNode(given) ? "" : ` (it is ${JSON.stringify(given)})`;
  throw new UserError(`${at(path)}: ${name}${shown}`, { hint: message });
}

function checkScalars(document: Document, at: (node: unknown) => string): void {
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value !== "string" || !/[\0\ud800-\udfff]/u.test(scalar.value)) return;
      throw new UserError(
        `${at(scalar)}: ${JSON.stringify(scalar.value)} holds a character that no text has`,
        { hint: "write it without the backslash, or in single quotes" },
      );
    },
  });
}

/** The document as plain values; text that begins with an asterisk is taken for a name that stands for another part. */
function plainValues(document: Document, at: (node: unknown) => string): unknown {
  try {
    return document.toJS() ?? {};
  } catch (cause) {
    const aliases: Alias[] = [];
    visit(document, {
      Alias(_, alias) {
        aliases.push(alias);
      },
    });
    const alias = aliases.find((each) => each.resolve(document) === undefined) ?? aliases[0];
    if (!alias) throw cause;
    throw new UserError(`${at(alias)}: "*${alias.source}" stands for nothing in this file, or for itself`, {
      hint: "put text that begins with an asterisk in quotes",
      cause,
    });
  }
}

const isMissing = (message: string): boolean => message.endsWith("received undefined");

interface Issue {
  path: PropertyKey[];
  message: string;
  errors?: readonly (readonly Issue[])[];
}

/** Of a union's alternatives, the one with the fewest faults says most about what was meant; of its faults, the deepest. */
function deepest(issues: readonly unknown[]): { path: (string | number)[]; message: string } {
  let best: Issue | undefined;
  const walk = (candidates: readonly Issue[], prefix: PropertyKey[]): void => {
    for (const candidate of candidates) {
      const path = [...prefix, ...candidate.path];
      const alternatives = candidate.errors?.filter((alternative) => alternative.length > 0) ?? [];
      const nearest = [...alternatives].sort((a, b) => a.length - b.length)[0];
      if (nearest) walk(nearest, path);
      else if (!best || path.length > best.path.length) best = { ...candidate, path };
    }
  };
  walk(issues as Issue[], []);
  return { path: (best?.path ?? []) as (string | number)[], message: best?.message ?? "not valid" };
}

function nearestNode(path: readonly PropertyKey[], get: (path: readonly PropertyKey[]) => unknown): unknown {
  for (let length = path.length; length > 0; length -= 1) {
    const node = get(path.slice(0, length));
    if (node !== undefined && node !== null) return node;
  }
  return undefined;
}
