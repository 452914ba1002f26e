/** What is the same of two spellings of an area's name: its letters and digits, "&" as "and". */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^a-z0-9]/g, "");
