/** The order of two texts by their characters, the same on every machine whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
