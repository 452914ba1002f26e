/** Every month from the first to the last; one that is missing is null, which ends every run. */
export function withoutGaps(
  months: readonly string[],
  values: readonly (number | null)[],
  more: readonly (number | null)[],
): { months: string[]; values: (number | null)[]; more: (number | null)[] } {
  const at = new Map(months.map((month, index) => [month, index]));
  const all: string[] = [];
  const last = months.at(-1) ?? "";
  for (let month = months[0] ?? ""; month !== "" && month <= last; month = monthAfter(month)) all.push(month);
  const known = all.map((month) => at.get(month) ?? -1);
  // a month without a figure has nothing to add to
  return {
    months: all,
    values: known.map((index) => values[index] ?? null),
    more: known.map((index) => ((values[index] ?? null) === null ? 0 : (more[index] ?? null))),
  };
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
  return `${next}-01`;
}
