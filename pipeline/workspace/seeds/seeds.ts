import { z } from "zod";
import {
  day,
  id,
  list,
  needed,
  number,
  optionalDay,
  optionalNumber,
  optionalText,
  parts,
  planYear,
  text,
  yesOrNo,
} from "./cells.js";
import { mayRefer, mayReferToEach, refers, refersToEach } from "./references.js";
import { seed } from "./seedFolder.js";

/** From the smallest; `former` are wards and districts that are known no more, which lie in what took their place. */
export const areaLevels = [
  "lsoa",
  "ward",
  "district",
  "csp",
  "county",
  "force",
  "region",
  "unassigned",
  "former",
] as const;

/** One row per area; several parents where an area belongs to a partnership and to a county. */
export const Area = z.object({
  code: text,
  name: text,
  level: z.enum(areaLevels),
  parents: refersToEach("areas", " "),
  aliases: list("|"),
  /** of the lookup that says in which areas it lies; of an LSOA, that of its ward */
  year: optionalNumber({ whole: true }),
  /** the LSOAs of the next census that it was split into, or merged into with others */
  became: mayReferToEach("areas", " "),
  /** of a ward whose boundary moved, the years of the two lookups */
  moved: z
    .string()
    .regex(/^(\d{4}-\d{4}( |$))*$/, "must be the years of two lookups like 2018-2024, or empty")
    .default("")
    .transform(parts(" ")),
});
export type Area = z.infer<typeof Area>;

/**
 * One row per police force: the code of its area, and the names under which files have it. The British Transport Police
 * have a code of ours, since their area is nowhere on the map.
 */
export const Force = z.object({ code: text, name: text, aliases: list("|"), source: text });
export type Force = z.infer<typeof Force>;

/** One row per area × year. */
export const Population = z.object({
  area: refers("areas"),
  year: number({ whole: true, min: 1981, max: 2100 }),
  residents: optionalNumber({ min: 1 }),
  households: optionalNumber({ min: 1 }),
  source: text,
});
export type Population = z.infer<typeof Population>;

/** One row per district × year of the Indices of Deprivation: how many of its LSOAs are among the most deprived of England. */
export const Deprivation = z.object({
  area: refers("areas"),
  year: number({ whole: true, min: 2000, max: 2100 }),
  lsoas: number({ whole: true, min: 1 }),
  most_deprived_tenth: number({ whole: true, min: 0 }),
  /** those of the tenth among them */
  most_deprived_fifth: number({ whole: true, min: 0 }),
  source: text,
});
export type Deprivation = z.infer<typeof Deprivation>;

/** One row per district × year: its residents by age. */
export const AgeStructure = z.object({
  area: refers("areas"),
  year: number({ whole: true, min: 1981, max: 2100 }),
  under_18: number({ whole: true, min: 0 }),
  aged_18_to_64: number({ whole: true, min: 0 }),
  aged_65_over: number({ whole: true, min: 0 }),
  /** of them those whom youth justice can be about; empty where the file was read before they were */
  aged_10_to_17: optionalNumber({ min: 1 }),
  source: text,
});
export type AgeStructure = z.infer<typeof AgeStructure>;

/** One row per measure, in the order in which documents show them. */
export const Measure = z.object({
  id,
  name: text,
  unit: text,
  denominator: z.enum(["residents", "households", "residents aged 10 to 17", "none"]),
  per: optionalNumber({ above: 0 }),
  polarity: z.enum(["down", "up", "ambiguous"]),
  sensitive: yesOrNo,
  /** no where a ward's figure could point to a person (a court order, a victim): then only larger areas are published */
  by_ward: yesOrNo.default(true),
  priority: mayRefer("priorities"),
  parts: refersToEach("measures", " "),
  /** no where the figure is a share of a survey's base: what holds for counts of events does not hold for it */
  counted: yesOrNo.default(true),
  /** the measure of whose figure it is a share: the survey's respondents */
  share_of: mayRefer("measures"),
  /** the name inside a sentence, where it is not the name with a small first letter: "Northwick clients" */
  in_sentence: optionalText,
});
export type Measure = z.infer<typeof Measure>;

/**
 * One row per plan year × priority: what it was called and where it stood, if it was ranked. A row without a plan year is a
 * theme: it orders the chapters while there is no plan, and those of measures that a plan has no place for.
 */
export const Priority = z.object({
  plan_year: z.union([z.literal("").transform(() => null), planYear]),
  priority: id,
  name: text,
  rank: optionalNumber({ whole: true, min: 1 }),
  /** why the plan ranks it otherwise than the evidence does */
  reason: optionalText.default(null),
});
export type Theme = z.infer<typeof Priority>;
export type Priority = Theme & { plan_year: string };

/** One row per group × source: whose figures a break of the group meets, "police" being those that police forces record. */
export const SourceGroup = z.object({ name: id, source: refers("sources") });
export type SourceGroup = z.infer<typeof SourceGroup>;

/**
 * One row per break: from when (and until when) figures do not compare; of a measure, a source, a group of sources,
 * all (`*`) or the rates of a rebased `population`; within one `area` (a force changes how it records), or everywhere.
 */
export const Break = z
  .object({
    applies_to: refers(["measures", "sources", "groups"], { also: ["*", "population"] }),
    area: mayRefer("areas", { blank: "for a break everywhere" }),
    date: day,
    until: optionalDay,
    effect: z.enum(["withhold", "flag"]),
    reason: text,
    reference: text,
  })
  .refine(({ date, until }) => until === null || until >= date, {
    path: ["until"],
    error: "a break ends after it begins",
  });
export type Break = z.infer<typeof Break>;

/**
 * One row per span whose figures look doubtful and whose supplier has confirmed that they are right: a month without a
 * record in which nothing happened. Of all measures, or of all areas of the source, where those are blank.
 */
export const Confirmed = z
  .object({
    source: refers("sources"),
    measure: mayRefer("measures"),
    area: mayRefer("areas"),
    from: day,
    until: day,
    reason: needed("who confirmed it, and when, is what makes it a confirmation; documents print it"),
    role: needed("a confirmation needs the post of who asked for it, which is published"),
  })
  .refine(({ from, until }) => until >= from, { path: ["until"], error: "a span ends after it begins" });
export type Confirmed = z.infer<typeof Confirmed>;

/** One row per measure with a harm weight: days of the starting-point sentence, and whose reckoning they are. */
export const HarmWeight = z.object({
  measure: refers("measures"),
  days: number({ above: 0, noun: "a number of days" }),
  source: text,
});
export type HarmWeight = z.infer<typeof HarmWeight>;

/** One row per area × member of its Most Similar Group, the area itself among them. Groups are not symmetric. */
export const GroupMember = z.object({
  area: refers("areas"),
  member: refers("areas"),
  group_name: text,
  illustrative: yesOrNo,
  source: text,
});
export type GroupMember = z.infer<typeof GroupMember>;

/** One row per area of a tile map: its square, counted from the top left, and a name short enough for it. */
export const Tile = z.object({
  area: refers("areas"),
  column: number({ whole: true, min: 0 }),
  row: number({ whole: true, min: 0 }),
  label: text,
});
export type Tile = z.infer<typeof Tile>;

/** Which measure a subgroup of offences is, in files of harm weights. */
export const HarmSubgroup = z.object({ subgroup: text, measure: refers("measures") });

/** One row per file that the analyst does not want: by its bytes, since its name may be that of an extract next time. */
export const NeverMind = z.object({
  file: text,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 of 64 digits"),
});
export type NeverMind = z.infer<typeof NeverMind>;

/** One row per word or abbreviation of the partnership's own that documents explain where they use it. */
export const Term = z.object({ term: text, meaning: text });
export type Term = z.infer<typeof Term>;

/** The tables that every command reads. Folders made before some of them were thought of do without. */
export const seeds = {
  areas: seed({ file: "areas.csv", row: Area, key: ["code"] }),
  populations: seed({ file: "populations.csv", row: Population, key: ["area", "year"] }),
  deprivation: seed({ file: "deprivation.csv", row: Deprivation, key: ["area", "year"], optional: true }),
  ages: seed({ file: "ages.csv", row: AgeStructure, key: ["area", "year"], optional: true }),
  measures: seed({ file: "measures.csv", row: Measure, key: ["id"] }),
  priorities: seed({ file: "priorities.csv", row: Priority, key: ["plan_year", "priority"] }),
  breaks: seed({ file: "breaks.csv", row: Break, key: ["applies_to", "area", "date", "until", "reason"] }),
  confirmed: seed({
    file: "confirmed.csv",
    row: Confirmed,
    key: ["source", "measure", "area", "from", "until"],
    optional: true,
  }),
  sourceGroups: seed({ file: "source_groups.csv", row: SourceGroup, key: ["name", "source"] }),
  forces: seed({ file: "forces.csv", row: Force, key: ["code"], optional: true }),
  harmWeights: seed({ file: "harm_weights.csv", row: HarmWeight, key: ["measure"], optional: true }),
  groupMembers: seed({
    file: "most_similar_group.csv",
    row: GroupMember,
    key: ["area", "member"],
    optional: true,
  }),
  glossary: seed({ file: "glossary.csv", row: Term, key: ["term"], optional: true }),
  tiles: seed({ file: "tile_layout.csv", row: Tile, key: ["area"], optional: true }),
};

/** Those that single commands read. */
export const otherSeeds = {
  harmSubgroups: seed({
    file: "harm_subgroups.csv",
    row: HarmSubgroup,
    key: ["subgroup", "measure"],
    optional: true,
  }),
  neverMind: seed({ file: "never_mind.csv", row: NeverMind, key: ["sha256"], optional: true }),
};
