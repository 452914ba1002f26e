import path from "node:path";

/** Where a workspace keeps what it received and made of it; all under `data/.store`. */
export interface Places {
  data: string;
  folder: string;
  database: string;
  ledger: string;
  archive: string;
  temporary: string;
}

export function placesOf(workspace: string): Places {
  const data = path.resolve(workspace, "data");
  const folder = path.join(data, ".store");
  return {
    data,
    folder,
    database: path.join(folder, "csp.duckdb"),
    ledger: path.join(folder, "ledger.jsonl"),
    archive: path.join(folder, "archive"),
    temporary: path.join(folder, "temporary"),
  };
}

/** The bytes of a supply as received. */
export const archivedFile = (places: Places, sha256: string): string =>
  path.join(places.archive, `${sha256}.csv`);
