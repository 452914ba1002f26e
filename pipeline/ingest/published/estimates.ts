import type { PublishedTable } from "./sheetRows.js";

/** Residents or households of an area in a year. */
export interface Estimate {
  area: string;
  year: number;
  what: "residents" | "households";
  value: number;
}

/** What a table of estimates says; `census` where they are counts of a census. */
export interface Estimates {
  estimates: Estimate[];
  census: boolean;
}

/** Of whichever country: the table's first rows are often those of the United Kingdom. */
const isCode = /^[EWSNK]\d{8}$/;
const yearLabel = /^(?:mid[-\s]?(?:year)?\s?|population[_\s]?(?:mid[-_\s]?)?)?((?:19|20)\d{2})$/i;
const residentsLabel =
  /^(?:all ages|all persons|persons|all usual residents|usual residents|residents|total[_ ]population|population|total|count|observation)$/i;
const householdsLabel = /^(?:number of |all |total )*households(?: with at least one usual resident)?$/i;

/**
 * Residents or households by area and year, found by the header: a column of ONS codes, and columns of years, or one of
 * figures with the year in a column, above the table or in the file's name. Rows by sex and age are added up.
 *
 * @param file the name, which may say the year
 * @returns null where the table is none of estimates
 */
export function readEstimates(table: PublishedTable, file: string): Estimates | null {
  const found = estimatesRows(table, file);
  if (found === null) return null;
  const { data, codeAt, yearAt, sexAt, ageAt, columns, census } = found;
  const kept = wholes(wholes(data, sexAt, anySex), ageAt, /^(?:all|total)\b/i);
  const sums = new Map<string, Estimate>();
  for (const cells of kept) {
    for (const { column, what, year: inLabel } of columns) {
      const year = yearAt >= 0 ? Number(cells[yearAt]) : inLabel;
      const value = figure(cells[column] ?? "");
      if (value === null || year === null || !Number.isInteger(year)) continue;
      const area = cells[codeAt] ?? "";
      const known = sums.get(`${area} ${year} ${what}`);
      if (known === undefined) sums.set(`${area} ${year} ${what}`, { area, year, what, value });
      else if (sexAt >= 0 || ageAt >= 0) known.value += value;
    }
  }
  return sums.size === 0 ? null : { estimates: [...sums.values()], census };
}

/** Of a column that says the sex: all of them. */
export const anySex = /^(?:all|persons?|both|total|t)\b/i;

/** A table of estimates taken apart: its rows of areas, and which columns say what; -1 where none does. */
export interface EstimatesRows {
  header: readonly string[];
  data: readonly (readonly string[])[];
  codeAt: number;
  yearAt: number;
  sexAt: number;
  ageAt: number;
  /** the figures */
  columns: Column[];
  /** the year that the title or the file's name says */
  said: number | null;
  census: boolean;
}

/** {@link EstimatesRows} of a table with a column of ONS codes and one of figures; null of any other. */
export function estimatesRows(table: PublishedTable, file: string): EstimatesRows | null {
  const rows = table.rows.map(({ cells }) => cells);
  const first = rows.findIndex((cells) => cells.some((cell) => isCode.test(cell)));
  if (first < 1) return null;
  const codeAt = (rows[first] ?? []).findLastIndex((cell) => isCode.test(cell));
  const headerAt = rows.slice(0, first).findLastIndex((cells) => (cells[codeAt] ?? "") !== "");
  const header = rows[headerAt];
  if (header === undefined) return null;
  const words = [path(file), ...rows.slice(0, headerAt).flat()].join(" ");
  const said = yearSaid(words);
  const columns = columnsOf(header, said);
  if (columns.length === 0) return null;
  const at = (pattern: RegExp): number => header.findIndex((label) => pattern.test(label));
  return {
    header,
    data: rows.slice(first).filter((cells) => isCode.test(cells[codeAt] ?? "")),
    codeAt,
    yearAt: at(/^(?:year|mid[-_ ]?year)$/i),
    sexAt: at(/^(?:sex|gender)\b/i),
    ageAt: at(/^age(?:$|[^a-z])/i),
    columns,
    said,
    census: /census/i.test(words),
  };
}

const path = (file: string): string => file.replace(/^.*[\\/]/, "");

/** The year of which a title, or a file's name, speaks. */
function yearSaid(said: string): number | null {
  const found =
    /mid[-\s]?((?:19|20)\d{2})/i.exec(said) ??
    /census[-\s]?((?:19|20)\d{2})/i.exec(said) ??
    /\b((?:19|20)\d{2})\b/.exec(said);
  if (found) return Number(found[1]);
  const short = /(?:households|population|residents)(\d{2})(?!\d)/i.exec(said);
  return short ? 2000 + Number(short[1]) : null;
}

export interface Column {
  column: number;
  what: Estimate["what"];
  /** null where a column of the row says it */
  year: number | null;
}

function columnsOf(header: readonly string[], said: number | null): Column[] {
  const labels = header.map((label) =>
    label
      .replaceAll(/\s+/g, " ")
      .replace(/\s*\[.*\]$/, "")
      .trim(),
  );
  const years = labels.flatMap((label, column): Column[] => {
    const match = yearLabel.exec(label);
    return match ? [{ column, what: "residents", year: Number(match[1]) }] : [];
  });
  if (years.length > 0) return years;
  const households = labels.findIndex((label) => householdsLabel.test(label));
  if (households >= 0) return [{ column: households, what: "households", year: said }];
  const residents = labels.findIndex((label) => residentsLabel.test(label));
  return residents >= 0 ? [{ column: residents, what: "residents", year: said }] : [];
}

/** Of rows by sex, or by age, those of all; where there are none, every row is a part. */
export function wholes(
  rows: readonly (readonly string[])[],
  column: number,
  whole: RegExp,
): readonly (readonly string[])[] {
  if (column < 0) return rows;
  const all = rows.filter((cells) => whole.test(cells[column] ?? ""));
  return all.length > 0 ? all : rows;
}

export function figure(cell: string): number | null {
  const digits = cell.replaceAll(/[,\s]/g, "");
  return /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null;
}
