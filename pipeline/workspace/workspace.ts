import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { UserError } from "../errors.js";
import { Faults } from "../faults.js";
import { mustBeShort } from "../longPath.js";
import { type Boundary, readBoundaries } from "./areas/boundaries.js";
import { movedBreaks } from "./areas/movedBreaks.js";
import { checkGroups } from "./contracts/checkGroups.js";
import type { Contract } from "./contracts/contract.js";
import { checkContractAreas, checkContractMeasures, collectContracts } from "./contracts/contracts.js";
import type { Draft } from "./contracts/draft.js";
import { houseColour } from "./houseColour.js";
import { readForces } from "./national/national.js";
import { collectDecisions } from "./planning.js";
import { areaCode } from "./seeds/cells.js";
import { Peers } from "./seeds/peers.js";
import { SeedFolder } from "./seeds/seedFolder.js";
import {
  type AgeStructure,
  type Area,
  type Break,
  type Confirmed,
  type Deprivation,
  type Force,
  type GroupMember,
  type HarmWeight,
  type Measure,
  type Population,
  type Priority,
  type SourceGroup,
  seeds,
  type Term,
  type Theme,
  type Tile,
} from "./seeds/seeds.js";
import { rowsOf } from "./seeds/seedTable.js";
import { type FromYaml, readYamlPlaced } from "./seeds/yamlFile.js";

/** What documents look like and who they are from; colours are checked for contrast when the file is read. */
export const HouseStyle = z.strictObject({
  organisation: z.string().min(1).optional().describe("as printed on the cover, where it is not `name`"),
  accent: houseColour.optional().describe("headings, links and our own bars: #rrggbb, readable on white"),
  logo: z
    .strictObject({
      file: z.string().min(1).describe("PNG or SVG in the partnership's folder"),
      text: z.string().min(1).describe("what it shows, for those who cannot see it"),
    })
    .optional(),
});
export type HouseStyle = z.infer<typeof HouseStyle>;

/** The sources that an annual report lists by themselves. */
const AnnualReport = z.strictObject({
  legislation: z.string().min(1).default("asb-powers").describe("the register of powers used"),
  log: z.string().min(1).default("csu-events").describe("the log of events, reported month by month"),
});

/** Who decides on the plan, in the order in which they do, and what each is asked. */
const Body = z.strictObject({
  name: z.string().min(1),
  asked: z.string().min(1).describe("what the paper recommends that it does"),
});

/** What the decision means under a heading that the council asks for, in the officers' own words. */
const Implication = z.strictObject({ heading: z.string().min(1), text: z.string().min(1) });

export const Partnership = z.strictObject({
  name: z.string().min(1),
  district: areaCode.describe("the district, or a community safety partnership that is not one district"),
  county: z.strictObject({
    name: z.string().min(1).describe("as it is said after “lowest in”"),
    area: areaCode.describe(
      "the area whose districts and partnerships are the peers, usually the police force area",
    ),
  }),
  peers: z
    .array(Peers)
    .default([])
    .describe("others for csp rank: those within an area, or the districts whose codes begin so"),
  assessment_year: z.strictObject({ starts: z.number().int().min(1).max(12) }).default({ starts: 10 }),
  thresholds: z
    .strictObject({
      percent_base: z.number().int().min(0).default(50),
      suppress_below: z.number().int().min(1).default(5),
      half_full: z.number().min(0).max(1).default(0.8),
    })
    .default({ percent_base: 50, suppress_below: 5, half_full: 0.8 }),
  house_style: HouseStyle.optional(),
  annual_report: AnnualReport.default({ legislation: "asb-powers", log: "csu-events" }),
  committee: z
    .strictObject({ bodies: z.array(Body).min(1), implications: z.array(Implication).default([]) })
    .optional(),
});
export type Partnership = z.infer<typeof Partnership>;

/** A partnership's folder, read once and validated; everything behind it takes this plain object. */
export interface Workspace {
  root: string;
  partnership: Partnership;
  areas: Area[];
  /** the police forces of England and Wales by the names that files have for them */
  forces: Force[];
  populations: Population[];
  /** how deprived districts of England are, by the year of the indices */
  deprivation: Deprivation[];
  /** residents of districts by age */
  ages: AgeStructure[];
  measures: Measure[];
  /** of plans; `themes` order what no plan does */
  priorities: Priority[];
  themes: Theme[];
  /** of the register, and of wards whose boundary moved */
  breaks: Break[];
  /** doubtful figures that their suppliers have confirmed */
  confirmed: Confirmed[];
  sourceGroups: SourceGroup[];
  harmWeights: HarmWeight[];
  groupMembers: GroupMember[];
  tiles: Tile[];
  /** words of its own, for the lists of words at the end of documents */
  glossary: Term[];
  /** outlines that were imported, for maps; none without */
  boundaries: Boundary[];
  contracts: Contract[];
  /** contracts that still ask something, under which nothing is read */
  drafts: Draft[];
}

/**
 * The settings of a partnership's folder.
 *
 * @throws UserError where the folder is none, or too deep for Windows
 */
export function settingsFile(root: string): string {
  const file = path.join(root, "partnership.yaml");
  mustBeShort(root);
  if (existsSync(file)) return file;
  throw new UserError(`${path.resolve(root)} is not a partnership's folder`, {
    hint: "it has no partnership.yaml; make one with csp init DIR --district CODE, or name the folder with --workspace",
  });
}

/** @throws UserError with every fault of the folder: the file, the line, the value and what is allowed */
export function readWorkspace(root: string): Workspace {
  const file = settingsFile(root);
  const faults = new Faults();
  const settings = faults.attempt(() => readYamlPlaced(file, Partnership));
  const folder = new SeedFolder(path.join(root, "seeds"), faults);
  const { forces, ...read } = folder.readAll(seeds);
  const boundaries = faults.attempt(() => readBoundaries(folder.file("boundaries.geojson"))) ?? [];
  const { contracts, drafts } = collectContracts(root, faults);
  const codes = folder.known("areas");
  if (codes !== null) checkContractAreas(contracts, codes, faults);
  const measures = folder.known("measures");
  if (measures !== null) checkContractMeasures(contracts, measures, faults);
  if (settings !== undefined) checkDistrict(settings, folder, faults);
  checkGroups(folder.file("most_similar_group.csv"), read.groupMembers, faults);
  if (faults.any || settings === undefined) {
    collectDecisions(root, folder);
    faults.throw();
    throw new Error("settings that cannot be read are a fault");
  }
  const areas = rowsOf(read.areas);
  return {
    root,
    partnership: settings.data,
    areas,
    forces: withOwn(rowsOf(forces)),
    populations: rowsOf(read.populations),
    deprivation: rowsOf(read.deprivation),
    ages: rowsOf(read.ages),
    measures: rowsOf(read.measures),
    priorities: rowsOf(read.priorities).filter(isPlanned),
    themes: rowsOf(read.priorities).filter((row) => !isPlanned(row)),
    breaks: [...rowsOf(read.breaks), ...movedBreaks(areas, contracts)],
    confirmed: rowsOf(read.confirmed),
    sourceGroups: rowsOf(read.sourceGroups),
    harmWeights: rowsOf(read.harmWeights),
    groupMembers: rowsOf(read.groupMembers),
    tiles: rowsOf(read.tiles),
    glossary: rowsOf(read.glossary),
    boundaries,
    contracts,
    drafts,
  };
}

const isPlanned = (row: Theme): row is Priority => row.plan_year !== null;

/** The program's forces, with what the folder says of them instead, or of others. */
function withOwn(own: readonly Force[]): Force[] {
  const codes = new Set(own.map(({ code }) => code));
  return [...readForces().filter(({ code }) => !codes.has(code)), ...own];
}

/** A district or county that the areas do not have would be compared with nothing. */
function checkDistrict(
  { data: { district, county, peers }, file, lineOf }: FromYaml<Partnership>,
  folder: SeedFolder,
  faults: Faults,
): void {
  const areas = folder.cells(seeds.areas);
  if (folder.known("areas") === null || areas.some(({ row }) => row.level === undefined)) return;
  const levels = new Map(areas.map(({ row }) => [row.code, row.level]));
  if (!["district", "csp"].includes(levels.get(district) ?? ""))
    faults.add(
      file,
      lineOf(["district"]),
      `district ${district} is neither a district nor a partnership in seeds/areas.csv`,
      "use a district's code from that file, or import an ONS lookup with csp areas import FILE",
    );
  if (!levels.has(county.area))
    faults.add(
      file,
      lineOf(["county", "area"]),
      `county area ${county.area} is not in seeds/areas.csv`,
      "use a force's or county's code from that file",
    );
  peers.forEach((each, at) => {
    if ("area" in each && !levels.has(each.area))
      faults.add(
        file,
        lineOf(["peers", at, "area"]),
        `peers area ${each.area} is not in seeds/areas.csv`,
        "use the code of a county, force or region of that file",
      );
  });
}
