import path from "node:path";
import { largest } from "../../bulk.js";
import { monthNumber } from "../../calendar/names.js";

const month =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/** Words of a file's name that say which edition it is, and not what it holds. */
const edition = new Set(
  [
    "v ver version rev revision revised final draft provisional interim corrected correction corrections amended copy again resent",
    "new newer newest old older oldest latest updated update first second third last part week wk month monthly",
    "quarter quarterly year yearly annual ytd to from of and for the in at as csv",
  ]
    .join(" ")
    .split(" "),
);

/**
 * What a file's name says it holds, without dates, numbers and versions: "Direct Services 202209 v2.csv" and
 * "direct-services (final) Sept 2023.csv" are both "direct services". Empty where nothing else is in it.
 */
export function stemOf(file: string): string {
  const words = path
    .basename(file, path.extname(file))
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const date = new RegExp(`^(?:${month})\\d*$`);
  return words
    .filter((word) => !/\d/.test(word) && word.length > 1 && !edition.has(word) && !date.test(word))
    .join(" ");
}

/** The last month that a file's name names, as months since the year 0; null where there is none. */
export function lastMonth(name: string): number | null {
  const text = name.toLowerCase();
  const year = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));
  const found: number[] = [];
  const add = (years: number, number: number): void => {
    if (years >= 1990 && years <= 2100 && number >= 1 && number <= 12) found.push(years * 12 + number);
  };
  for (const [, y = "", m = ""] of text.matchAll(
    /(?<!\d)(\d{4})[-_. ]?(0[1-9]|1[0-2])(?:[-_. ]?\d{2})?(?!\d)/g,
  ))
    add(year(y), Number(m));
  for (const [, m = "", y = ""] of text.matchAll(/(?<!\d)\d{1,2}[-_. ](0?[1-9]|1[0-2])[-_. ](\d{4})(?!\d)/g))
    add(year(y), Number(m));
  for (const [, m = "", y = ""] of text.matchAll(
    new RegExp(`(?<!\\p{L})(${month})[-_ ']*(\\d{4}|\\d{2})(?!\\d)`, "gu"),
  )) {
    add(year(y), monthNumber(m));
  }
  // a financial year ends in March
  for (const [, y = ""] of text.matchAll(/(?<!\d)(?:19|20)\d{2}[-_/](\d{2})(?![-_.]?\d)/g))
    if (Number(y) > 12) add(year(y), 3);
  if (found.length === 0)
    for (const [, y = ""] of text.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)) add(year(y), 12);
  return found.length === 0 ? null : largest(found);
}

function version(name: string): number {
  const numbered = [...name.matchAll(/(?<!\p{L})v(?:er(?:sion)?)?[-_. ]?(\d+)|\((\d+)\)/giu)].at(-1);
  const number = Number(numbered?.[1] ?? numbered?.[2] ?? 0);
  const words = name.toLowerCase().split(/[^\p{L}]+/u);
  // no number makes a draft newer than what is none
  if (["draft", "provisional", "interim"].some((word) => words.includes(word))) return number - 1000;
  return number + (words.includes("final") ? 0.5 : 0);
}

const collator = new Intl.Collator("en-GB", { numeric: true });

/**
 * Which of two files of one stem is the older, by the dates and versions in their names: below 0 where `one` is, 0 where
 * the names do not say.
 */
export function byEdition(one: string, other: string): number {
  const [a, b] = [path.basename(one), path.basename(other)];
  return (lastMonth(a) ?? 0) - (lastMonth(b) ?? 0) || version(a) - version(b);
}

/**
 * Files in the order in which they are read: by name, but those of one folder and stem among themselves by the dates and
 * versions in their names, so that "v9" comes before "v10" and "Sept 2022" before "Jan 2023".
 */
export function inOrder(files: readonly string[]): string[] {
  const sorted = [...files].sort();
  const group = (file: string): string => `${path.dirname(file)}\n${stemOf(file)}`;
  const groups = new Map<string, string[]>();
  for (const file of sorted) groups.set(group(file), [...(groups.get(group(file)) ?? []), file]);
  for (const members of groups.values()) {
    members.sort((a, b) => byEdition(a, b) || collator.compare(a, b) || (a < b ? -1 : 1));
  }
  return sorted.map((file) => groups.get(group(file))?.shift() ?? file);
}
