import { readFileSync } from "node:fs";
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { UserError } from "../errors.js";

/**
 * Reads a YAML file and validates it.
 *
 * @throws UserError naming `file:line`, the key, what is wrong and what is allowed
 */
export function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new UserError(`${file} cannot be read`, { hint: (cause as Error).message, cause });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fault = document.errors[0];
  if (fault) {
    const at = lines.linePos(fault.pos[0]).line;
    const said = (fault.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
    throw new UserError(`${file}:${at}: ${said}`, { hint: "mend the YAML" });
  }
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  const { issues } = result.error;
  const lineOf = (node: unknown): number =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  const at = (path: readonly (string | number)[]): number =>
    lineOf(nearestNode(path, (key) => document.getIn(key, true)));
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
    throw new UserError(`${file}:${at(path)}: ${name} is missing`, {
      hint: `give ${kind === "object" ? "its settings" : `a ${kind}`}`,
    });
  }
  const given = document.getIn(path);
  const shown = given === undefined || isNode(given) ? "" : ` (it is ${JSON.stringify(given)})`;
  throw new UserError(`${file}:${at(path)}: ${name}${shown}`, { hint: message });
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

function nearestNode(
  path: readonly (string | number)[],
  get: (path: (string | number)[]) => unknown,
): unknown {
  for (let length = path.length; length > 0; length -= 1) {
    const node = get(path.slice(0, length));
    if (node !== undefined && node !== null) return node;
  }
  return undefined;
}
