import { UserError } from "../errors.js";
import type { Area, Break, GroupMember, HarmWeight, Measure } from "./seeds.js";

/** A break that applies to nothing would be passed over without a word. */
export function checkBreaks(
  file: string,
  breaks: readonly Break[],
  known: {
    measures: readonly string[];
    sources: readonly string[];
    groups: readonly string[];
    areas: readonly Area[];
  },
): void {
  const codes = new Set(known.areas.map(({ code }) => code));
  const names = new Set(["*", "population", ...known.measures, ...known.sources, ...known.groups]);
  breaks.forEach(({ applies_to, area, date, until }, index) => {
    if (!names.has(applies_to)) {
      throw new UserError(`${file}:${index + 2}: applies_to "${applies_to}" is not known`, {
        hint: `use a measure, a source, * for all, population, or a group of seeds/source_groups.csv (${[...new Set(known.groups)].join(", ")})`,
      });
    }
    if (area !== null && !codes.has(area)) {
      throw new UserError(`${file}:${index + 2}: area "${area}" is not known`, {
        hint: "use a code of seeds/areas.csv, or leave it empty for a break everywhere",
      });
    }
    if (until !== null && until < date) {
      throw new UserError(`${file}:${index + 2}: until ${until} is before date ${date}`, {
        hint: "a break ends after it begins",
      });
    }
  });
}

export function checkHarmWeights(
  file: string,
  weights: readonly HarmWeight[],
  measures: readonly Measure[],
): void {
  const ids = new Set(measures.map(({ id }) => id));
  weights.forEach(({ measure }, index) => {
    if (!ids.has(measure))
      throw new UserError(`${file}:${index + 2}: "${measure}" is not a measure`, {
        hint: "use an id of seeds/measures.csv",
      });
    if (weights.findIndex((other) => other.measure === measure) !== index) {
      throw new UserError(`${file}:${index + 2}: ${measure} stands twice`, {
        hint: "keep one weight a measure",
      });
    }
  });
}

export function checkGroups(file: string, members: readonly GroupMember[]): void {
  for (const [index, { area }] of members.entries()) {
    if (members.some((other) => other.area === area && other.member === area)) continue;
    throw new UserError(`${file}:${index + 2}: the group of ${area} lacks ${area} itself`, {
      hint: "add it: a Most Similar Group's average includes the area",
    });
  }
}
