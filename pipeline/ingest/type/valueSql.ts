import { literal } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";

const listed = (markers: readonly string[]): string =>
  markers.map((marker) => literal(marker.toLowerCase())).join(", ");

/** Partners pad figures with ordinary and no-break spaces. */
const cleaned = (text: string): string => `trim(replace(coalesce(${text}, ''), chr(160), ' '))`;

/**
 * SQL for the status of a cell that should hold a count: `final`, `unavailable` (a missing marker), `suppressed`
 * (a hidden small count, never 0), or NULL for text that is none of these.
 */
export function valueStatusSql(text: string, contract: Contract): string {
  const { missing, suppressed } = contract.markers;
  const value = cleaned(text);
  const isZero = noughtSql(value, contract);
  const isSuppressed =
    suppressed.length > 0 ? `when lower(${value}) in (${listed(suppressed)}) then 'suppressed'` : "";
  const isMissing =
    missing.length > 0 ? `when lower(${value}) in (${listed(missing)}) then 'unavailable'` : "";
  return `case ${isZero ? `when ${isZero} then 'final'` : ""} ${isSuppressed} ${isMissing} when regexp_full_match(${value}, ${literal(numberPattern(contract.decimal))}) then 'final' end`;
}

/** SQL for the number in a cell, NULL where its status is not `final`. */
export function valueSql(text: string, contract: Contract): string {
  const value = cleaned(text);
  const bare = `regexp_replace(${value}, '[£ ${contract.decimal === "." ? "," : "."}]', '', 'g')`;
  const number = `try_cast(${contract.decimal === "," ? `replace(${bare}, ',', '.')` : bare} as double)`;
  const isZero = noughtSql(value, contract);
  return isZero ? `case when ${isZero} then 0::double else ${number} end` : number;
}

/** What a measure's cells are: whole counts where the contract does not say otherwise. */
export type Kind = "count" | "amount" | "rate";

/** More was never counted of anything; a reference or a telephone number stands in the wrong column. */
const mostCounted = 999_999_999;

/**
 * SQL for why a cell whose status is `final` is no count, NULL where it is one. A count is whole and not below nought, and
 * three noughts behind its point may be thousands.
 *
 * @param number SQL for the number in the cell
 * @param whole SQL that says that the measure is a count of events
 */
export function countFaultSql(text: string, contract: Contract, number: string, whole: string): string {
  const [point, sign] = contract.decimal === "." ? ["\\.", "."] : [",", ","];
  const below = contract.corrections ? "" : `when ${number} < 0 then 'negative-count'`;
  const value = cleaned(text);
  return `case ${below} when abs(${number}) > ${mostCounted} then 'too-large'
    when (${number} <> floor(${number}) or (contains(${text}, ${literal(sign)}) and regexp_matches(${value}, ${literal(`${point}\\d{3}$`)}))) and ${whole} then 'not-whole'
    when contains(${text}, '£') and ${whole} then 'type-error' end`;
}

/** SQL that says that a text is one of those by which the contract means none; empty where it has none. */
function noughtSql(value: string, { markers }: Contract): string {
  const { zero = [] } = markers;
  return zero.length > 0 ? `lower(${value}) in (${listed(zero)})` : "";
}

/** Thousands only in threes, so that "1,22" is a fault and not 122. */
function numberPattern(decimal: "." | ","): string {
  const [thousands, point] = decimal === "." ? [",", "\\."] : ["\\.", ","];
  return `£?\\s?-?(\\d+|\\d{1,3}(${thousands}\\d{3})+|\\d{1,3}( \\d{3})+)(${point}\\d+)?`;
}
