import type { Finding } from "../data/finding.js";

/** A chapter that can be read has so many sections; the other measures stand in its table. */
const most = 3;

/**
 * The findings that a chapter sets out: of those that stand for the issue (or, where nothing says which do, all) the
 * ones with a place in the county and the ones that changed by more than chance come first, larger before smaller.
 * A figure that cannot be given is in the table, where it says why.
 */
export function leadFindings<Member extends Finding>(
  members: readonly Member[],
  leading: readonly string[] = [],
): Member[] {
  const given = members.filter(({ row, otherPeriod }) => row.status === "complete" && !otherPeriod);
  const standing = given.filter(({ measure }) => leading.includes(measure.measure));
  const among = standing.length > 0 ? standing : given.filter((finding) => weight(finding) > 0);
  const chosen = [...among]
    .sort(
      (a, b) =>
        weight(b) - weight(a) ||
        (b.row.value ?? 0) - (a.row.value ?? 0) ||
        a.measure.position - b.measure.position,
    )
    .slice(0, most);
  return members.filter((finding) => chosen.includes(finding));
}

function weight({ byCount, byRate, reading }: Finding): number {
  const changed = reading === "higher" || reading === "lower";
  return (byCount !== null || byRate !== null ? 2 : 0) + (changed ? 1 : 0);
}
