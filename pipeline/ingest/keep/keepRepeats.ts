import { literal, type Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { identifierRoles } from "../../workspace/contracts/contractRepeats.js";
import type { Examination } from "../read/examine.js";
import { cellColumn } from "../type/cellColumn.js";
import { tokenSql } from "./identifiers.js";
import { countsRecords } from "./keepTimes.js";

/**
 * Keeps in `repeats` how many records each place or victim has, of measures that count records: a keyed hash of which one, never
 * its words. What is read are the hashes of the archived copy; a cell of a file that was kept before its contract named
 * identifiers is none, and its record has no known place or victim. A contract without repeats costs no statement.
 *
 * Expects the temporary tables of `typeRecords`.
 *
 * @param judged SQL for the judged groups with the `extract` that each is of
 */
export async function keepRepeats(
  store: Store,
  contract: Contract,
  { columns }: Pick<Examination, "columns">,
  judged: string,
): Promise<void> {
  for (const { kind, role } of identifierRoles(contract)) {
    if (!(role in columns)) continue;
    const identifier = tokenSql(`coalesce(${cellColumn(role)}, '')`);
    await store.run(
      `insert into repeats
      select $source, e.measure, j.area, e.period_start, j.extract, ${literal(kind)}, ${identifier} as identifier, sum(e.value * j.kept)
      from ${judged} j join entries e using (gid)
      where j.outcome = 'accepted' and j.kept > 0 and e.fault is null and e.status = 'final' and ${countsRecords(contract)}
      group by all order by all`,
      { source: contract.source },
    );
  }
}
