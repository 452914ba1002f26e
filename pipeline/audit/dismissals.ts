import { readFile } from "node:fs/promises";
import { isMap, isSeq, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { UserError } from "../errors.js";
import { fileFault } from "../fileFault.js";
import type { Finding } from "./facts/finding.js";

/** A finding that a person has looked at and let stand. */
export interface Dismissal {
  readonly document: string;
  readonly rule: string;
  readonly quote: string;
  /** Why it is no fault. Never empty. */
  readonly reason: string;
  readonly by?: string | undefined;
}

const ENTRY = z.object({
  document: z.string().trim().min(1),
  rule: z.string().trim().min(1),
  quote: z.string().trim().min(1),
  reason: z.string().trim().min(1),
  by: z.string().trim().optional(),
});

const SHAPE =
  "a YAML list of entries with document, rule, quote (all three as the JSON output prints them) and reason; by is optional";

/**
 * Read the findings a person has dismissed. JSON is YAML too, so a finding copied from the JSON output is an
 * entry once its reason is written.
 *
 * @throws UserError when the file is missing or malformed, or an entry has no reason
 */
export async function readDismissals(path: string): Promise<Dismissal[]> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw fileFault(path, cause);
  }
  const counter = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: counter });
  const [broken] = yaml.errors;
  if (broken !== undefined) {
    throw new UserError(`${path}:${counter.linePos(broken.pos[0]).line}: not YAML`, {
      hint: `write ${SHAPE}`,
      cause: broken,
    });
  }
  if (yaml.contents === null) return [];
  if (!isSeq(yaml.contents)) throw new UserError(`${path}:1: not a list`, { hint: `write ${SHAPE}` });
  return yaml.contents.items.map((node) => {
    const line = isMap(node) && node.range ? counter.linePos(node.range[0]).line : 1;
    const entry = ENTRY.safeParse(isMap(node) ? node.toJS(yaml) : null);
    if (entry.success) return entry.data;
    const field = entry.error.issues[0]?.path[0];
    const what =
      field === "reason"
        ? "a dismissed finding needs its reason"
        : `${String(field ?? "entry")} is missing or empty`;
    throw new UserError(`${path}:${line}: ${what}`, { hint: `write ${SHAPE}` });
  });
}

/** Findings split into those that stand and those dismissed; entries that match no finding any more are told apart. */
export function applyDismissals(
  findings: readonly Finding[],
  dismissals: readonly Dismissal[],
): { standing: Finding[]; dismissed: Finding[]; unused: Dismissal[] } {
  const wanted = new Map(dismissals.map((entry) => [keyOf(entry), entry]));
  const used = new Set<string>();
  const [standing, dismissed]: [Finding[], Finding[]] = [[], []];
  for (const finding of findings) {
    const key = keyOf(finding);
    (wanted.has(key) ? dismissed : standing).push(finding);
    used.add(key);
  }
  return { standing, dismissed, unused: dismissals.filter((entry) => !used.has(keyOf(entry))) };
}

function keyOf(entry: { document: string; rule: string; quote: string }): string {
  return [entry.document, entry.rule, entry.quote.replace(/\s+/g, " ").trim()].join("\u0000");
}
