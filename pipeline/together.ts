/**
 * The answers of work that goes on at once, in their order. Where some of it fails, the first failure is thrown when all have
 * ended: what they read from must not be closed under them.
 */
export async function together<T extends readonly Promise<unknown>[]>(
  work: readonly [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const ended = await Promise.allSettled(work);
  for (const each of ended) if (each.status === "rejected") throw each.reason;
  return (await Promise.all(work)) as { -readonly [K in keyof T]: Awaited<T[K]> };
}
