import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { UserError } from "../../errors.js";
import { groupBy } from "../../groupBy.js";
import { replaceFile } from "../../replaceFile.js";
import type { Area, Population } from "../../workspace/seeds/seeds.js";
import type { Workspace } from "../../workspace/workspace.js";
import { type Estimate, type Estimates, readEstimates } from "./estimates.js";
import type { PublishedTable } from "./sheetRows.js";

/** A sum of former districts that differs more than this from what is known of the district lacks one of them. */
const mostApart = 0.15;

/**
 * Takes residents or households into `seeds/populations.csv` from the tables of a file of the ONS as published, if they
 * have any.
 *
 * @returns what to tell the analyst; null where the file has no estimates
 */
export function importEstimates(
  workspace: Workspace,
  file: string,
  tables: readonly PublishedTable[],
): string | null {
  const wanted = tables.filter(({ name }) => !/\b(?:fe)?males?\b|\bnotes?\b/i.test(name));
  const found = wanted.map((table) => readEstimates(table, file)).find((each) => each !== null);
  if (!found) return null;
  const known = new Map(
    workspace.populations.map((row) => [`${row.area} ${row.year}`, row] as [string, Population]),
  );
  const taken = ofAreas(workspace, found.estimates);
  if (taken.length === 0)
    throw new UserError(`${file}: none of its areas is in seeds/areas.csv`, {
      hint: "take the file that has the districts of this partnership's police force area",
    });
  for (const { area, year, what, value } of taken) {
    const before = known.get(`${area} ${year}`) ?? {
      area,
      year,
      residents: null,
      households: null,
      source: "",
    };
    // a census is no estimate, and is not replaced by that of its summer
    if (before[what] !== null && /census/i.test(before.source) && !found.census) continue;
    known.set(`${area} ${year}`, { ...before, [what]: value, source: sourceOf(before, what, found) });
  }
  const rows = [...known.values()].sort((a, b) =>
    a.area === b.area ? a.year - b.year : a.area < b.area ? -1 : 1,
  );
  replaceFile(
    path.join(workspace.root, "seeds", "populations.csv"),
    stringify(rows, { header: true, columns: ["area", "year", "residents", "households", "source"] }),
  );
  const years = [...new Set(taken.map(({ year }) => year))].sort();
  const areas = new Set(taken.map(({ area }) => area)).size;
  const whats = [...new Set(taken.map(({ what }) => what))].join(" and ");
  return `${whats} of ${areas} areas, ${years.length === 1 ? years[0] : `${years[0]} to ${years.at(-1)}`}`;
}

/** Of residents and households of one year from two sources, what is true of both. */
function sourceOf(before: Population, what: Estimate["what"], { census }: Estimates): string {
  const own = census
    ? "Census 2021"
    : what === "residents"
      ? "ONS mid-year estimates"
      : "ONS household estimates";
  const other = what === "residents" ? before.households : before.residents;
  return other === null || before.source === own ? own : "ONS estimates";
}

/** What of the estimates is of areas that are known; a district that was re-made since is the sum of those before it. */
function ofAreas({ areas, populations }: Workspace, estimates: readonly Estimate[]): Estimate[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const own = estimates.filter(({ area }) => isCompared(byCode.get(area)));
  const has = new Set(own.map(({ area, year, what }) => `${area} ${year} ${what}`));
  const parts = estimates.flatMap((estimate) => {
    const former = byCode.get(estimate.area);
    const [district] = former?.level === "former" ? former.parents : [];
    return district === undefined ? [] : [{ ...estimate, area: district }];
  });
  const sums = [...groupBy(parts, ({ area, year, what }) => `${area} ${year} ${what}`)].flatMap(
    ([key, members]) => {
      const [first] = members;
      if (first === undefined || has.has(key)) return [];
      const value = members.reduce((sum, part) => sum + part.value, 0);
      const whole = populations.find(
        ({ area, [first.what]: known }) => area === first.area && known !== null,
      );
      const usual = whole?.[first.what] ?? value;
      return Math.abs(value / usual - 1) > mostApart ? [] : [{ ...first, value }];
    },
  );
  return [...own, ...sums];
}

const isCompared = (area: Area | undefined): boolean =>
  area !== undefined && ["district", "ward"].includes(area.level);
