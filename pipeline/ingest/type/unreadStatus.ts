import { literal, type Store } from "../../store/open.js";
import { counted } from "../../words/plural.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examination.js";
import { labelKey } from "../read/head.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { readPayload } from "./payloadCells.js";
import { mappedIndexes } from "./periodColumns.js";

const labels =
  /^(?:(?:record|report|case|request|job|entry|row|current) ?)?(?:status|state)$|^(?:is ?)?(?:cancell?ed|void(?:ed)?|deleted|duplicate)$/i;

/** What a status says of a record that is to be counted no more. */
const words =
  "(?i)^(?:cancell?ed|void(?:ed)?|deleted|duplicated?|test|(?:created|entered|raised) in error)\\b";

/**
 * A column that the contract does not map may say which records were taken back: read without it, they would be counted.
 *
 * @throws FileRefused
 */
export async function checkUnreadStatus(
  store: Store,
  examination: Examination,
  contract: Contract,
): Promise<void> {
  const found = await unreadStatus(store, examination, contract);
  if (found === null) return;
  const { label, word, records } = found;
  throw new FileRefused(
    "unread-status",
    `the column "${label}" says "${word}" of ${counted(Number(records), "record")}, and the contract does not map it: they would be counted`,
    {
      hint: `in seeds/contracts/${contract.source}.yaml map it (columns) and name what is not counted in rows.leave_out; or, where such records count, name it in drop: [${JSON.stringify(label)}]`,
    },
  );
}

/** The first such column of a file; null where it has none. */
export async function unreadStatus(
  store: Store,
  examination: Examination,
  contract: Contract,
): Promise<{ label: string; word: string; records: number } | null> {
  const { header, payload } = examination;
  if (!payload) return null;
  const mapped = new Set(mappedIndexes(examination));
  const dropped = new Set(contract.drop.map(labelKey));
  for (const [index, label] of header.entries()) {
    const plain = label.replace(/[\s_-]+/g, " ").trim();
    if (mapped.has(index) || dropped.has(labelKey(label)) || !labels.test(plain)) continue;
    const [said] = await store.rows<{ word: string | null; records: number }>(
      `select min(trim(c${index})) as word, count(*) as records from ${readPayload(payload)} where regexp_matches(trim(c${index}), ${literal(words)})`,
    );
    if (said?.word) return { label, word: said.word, records: said.records };
  }
  return null;
}
