import { type NamedRow, PARTIAL, rowOf, rowsNear, rowsOf } from "../equations/namedRows.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { shareAndChange } from "../quantities/percentWays.js";
import { stands } from "../quantities/quantity.js";
import { differenceWay } from "../quantities/ways.js";
import { cutClauses } from "../statements/clauses.js";
import { UNSTATED } from "../statements/findStatements.js";
import { DOWN_VERB, UP_VERB } from "../statements/lexicon.js";
import type { Reading } from "../statements/reading.js";
import { onlyDirection } from "../statements/shape.js";

/** What the text says of a row of a table with a column for each period: that it rose where it fell, or fell where it rose. */
export const rowDirection: Rule = {
  name: "row-direction",
  explanation:
    "The text says that something rose or fell. It has a row in a table, and between the last two periods went the other way.",
  last: true,
  check: ({ facts, tables }) => {
    const rows = rowsOf(tables).filter(({ lately }) => lately !== null);
    if (rows.length === 0) return [];
    return facts.readings.flatMap((reading) =>
      ["row", "heading"].includes(reading.segment.kind) || UNSTATED.test(reading.shape.text)
        ? []
        : judge(reading, rows, facts),
    );
  },
};

const VERB = new RegExp(`\\b(?:${UP_VERB}|${DOWN_VERB})\\b`);
/** A rate, a share, a place or another time may go another way than the number. */
const OTHER =
  /⟨[DO]\d+⟩|\b(?:rates?|places?|positions?|rank\w*|share|proportion|percentage|average|mean|median|since|than|if|would|could|may|might|should|will|not|neither|nor|expected|until|then|had|before)\b/;

/** Its numbers are places, of which the lower is the better. */
const isRanked = ({ table }: NamedRow): boolean =>
  /\b(?:rank\w*|places?|positions?|order)\b/i.test([table.caption, ...table.header].join(" "));

function judge(reading: Reading, rows: readonly NamedRow[], facts: DocumentFacts): Judgement[] {
  const { figures, shape, segment } = reading;
  const near = rowsNear(reading, rows, facts);
  if (near.length === 0 || OTHER.test(shape.text) || PARTIAL.test(shape.text)) return [];
  return cutClauses(shape.text).flatMap(({ from, to }) => {
    const clause = shape.text.slice(from, to);
    const verb = VERB.exec(clause);
    const way = onlyDirection(clause);
    if (verb === null || way === null) return [];
    const named = rowOf(clause.slice(0, verb.index), reading, near, facts, true);
    const move = named?.row.lately ?? null;
    if (named === null || move === null || named.spare > 0 || isRanked(named.row)) return [];
    const [before, now] = move;
    const changes = [differenceWay(before, now), ...shareAndChange(now, before).slice(1, 2)];
    const others = figures.filter(
      (one, index) =>
        (shape.at[index] ?? 0) >= from &&
        (shape.at[index] ?? 0) < to &&
        !changes.some((change) => stands(one, change.interval)),
    );
    if (others.length > 0) return [];
    if (now.value === before.value || now.value > before.value === (way === "up")) return [];
    const message = `${verb[0]} is said, and the table has ${before.text} and then ${now.text}.`;
    return [aboutSegment(segment, "suspect", message, way === "up" ? "fell" : "rose")];
  });
}
