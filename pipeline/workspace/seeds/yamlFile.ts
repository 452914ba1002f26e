import { readFileSync } from "node:fs";
import { type Alias, type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { faultAt } from "../../errors.js";
import { Faults } from "../../faults.js";
import { fileFault } from "../../fileFault.js";
import { parsedOnce } from "./parsedOnce.js";

/** What a YAML file says, and in which line it says it. */
export interface FromYaml<Data> {
  data: Data;
  file: string;
  /** the line of the nearest thing that the file has on the way to `path` */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a YAML file and validates it.
 *
 * @throws UserError with every fault: `file:line`, the key, what is wrong and what is allowed
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
    throw fileFault(file, cause);
  }
  const { data, lineOf } = parsedOnce(schema, text, () => validated(file, text, schema));
  return { data: structuredClone(data), file, lineOf };
}

function validated<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): Omit<FromYaml<z.output<Schema>>, "file"> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (node: unknown): number =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  const fault = document.errors[0];
  if (fault) {
    const said = (fault.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
    throw faultAt(file, lines.linePos(fault.pos[0]).line, said, "correct the YAML");
  }
  checkScalars(document, file, lineOf);
  const result = schema.safeParse(plainValues(document, file, lineOf));
  const near = (path: readonly PropertyKey[]): number =>
    lineOf(nearestNode(path, (key) => document.getIn(key, true)));
  if (result.success) return { data: result.data, lineOf: near };
  const faults = new Faults();
  const named = strayKeys(document, result.error.issues, (node, what, hint) => {
    faults.add(file, lineOf(node), what, hint);
  });
  for (const issue of result.error.issues) {
    if (issue.code === "unrecognized_keys") continue;
    const { path, message } = deepest([issue]);
    const name = path.join(".") || "the file";
    if (isMissing(message)) {
      if (named.has(name)) continue;
      const kind = /expected (\w+)/.exec(message)?.[1];
      faults.add(
        file,
        near(path),
        `${name} is missing`,
        `give ${kind === "object" ? "its settings" : `a ${kind}`}`,
      );
    } else {
      const given = document.getIn(path);
      const shown = given === undefined || isNode(given) ? "" : ` (it is ${JSON.stringify(given)})`;
      faults.add(file, near(path), `${name}${shown}`, message);
    }
  }
  faults.throw();
  throw new Error(`${file}: a schema found a fault that is none`);
}

/**
 * The keys that a file has and no setting is called: what is spelt wrongly says more than what is missing for it.
 *
 * @returns the settings that were named as missing on the way
 */
function strayKeys(
  document: Document,
  issues: readonly z.core.$ZodIssue[],
  tell: (node: unknown, what: string, hint: string) => void,
): ReadonlySet<string> {
  const missing = issues.flatMap((issue) => (isMissing(issue.message) ? [issue.path.join(".")] : []));
  const strays = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => ({ path: issue.path, key })) : [],
  );
  for (const { path, key } of strays) {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(map)
      ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    tell(
      pair?.key,
      `there is no setting "${[...path, key].join(".")}"`,
      missing.length > 0 ? `missing are ${missing.join(", ")}` : "check its spelling, or take it out",
    );
  }
  return new Set(strays.length > 0 ? missing : []);
}

function checkScalars(document: Document, file: string, lineOf: (node: unknown) => number): void {
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value !== "string" || !/[\0\ud800-\udfff]/u.test(scalar.value)) return;
      throw faultAt(
        file,
        lineOf(scalar),
        `${JSON.stringify(scalar.value)} holds a character that no text has`,
        "write it without the backslash, or in single quotes",
      );
    },
  });
}

/** The document as plain values; text that begins with an asterisk is taken for a name that stands for another part. */
function plainValues(document: Document, file: string, lineOf: (node: unknown) => number): unknown {
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
    throw faultAt(
      file,
      lineOf(alias),
      `"*${alias.source}" names nothing in this file, or itself`,
      "put text that begins with an asterisk in quotes",
    );
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
