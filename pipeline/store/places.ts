import path from "node:path";

/** Where a workspace keeps what it received and made of it; all under `data/.store`. */
export interface Places {
  data: string;
  folder: string;
  database: string;
  ledger: string;
  archive: string;
  /** held by whatever changes the store */
  lock: string;
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
    lock: path.join(folder, "lock.duckdb"),
    temporary: path.join(folder, "temporary"),
  };
}

/** What the archive keeps of a supply: the bytes as received, or their mapped columns. */
export const archivedFile = (places: Places, sha256: string): string =>
  path.join(places.archive, `${sha256}.csv`);
