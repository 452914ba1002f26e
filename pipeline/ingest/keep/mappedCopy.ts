import type { Contract } from "../../workspace/contracts/contract.js";
import { csvRecord } from "../read/accepted.js";
import { CopyWriter } from "../read/copyWriter.js";
import { Source } from "../read/decode.js";
import type { Examination } from "../read/examine.js";
import { type LocatedRecord, walk } from "../read/gate.js";
import { mappedIndexes } from "../type/periodColumns.js";

/** Columns that a copy has before the mapped ones: where the record stands in the file as it came. */
export const placeLabels = ["csp: line", "csp: last line", "csp: byte"] as const;

/** The contract as it reads such a copy: the same columns, in a plain dialect under one header line. */
export function contractOfCopy(contract: Contract): Contract {
  const { encoding: _, delimiter: __, ...rest } = contract;
  return {
    ...rest,
    match: {},
    encoding: "utf-8",
    delimiter: ",",
    header: { rows: 1, within: 1 },
    rows: { ...contract.rows, notes: [] },
    drop: [...placeLabels],
  };
}

/**
 * Writes the records that the gate let through with their mapped columns alone, and where they stood.
 *
 * @param replaced what is written in place of a cell, by the index of its column
 */
export function writeMappedCopy(
  examination: Examination,
  target: string,
  replaced: (index: number, cell: string) => string,
): void {
  const indexes = mappedIndexes(examination);
  writeCopy(
    target,
    indexes.map((index) => examination.header[index] ?? ""),
    (add) =>
      eachRecord(examination, (record) =>
        add(
          record,
          indexes.map((index) => replaced(index, record.cells[index] ?? "")),
        ),
      ),
  );
}

/** Writes a copy from records given one by one with their mapped cells. */
export function writeCopy(
  target: string,
  labels: readonly string[],
  records: (add: (place: Place, cells: readonly string[]) => void) => void,
): void {
  const writer = new CopyWriter(target);
  const line = (cells: readonly string[]): void => {
    const bytes = Buffer.from(csvRecord(cells), "utf8");
    writer.add(bytes, 0, bytes.length);
  };
  try {
    line([...placeLabels, ...labels]);
    records((place, cells) => line([`${place.line}`, `${place.endLine}`, `${place.byte}`, ...cells]));
  } finally {
    writer.close();
  }
}

type Place = Pick<LocatedRecord, "line" | "endLine" | "byte">;

/** Shows `found` every record that the gate let through, or those with the given ordinals. */
export function eachRecord(
  { file, plan }: Examination,
  found: (record: LocatedRecord) => void,
  wanted?: readonly number[],
): void {
  if (plan === null) return;
  const source = new Source(file, plan.verdict.encoding, plan.verdict.mark);
  try {
    walk(source, plan, wanted ? { wanted, found } : { found });
  } finally {
    source.close();
  }
}
