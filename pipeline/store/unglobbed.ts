/** A file's name as DuckDB must be given it: `[`, `*` and `?` would otherwise be read as a pattern. */
export const unglobbed = (file: string): string => file.replace(/[[*?]/g, (character) => `[${character}]`);
