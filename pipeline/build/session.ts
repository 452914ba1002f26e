import type { Store } from "../store/open.js";
import type { Workspace } from "../workspace/workspace.js";
import { type AskedPeriod, openBuilt } from "./build.js";

/** The built store, open for reading, and whose it is. */
export interface Session {
  readonly store: Store;
  readonly workspace: Workspace;
}

/** Opens the built store for as long as `read` takes; with `asked`, for one period alone. */
export async function withSession<T>(
  root: string,
  read: (session: Session) => Promise<T>,
  asked?: AskedPeriod,
): Promise<T> {
  const session = await openBuilt(root, asked);
  try {
    return await read(session);
  } finally {
    session.store.close();
  }
}

/**
 * A reader that reads the same thing once in a session, since a store that is open for reading does not change: several
 * documents of one set, or parts of one document, then ask for it without knowing of each other.
 */
export function oncePerSession<Asked, T>(
  read: (session: Session, asked: Asked) => Promise<T>,
): (session: Session, asked: Asked) => Promise<T> {
  const kept = new WeakMap<Session, Map<string, Promise<T>>>();
  return (session, asked) => {
    const known = kept.get(session) ?? new Map<string, Promise<T>>();
    kept.set(session, known);
    const key = JSON.stringify(asked);
    const reading = known.get(key) ?? read(session, asked);
    known.set(key, reading);
    return reading;
  };
}
