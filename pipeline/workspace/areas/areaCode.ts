/** Levels of areas by the first letters of their ONS codes, England and Wales. */
const levels: Readonly<Record<string, string>> = {
  E01: "lsoa",
  W01: "lsoa",
  E05: "ward",
  W05: "ward",
  E06: "district",
  E07: "district",
  E08: "district",
  E09: "district",
  W06: "district",
  E10: "county",
  E22: "csp",
  W22: "csp",
  W14: "csp",
  E23: "force",
  W15: "force",
};

export const isAreaCode = (text: string): boolean => /^[EWSNK]\d{8}$/.test(text);

/** The level of an area's code; `other` for nations, regions and all that a partnership does not report on. */
export const levelOfCode = (code: string): string => levels[code.slice(0, 3)] ?? "other";
