const FORMATS = new Map<number, Intl.NumberFormat>();

/** A number as the house style prints it: thousands parted by commas, at most so many decimals. */
export function sayNumber(value: number, decimals = 2): string {
  let format = FORMATS.get(decimals);
  if (format === undefined) {
    format = new Intl.NumberFormat("en-GB", { maximumFractionDigits: decimals });
    FORMATS.set(decimals, format);
  }
  return format.format(value);
}

/** Round half up, as the house style rounds percentages. */
export function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale + 1e-9) / scale;
}

/** A percentage with the decimals given, "11.6 per cent". */
export function sayPercent(value: number, decimals: number): string {
  return `${roundHalfUp(value, decimals).toFixed(decimals)} per cent`;
}
