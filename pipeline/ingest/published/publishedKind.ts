import { statSync } from "node:fs";
import { UserError } from "../../errors.js";
import { isLookupHeader } from "../../workspace/areas/readLookup.js";
import { isDeprivationHeader } from "./deprivation.js";
import { readEstimates } from "./estimates.js";
import { type PublishedTable, publishedTables } from "./sheetRows.js";

/** Larger files are no tables of areas, and are not read whole. */
const largest = 32_000_000;
const headerWithin = 20;

/**
 * What a file is that no contract is meant for and `csp areas import` takes: a lookup of areas, estimates of residents or households, the
 * Indices of Deprivation; null of any other.
 */
export async function publishedKind(file: string): Promise<string | null> {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? largest) >= largest) return null;
  const tables = await tablesOf(file);
  const has = (isHeader: (labels: readonly string[]) => boolean): boolean =>
    tables.some(({ rows }) => rows.slice(0, headerWithin).some(({ cells }) => isHeader(cells)));
  if (has(isDeprivationHeader)) return "the Indices of Deprivation";
  if (has(isLookupHeader)) return "a lookup of areas";
  return tables.some((table) => readEstimates(table, file) !== null)
    ? "estimates of residents or households"
    : null;
}

async function tablesOf(file: string): Promise<PublishedTable[]> {
  try {
    return await publishedTables(file);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
