import { readFileSync } from "node:fs";
import { isScalar, LineCounter, parseDocument, visit } from "yaml";
import { UserError } from "../../errors.js";
import { oneOrMany } from "../../words/plural.js";

/** What a draft writes where only the analyst knows the answer; a contract that still has one is not read. */
export const fillIn = (question: string): string => `fill in: ${question}`;

const open = /^\s*(?:\?+|fill[ -]?in(?:\s*:\s*(.*?))?)\s*$/is;

/** The first question that a draft still asks, and what to do about it. */
export interface OpenQuestion {
  line: number;
  question: string;
  hint: string;
}

/**
 * A draft's guesses are there to be corrected, its questions to be answered: read as it is, it would load figures that
 * nobody meant.
 *
 * @returns null where nothing is open; a file that cannot be read is left to whoever reads the contract
 */
export function openQuestion(file: string): OpenQuestion | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return null;
  }
  if (!/\?|fill[ -]?in/i.test(text)) return null;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const found: { line: number; question: string }[] = [];
  visit(document, {
    Scalar(key, node, path) {
      const match = typeof node.value === "string" ? open.exec(node.value) : null;
      if (!match) return;
      const pair = path.findLast((parent) => "key" in parent);
      const name = pair && "key" in pair && isScalar(pair.key) ? String(pair.key.value) : "";
      const said = match[1]?.trim();
      found.push({
        line: node.range ? lines.linePos(node.range[0]).line : 1,
        question: said || (key === "key" ? "what does this hold?" : `${name}?`),
      });
    },
  });
  const [first] = found;
  if (!first) return null;
  const others = found.length - 1;
  const more = others > 0 ? `; ${others} more ${oneOrMany(others, "is", "are")} open below` : "";
  return { ...first, hint: `write the answer in place of the question${more}` };
}

/** @throws UserError naming `file:line` and the first open question */
export function refuseOpenQuestions(file: string): void {
  const asks = openQuestion(file);
  if (asks !== null)
    throw new UserError(`${file}:${asks.line}: this draft still asks: ${asks.question}`, { hint: asks.hint });
}
