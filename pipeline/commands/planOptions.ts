import { InvalidArgumentError } from "commander";

/** Commander's parser for `--plan-year 2024-25`; the slash of a financial year is taken for the hyphen. */
export function planYear(text: string): string {
  const [, start, end] = /^(\d{4})[-/](\d{2})$/.exec(text) ?? [];
  if (start === undefined || end === undefined || Number(end) !== (Number(start) + 1) % 100) {
    throw new InvalidArgumentError("a plan year is written 2024-25");
  }
  return `${start}-${end}`;
}

/** Commander's parser for `--as-at 2024-12-31`. */
export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError("a day is written 2024-12-31");
  }
  return text;
}
