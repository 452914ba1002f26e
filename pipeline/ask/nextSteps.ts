import { existsSync } from "node:fs";
import path from "node:path";
import { largest } from "../bulk.js";
import { formatDay } from "../calendar/print.js";
import { UserError } from "../errors.js";
import { hashFile } from "../hashFile.js";
import { shownName } from "../ingest/arriving.js";
import { filesIn } from "../ingest/filesIn.js";
import { readLedger } from "../ingest/keep/ledger.js";
import { neverMinded } from "../ingest/keep/neverMind.js";
import { placesOf } from "../store/places.js";
import { lowerFirst } from "../words/firstLetter.js";
import { areasAbove } from "../workspace/areas/areasAbove.js";
import { ownDistricts } from "../workspace/ownDistricts.js";
import type { Workspace } from "../workspace/workspace.js";
import type { BoardFacts } from "./board.js";

/** Where the ONS publishes its lookups, and what they are called there; a later year's will do as well. */
const portal = "https://geoportal.statistics.gov.uk/datasets";
const wards = `"LSOA (2021) to Electoral Ward (2024) to LAD (2024) Best Fit Lookup in EW", or a later one, from ${portal}/ons::lsoa-2021-to-electoral-ward-2024-to-lad-2024-best-fit-lookup-in-ew/about`;
const estimates = `"Estimates of the population for England and Wales" from https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates/datasets/estimatesofthepopulationforenglandandwales`;
const deprived = `File 1 or File 7 of "English indices of deprivation 2025" from https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025`;
const changes = `"LSOA (2011) to LSOA (2021) to Local Authority District (2022) Exact Fit Lookup for EW (V3)" from ${portal}/ons::lsoa-2011-to-lsoa-2021-to-local-authority-district-2022-exact-fit-lookup-for-ew-v3/about`;

/**
 * What an analyst would do next, a sentence each, the first thing first: files that wait in `data/`, public files that are
 * missing with where they are published, what partners owe.
 *
 * @param board what is known of each source; nothing where nothing has been loaded
 */
export function nextSteps(workspace: Workspace, board: readonly BoardFacts[]): string[] {
  const unread = unreadFiles(workspace.root);
  const here = new Map(board.map((facts) => [facts.source, facts]));
  const isMissing = (source: string): boolean => (here.get(source)?.supplies ?? 0) === 0;
  const steps = [
    ...workspace.drafts.map(
      ({ source, asks: { line, question } }) =>
        `answer what the draft seeds/contracts/${source}.yaml asks, line ${line}: ${question}`,
    ),
    ...(unread.length > 0 ? [`load what is new in data/: csp ingest (${few(unread)})`] : []),
    ...lookupSteps(workspace),
    ...populationSteps(workspace, board),
    ...deprivationSteps(workspace),
    ...workspace.contracts.flatMap(({ source, title, published }) =>
      published !== undefined && isMissing(source)
        ? [`put ${lowerFirst(title)} into data/: ${published}`]
        : [],
    ),
    ...board.flatMap(({ late, title, supplier, next_due }) =>
      late && next_due !== null
        ? [`ask ${supplier} for ${title}, which was due on ${formatDay(next_due)}`]
        : [],
    ),
  ];
  const isRead = unread.length === 0 && board.some(({ supplies }) => supplies > 0);
  return isRead ? [...steps, "write the assessment: csp assess"] : steps;
}

function lookupSteps({ areas, partnership }: Workspace): string[] {
  const ours = areas.filter(({ code }) => areasAbove(areas, code).has(partnership.district));
  const lsoas = ours.filter(({ level }) => level === "lsoa");
  const isPlaced = lsoas.length > 0 && ours.some(({ level }) => level === "ward");
  if (!isPlaced) return [`import the lookup of LSOAs to wards: csp areas import FILE (${wards})`];
  const isChanged = areas.some(({ became }) => became.length > 0);
  return isChanged
    ? []
    : [`import the lookup of former LSOAs, which files before 2023 name: csp areas import FILE (${changes})`];
}

/** The districts compared whose residents are not known, or only of years long before the figures. */
function populationSteps(
  { areas, populations, partnership }: Workspace,
  board: readonly BoardFacts[],
): string[] {
  const known = new Set(populations.filter(({ residents }) => residents !== null).map(({ area }) => area));
  const missing = areas.filter(
    ({ code, level }) =>
      level === "district" && areasAbove(areas, code).has(partnership.county.area) && !known.has(code),
  );
  const latest = largest(populations.map(({ year }) => year));
  const reached = largest(board.map(({ to }) => Number(to?.slice(0, 4) ?? 0)));
  if (missing.length === 0)
    return reached - latest < 2
      ? []
      : [`import the population of later years than ${latest}: csp areas import FILE (${estimates})`];
  const names = few(missing.map(({ name }) => name));
  return [`add residents to seeds/populations.csv, without which there are no rates: ${names}`];
}

/** The index is of England alone; a partnership of a part of a district is none that it is known of. */
function deprivationSteps(workspace: Workspace): string[] {
  const ours = ownDistricts(workspace).filter(({ code }) => code.startsWith("E"));
  const known = new Set(workspace.deprivation.map(({ area }) => area));
  return ours.every(({ code }) => known.has(code))
    ? []
    : [`import how deprived the district is: csp areas import FILE (${deprived})`];
}

/** The files of `data/` that no supply is of; of what holds several tables, those of which none was loaded. */
function unreadFiles(root: string): string[] {
  const places = placesOf(root);
  if (!existsSync(places.data)) return [];
  const ledger = readLedger(places);
  const hashes = new Set([...ledger.map(({ sha256 }) => sha256), ...neverMinded(root)]);
  const loaded = new Set(ledger.map(({ file }) => file));
  const isKnown = (file: string): boolean => {
    try {
      return hashes.has(hashFile(file));
    } catch (error) {
      // held by another program for now: whoever loads it is told so
      if (error instanceof UserError) return false;
      throw error;
    }
  };
  const isLoaded = (file: string): boolean => {
    const name = shownName(root, file);
    return isKnown(file) || [...loaded].some((each) => each.startsWith(`${name}/`));
  };
  return filesIn(places.data)
    .files.filter((file) => !isLoaded(file))
    .map((file) => path.basename(file));
}

const few = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
