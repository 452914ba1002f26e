import type { Figure } from "./figures.js";

/**
 * A sentence with each figure replaced by a mark ("⟨N0⟩" count, "⟨P1⟩" percentage, …), so that wording can be
 * matched without meeting digits. Hedging words before a figure go with it.
 */
export interface Shape {
  readonly text: string;
  /** Offset of each figure's mark in `text`. */
  readonly at: readonly number[];
}

const CODES: Readonly<Record<Figure["kind"], string>> = {
  count: "N",
  money: "N",
  percent: "P",
  date: "D",
  rank: "O",
  duration: "T",
  page: "G",
  ignored: "X",
};

/** Phrases with a direction word in them that say nothing of direction. */
const IDLE =
  /\b(?:set|follow(?:ed|ing)?|made|makes?|making|signed?|sign(?:ing|posted)?|picked|broken|break(?:ing)?|taken|coming|came|grew|open(?:ed)?|speak|spoke|back|pick|link(?:ed)?|step(?:ped)?|clean(?:ed|ing)?|clear(?:ed)?|write|turn(?:ed)?)[\s-]up\b|\bup[\s-]to(?:[\s-]date)?\b|\block(?:ed)?[\s-]?down\b|\bcrack[\s-]?down\b|\b(?:broken|broke|closed?|shut|slow(?:ed)?) down\b|\bup and\b|\bfollow-up\b|\bmore information\b|\bfurther information\b|\bmore vulnerable\b|\b(?:early|higher) (?:risk|level|education|visibility)\b|\bno more\b/gi;

export function toShape(text: string, figures: readonly Figure[]): Shape {
  let shape = "";
  const at: number[] = [];
  let from = 0;
  figures.forEach((figure, index) => {
    shape += text.slice(from, Math.max(from, figure.hedgeStart));
    at.push(shape.length);
    shape += `⟨${CODES[figure.kind]}${index}⟩`;
    from = figure.end;
  });
  shape += text.slice(from);
  return {
    text: shape
      .toLowerCase()
      .replace(/⟨[a-z]/g, (mark) => mark.toUpperCase())
      .replace(IDLE, (idle) => "_".repeat(idle.length)),
    at,
  };
}

export const UP_NOUN = "increases?|rises?|growth|uplift|upturn";
export const DOWN_NOUN = "decreases?|reductions?|falls?|drops?|declines?";
export const CHANGE_NOUN = `${UP_NOUN}|${DOWN_NOUN}|changes?|difference|variance`;
export const UP_VERB = "increas(?:ed?|es|ing)|risen|rose|rising|rises?|grew|grown|growing|gone up|went up|up";
export const DOWN_VERB =
  "decreas(?:ed?|es|ing)|reduc(?:ed?|es|ing)|fell|fallen|falls?|falling|dropp(?:ed|ing)|drops?|declin(?:ed?|es|ing)|gone down|went down|down|cut";
export const CHANGE_VERB = `${UP_VERB}|${DOWN_VERB}|changed`;
const UP = new RegExp(
  `\\b(?:${UP_NOUN}|${UP_VERB}|more|additional|extra|higher|greater|doubled|trebled|tripled)\\b|[▲↑]`,
  "g",
);
const DOWN = new RegExp(`\\b(?:${DOWN_NOUN}|${DOWN_VERB}|less|fewer|lower|halved)\\b|[▼↓]`, "g");

/** The direction a sentence gives to the figures at some offsets of its shape; null when it gives none, or both alike. */
export function directionAt(
  shape: string,
  offsets: readonly number[],
  from = 0,
  to = shape.length,
): "up" | "down" | null {
  const nearest = (pattern: RegExp) => {
    let best = Number.POSITIVE_INFINITY;
    for (const match of shape.slice(from, to).matchAll(pattern)) {
      const cue = from + match.index;
      for (const offset of offsets) {
        // A word after the figure counts less than one before it, unless it touches ("12 less calls").
        const distance = cue <= offset ? offset - cue : (cue - offset) * 1.5;
        best = Math.min(best, distance);
      }
    }
    return best;
  };
  const [up, down] = [nearest(UP), nearest(DOWN)];
  if (up === down) return null;
  return up < down ? "up" : "down";
}

/** Whether any word of change stands in the stretch. */
export function speaksOfChange(stretch: string): boolean {
  return stretch.search(UP) >= 0 || stretch.search(DOWN) >= 0;
}
