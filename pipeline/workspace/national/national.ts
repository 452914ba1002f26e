import path from "node:path";
import { z } from "zod";
import { packageRoot } from "../../packageFiles.js";
import { list, number, optionalText, text } from "../seeds/cells.js";
import { Force } from "../seeds/seeds.js";
import { readSeedTable, rowsOf } from "../seeds/seedTable.js";

/** A local authority district of 2024; residents and households of Census 2021, added up where it was re-made since. */
const District = z.object({
  code: text,
  name: text,
  county: optionalText,
  region: text,
  residents: number({ whole: true, min: 0 }),
  households: number({ whole: true, min: 0 }),
});
export type District = z.infer<typeof District>;

/** A district's code and name until the last year of which they were; what it became has a row among the districts. */
const Former = z.object({ code: text, name: text, became: text, until: number({ whole: true }) });
export type Former = z.infer<typeof Former>;

/** A community safety partnership, its police force area, and the districts in which it lies, be it in a part of one. */
const CommunitySafetyPartnership = z.object({ code: text, name: text, force: text, districts: list(" ") });
export type CommunitySafetyPartnership = z.infer<typeof CommunitySafetyPartnership>;

const WiderArea = z.object({ code: text, name: text, level: z.enum(["county", "region"]) });
export type WiderArea = z.infer<typeof WiderArea>;

const OtherName = z.object({ code: text, name: text, source: text });
export type OtherName = z.infer<typeof OtherName>;

/** England and Wales as the tables of national/ have them (its README names their sources). */
export interface National {
  districts: District[];
  former: Former[];
  partnerships: CommunitySafetyPartnership[];
  forces: Force[];
  widerAreas: WiderArea[];
  otherNames: OtherName[];
}

const read = <Schema extends z.ZodObject>(name: string, schema: Schema): z.output<Schema>[] =>
  rowsOf(readSeedTable(path.join(packageRoot, "national", `${name}.csv`), schema));

export const readNational = (): National => ({
  districts: read("districts", District),
  former: read("former_districts", Former),
  partnerships: read("partnerships", CommunitySafetyPartnership),
  forces: readForces(),
  widerAreas: read("wider_areas", WiderArea),
  otherNames: read("other_names", OtherName),
});

/** The police forces by the names that files have for them. */
export const readForces = (): Force[] => read("forces", Force);

/** The partnerships that lie in a district, wholly or in part. */
export const partnershipsOf = ({ partnerships }: National, district: string): CommunitySafetyPartnership[] =>
  partnerships.filter(({ districts }) => districts.includes(district));
