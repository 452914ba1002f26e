import { statSync } from "node:fs";
import { literal, type Store } from "../../../store/open.js";
import { counted } from "../../../words/plural.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Examination } from "../../read/examine.js";
import { labelKey } from "../../read/head.js";
import { readPayload } from "../../type/payloadCells.js";
import { mappedIndexes } from "../../type/periodColumns.js";
import { typesFigures } from "../../type/typedCounts.js";

/**
 * What a whole cell says, or begins with before a stop, of a record that is none: "CANCELLED", "Duplicate of 4711". What
 * begins so otherwise is to be known to `maySayWithdrawn` too.
 */
const said =
  "(?i)^(?:(?:record |case |report |job |incident )?(?:cancell?ed|voided|deleted)|no[ -]?crimed?|(?:created|entered|raised|logged|recorded|reported|added) in error)(?:$|[.!]|\\s*[-–:(,;])|^(?:(?:this is )?an? )?(?:duplicate|dup|copy) of (?:[\\w/-]*\\d|another|the|an earlier)|^duplicated?(?: (?:record|entry|report|log|call|case|job|request))?(?:$|[.!]|\\s*[-–:(,;])";

/** Larger files are extracts of systems, whose columns are known. */
const largest = 16_000_000;

/**
 * Records of a log that say, in a column that the contract does not map, that they are none: cancelled, no crime, a
 * duplicate of another. Columns that the contract drops by name say nothing.
 */
export async function cancelledText(
  store: Store,
  contract: Contract,
  examination: Examination,
): Promise<string[]> {
  const { header, payload, cells } = examination;
  if (!payload || typesFigures(contract) || cells?.withdrawn === false) return [];
  const known = new Set(mappedIndexes(examination));
  const dropped = new Set(contract.drop.map(labelKey));
  const asked = [...header.keys()].filter((at) => !known.has(at) && !dropped.has(labelKey(header[at] ?? "")));
  if (asked.length === 0 || statSync(payload.path).size > largest) return [];
  const [found = {}] = await store.rows<Record<string, string | number | null>>(
    `select ${asked
      .flatMap((at) => [
        `count(*) filter (${isSaid(at)})::double as n${at}`,
        `min(trim(c${at})) filter (${isSaid(at)}) as text${at}`,
      ])
      .join(", ")} from ${readPayload(payload)}`,
  );
  const first = asked.find((at) => Number(found[`n${at}`]) > 0);
  if (first === undefined) return [];
  const records = counted(Number(found[`n${first}`]), "record says", "records say");
  return [
    `${records} in “${header[first]}” that it is none (“${found[`text${first}`]}”): it would be counted (map the column and name what is not counted in rows.leave_out of the contract; where such words say nothing of the record, put ${JSON.stringify(header[first])} under drop)`,
  ];
}

const isSaid = (column: number): string => `regexp_matches(trim(c${column}), ${literal(said)})`;
