import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { isDay, isMonth } from "../calendar/day.js";
import { firstOfTwoYears, planYearFrom } from "../calendar/planYear.js";
import { type Quarter, quarterNamed } from "../calendar/quarter.js";
import { newNameFault } from "../portableName.js";

/** Commander's parser for a month: 2023-09. */
export function month(text: string): string {
  if (isMonth(text)) return text;
  throw new InvalidArgumentError("a month is written 2023-09");
}

/** Commander's parser for a day: 2023-10-20. */
export function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError("a day is written 2023-10-20");
}

/** Commander's parser for a financial year: "2020/21", also written 2020-21; as "2020/21". */
export function financialYear(text: string): string {
  const first = firstOfTwoYears(text);
  if (first !== null) return planYearFrom(first).replace("-", "/");
  throw new InvalidArgumentError("a financial year is written 2020/21");
}

/** Commander's parser for a plan year: "2024-25", also written 2024/25; as "2024-25". */
export function planYear(text: string): string {
  const first = firstOfTwoYears(text);
  if (first !== null) return planYearFrom(first);
  throw new InvalidArgumentError("a plan year is written 2024-25");
}

/** Commander's parser for a quarter, by the calendar or by the financial year. */
export function quarter(text: string): Quarter {
  const named = quarterNamed(text);
  if (named !== null) return named;
  throw new InvalidArgumentError(
    "a quarter is written 2024-Q1 (January to March 2024) or 2023/24-Q4 (the same, by the financial year)",
  );
}

/** Commander's parser for a whole number from 1 to 999. */
export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError("give a whole number from 1 to 999");
  return Number(text);
}

/** Commander's parser for a folder to write to: it, or the nearest above it that exists, is no file; every system can have it. */
export function folder(text: string): string {
  let place = path.resolve(text);
  while (!existsSync(place) && path.dirname(place) !== place) place = path.dirname(place);
  if (existsSync(place) && !statSync(place).isDirectory()) {
    throw new InvalidArgumentError(`${path.relative(".", place) || place} is a file; name a folder`);
  }
  const fault = newNameFault(text);
  if (fault !== null) throw new InvalidArgumentError(`${fault}; name another folder`);
  return text;
}

/** Commander's parser for a file to write: its folder is one, and it is no folder itself. */
export function file(text: string): string {
  if (existsSync(text) && statSync(text).isDirectory())
    throw new InvalidArgumentError(`${text} is a folder; name a file in it`);
  const fault = newNameFault(text);
  if (fault !== null) throw new InvalidArgumentError(`${fault}; name another file`);
  folder(path.dirname(path.resolve(text)));
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
