import { differenceWay, judgeDerived } from "../equations/derived.js";
import type { Judgement, Rule } from "../facts/finding.js";
import type { Quantity } from "../quantities/quantity.js";
import type { Reading } from "../statements/reading.js";
import type { Part } from "../statements/statement.js";
import { ofOneThing, textBetween } from "../statements/wholes.js";

const GAP =
  /\b(?:gap|difference|margin|underspen[dt]|overspen[dt]|surplus|shortfall|deficit|excess|variance|saving)\s*(?:of|was|is|being|:)?\s*(?:just\s+|only\s+|some\s+)*$/;
const COMPARED =
  /^(?:\s+[a-z-]+){0,4}?\s+(?:more|fewer|less|quicker|slower|faster|longer|shorter|higher|lower|greater|better|worse|larger|smaller)\b|^(?:\s+[a-z-]+){0,1}?\s+(?:(?:over|under|above|below|short of|ahead of|behind)\s+(?:the|its|their|our|an?|that|last|target|budget|plan)\b|(?:over|under|above|below|short|ahead|behind)\s*(?:[.,;)]|$))/;
/** What stands before the level that is compared with. */
const STANDARD =
  /\b(?:than|against|versus|vs\.?|below|above|over|under|short of|compared (?:to|with)|target (?:of|was|is|:))\s+(?:(?:an?|the|its|their|our|in|target|of|average|total|figure|previous|last year['’]s|⟨D\d+⟩)\s*\(?)*$/;

/** A difference between two figures of one kind that the sentence sets against one another. */
export const difference: Rule = {
  name: "difference",
  explanation:
    "The sentence sets two figures against one another and prints their difference. It is another one.",
  check: ({ facts, statements }) => {
    const sure = (parts: readonly Part[]) => parts.some((part) => part.certain);
    const judged = new Set(
      statements.flatMap((one) =>
        one.changes.length > 0 && sure(one.previous) && sure(one.current) ? [one.segment] : [],
      ),
    );
    return facts.readings.flatMap((reading) =>
      reading.segment.kind === "row" || judged.has(reading.segment.index) ? [] : judge(reading),
    );
  },
};

function judge(reading: Reading): Judgement[] {
  const { figures, shape } = reading;
  return figures.flatMap((figure, index): Judgement[] => {
    if (!isLevel(figure) || figure.hedge !== null) return [];
    const [ahead, behind] = [shape.text.slice(0, shape.at[index]), shape.text.slice(shape.behind[index])];
    const gap = GAP.test(ahead);
    const changed = reading.roles[index]?.name === "change" && reading.roles[index]?.soft === false;
    if (!gap && !changed && !COMPARED.test(behind)) return [];
    const others = figures.filter(
      (one) => one !== figure && one.kind === figure.kind && (gap || !/^[a-z]/i.test(one.text)),
    );
    const [one, other] = others;
    if (one === undefined || other === undefined || others.length > 2) return [];
    if (figures.some((level) => level.kind === "rate" && figure.kind !== "rate")) return [];
    const [first, second] = [figures.indexOf(one), figures.indexOf(other)];
    // "1.1 lower than in the last period": its standard has no figure here.
    const absent = /\bthan\b(?![^.;]*⟨[NT])/.test(behind);
    const standing = [first, second].some((level) => STANDARD.test(shape.text.slice(0, shape.at[level])));
    const moved = /^[^⟨⟩.;]{0,40}\b(?:to|→)\s+$/.test(textBetween(reading, first, second));
    if (!gap && !moved && (absent || !(standing || changed) || !ofOneThing(reading, first, second)))
      return [];
    if (
      !gap &&
      [
        [first, second],
        [first, index],
        [index, second],
      ].some(([from = 0, to = 0]) =>
        /[;.]/.test(textBetween(reading, Math.min(from, to), Math.max(from, to))),
      )
    )
      return [];
    return judgeDerived(reading, figure, [differenceWay(one, other)], "error");
  });
}

function isLevel({ kind, sign }: Quantity): boolean {
  return (kind === "count" || kind === "money" || kind === "duration") && sign === 0;
}
