import { z } from "zod";
import { firstOfTwoYears } from "../../calendar/planYear.js";
import { nameFault } from "../../portableName.js";

/** What a cell of a seed may hold: one definition of each kind, for all tables and settings. */

export const text = z.string().min(1, "must not be empty");

const blank = (value: string): string | null => (value === "" ? null : value);

/** Null where the cell is empty; the column may be missing. */
export const optionalText = z.string().default("").transform(blank);

/** Text of which the message says what is missing without it. */
export const needed = (message: string) => z.string().min(1, message);

const decimal = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** What a number may be; `noun` is what the message calls it. */
interface Limits {
  min?: number;
  above?: number;
  max?: number;
  whole?: boolean;
  noun?: string;
}

function fits(value: string, { min, above, max, whole }: Limits): boolean {
  const given = Number(value);
  return (
    decimal.test(value) &&
    (!whole || Number.isInteger(given)) &&
    given >= (min ?? Number.NEGATIVE_INFINITY) &&
    given <= (max ?? Number.POSITIVE_INFINITY) &&
    given > (above ?? Number.NEGATIVE_INFINITY)
  );
}

function mustBe({ min, above, max, whole, noun }: Limits): string {
  const range =
    above !== undefined
      ? ` above ${above}`
      : max !== undefined
        ? ` from ${min ?? 0} to ${max}`
        : min !== undefined
          ? ` of at least ${min}`
          : "";
  return `must be ${noun ?? (whole ? "a whole number" : "a number")}${range}`;
}

export const number = (limits: Limits = {}) =>
  z
    .string()
    .refine((value) => fits(value, limits), mustBe(limits))
    .transform(Number);

/** Null where the cell is empty; the column may be missing. */
export const optionalNumber = (limits: Limits = {}) =>
  z
    .string()
    .default("")
    .refine((value) => value === "" || fits(value, limits), `${mustBe(limits)}, or empty`)
    .transform((value) => (value === "" ? null : Number(value)));

/** The parts of a cell between separators; a blank stands for any white space. */
export const parts = (separator: string) => (value: string) =>
  value
    .split(separator === " " ? /\s+/ : separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

export const list = (separator: string) => z.string().transform(parts(separator));

export const yesOrNo = z.enum(["yes", "no"], "must be yes or no").transform((value) => value === "yes");

export const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "must be lower case letters, digits and _");

/** A source, or a scheme: the name of its file. */
export const fileId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "must be lower case letters, digits and -")
  .refine(
    (name) => nameFault(name) === null,
    "is the name of a device on Windows, which can have no such file",
  );

const followed = "the second year must follow the first";
const follows = (years: string): boolean => firstOfTwoYears(years) !== null;

export const planYear = z
  .string()
  .regex(/^\d{4}-\d{2}$/, "must be a plan year like 2024-25")
  .refine(follows, followed);

export const financialYear = z
  .string()
  .regex(/^\d{4}\/\d{2}$/, "must be a financial year like 2020/21")
  .refine(follows, followed);

const monthPattern = "\\d{4}-(0[1-9]|1[0-2])";

export const month = (message = "must be a month like 2023-09") =>
  z.string().regex(new RegExp(`^${monthPattern}$`), message);

/** First and last month, or null where the cell is empty. */
export const optionalMonths = z
  .string()
  .default("")
  .refine(
    (value) => value === "" || new RegExp(`^${monthPattern}\\.\\.${monthPattern}$`).test(value),
    "must be first and last month, 2022-10..2023-09, or empty",
  )
  .transform(blank);

export const day = z.iso.date("must be a date like 2017-04-01");

/** Null where the cell is empty. */
export const optionalDay = z
  .string()
  .default("")
  .refine((value) => value === "" || day.safeParse(value).success, "must be a date like 2017-04-01, or empty")
  .transform(blank);

export const areaCode = z.string().regex(/^[EWSN]\d{8}$/, "must be a nine-character ONS code like E07000111");
