import { existsSync } from "node:fs";
import path from "node:path";
import type { Contract } from "../workspace/contracts/contract.js";
import { type Examination, examine, type Refusal } from "./read/examine.js";
import { readHead } from "./read/head.js";
import { refuse } from "./read/refuse.js";
import { unpack } from "./unpack/unpack.js";
import { isPacked } from "./workbooks/openWorkbook.js";
import { examineTable } from "./workbooks/sheetTable.js";

/** How a file is examined that is not to be loaded. */
export interface Trial {
  temporary: string;
  /** the source whose contract has to fit */
  contract?: string;
  /** is called with what is not wanted of an archive */
  passed?: (name: string, why: string) => void;
}

/** A file's table, or each of those in a workbook or an archive that a contract knows, examined. */
export async function* examineParts(
  file: string,
  contracts: readonly Contract[],
  { temporary, contract, passed }: Trial,
  number: number,
): AsyncGenerator<{ name: string; examination: Examination }> {
  const named = contract === undefined ? {} : { contract };
  const plain = (of: string): Promise<Examination> =>
    examine(of, contracts, { temporary, generic: true, ...named });
  if (!existsSync(file) || !isPacked(file)) {
    yield { name: file, examination: await plain(file) };
    return;
  }
  const considered = contracts.filter(({ source }) => contract === undefined || source === contract);
  const parts = unpack(file, file, {
    contracts: considered,
    named: contract !== undefined,
    folder: path.join(temporary, `unpacked-${number}`),
    known: () => false,
    sizeKnown: () => false,
    unwanted: () => null,
  });
  for await (const part of parts) {
    const { name } = part;
    if (part.kind === "passed") passed?.(name, part.why);
    else if (part.kind === "refused") yield { name, examination: refused(file, part.refusal) };
    else if (part.kind === "table") {
      const { sheet } = part;
      const examination = sheet
        ? await examineTable(part.file, sheet.origin, sheet.contract, temporary)
        : await plain(part.file);
      yield { name, examination };
    }
  }
}

const refused = (file: string, refusal: Refusal): Examination =>
  refuse(file, readHead(file, 1 << 12), refusal, null);
