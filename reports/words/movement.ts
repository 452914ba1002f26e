import type { Movement, ScoreChange } from "../../pipeline/facts/movement.js";
import { ordinal } from "../../pipeline/words/ordinal.js";
import { counted } from "../../pipeline/words/plural.js";
import { factWords } from "./evidence.js";

/** A movement as it is printed. */
export type WordedMovement = Omit<Movement, "origins" | "came" | "changes" | "judged"> & {
  last_names: string;
  /** the issue that it was a part of then, where it was none of its own */
  split_from: string | null;
  why: string;
};

export function wordedMovement(movement: Movement): WordedMovement {
  const { origins, came, changes: _, judged: __, moved, position_before, ...row } = movement;
  return {
    ...row,
    last_names: origins
      .map(({ name, rank }) => `${name}${rank === null ? "" : ` (${ordinal(rank)})`}`)
      .join("; "),
    split_from: came === "split" ? origins.map(({ name }) => name).join("; ") : null,
    moved,
    position_before,
    why: movementWords(movement),
  };
}

/** Where an issue came from, how far it moved, and which scores changed. */
export function movementWords(movement: Movement): string {
  const { position, position_before, last_year, came, moved, changes, judged } = movement;
  const parts: string[] = [];
  if (position === null) parts.push("too little is known to place it");
  if (came === "new") parts.push(`not in the ranking of ${last_year}`);
  if (came === "merged") parts.push(`merged from several issues of ${last_year}`);
  if (came === "split") parts.push(`split from an issue of ${last_year}`);
  if (moved !== null)
    parts.push(
      moved === 0 ? "same place" : `${counted(Math.abs(moved), "place")} ${moved > 0 ? "up" : "down"}`,
    );
  if (position_before !== null && position !== null) {
    const before = `the evidence of the year before gives ${ordinal(position_before)}`;
    parts.push(
      position_before === position
        ? `${before} too: the move is between what was decided for ${last_year} and what evidence gives`
        : before,
    );
  }
  parts.push(
    changes.length > 0
      ? `changed on the year before: ${changes.map(changeWords).join("; ")}`
      : "none of its scores changed on the year before",
  );
  for (const { criterion, by } of judged) parts.push(`${criterion} judged by ${by}`);
  return parts.join("; ");
}

const changeWords = ({ criterion, before, now, finding }: ScoreChange): string =>
  `${criterion} ${shown(before)} to ${shown(now)}${finding === null ? "" : ` (${factWords(finding)})`}`;

const shown = (score: number | null): string => (score === null ? "unknown" : String(score));
