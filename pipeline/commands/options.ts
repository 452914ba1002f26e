import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { InvalidArgumentError, Option } from "commander";

/** Commander's parser for a month: 2023-09. */
export function month(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError("a month is written 2023-09");
  return text;
}

/** Commander's parser for a day: 2023-10-20. */
export function day(text: string): string {
  const parsed = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(parsed.getTime()) ||
    parsed.toISOString().slice(0, 10) !== text
  )
    throw new InvalidArgumentError("a day is written 2023-10-20");
  return text;
}

/** Two years that follow one another, with a hyphen or a slash between them. */
function twoYears(text: string): [first: string, second: string] | null {
  const [, first, second] = /^(\d{4})[/-](\d{2})$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  return Number(second) === (Number(first) + 1) % 100 ? [first, second] : null;
}

/** Commander's parser for a financial year: "2020/21", also written 2020-21; as "2020/21". */
export function financialYear(text: string): string {
  const years = twoYears(text);
  if (years === null) throw new InvalidArgumentError("a financial year is written 2020/21");
  return years.join("/");
}

/** Commander's parser for a plan year: "2024-25", also written 2024/25; as "2024-25". */
export function planYear(text: string): string {
  const years = twoYears(text);
  if (years === null) throw new InvalidArgumentError("a plan year is written 2024-25");
  return years.join("-");
}

/** Commander's parser for a whole number from 1 to 999. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError("give a whole number from 1 to 999");
  return Number(text);
}

/** Commander's parser for a folder to write to: it, or the nearest above it that exists, is no file. */
export function folder(text: string): string {
  let place = path.resolve(text);
  while (!existsSync(place) && path.dirname(place) !== place) place = path.dirname(place);
  if (existsSync(place) && !statSync(place).isDirectory()) {
    throw new InvalidArgumentError(`${path.relative(".", place) || place} is a file; name a folder`);
  }
  return text;
}

/** Commander's parser for one or more of some names, with commas between; in their own order. */
export const someOf =
  <Name extends string>(known: readonly Name[]) =>
  (text: string): Name[] => {
    const asked = text.split(",").map((name) => name.trim());
    const chosen = known.filter((name) => asked.includes(name));
    if (chosen.length === asked.length) return chosen;
    throw new InvalidArgumentError(`use one or more of ${known.join(",")}`);
  };

export const formatOption = (): Option =>
  new Option("--format <format>", "how to print").choices(["table", "csv", "json"]).default("table");
