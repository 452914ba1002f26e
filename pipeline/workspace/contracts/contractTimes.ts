import { z } from "zod";
import { role } from "./contractMeasure.js";
import { periodFormatFault } from "./periodFormat.js";

const columns = z.array(role).min(1).max(2);

/** What a time that is typed where none is known looks like: midnight to the minute, which one record in 1,440 is of. */
const unknownTimes = ["00:00"];

/** When records happened, to the hour. */
export const times = z.strictObject({
  from: columns
    .optional()
    .describe("the columns read as one text, a day and its time; without it those of the period"),
  until: columns
    .optional()
    .describe(
      "where it is only known between when and when: the columns of the end; the record counts in parts over the hours between",
    ),
  formats: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("strptime formats with %H or %I; without them those of the period"),
  unknown: z
    .array(z.string().regex(/^\d{2}:\d{2}$/, { error: "write it as 00:00" }))
    .default(unknownTimes)
    .describe("times that stand where none is known (00:00 without it); of an interval they are believed"),
  of: z
    .enum(["happened", "reported"])
    .optional()
    .describe("what the times are of; documents say it, and without it neither"),
});

/** How a contract reads when its records were. */
export interface Times {
  from: readonly string[];
  until: readonly string[];
  /** those with an hour */
  formats: readonly string[];
  unknown: readonly string[];
  of: "happened" | "reported" | null;
}

interface Timed {
  period: { formats: readonly string[] } & ({ column: string } | { columns: readonly string[] } | object);
  times?: z.infer<typeof times> | undefined;
}

/** The times of a contract's records: those that it states, else those of its period's column; null where it has none. */
export function timesOf({ period, times }: Timed): Times | null {
  const dated = "column" in period ? [period.column] : "columns" in period ? period.columns : [];
  const from = times?.from ?? dated;
  const formats = (times?.formats ?? period.formats).filter((format) => /%-?[HI]/.test(format));
  if (from.length === 0 || formats.length === 0) return null;
  return {
    from,
    until: times?.until ?? [],
    formats,
    unknown: times?.unknown ?? unknownTimes,
    of: times?.of ?? null,
  };
}

/** The columns that say nothing but when a record was. */
export const timeRoles = ({ times }: Pick<Timed, "times">): readonly string[] => [
  ...(times?.from ?? []),
  ...(times?.until ?? []),
];

/** What is wrong with a contract's own times: formats that read nothing, or no column. */
export function timesFaults(contract: Timed): { path: PropertyKey[]; what: string; hint: string }[] {
  const { times } = contract;
  if (times === undefined) return [];
  const faults = (times.formats ?? []).flatMap((format, index) => {
    const hint = periodFormatFault(format);
    return hint === null
      ? []
      : [{ path: ["times", "formats", index], what: `times.formats ${JSON.stringify(format)}`, hint }];
  });
  if (faults.length > 0 || timesOf(contract) !== null) return faults;
  const hint = 'say from: [date, time] and formats: ["%d/%m/%Y %H:%M"]';
  return [{ path: ["times"], what: "times has no column, or no format with an hour", hint }];
}
