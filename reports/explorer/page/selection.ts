/** What is looked at; the part of the address after # restores it. */
export interface Selection {
  measure: string;
  area: string;
  /** first and last day, "2022-10-01.2023-09-30" */
  period: string;
  basis: "rate" | "count";
}

/** "#measure=…&area=…", in one order. */
export function addressOf({ measure, area, period, basis }: Selection): string {
  const parts = { measure, area, period, basis };
  return `#${Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&")}`;
}

/** What an address asks for; nothing of it is trusted: the page takes only what it has. */
export function askedIn(address: string): Partial<Record<keyof Selection, string>> {
  const pairs = address
    .replace(/^#/, "")
    .split("&")
    .map((pair) => {
      const [name = "", value = ""] = pair.split("=");
      return [name, decoded(value)] as const;
    });
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
