const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** 1221 → "1,221". A count; fractions (weighted figures) are shown to one decimal. */
export function formatCount(value: number): string {
  return Number.isInteger(value) ? whole.format(value) : formatDecimal(value, 1);
}

const decimalFormats = new Map<number, Intl.NumberFormat>();

/** One formatter for each number of decimals: to make one takes longer than all its uses. */
function decimalFormat(decimals: number): Intl.NumberFormat {
  const known = decimalFormats.get(decimals);
  if (known) return known;
  const made = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  decimalFormats.set(decimals, made);
  return made;
}

/** Half up, thousands separated: 10.125, 2 → "10.13". Half up away from zero, as the percentages are. */
export function formatDecimal(value: number, decimals: number): string {
  const scale = 10 ** decimals;
  // the tiny nudge undoes binary fractions: 1.005 is stored as 1.00499…
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * scale * (1 + Number.EPSILON * 2))) / scale;
  return decimalFormat(decimals).format(rounded === 0 ? 0 : rounded);
}

/** 11.6 → "11.6 %", without its sign: the words beside it say which way. */
export function formatPercent(percent: number): string {
  return `${formatDecimal(Math.abs(percent), 1)} %`;
}

/** +127, −309, 0: for table cells, with a true minus sign. */
export function formatSigned(value: number): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${formatCount(Math.abs(value))}`;
}

/** 1 → "1st", 12 → "12th". */
export function formatOrdinal(position: number): string {
  const teens = position % 100 >= 11 && position % 100 <= 13;
  const suffix = teens ? "th" : (["th", "st", "nd", "rd"][position % 10] ?? "th");
  return `${whole.format(position)}${suffix}`;
}
