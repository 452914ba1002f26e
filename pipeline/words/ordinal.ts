import { formatCount } from "./number.js";
/** 1st, 2nd, 3rd, 4th, 11th, 22nd, 1,001st … */
export function ordinal(position: number): string {
  const teens = position % 100 >= 11 && position % 100 <= 13;
  const suffix = teens ? "th" : (["th", "st", "nd", "rd"][position % 10] ?? "th");
  return `${formatCount(position)}${suffix}`;
}
