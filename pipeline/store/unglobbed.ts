/**
 * A file's name as DuckDB must be given it: `[`, `*` and `?` would otherwise be read as a pattern, and so would the `\\?\` with
 * which Windows is told to take a path as it is.
 */
export const unglobbed = (file: string): string =>
  file
    .replace(/^\\\\\?\\(UNC\\)?/, (_, share?: string) => (share === undefined ? "" : "\\\\"))
    .replace(/[[*?]/g, (character) => `[${character}]`);
