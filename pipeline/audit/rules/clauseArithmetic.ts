import { judgeDerived } from "../equations/derived.js";
import { sayings } from "../equations/sayings.js";
import type { Rule } from "../facts/finding.js";
import { UNSTATED } from "../statements/findStatements.js";

/** A number that the words of its clause make of two others beside it. */
export const clauseArithmetic: Rule = {
  name: "clause-arithmetic",
  explanation:
    "The words make one number what two others come to: a difference, a share, a product, what is left. It is another one.",
  last: true,
  check: ({ facts }) =>
    facts.readings.flatMap((reading) =>
      reading.segment.kind === "row" || UNSTATED.test(reading.shape.text)
        ? []
        : sayings(reading.shape.text, reading.figures).flatMap(({ figure, way }) =>
            judgeDerived(reading, figure, [way], "suspect"),
          ),
    ),
};
