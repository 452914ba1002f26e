/** What every spelling of a name shares, as the SQL of `nameKey` makes it: letters and digits without case or accents. */
export const spellingKey = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^a-z0-9]+/g, "");
