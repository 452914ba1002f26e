import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { cellColumn } from "./cellColumn.js";

/**
 * A column has one mark for thousands. Where its cells have two (1,234 and 1 678), those of the rarer one are doubted, or all where none
 * is rarer; where some have a mark for thousands and every decimal part has three digits (1,234 and 2.345), nobody can tell which
 * of the two marks parts thousands, and all of them are. Expects `entries`, and `typed` or `unfolded`.
 *
 * @param role the column, in which some value is of four digits
 */
export async function doubtMarks(
  store: Store,
  { decimal }: Contract,
  table: "typed" | "unfolded",
  role: string,
): Promise<void> {
  const [mark, point] = decimal === "." ? [",", "\\."] : ["\\.", ","];
  const cell = `trim(replace(coalesce(t.${cellColumn(role)}, ''), chr(160), ' '))`;
  const has = (pattern: string): string => `regexp_matches(${cell}, ${literal(pattern)})`;
  await store.run(
    `with marked as (
      select t.gid, t.period_start, t.file_no, case
        when ${has(`\\d${mark}\\d{3}`)} then 'mark' when ${has("\\d \\d{3}")} then 'blank'
        when ${has(`^\\D*\\d{1,3}${point}\\d{3}$`)} then 'three' when ${has(`${point}\\d+$`)} then 'decimal' end as written
      from ${table} t),
    counted as (
      select *, count(*) over (partition by file_no, written) as alike,
        count(*) filter (written in ('mark', 'blank')) over (partition by file_no) as thousands,
        count(*) filter (written = 'three') over (partition by file_no) as threes,
        count(*) filter (written = 'decimal') over (partition by file_no) as decimals
      from marked where written is not null)
    update entries set fault = 'mixed-marks', value = null from counted c
    where entries.gid = c.gid and entries.period_start is not distinct from c.period_start
      and entries.fault is null and entries.status in ('final', 'rate') and entries.measure <> '-' and entries.fault_column = $role
      and case c.written when 'decimal' then false when 'three' then c.thousands > 0 and c.decimals = 0
        else 2 * c.alike <= c.thousands or (c.threes > 0 and c.decimals = 0) end`,
    { role },
  );
}
