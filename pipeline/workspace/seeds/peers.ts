import { z } from "zod";
import { areaCode } from "./cells.js";

/** Areas that are compared: the districts and partnerships within an area, or the districts whose codes begin alike. */
export const Peers = z.union([
  z.strictObject({ name: z.string().min(1), area: areaCode }),
  z.strictObject({ name: z.string().min(1), codes: z.string().regex(/^[EW]\d{2}$/, "must be like E08") }),
]);
export type Peers = z.infer<typeof Peers>;

/** The scopes of a comparison, as queries/marts/scopes.sql names them: "the South East" has south-east-districts. */
export function scopesOf({ name }: Peers): string[] {
  const words = name.toLowerCase().replace(/^the /, "");
  const slug = words.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  return [`${slug}-districts`, `${slug}-csps`];
}
