import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { UserError } from "../errors.js";
import { packageRoot } from "../store/sqlFile.js";
import { type Boundary, readBoundaries } from "./boundaries.js";
import { checkBreaks, checkGroups, checkHarmWeights } from "./checkSeeds.js";
import type { Contract } from "./contract.js";
import { checkContractAreas, readContracts } from "./contracts.js";
import { houseColour } from "./houseColour.js";
import {
  Area,
  Break,
  Force,
  GroupMember,
  HarmWeight,
  Measure,
  Population,
  Priority,
  SourceGroup,
  Tile,
} from "./seeds.js";
import { readSeedTable } from "./seedTable.js";
import { readYaml } from "./yamlFile.js";

const code = z.string().regex(/^[EWSN]\d{8}$/, "must be a nine-character ONS code like E07000111");

/** What documents look like and who they are from; colours are checked for contrast when the file is read. */
export const HouseStyle = z.strictObject({
  organisation: z.string().min(1).optional().describe("as it stands on the cover, where that is not `name`"),
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
  log: z.string().min(1).default("csu-events").describe("the log of events, told month by month"),
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
  district: code,
  county: z.strictObject({
    name: z.string().min(1).describe("as it is said: lowest in Kent"),
    area: code.describe(
      "the area whose districts and partnerships are the peers, usually the police force area",
    ),
  }),
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
  measures: Measure[];
  priorities: Priority[];
  breaks: Break[];
  sourceGroups: SourceGroup[];
  harmWeights: HarmWeight[];
  groupMembers: GroupMember[];
  tiles: Tile[];
  /** outlines that were imported, for maps; none without */
  boundaries: Boundary[];
  contracts: Contract[];
}

/**
 * The settings of a partnership's folder.
 *
 * @throws UserError where the folder is none
 */
export function settingsFile(root: string): string {
  const file = path.join(root, "partnership.yaml");
  if (existsSync(file)) return file;
  throw new UserError(`${path.resolve(root)} is not a partnership's folder`, {
    hint: "it has no partnership.yaml; make one with csp init DIR --district CODE, or name the folder with --workspace",
  });
}

/** @throws UserError naming the file, the line, the value and what is allowed */
export function readWorkspace(root: string): Workspace {
  const file = settingsFile(root);
  const partnership = readYaml(file, Partnership);
  const seed = (name: string) => path.join(root, "seeds", name);
  const areas = readSeedTable(seed("areas.csv"), Area);
  const forces = readForces(seed("forces.csv"));
  const populations = readSeedTable(seed("populations.csv"), Population);
  const measures = readSeedTable(seed("measures.csv"), Measure);
  const priorities = readSeedTable(seed("priorities.csv"), Priority);
  const breaks = readSeedTable(seed("breaks.csv"), Break);
  const sourceGroups = readSeedTable(seed("source_groups.csv"), SourceGroup);
  // folders made before these were thought of do without: no weight is known then, and no group
  const harmWeights = optional(seed("harm_weights.csv"), HarmWeight);
  const groupMembers = optional(seed("most_similar_group.csv"), GroupMember);
  const tiles = optional(seed("tile_layout.csv"), Tile);
  const boundaries = readBoundaries(seed("boundaries.geojson"));
  const contracts = readContracts(root);
  checkAreas(seed("areas.csv"), areas);
  checkDistrict(file, partnership, areas);
  checkContractAreas(contracts, areas);
  checkMeasures(root, measures, priorities);
  checkBreaks(seed("breaks.csv"), breaks, {
    measures: measures.map(({ id }) => id),
    sources: contracts.map(({ source }) => source),
    groups: sourceGroups.map(({ name }) => name),
    areas,
  });
  checkHarmWeights(seed("harm_weights.csv"), harmWeights, measures);
  checkGroups(seed("most_similar_group.csv"), groupMembers);
  return {
    root,
    partnership,
    areas,
    forces,
    populations,
    measures,
    priorities,
    breaks,
    sourceGroups,
    harmWeights,
    groupMembers,
    tiles,
    boundaries,
    contracts,
  };
}

function optional<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] {
  return existsSync(file) ? readSeedTable(file, schema) : [];
}

/** Folders made before forces were named have the program's own list: it is of facts, not of decisions. */
function readForces(file: string): Force[] {
  return readSeedTable(existsSync(file) ? file : path.join(packageRoot, "seeds", "forces.csv"), Force);
}

function checkAreas(file: string, areas: readonly Area[]): void {
  const codes = new Set<string>();
  areas.forEach((area, index) => {
    if (codes.has(area.code))
      throw new UserError(`${file}:${index + 2}: ${area.code} stands twice`, { hint: "keep one row" });
    codes.add(area.code);
  });
  areas.forEach((area, index) => {
    const unknown = area.parents.find((parent) => !codes.has(parent));
    if (unknown !== undefined) {
      throw new UserError(`${file}:${index + 2}: parent "${unknown}" of ${area.code} is not in the file`, {
        hint: "add it, or import the lookup that has it with csp areas import FILE",
      });
    }
  });
}

function checkDistrict(file: string, { district, county }: Partnership, areas: readonly Area[]): void {
  const levelOf = new Map(areas.map((area) => [area.code, area.level]));
  if (levelOf.get(district) !== "district") {
    throw new UserError(`${file}: district ${district} is not a district in seeds/areas.csv`, {
      hint: "use a district's code from that file, or import an ONS lookup with csp areas import FILE",
    });
  }
  if (!levelOf.has(county.area)) {
    throw new UserError(`${file}: county area ${county.area} is not in seeds/areas.csv`, {
      hint: "use a force's or county's code from that file",
    });
  }
}

function checkMeasures(root: string, measures: readonly Measure[], priorities: readonly Priority[]): void {
  const file = path.join(root, "seeds", "measures.csv");
  const ids = new Set(measures.map((measure) => measure.id));
  const known = new Set(priorities.map((priority) => priority.priority));
  measures.forEach((measure, index) => {
    const part = measure.parts.find((candidate) => !ids.has(candidate));
    if (part !== undefined)
      throw new UserError(`${file}:${index + 2}: part "${part}" is not a measure`, {
        hint: "parts are measure ids",
      });
    if (measure.priority !== null && !known.has(measure.priority)) {
      throw new UserError(
        `${file}:${index + 2}: priority "${measure.priority}" is not in seeds/priorities.csv`,
        {
          hint: `use one of ${[...known].join(", ")}`,
        },
      );
    }
  });
}
