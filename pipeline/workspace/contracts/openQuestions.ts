import { readFileSync } from "node:fs";
import { isScalar, LineCounter, parseDocument, visit } from "yaml";
import { UserError } from "../../errors.js";
import { oneOrMany } from "../../words/plural.js";

/** What a draft writes where only the analyst knows the answer; a contract that still has one is not read. */
export const fillIn = (question: string): string => `fill in: ${question}`;

const open = /^\s*(?:\?+|fill[ -]?in(?:\s*:\s*(.*?))?)\s*$/is;

/**
 * A draft's guesses are there to be corrected, its questions to be answered: read as it is, it would load figures that
 * nobody meant.
 *
 * @throws UserError naming `file:line` and the first open question; a file that cannot be read is left to others
 */
export function refuseOpenQuestions(file: string): void {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return; // whoever reads the contract says so
  }
  if (!/\?|fill[ -]?in/i.test(text)) return;
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
  if (!first) return;
  const others = found.length - 1;
  const more = others > 0 ? `; ${others} more ${oneOrMany(others, "is", "are")} open below` : "";
  throw new UserError(`${file}:${first.line}: this draft still asks: ${first.question}`, {
    hint: `write the answer in place of the question${more}`,
  });
}
