import { literal } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Characters } from "../read/characters.js";
import { cellColumn } from "./cellColumn.js";

/** What spreadsheets show for a formula that has no value (`#REF!`, LibreOffice's `Err:502`), or the formula itself. */
const errors =
  '#(?:NULL|DIV/0|VALUE|REF|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|ERROR)!|#(?:NAME|UNKNOWN)\\?|#N/A|#GETTING_DATA|Err:\\d+|=[^"]*[A-Za-z(].*';

/** SQL that says of a cell of a text that it is a formula's error, unless the contract has it for a marker. */
export function formulaErrorSql(cell: string, { markers }: Contract, { formulas }: Characters): string {
  if (!formulas) return "false";
  const text = `trim(coalesce(${cell}, ''))`;
  const meant = [...markers.missing, ...markers.suppressed, ...(markers.zero ?? [])].filter((marker) =>
    /^[#E=]/.test(marker),
  );
  const marker = meant.length > 0 ? ` and ${text} not in (${meant.map(literal).join(", ")})` : "";
  // most cells begin with something else, which costs less to see
  return `(regexp_matches(${cell}, '^\\s*(?:[#=]|Err:)') and regexp_full_match(${text}, ${literal(errors)})${marker})`;
}

/** SQL for the first of a record's mapped cells that is a formula's error, by its role; NULL where none is. */
export const formulaInSql = (contract: Contract, roles: readonly string[], characters: Characters): string =>
  roles.length === 0 || !characters.formulas
    ? "null::varchar"
    : `case ${roles.map((role) => `when ${formulaErrorSql(cellColumn(role), contract, characters)} then ${literal(role)}`).join(" ")} end`;
