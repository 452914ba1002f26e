import { fillIn } from "../../workspace/contracts/openQuestions.js";
import {
  type DraftColumn,
  holdsFigures,
  holdsPercentages,
  isCategory,
  textsSeen,
  wordsOf,
} from "./columns.js";

const counted =
  /\b(?:count|total|number|incidents|offences|crimes|reports|referrals|recorded|value|cases|volume)\b/i;
const rated = /\b(?:rate|per|percent(?:age)?|pct|score|index|average|mean|median|proportion|ratio|rank)\b|%/i;
const category =
  /\b(?:type|category|offence|crime|indicator|group|classification|nature|activity|service|incident|reason|subject)s?\b/i;
const identifies = /\b(?:id|ref|reference|code|urn|easting|northing|latitude|longitude|x|y)\b/i;

/**
 * Measures of a draft: what the columns of figures count, or each record, by category where a column has few different
 * texts. Rates are none: they cannot be added up.
 */
export function draftMeasures(
  free: readonly DraftColumn[],
  slug: string,
  across: string | undefined,
): { lines: string[]; records: boolean } {
  const prefix = slug.replace(/-/g, "_");
  const figures = free.filter(
    (column) => holdsFigures(column) && !holdsPercentages(column) && !rated.test(wordsOf(column.label)),
  );
  const said = figures.filter(({ label }) => counted.test(wordsOf(label)));
  // several columns that say that they count are a table of counts, and so are the others of it
  const counts =
    said.length > 1 ? figures.filter((column) => said.includes(column) || holdsCounts(column)) : said;
  const kinds = free.filter((column) => isCategory(column) && column.distinct.size > 1);
  const kind = kinds.find(({ label }) => category.test(wordsOf(label))) ?? kinds[0];
  const by = (value: string | undefined): string =>
    `  - { by: ${kind?.role}, ${value === undefined ? "" : `value: ${value}, `}prefix: ${prefix}_ } # guess: one measure a ${kind?.role}${otherKinds(kinds, kind)}; give values instead to name them (seen: ${kind ? textsSeen(kind, 12) : ""})`;
  const [only] = counts;
  const value = across ?? (counts.length === 1 ? only?.role : undefined);
  const head = "measures: # guess: the names must be ids in seeds/measures.csv";
  if (value !== undefined) {
    const single = `  - { measure: ${across === undefined ? value : prefix}, value: ${value} }`;
    return { lines: [head, kind ? by(value) : single], records: false };
  }
  if (counts.length > 0)
    return {
      lines: [head, ...counts.map(({ role }) => `  - { measure: ${role}, value: ${role} }`)],
      records: false,
    };
  const unsure = figures.filter(
    ({ label, distinct }) => !identifies.test(wordsOf(label)) && distinct.size > 1,
  );
  const measure = unsure[0]
    ? JSON.stringify(
        fillIn(
          `is each record one (count: records), or does ${unsure.map(({ role }) => role).join(" or ")} hold the count (value: …)?`,
        ),
      )
    : prefix;
  return {
    lines: [
      head,
      `  - { measure: ${measure}, count: records } # guess: each record is one`,
      ...(kind ? [by(undefined)] : []),
    ],
    records: true,
  };
}

/** Whole numbers that are no references. */
const holdsCounts = ({ label, cells }: DraftColumn): boolean =>
  !identifies.test(wordsOf(label)) && cells.every((cell) => !/\.\d/.test(cell));

const otherKinds = (kinds: readonly DraftColumn[], chosen: DraftColumn | undefined): string => {
  const others = kinds.filter((each) => each !== chosen).map(({ role }) => role);
  return others.length > 0 ? `, not ${others.slice(0, 3).join(" or ")}` : "";
};
