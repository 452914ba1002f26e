import { monthNames } from "../../calendar/names.js";

/** A form that a spreadsheet takes for a day: its parts and what is between them, and no other words. */
const ofDays = /^(?:%[dmYybBHMS]|[-/ :.,])+$/;

/**
 * A day that a spreadsheet made of a partner's text (2023-04-01 of Apr-23), written in the first of a contract's forms
 * that says all of it; any other text as it is.
 *
 * @param formats the contract's, as DuckDB's strftime has them
 */
export function dayAsTyped(text: string, formats: readonly string[]): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?$/.exec(text);
  if (!found) return text;
  const [, year = "", month = "", day = "", hour = "00", minute = "00", second = "00"] = found;
  const name = monthNames[Number(month) - 1] ?? "";
  const parts: Readonly<Record<string, string>> = {
    "%d": day,
    "%m": month,
    "%Y": year,
    "%y": year.slice(2),
    "%b": name.slice(0, 3),
    "%B": name,
    "%H": hour,
    "%M": minute,
    "%S": second,
  };
  const saysAll = (format: string): boolean =>
    ofDays.test(format) &&
    (day === "01" || format.includes("%d")) &&
    (`${hour}${minute}` === "0000" || (format.includes("%H") && format.includes("%M"))) &&
    (second === "00" || format.includes("%S"));
  return formats.find(saysAll)?.replace(/%./g, (part) => parts[part] ?? part) ?? text;
}
