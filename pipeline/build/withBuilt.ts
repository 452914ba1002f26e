import { openBuilt } from "./build.js";

/** The built store, open for reading, and whose it is. */
export type Built = Awaited<ReturnType<typeof openBuilt>>;

/** Reads with the store that is given, or opens it for this once. */
export async function withBuilt<T>(
  root: string,
  built: Built | undefined,
  read: (built: Built) => Promise<T>,
): Promise<T> {
  if (built !== undefined) return read(built);
  const opened = await openBuilt(root);
  try {
    return await read(opened);
  } finally {
    opened.store.close();
  }
}
