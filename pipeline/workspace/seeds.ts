import { z } from "zod";

const text = z.string().min(1, "must not be empty");
const optionalText = z.string().transform((value) => (value === "" ? null : value));
const optionalNumber = z
  .string()
  .refine((value) => value === "" || Number.isFinite(Number(value)), "must be a number or empty")
  .transform((value) => (value === "" ? null : Number(value)));
const list = (separator: string) =>
  z
    .string()
    .default("")
    .transform((value) =>
      value
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    );
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "must be lower case letters, digits and _");

/** From the smallest; `former` are wards and districts that are known no more, which lie in what took their place. */
export const areaLevels = [
  "lsoa",
  "ward",
  "district",
  "csp",
  "county",
  "force",
  "unassigned",
  "former",
] as const;

/** One row per area; several parents where an area belongs to a partnership and to a county. */
export const Area = z.object({
  code: text,
  name: text,
  level: z.enum(areaLevels),
  parents: list(" "),
  aliases: list("|"),
  /** of the lookup that says in which areas it lies; of an LSOA, that of its ward */
  year: optionalNumber.default(null),
  /** the LSOAs of the next census that it was split into, or merged into with others */
  became: list(" "),
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
  area: text,
  year: z.coerce.number().int().min(1981).max(2100),
  residents: optionalNumber,
  households: optionalNumber,
  source: text,
});
export type Population = z.infer<typeof Population>;

/** One row per measure, in the order in which documents show them. */
export const Measure = z.object({
  id,
  name: text,
  unit: text,
  denominator: z.enum(["residents", "households", "none"]),
  per: optionalNumber,
  polarity: z.enum(["down", "up", "ambiguous"]),
  sensitive: z.enum(["yes", "no"]).transform((value) => value === "yes"),
  priority: optionalText,
  parts: list(" "),
  /** no where the figure is a share of a survey's base: what holds for counts of events does not hold for it */
  counted: z
    .enum(["yes", "no"])
    .default("yes")
    .transform((value) => value === "yes"),
});
export type Measure = z.infer<typeof Measure>;

/** One row per plan year × priority: what it was called and where it stood, if it was ranked. */
export const Priority = z.object({
  plan_year: z.string().regex(/^\d{4}-\d{2}$/, "must be a plan year like 2024-25"),
  priority: id,
  name: text,
  rank: optionalNumber,
});
export type Priority = z.infer<typeof Priority>;

/** One row per group × source: whose figures a break of the group meets, "police" being those that police forces record. */
export const SourceGroup = z.object({ name: id, source: text });
export type SourceGroup = z.infer<typeof SourceGroup>;

/**
 * One row per break: from when (and until when) figures do not compare; of a measure, a source, a group of sources,
 * all (`*`) or the rates of a rebased `population`; within one `area` (a force changes how it records), or everywhere.
 */
export const Break = z.object({
  applies_to: text,
  area: optionalText.default(null),
  date: z.iso.date("must be a date like 2017-04-01"),
  until: z.union([z.literal("").transform(() => null), z.iso.date()]),
  effect: z.enum(["withhold", "flag"]),
  reason: text,
  reference: text,
});
export type Break = z.infer<typeof Break>;

/** One row per measure with a harm weight: days of the starting-point sentence, and whose reckoning they are. */
export const HarmWeight = z.object({
  measure: id,
  days: z.coerce.number("must be a number of days").positive("must be above 0"),
  source: text,
});
export type HarmWeight = z.infer<typeof HarmWeight>;

/** One row per area × member of its Most Similar Group, the area itself among them. Groups are not symmetric. */
export const GroupMember = z.object({
  area: text,
  member: text,
  group_name: text,
  illustrative: z.enum(["yes", "no"]).transform((value) => value === "yes"),
  source: text,
});
export type GroupMember = z.infer<typeof GroupMember>;

/** One row per area of a tile map: its square, counted from the top left, and a name short enough for it. */
export const Tile = z.object({
  area: text,
  column: z.coerce.number("must be a whole number").int().min(0),
  row: z.coerce.number("must be a whole number").int().min(0),
  label: text,
});
export type Tile = z.infer<typeof Tile>;
