import { anySex, type EstimatesRows, estimatesRows, figure, wholes } from "./estimates.js";
import type { PublishedTable } from "./sheetRows.js";

/** Residents of an area in a year by age: the groups that profiles of districts give. */
export interface Ages {
  area: string;
  year: number;
  under_18: number;
  aged_18_to_64: number;
  aged_65_over: number;
  aged_10_to_17: number;
  census: boolean;
}

/** What single years of age a table must have before its groups are whole. */
const oldest = 65;

/**
 * Residents by age from a table of estimates with a column, or a row, a single year of age ("0", "Aged 4 years", "90 and over"). Of
 * bands nothing is read: few of them end at 17.
 *
 * @param file the name, which may say the year
 * @returns none where the table has no single years of age
 */
export function readAges(table: PublishedTable, file: string): Ages[] {
  const rows = estimatesRows(table, file);
  if (rows === null) return [];
  const sums = new Map<string, { area: string; year: number; byAge: Map<number, number> }>();
  for (const { area, year, age, value } of [...byColumn(rows), ...byRow(rows)]) {
    const own = sums.get(`${area} ${year}`) ?? { area, year, byAge: new Map<number, number>() };
    own.byAge.set(age, (own.byAge.get(age) ?? 0) + value);
    sums.set(`${area} ${year}`, own);
  }
  return [...sums.values()].flatMap(({ area, year, byAge }) => {
    for (let age = 0; age <= oldest; age += 1) if (!byAge.has(age)) return [];
    const sum = (from: number, to: number) =>
      [...byAge].reduce((total, [age, value]) => (age >= from && age <= to ? total + value : total), 0);
    return [
      {
        area,
        year,
        under_18: sum(0, 17),
        aged_18_to_64: sum(18, 64),
        aged_65_over: sum(65, Number.POSITIVE_INFINITY),
        aged_10_to_17: sum(10, 17),
        census: rows.census,
      },
    ];
  });
}

interface OfAge {
  area: string;
  year: number;
  age: number;
  value: number;
}

/** A column a year of age. */
function byColumn({ header, data, codeAt, yearAt, sexAt, ageAt, said }: EstimatesRows): OfAge[] {
  if (ageAt >= 0) return [];
  const columns = header.flatMap((label, column) => {
    const age = column === codeAt ? null : ageOf(label);
    return age === null ? [] : [{ column, age }];
  });
  return wholes(data, sexAt, anySex).flatMap((cells) =>
    columns.flatMap(({ column, age }) => {
      const [value, year] = [figure(cells[column] ?? ""), yearAt >= 0 ? Number(cells[yearAt]) : said];
      return value === null || year === null ? [] : [{ area: cells[codeAt] ?? "", year, age, value }];
    }),
  );
}

/** A row a year of age. */
function byRow({ data, codeAt, yearAt, sexAt, ageAt, columns }: EstimatesRows): OfAge[] {
  if (ageAt < 0) return [];
  return wholes(data, sexAt, anySex).flatMap((cells) => {
    const age = ageOf(cells[ageAt] ?? "");
    if (age === null) return [];
    return columns.flatMap(({ column, what, year: inLabel }) => {
      const [value, year] = [figure(cells[column] ?? ""), yearAt >= 0 ? Number(cells[yearAt]) : inLabel];
      if (value === null || year === null || what !== "residents") return [];
      return [{ area: cells[codeAt] ?? "", year, age, value }];
    });
  });
}

/** "7", "Aged 7 years", "90+", "Aged under 1 year"; null of a band, a total or anything else. */
function ageOf(label: string): number | null {
  const text = label.trim();
  if (/^(?:aged )?under 1(?: year)?$/i.test(text)) return 0;
  const found = /^(?:aged? )?(\d{1,3})(?: years?)?(?:\+| ?(?:and|or) over)?$/i.exec(text);
  return found && Number(found[1]) <= 120 ? Number(found[1]) : null;
}
