import { literal } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "./cellColumn.js";

/** So many types of so many records, on so many days, that in an honest file their dates would have to begin again. */
const enough = [
  { types: 3, records: 6, days: 3, inAll: 30 },
  { types: 2, records: 20, days: 10, inAll: 60 },
];

/** The columns that say of which kind or place a record is. */
export function kindRoles({ measures, area }: Contract, roles: readonly string[]): string[] {
  const asked = measures.flatMap((measure) => [
    ...("by" in measure ? [measure.by] : []),
    ...Object.keys(measure.where ?? {}),
  ]);
  return [...new Set([...asked, ...area.columns])].filter((role) => roles.includes(role)).sort();
}

/**
 * SQL for the columns of kinds and places, by their roles, that were sorted without the others: the days stand in order
 * through the whole file, and so do the texts, each in one run. A file sorted by its types begins its days again at each of
 * them. Expects `in_order` and `judged`.
 */
export function sortedApartSql(contract: Contract, roles: readonly string[]): string {
  const kinds = contract.period.grain === "day" ? kindRoles(contract, roles) : [];
  if (kinds.length === 0) return "null::varchar[]";
  const cells = kinds.map((role, index) => `lower(trim(coalesce(j.${cellColumn(role)}, ''))) as k${index}`);
  const many = (key: string): string =>
    enough
      .map(
        ({ types, records, days, inAll }) => `(count(*) >= ${inAll} and (select count(*) from (
          select ${key} from records group by all having count(*) >= ${records} and count(distinct day) >= ${days})) >= ${types})`,
      )
      .join(" or ");
  const apart = kinds.map(
    (role, index) => `case when count(*) filter (k${index} <> k${index}_before) < count(distinct k${index})
      and (${many(`k${index}`)}) then ${literal(role)} end`,
  );
  return `(
    with records as materialized (
      select o.ordinal, j.day, ${cells.join(", ")} from in_order o join judged j using (gid)
      where j.day is not null and j.outcome in ('accepted', 'excluded')),
    steps as (
      select *, lag(day) over in_file as day_before, ${kinds.map((_, index) => `lag(k${index}) over in_file as k${index}_before`).join(", ")}
      from records window in_file as (order by ordinal))
    select list_filter([${apart.join(", ")}], lambda role: role is not null) from steps
    having count(*) filter (day < day_before) = 0 or count(*) filter (day > day_before) = 0)`;
}

/** The doubt about a file in which columns of these roles were sorted apart. */
export function sortedApart(
  contract: Contract,
  { columns, header }: Examination,
  roles: readonly string[],
): string[] {
  const [first] = roles;
  const [period] = periodRoles(contract);
  if (first === undefined) return [];
  const label = (role: string | undefined): string => header[columns[role ?? ""] ?? -1] ?? "date";
  return [
    `its rows stand in the order of "${label(period)}" and in that of "${label(first)}" too, as in a file of which one column was sorted without the others`,
  ];
}
