import { rounded } from "./round.js";

const formats = new Map<string, Intl.NumberFormat>();

/** One formatter for each number of decimals: to make one takes longer than all its uses. */
function formatOf(least: number, most: number): Intl.NumberFormat {
  const key = `${least} ${most}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat("en-GB", { minimumFractionDigits: least, maximumFractionDigits: most });
  formats.set(key, made);
  return made;
}

/** 1221 → "1,221". A count; fractions (weighted figures) are shown to one decimal. */
export function formatCount(value: number): string {
  return formatDecimal(value, Number.isInteger(value) ? 0 : 1);
}

/** So many decimals, thousands separated: 10.125, 2 → "10.13". */
export function formatDecimal(value: number, decimals = 0): string {
  return formatOf(decimals, decimals).format(rounded(value, decimals));
}

/** At most so many decimals, thousands separated: 1234.5, 2 → "1,234.5". */
export function formatNumber(value: number, most = 2): string {
  return formatOf(0, most).format(rounded(value, most));
}

/** 11.6 → "11.6%", without its sign: the words beside it say which way. */
export function formatPercent(percent: number): string {
  return `${formatDecimal(Math.abs(percent), 1)}%`;
}

/** +127, −309, 0: for table cells, with a true minus sign. */
export function formatSigned(value: number): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${formatCount(Math.abs(value))}`;
}

/** "£34,218", "£6.84": pence where there are any. */
export const pounds = (amount: number): string =>
  `£${formatDecimal(amount, Number.isInteger(amount) ? 0 : 2)}`;
