import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";
import { nameOf } from "../../type/knownNames.js";
import { freshSums, type Sum, type Sums } from "../past/sums.js";

/** Of so many types, each of so many expected records, in at least so many periods before. */
const [fewest, enough, periods] = [3, 20, 4];
/** The one has so many times as many, the others together so much less; all together nearly as many. */
const [grown, lost, alike] = [1.4, 0.9, 0.1];
/** Standard errors by which the one gains and the others lose, and the share of the others that do. */
const [gains, losses, most] = [6, 5, 0.75];

interface Type {
  measure: string;
  now: number;
  expected: number;
}

/**
 * A type of a log that has many more records than is usual while nearly all others have fewer, and all together as many: the
 * first word of a list, chosen where the type was not known. A type that counts all others is none.
 */
export async function drawnTypes(store: Store, sums: Sums): Promise<string[]> {
  const types = typesOf(sums);
  const found = types.find((type) => isDrawn(type, types));
  if (!found) return [];
  return [
    `it has ${formatCount(found.now)} of ${await nameOf(store, "measure", found.measure)}, where ${formatCount(found.expected)} are usual, and fewer of nearly all others: it may have been chosen where the type was not known`,
  ];
}

function isDrawn(type: Type, types: readonly Type[]): boolean {
  const others = types.filter((other) => other !== type);
  const now = sumOf(others, (each) => each.now);
  const expected = sumOf(others, (each) => each.expected);
  const fewer = others.filter((each) => each.now < each.expected).length;
  const together = (now + type.now) / (expected + type.expected);
  return (
    type.now >= grown * type.expected &&
    (type.now - type.expected) / Math.sqrt(type.expected) >= gains &&
    now <= lost * expected &&
    (expected - now) / Math.sqrt(expected) >= losses &&
    fewer >= most * others.length &&
    Math.abs(together - 1) <= alike
  );
}

function typesOf(sums: Sums): Type[] {
  const own = freshSums(sums);
  const months = new Set(own.map(({ start }) => start)).size;
  const first = own.map(({ start }) => start).sort()[0];
  if (first === undefined) return [];
  const past = groupBy(
    sums.past.filter(({ counted, end }) => counted && end < first),
    ({ measure }) => measure,
  );
  const known = new Set(sums.past.filter(({ end }) => end < first).map(({ start }) => start)).size;
  if (known < periods) return [];
  const types = [...groupBy(own, ({ measure }) => measure)].map(
    ([measure, each]): Type => ({
      measure,
      now: sumOf(each, ofSum),
      expected: (sumOf(past.get(measure) ?? [], ofSum) / known) * months,
    }),
  );
  const all = sumOf(types, ({ expected }) => expected);
  const parts = types.filter(({ expected }) => expected >= enough && expected < 0.45 * all);
  return parts.length >= fewest ? parts : [];
}

const ofSum = ({ value }: Sum): number => value;
