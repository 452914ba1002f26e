import path from "node:path";
import { paramsOf } from "../../pipeline/build/paramsOf.js";
import { readSql } from "../../pipeline/packageFiles.js";
import { type Model, makeModels, setParams } from "../../pipeline/store/models.js";
import { openStore, type Store } from "../../pipeline/store/open.js";
import { loadReference } from "../../pipeline/store/reference.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";

export const repository = path.resolve(import.meta.dirname, "..", "..");

/** A store in memory with the repository's own seeds, the kept tables empty, and `names` made from them. */
export async function modelStore(names: readonly Model[], folders: readonly string[] = []): Promise<Store> {
  const workspace = readWorkspace(repository);
  const store = await openStore(":memory:", { folders });
  await store.run(readSql("tables"));
  await loadReference(store, workspace);
  await setParams(store, paramsOf(workspace, null));
  await makeModels(store, names);
  return store;
}
