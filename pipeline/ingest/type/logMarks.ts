import { literal } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { cellColumn } from "./cellColumn.js";
import { referenceRoles } from "./kindRoles.js";

/** What `supply_labels` keeps of a log beside the words of its columns; no role begins so. */
export const mark = {
  weekday: "=weekday",
  monthEnd: "=month end",
  /** those that every month has */
  monthDay: "=month day",
  hour: "=hour",
  area: "=area",
  /** of days, of places on a day, and of types there: whether one record has them or several */
  day: "=day",
  place: "=place",
  type: "=type",
  /** of references that are numbers: whether the next one follows at once or some are left out */
  step: "=step",
} as const;

/** The kinds of marks that say with what word of another column a word is; by the roles of both. */
export const pairKind = (one: string, other: string): string => `=${one}&${other}`;

export const [blank, filled, several, single] = ["blank", "filled", "several", "single"];
export const [next, gap] = ["next", "gap"];

/** References further apart than this are of another series. */
const oneSeries = 50;

/**
 * SQL for the marks of a log's records (`extract, kind, word, kept, period_start`): on which days of the week and of the
 * month they are, at which hours, whether they name an area, and how many days, places and types have several of them.
 * By these a newer file is known to be a selection of records, or to count some twice. None where no days are known.
 *
 * @param records SQL for the accepted groups with the `extract` that each is of
 */
export function logMarks(contract: Contract, roles: readonly string[], records: string): string[] {
  const { period, area, measures } = contract;
  if (period.grain !== "day" || measures.every((measure) => !("count" in measure) && !("by" in measure)))
    return [];
  const [dated] = periodRoles(contract);
  const one = (kind: string, word: string): string =>
    `select extract, ${literal(kind)} as kind, ${word} as word, kept, period_start from ${records} where day is not null`;
  const cell = (role: string): string => `trim(coalesce(${cellColumn(role)}, ''))`;
  const placed = area.columns.some((column) => roles.includes(column));
  const references = new Set([...referenceRoles(contract, roles), ...periodRoles(contract)]);
  const said = roles.filter((role) => !references.has(role)).map(cell);
  const together = (kind: string, by: readonly string[]): string =>
    `select extract, ${literal(kind)} as kind, if(sum(kept) > 1, ${literal(several)}, ${literal(single)}) as word, 1 as kept, min(period_start) as period_start
      from ${records} where day is not null group by ${["extract", "day", ...by].join(", ")}`;
  return [
    one(mark.weekday, "dayname(day)"),
    one(mark.monthEnd, "if(day(day) > 28, 'last', 'other')"),
    one(mark.monthDay, "if(day(day) > 28, 'other', day(day)::varchar)"),
    ...(dated !== undefined && period.formats.some((format) => format.includes("%H"))
      ? [one(mark.hour, `regexp_extract(${cellColumn(dated)}, '(\\d{1,2}):\\d\\d', 1)`)]
      : []),
    ...(placed
      ? [one(mark.area, `if(trim(coalesce(area_text, '')) = '', ${literal(blank)}, ${literal(filled)})`)]
      : []),
    together(mark.day, []),
    ...(placed ? [together(mark.place, ["area_text"])] : []),
    together(mark.type, said),
  ];
}

/**
 * SQL for whether each reference of a log is the next number after the one before (`extract, kind, word, kept,
 * period_start`): of records that are not there numbers are left out. Numbers under other letters are a series of their
 * own. None where no column is a reference.
 *
 * @param judged SQL for all judged groups, those quarantined too, with the `extract` that each is of
 */
export function stepMarks(contract: Contract, roles: readonly string[], judged: string): string[] {
  const [role] = referenceRoles(contract, roles);
  if (role === undefined) return [];
  return [
    `select extract, ${literal(mark.step)} as kind, if(step = 1, ${literal(next)}, ${literal(gap)}) as word, 1 as kept, null::date as period_start
      from (
        select extract, number - lag(number) over (partition by extract, parts.series order by number) as step
        from (
          select distinct extract, parts, try_cast(parts.number as bigint) as number
          from (select extract, regexp_extract(trim(coalesce(${cellColumn(role)}, '')), '^(.*?)(\\d{1,15})\\D*$', ['series', 'number']) as parts from ${judged})))
      where step <= ${oneSeries}`,
  ];
}
