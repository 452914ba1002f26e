import { random } from "../../sample/random.js";
import { months, thisYear } from "./calendar.js";
import type { Figure } from "./shape.js";

/** Something that happened, before anybody wrote it into a file. */
export interface Fact {
  month: number;
  day: number;
  /** the smallest area known */
  area: string;
  measures: readonly string[];
  /** null: hidden by the partner */
  count: number | null;
}

export const district = "E07000111";
export const force = "E23000032";

/** Names as the seeds have them. */
export const wards: Readonly<Record<string, string>> = {
  E05005011: "Crockenhill and Well Hill",
  E05005012: "Dunton Green and Riverhead",
  E05005021: "Kemsing",
  E05005029: "Sevenoaks Town and St John's",
  E05005031: "Swanley St Mary's",
  E05005032: "Swanley White Oak",
  E05009958: "Eynsford",
  E05009960: "Hextable",
};

export const districts: Readonly<Record<string, string>> = {
  E06000035: "Medway",
  E07000105: "Ashford",
  E07000106: "Canterbury",
  E07000107: "Dartford",
  E07000108: "Dover",
  E07000109: "Gravesham",
  E07000110: "Maidstone",
  E07000111: "Sevenoaks",
  E07000112: "Folkestone and Hythe",
  E07000113: "Swale",
  E07000114: "Thanet",
  E07000115: "Tonbridge and Malling",
  E07000116: "Tunbridge Wells",
};

/** The figures of every measure in the areas named, by a plain count; `within` says what an area is part of. */
export function truthOf(
  facts: readonly Fact[],
  areas: readonly string[],
  within: (area: string) => readonly string[] = (area) => [area],
): Figure[] {
  const measures = [...new Set(facts.flatMap((fact) => fact.measures))].sort();
  return measures.flatMap((measure) =>
    areas.map((area) => {
      const year = (from: number, to: number): number | null => {
        let sum: number | null = 0;
        for (const fact of facts) {
          if (fact.month < from || fact.month >= to) continue;
          if (!fact.measures.includes(measure) || !within(fact.area).includes(area)) continue;
          sum = sum === null || fact.count === null ? null : sum + fact.count;
        }
        return sum;
      };
      return { measure, area, value: year(thisYear, months), previous: year(0, thisYear) };
    }),
  );
}

/** Whole numbers around `mean`, the same for the same key. */
export function counts(key: string): (mean: number) => number {
  const next = random(key);
  return (mean) => Math.max(0, Math.round(mean + (next() + next() + next() - 1.5) * Math.sqrt(mean) * 1.6));
}

export { random };
