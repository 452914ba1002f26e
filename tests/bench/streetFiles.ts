import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { pick, random, weightedIndex } from "../../sample/random.js";

/** Crime types of the published files with rough shares, per cent. */
const types: readonly [string, number][] = [
  ["Violence and sexual offences", 36],
  ["Anti-social behaviour", 17],
  ["Criminal damage and arson", 10],
  ["Public order", 9],
  ["Other theft", 6],
  ["Shoplifting", 6],
  ["Vehicle crime", 5],
  ["Burglary", 4],
  ["Drugs", 2],
  ["Other crime", 2],
  ["Robbery", 1],
  ["Possession of weapons", 1],
  ["Bicycle theft", 0.6],
  ["Theft from the person", 0.4],
];
const outcomes = [
  "Investigation complete; no suspect identified",
  "Unable to prosecute suspect",
  "Under investigation",
  "Awaiting court outcome",
  "Local resolution",
];
const streets = [
  "Mill Lane",
  "High Street",
  "Supermarket",
  "Station Road",
  "Park/Open Space",
  "The Green",
  "Chapel Walk",
];
const header =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

export interface StreetFiles {
  /** in all */
  rows: number;
  /** one file each */
  months: number;
}

/**
 * Writes made-up street-level files in the published layout, one a month up to September 2023, the same bytes on
 * every run; about 192 bytes a row, 900 LSOAs of one force.
 *
 * @returns the files and their size in bytes
 */
export function writeStreetFiles(
  folder: string,
  { rows, months }: StreetFiles,
): { files: string[]; bytes: number } {
  mkdirSync(folder, { recursive: true });
  const next = random("street files");
  const weights = types.map(([, share]) => share);
  const hex = (): string =>
    Math.floor(next() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, "0");
  const files: string[] = [];
  let bytes = 0;
  for (let index = 0; index < months; index += 1) {
    const last = Date.UTC(2023, 8 - (months - 1 - index), 1);
    const month = new Date(last).toISOString().slice(0, 7);
    const file = path.join(folder, `${month}-example-street.csv`);
    const handle = openSync(file, "w");
    const upTo = Math.floor((rows * (index + 1)) / months);
    let text = header;
    for (let row = Math.floor((rows * index) / months); row < upTo; row += 1) {
      const type = types[weightedIndex(weights, next)]?.[0] ?? "Other crime";
      const lsoa = Math.floor(next() * 900);
      const placed = next() >= 0.02;
      const incident = type === "Anti-social behaviour";
      text += `${incident ? "" : hex() + hex() + hex() + hex() + hex() + hex() + hex() + hex()},${month},Kent Police,Kent Police,`;
      text += placed
        ? `${(next() * 1.4).toFixed(6)},${(51 + next() * 0.4).toFixed(6)},On or near ${pick(streets, next)},E01${String(24_000 + lsoa).padStart(6, "0")},Example ${String(1 + (lsoa >> 2)).padStart(3, "0")}${"ABCD"[lsoa & 3]}`
        : ",,No Location,,";
      text += `,${type},${incident ? "" : pick(outcomes, next)},\n`;
      if (text.length > 1_000_000) {
        bytes += writeSync(handle, text);
        text = "";
      }
    }
    bytes += writeSync(handle, text);
    closeSync(handle);
    files.push(file);
  }
  return { files, bytes };
}
