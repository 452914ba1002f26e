import { UserError } from "../../errors.js";
import { Source } from "./decode.js";
import type { Examination } from "./examination.js";
import { walk } from "./gate.js";
import type { LocatedRecord } from "./gatePlan.js";

export type { LocatedRecord } from "./gatePlan.js";

/**
 * Finds records that the gate let through by their number, from 0; `ordinals` ascend, and one may stand twice.
 *
 * @throws UserError when the file is no longer the one that was examined
 */
export async function locate(
  examination: Examination,
  ordinals: readonly number[],
): Promise<LocatedRecord[]> {
  const { plan } = examination;
  if (plan === null || ordinals.length === 0) return [];
  const wanted = [...new Set(ordinals)];
  const located = new Map<number, LocatedRecord>();
  const source = new Source(examination.file, plan.verdict.encoding, plan.verdict.mark);
  try {
    walk(source, plan, { wanted, found: (record) => located.set(record.ordinal, record) });
  } finally {
    source.close();
  }
  return ordinals.map((ordinal) => {
    const record = located.get(ordinal);
    if (record) return record;
    throw new UserError(`${examination.file} changed while it was read`, { hint: "run the command again" });
  });
}
