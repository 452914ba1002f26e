import { type Random, weightedIndex } from "./random.js";

/** Sevenoaks' 26 wards and how often a report comes from each: towns more than parishes. */
const weights: Readonly<Record<string, number>> = {
  "Ash and New Ash Green": 5,
  "Brasted, Chevening and Sundridge": 3,
  "Cowden and Hever": 1,
  "Crockenhill and Well Hill": 2,
  "Dunton Green and Riverhead": 5,
  "Edenbridge North and East": 5,
  "Edenbridge South and West": 5,
  Eynsford: 1,
  "Farningham, Horton Kirby and South Darenth": 4,
  "Fawkham and West Kingsdown": 5,
  "Halstead, Knockholt and Badgers Mount": 3,
  "Hartley and Hodsoll Street": 3,
  Hextable: 3,
  Kemsing: 2,
  "Leigh and Chiddingstone Causeway": 1,
  "Otford and Shoreham": 2,
  "Penshurst, Fordcombe and Chiddingstone": 1,
  "Seal and Weald": 2,
  "Sevenoaks Eastern": 4,
  "Sevenoaks Kippington": 3,
  "Sevenoaks Northern": 5,
  "Sevenoaks Town and St John's": 8,
  "Swanley Christchurch and Swanley Village": 6,
  "Swanley St Mary's": 9,
  "Swanley White Oak": 9,
  "Westerham and Crockham Hill": 3,
};

export const wards: readonly string[] = Object.keys(weights);

/** A ward, or blank once in some sixty reports, where the caller would not say. */
export function anyWard(next: Random): string {
  return next() < 1 / 60 ? "" : (wards[weightedIndex(Object.values(weights), next)] ?? "");
}

/** `Sevenoaks Town & St Johns`: as the council's own staff type it. */
export const asTyped = (ward: string): string => ward.replaceAll(" and ", " & ").replaceAll("'", "");

/** `SEVENOAKS TOWN AND ST JOHN'S`: as the depot's system prints it. */
export const asPrinted = (ward: string): string => ward.toUpperCase();
