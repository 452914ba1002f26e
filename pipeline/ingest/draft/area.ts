import { isAreaCode, levelOfCode } from "../../workspace/areas/areaCode.js";
import { fillIn } from "../../workspace/contracts/openQuestions.js";
import { type DraftColumn, holdsFigures, wordsOf } from "./columns.js";

/** The levels of the areas of a workspace's seeds by every spelling of their names. */
export type KnownAreas = (name: string) => string | null;

export interface DraftArea {
  taken: ReadonlySet<number>;
  lines: (scalar: (text: string) => string) => string[];
  /** Rules for rows that are totals of others. */
  totals: { column: string; matches: string }[];
}

const labelled: readonly (readonly [RegExp, string])[] = [
  [/\blsoa\b/i, "lsoa"],
  [/\bward\b/i, "ward"],
  [/\b(?:csp|community safety partnership)\b/i, "csp"],
  [/\b(?:district|borough|local authority|lad?)\b/i, "district"],
  [/\bforce\b/i, "force"],
  [/\bcounty\b/i, "county"],
];

/** Labels that say that a column names areas, and not of which kind. */
const someArea = /\b(?:area|place|location|town|parish|neighbourhood|locality)s?\b/i;

/** From the smallest on. */
const levels = ["lsoa", "ward", "csp", "district", "county", "force"];

interface Found {
  column: DraftColumn;
  level: string;
  byCode: boolean;
  coarser: string[];
}

/** The column of areas by the codes in its cells, else by the names that the seeds have, else by its label. */
export function draftArea(columns: readonly DraftColumn[], known: KnownAreas): DraftArea {
  const found = columns.flatMap((column) => byCodes(column) ?? byNames(column, known) ?? []);
  const rank = ({ level, byCode }: Found): number => levels.indexOf(level) - (byCode ? 0.5 : 0);
  const best =
    found.reduce<Found | null>((a, b) => (a === null || rank(b) < rank(a) ? b : a), null) ?? byLabel(columns);
  if (best === null) {
    return {
      taken: new Set(),
      totals: [],
      lines: (scalar) => [
        "area: # fill in: no column of areas was recognised",
        `  constant: ${scalar(fillIn("which area are all of these records of? an ONS code, or partnership; or say columns: [the column with the area]"))}`,
      ],
    };
  }
  const { column, level, coarser } = best;
  return {
    taken: new Set(
      [best, ...found].filter((other) => other.column.distinct.size > 0).map((other) => other.column.index),
    ),
    totals: coarser.length > 0 ? [{ column: column.role, matches: `^(?:${coarser.join("|")})` }] : [],
    lines: (scalar) =>
      level === unsaid
        ? [
            "area: # guess",
            `  columns: [${column.role}]`,
            `  level: ${scalar(fillIn(`which areas are ${[...column.distinct].sort().slice(0, 3).join(", ")}? lsoa, ward, district, csp, county or force`))}`,
          ]
        : ["area: # guess", `  columns: [${column.role}]`, `  level: ${level}`],
  };
}

function byCodes(column: DraftColumn): Found[] | null {
  const codes = [...column.distinct].filter(isAreaCode);
  if (codes.length === 0 || codes.length < column.distinct.size * 0.8) return null;
  const own = codes.map(levelOfCode).filter((level) => level !== "other");
  const level = mostFrequent(own);
  if (level === null) return null;
  const coarser = codes.filter((code) => {
    const other = levelOfCode(code);
    return other === "other" || levels.indexOf(other) > levels.indexOf(level);
  });
  return [
    { column, level, byCode: true, coarser: [...new Set(coarser.map((code) => code.slice(0, 3)))].sort() },
  ];
}

function byNames(column: DraftColumn, known: KnownAreas): Found[] | null {
  const found = [...column.distinct].flatMap((text) => known(text) ?? []);
  if (found.length === 0 || found.length < column.distinct.size * 0.6) return null;
  const said = labelled.find(([pattern]) => pattern.test(wordsOf(column.label)))?.[1];
  // a partnership is called as its district is: there the label tells
  const level = said === "csp" ? said : mostFrequent(found);
  return level === null ? null : [{ column, level, byCode: false, coarser: [] }];
}

function byLabel(columns: readonly DraftColumn[]): Found | null {
  for (const [pattern, level] of labelled) {
    const column = columns.find(
      ({ label, cells }) => pattern.test(wordsOf(label)) && cells.some((cell) => /\p{L}/u.test(cell)),
    );
    if (column) return { column, level, byCode: false, coarser: [] };
  }
  const column = columns.find((each) => someArea.test(wordsOf(each.label)) && !holdsFigures(each));
  return column ? { column, level: unsaid, byCode: false, coarser: [] } : null;
}

const unsaid = "";

function mostFrequent(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
