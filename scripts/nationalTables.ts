import { stringify } from "csv-stringify/sync";

type Row = Readonly<Record<string, string>>;

/** The ONS files by what they say; a row's cells by the column's name in small letters. */
export interface Published {
  partnerships: readonly Row[];
  counties: readonly Row[];
  regions: readonly Row[];
  history: readonly Row[];
  households: readonly Row[];
  residents: readonly Row[];
}

/** The cell of the column of whichever year: `lad24cd` and `ltla23_code` are both the district's code. */
function cell(row: Row, level: string, what: "code" | "name"): string {
  const pattern = new RegExp(`^(?:${level})\\d\\d_?(?:${what === "code" ? "cd|code" : "nm|name"})$`);
  const label = Object.keys(row).find((each) => pattern.test(each));
  if (label === undefined)
    throw new Error(`no column of ${level} ${what} among ${Object.keys(row).join(", ")}`);
  return row[label] ?? "";
}

const district = "lad|ltla";
const isOurs = (code: string): boolean => /^[EW]/.test(code);
const wales = { code: "W92000004", name: "Wales" };

function csv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const sorted = rows.toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
  return stringify(sorted, { header: true, columns: [...columns] });
}

/** A district's codes and names through the years, oldest first, each with the last year of which it is. */
interface Stage {
  code: string;
  name: string;
  until: number;
}

function stages(row: Row): Stage[] {
  const found: Stage[] = [];
  for (const label of Object.keys(row)
    .filter((each) => /^ltla\d\d_code$/.test(each))
    .sort()) {
    const [code, name] = [row[label] ?? "", row[label.replace("code", "name")] ?? ""];
    const last = found.at(-1);
    const until = 2000 + Number(label.slice(4, 6));
    if (last?.code === code && last.name === name) last.until = until;
    else found.push({ code, name, until });
  }
  return found;
}

/** The tables of national/, by name. Residents of districts that were re-made since the census are those of the former ones. */
export function tables(published: Published): Record<string, string> {
  const histories = published.history.map(stages);
  const former = new Map<string, (string | number)[]>();
  const now = new Map<string, string>();
  for (const found of histories) {
    const today = found.at(-1);
    if (today === undefined || !isOurs(today.code)) continue;
    for (const { code, name, until } of found.slice(0, -1)) {
      former.set(`${code} ${name}`, [code, name, today.code, until]);
      now.set(code, today.code);
    }
  }
  const residents = new Map<string, number>();
  for (const row of published.residents) {
    const counted = cell(row, district, "code");
    const code = now.get(counted) ?? counted;
    residents.set(code, (residents.get(code) ?? 0) + Number(row.total_population));
  }
  const households = new Map(
    published.households.map((row) => [cell(row, district, "code"), Number(row.households)]),
  );
  const regions = new Map(
    published.regions.map((row) => [
      cell(row, district, "code"),
      [cell(row, "rgn", "code"), cell(row, "rgn", "name")],
    ]),
  );
  const counties = new Map(
    published.counties.map((row) => [
      cell(row, district, "code"),
      [cell(row, "utla", "code"), cell(row, "utla", "name")],
    ]),
  );
  const within = new Map<string, { name: string; force: string; districts: Set<string> }>();
  const districts = new Map<string, string>();
  for (const row of published.partnerships) {
    const [code, csp] = [cell(row, district, "code"), cell(row, "csp", "code")];
    districts.set(code, cell(row, district, "name"));
    const known = within.get(csp) ?? {
      name: cell(row, "csp", "name"),
      force: cell(row, "pfa", "code"),
      districts: new Set(),
    };
    within.set(csp, known);
    known.districts.add(code);
  }
  const wider = new Map<string, string[]>([[wales.code, [wales.code, wales.name, "region"]]]);
  for (const [code = "", name = ""] of regions.values()) wider.set(code, [code, name, "region"]);
  const above = (code: string): string => {
    const [county = "", name = ""] = counties.get(code) ?? [];
    if (county === code) return ""; // a unitary authority is its own county
    wider.set(county, [county, name, "county"]);
    return county;
  };
  const districtRows = [...districts].map(([code, name]) => [
    code,
    name,
    above(code),
    regions.get(code)?.[0] ?? (code.startsWith("W") ? wales.code : ""),
    residents.get(code) ?? "",
    households.get(code) ?? "",
  ]);
  return {
    districts: csv(["code", "name", "county", "region", "residents", "households"], districtRows),
    former_districts: csv(["code", "name", "became", "until"], [...former.values()]),
    partnerships: csv(
      ["code", "name", "force", "districts"],
      [...within].map(([code, { name, force, districts: all }]) => [
        code,
        name,
        force,
        [...all].sort().join(" "),
      ]),
    ),
    wider_areas: csv(["code", "name", "level"], [...wider.values()]),
  };
}
