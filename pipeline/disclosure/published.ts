import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { placesOf } from "../store/places.js";
import type { OverriddenCheck } from "../workspace/seeds/overrides.js";
import type { EarlierCell } from "./suppression.js";

/** One line of the ledger of publications: which sensitive counts a document printed, and which it hid. */
export interface Publication {
  /** "Quarterly trend pack, 2023/24 Q2" */
  document: string;
  /** ISO day to which the document speaks; the program has no clock */
  as_at: string;
  cells: EarlierCell[];
  /** the checks that were overridden for it, by whom and why; left out where there were none */
  overridden?: OverriddenCheck[];
}

const ledgerOf = (root: string): string => path.join(placesOf(root).folder, "published.jsonl");

/**
 * Keeps what a document printed, so that the next one does not give it away. Internal: it holds the hidden counts too.
 * The same document again replaces nothing: what was out once stays out.
 */
export function recordPublished(root: string, publication: Publication): void {
  if (publication.cells.length === 0 && publication.overridden === undefined) return;
  const line = JSON.stringify(publication);
  const file = ledgerOf(root);
  if (existsSync(file) && readFileSync(file, "utf8").split("\n").includes(line)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, `${line}\n`);
}

/**
 * Every sensitive count that was ever published, as it stood last; shown once is shown for good, unless revised since.
 *
 * @throws UserError where the ledger cannot be read
 */
export function readPublished(root: string): EarlierCell[] {
  const file = ledgerOf(root);
  if (!existsSync(file)) return [];
  const cells = new Map<string, EarlierCell>();
  for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (line === "") continue;
    for (const cell of publicationIn(line, `${file}:${index + 1}`).cells) {
      const key = [cell.source, cell.measure, cell.area, cell.period_start, cell.period_end].join("|");
      const known = cells.get(key);
      // What was shown before a revision does not show the figure of today.
      const shown = known?.hidden === false && known.value === cell.value;
      cells.set(key, { ...cell, hidden: cell.hidden && !shown });
    }
  }
  return [...cells.values()];
}

function publicationIn(line: string, where: string): Publication {
  try {
    return JSON.parse(line) as Publication;
  } catch (cause) {
    throw new UserError(`${where}: the ledger of publications is damaged`, {
      hint: "restore it from a copy: without it, a new table might give away what an older one hid",
      cause,
    });
  }
}
