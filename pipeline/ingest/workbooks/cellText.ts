/** The sign between whole and part of a number, in the texts of a contract's cells. */
export type DecimalSign = "." | ",";

/**
 * A number as a text, whatever the cell's display: 15 digits, as spreadsheets reckon, so that 0.1 + 0.2 is 0.3.
 *
 * @param sign as the contract writes numbers that are typed as texts: those that the workbook keeps as numbers have none
 */
export function numberText(number: number, sign: DecimalSign = "."): string {
  const text = String(Number(number.toPrecision(15)));
  return sign === "." ? text : text.replace(".", sign);
}

/**
 * A date as a text, whatever the cell's display: `2023-04-01`, `2023-04-01 14:30:00`, `14:30:00`.
 *
 * @param serial days since the end of 1899, with the 29 February 1900 that never was
 * @param since1904 days since 1 January 1904 instead
 * @returns null where it is no date
 */
export function dateText(serial: number, since1904: boolean): string | null {
  const last = 2_958_465; // 31 December 9999
  if (!(serial >= 0) || serial > last) return null;
  let seconds = Math.round((since1904 ? serial + 1462 : serial) * 86_400);
  if (serial < 1) return timeOf(seconds % 86_400);
  if (seconds < 61 * 86_400) {
    if (seconds >= 60 * 86_400) return null; // 29 February 1900
    seconds += 86_400;
  }
  const at = new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString();
  return seconds % 86_400 === 0 ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);

/** A date as files of XML write it (`2023-04-01T00:00:00`), in the same form. */
export function isoText(text: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?Z?)?$/.exec(text);
  if (!found) return text;
  const [, day = "", minutes, second = "00"] = found;
  const time = minutes === undefined ? "00:00:00" : `${minutes}:${second}`;
  return time === "00:00:00" ? day : `${day} ${time}`;
}

/** A formula that the program which wrote the file has not worked out: nothing is known of its value. */
export const unworked = (formula: string): string => (formula === "" ? "=(a formula)" : `=${formula}`);

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 34, 35, 36, 45, 47]);
for (let id = 50; id <= 58; id += 1) builtInDates.add(id);

/**
 * Whether a number format shows dates or times of day; lengths of time (`[h]:mm`) are none.
 *
 * @param id the format's number; those under 164 are built in
 */
export function showsDate(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id);
  const [first = ""] = code.split(";");
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return false;
  const letters = first.replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/g, "").replace(/general|e[+-]/gi, "");
  return /[ymdhs]/i.test(letters);
}
