/** SQL for a key that every spelling of a name shares: "St John's & Kemsing", "St Johns and Kemsing". */
export const nameKey = (text: string): string =>
  `regexp_replace(lower(strip_accents(replace(${text}, '&', ' and '))), '[^a-z0-9]+', '', 'g')`;
