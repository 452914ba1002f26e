import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { wordOf } from "./areaWords.js";
import { nameKey } from "./nameKey.js";

/** SQL for the words of `supply_labels` that may be said (`kind, word, name`): the types that the contract itself names. */
export function knownNames({ measures }: Contract): string {
  const named = measures.flatMap((measure) =>
    "by" in measure ? Object.keys(measure.values ?? {}).map((name) => ({ kind: measure.by, name })) : [],
  );
  const rows = named.map(
    ({ kind, name }) =>
      `select ${literal(kind)} as kind, ${wordOf(nameKey(literal(name)))} as word, ${literal(name)} as name`,
  );
  return rows.length > 0
    ? rows.join(" union ")
    : "select '' as kind, '' as word, null::varchar as name where false";
}

/** The name of an area or a measure; its code where the seeds have none. */
export async function nameOf(store: Store, kind: "area" | "measure", code: string): Promise<string> {
  const [known] = await store.rows<{ name: string }>(
    kind === "area"
      ? "select name from areas where code = $code"
      : "select name from measures where measure = $code",
    { code },
  );
  return known?.name ?? code;
}
