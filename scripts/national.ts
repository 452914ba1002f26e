import path from "node:path";
import { Faults } from "../pipeline/faults.js";
import { replaceFile } from "../pipeline/replaceFile.js";
import { readCsvFile } from "../pipeline/workspace/seeds/csvFile.js";
import { tables } from "./nationalTables.js";

/**
 * Writes the tables of national/ from files of the ONS: `npm run national [FOLDER]`, or `NAME=FILE` for a newer one of them.
 * The same files give the same bytes.
 */
const names = {
  partnerships: "national/lad24-csp24-pfa24.csv",
  counties: "national/ltla23-utla23.csv",
  regions: "national/lad24-rgn24.csv",
  history: "national/lad-history-2016-2024.csv",
  households: "national/census2021-households-ltla23.csv",
  residents: "population/census2021-ltla21-age-bands.csv",
} as const;

function read(file: string): Record<string, string>[] {
  const faults = new Faults();
  const { header, records } = readCsvFile(file, faults);
  faults.throw();
  return records.map(({ cells }) =>
    Object.fromEntries(header.map((label, at) => [label.toLowerCase(), cells[at] ?? ""])),
  );
}

const given = process.argv.slice(2);
const folder = given.find((word) => !word.includes("=")) ?? "../shared/real-data";
const own = new Map(
  given.filter((word) => word.includes("=")).map((word) => word.split("=", 2) as [string, string]),
);
const at = (name: keyof typeof names) => read(own.get(name) ?? path.join(folder, names[name]));
const published = {
  partnerships: at("partnerships"),
  counties: at("counties"),
  regions: at("regions"),
  history: at("history"),
  households: at("households"),
  residents: at("residents"),
};
for (const [name, text] of Object.entries(tables(published))) {
  replaceFile(path.join(import.meta.dirname, "..", "..", "national", `${name}.csv`), text);
  process.stdout.write(`national/${name}.csv\n`);
}
