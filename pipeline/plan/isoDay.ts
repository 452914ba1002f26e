/** dd/mm/yyyy or yyyy-mm-dd as an ISO day; null where it is neither or no day of the calendar. */
export function isoDay(text: string): string | null {
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = slashed
    ? `${slashed[3]}-${(slashed[2] ?? "").padStart(2, "0")}-${(slashed[1] ?? "").padStart(2, "0")}`
    : text;
  const date = new Date(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().slice(0, 10) === iso
    ? iso
    : null;
}
