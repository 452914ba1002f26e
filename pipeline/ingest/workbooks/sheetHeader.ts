import type { Contract } from "../../workspace/contracts/contract.js";
import type { Refusal } from "../read/examination.js";
import { readHead } from "../read/head.js";
import { findHeader, type Header } from "../read/header.js";
import { toRefusal } from "../read/refuse.js";
import { contractOfSheet } from "./asRead.js";

/** The rows that are looked at to find a sheet's header, and what its columns hold. */
export const headRows = 600;

export type Found = { header: Header } | { refusal: Refusal; nearest: number };

/** The header of a table, among the first bytes of a file whose text is CSV. */
export function headerIn(file: string, contracts: readonly Contract[], named: boolean): Found {
  const head = readHead(file, 1 << 20);
  if (head.text.length === 0) return { refusal: toRefusal("empty-file", "is empty", null), nearest: 0 };
  return findHeader(head, file, contracts, named);
}

/** The contracts that may read a sheet: those that name none, if it is seen, and those that name it. */
export function contractsFor(
  sheet: { name: string; hidden: boolean },
  contracts: readonly Contract[],
): Contract[] {
  const key = sheetKey(sheet.name);
  return contracts
    .filter(({ sheet: wanted }) =>
      wanted?.name === undefined ? !sheet.hidden : sheetKey(wanted.name) === key,
    )
    .map(contractOfSheet);
}

/** Excel takes names of sheets for the same whatever their case. */
export const sheetKey = (name: string): string => name.trim().toLowerCase();
