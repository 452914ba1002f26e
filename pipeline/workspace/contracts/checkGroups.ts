import type { Faults } from "../../faults.js";
import type { GroupMember } from "../seeds/seeds.js";
import type { Placed } from "../seeds/seedTable.js";

/** A Most Similar Group's average includes the area itself. */
export function checkGroups(file: string, members: readonly Placed<GroupMember>[], faults: Faults): void {
  const whole = new Set(members.flatMap(({ row }) => (row.area === row.member ? [row.area] : [])));
  for (const { row, line } of members) {
    if (whole.has(row.area)) continue;
    whole.add(row.area); // named once
    faults.add(
      file,
      line,
      `the group of ${row.area} lacks ${row.area} itself`,
      "add it: a Most Similar Group's average includes the area",
    );
  }
}
