import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../errors.js";
import { settleFile } from "../../replaceFile.js";
import type { Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import { storeFault } from "../../store/storeFault.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { identifierRoles, type RepeatKind } from "../../workspace/contracts/contractRepeats.js";
import type { Examination } from "../read/examine.js";

/** A place or a victim as the workspace keeps it: 64 bits of a keyed hash. */
const token = /^csp-[0-9a-f]{16}$/;

/** The same as SQL of a cell: NULL where it holds none, as in files that were kept before their contract named identifiers. */
export const tokenSql = (cell: string): string =>
  `if(regexp_full_match(${cell}, 'csp-[0-9a-f]{16}'), ${cell}, null)`;

/** What is shown in place of a hash: it says nothing to anybody, and is not to be passed on. */
export const notShown = "(not shown)";

/**
 * The secret with which identifiers of this workspace are hashed, 32 bytes; made once, in the folder of the store. Nobody without
 * it can try addresses or references until one fits.
 *
 * @throws UserError where it is lost and hashes made with it are in the store: new ones would never be the same
 */
export async function identifierKey(store: Store, places: Places): Promise<Buffer> {
  const file = path.join(places.folder, "identifiers.key");
  if (existsSync(file)) return readKey(file);
  const [kept] = await store.rows("select 1 from repeats where identifier is not null limit 1");
  if (kept)
    throw new UserError(`${file} is missing, with which places and victims were hashed`, {
      hint: "restore it from a copy: with another one no place would be known again",
    });
  try {
    mkdirSync(places.temporary, { recursive: true });
    const made = path.join(places.temporary, "identifiers.key");
    writeFileSync(made, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
    settleFile(made, file);
  } catch (cause) {
    throw storeFault(places.folder, cause);
  }
  return readKey(file);
}

function readKey(file: string): Buffer {
  const text = readFileSync(file, "utf8").trim();
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, "hex");
  throw new UserError(`${file} is damaged`, { hint: "restore it from a copy" });
}

/** The columns of an examined file that name places or victims, by their index. */
export function identifierColumns(
  { columns }: Pick<Examination, "columns">,
  contract: Contract,
): Map<number, RepeatKind> {
  return new Map(
    identifierRoles(contract).flatMap(({ kind, role }) => {
      const index = columns[role];
      return index === undefined ? [] : [[index, kind] as const];
    }),
  );
}

/**
 * A function that replaces what names a place or a victim by its hash (HMAC-SHA-256 of source, kind and text, so that two
 * sources cannot be joined by it); by nothing where it is blank, stands for unknown, or is a number that a spreadsheet cut.
 *
 * @param options.hashed whether a cell may be a hash already: of corrected lines
 */
export function hashing(
  key: Buffer,
  { source, repeats }: Contract,
  { hashed }: { hashed: boolean },
): (kind: RepeatKind, cell: string) => string {
  const unknown = new Set(repeats?.unknown.map(normal));
  return (kind, cell) => {
    const text = cell.trim();
    if (hashed && token.test(text)) return text;
    const name = normal(text);
    if (name === "" || unknown.has(name) || /^\d(?:[.,]\d+)?e\+\d+$/i.test(text)) return "";
    const hash = createHmac("sha256", key).update(`${source}\n${kind}\n${name}`).digest("hex");
    return `csp-${hash.slice(0, 16)}`;
  };
}

/** "12, High St." and "12 HIGH ST" are one place, "000100" and "100" one number. */
const normal = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^0+(?=\d+$)/, "");
