import { type Reason, reasonCodes } from "../pipeline/store/reason.js";
import { noteWords } from "../reports/words/reasons.js";

/** A break of the register that meets a figure; `last` where it lasts. */
export const aBreak = (words: string, first: string, last?: string): Reason<"break"> => ({
  code: "break",
  break: 1,
  words,
  first,
  ...(last === undefined ? {} : { last }),
});

/** The same where it withholds the percentage. */
export const withholding = (words: string, first: string, last?: string): Reason<"break-withheld"> => ({
  ...aBreak(words, first, last),
  code: "break-withheld",
});

/** What a row says of itself. */
export const noteIn = (row: { reasons: readonly Reason[] } | undefined): string | null =>
  noteWords(row?.reasons ?? []);

/** What is wrong with the shape of a reason, for the code that it has; null where nothing is. */
export function shapeFault(reason: Reason): string | null {
  if (!Object.hasOwn(reasonCodes, reason.code)) return `no code ${reason.code}`;
  const fields: readonly string[] = reasonCodes[reason.code];
  const has = Object.keys(reason).filter((field) => !["code", "previous", "ended"].includes(field));
  const lacks = fields.filter((field) => !field.endsWith("?") && !has.includes(field));
  const more = has.filter((field) => !fields.includes(field) && !fields.includes(`${field}?`));
  return lacks.length + more.length === 0
    ? null
    : `${reason.code} lacks ${lacks.join(", ") || "nothing"} and has ${more.join(", ") || "nothing"} more`;
}
