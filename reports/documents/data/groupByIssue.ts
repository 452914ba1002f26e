import type { AssessmentData } from "./assessmentData.js";
import type { Finding } from "./finding.js";

/** The findings of one issue, in the order of its chapter. */
export interface IssueMembers<Member extends Finding = Finding> {
  id: string;
  /** as seeds/priorities.csv names it; null for what belongs to none */
  issue: string | null;
  title: string;
  /** of the plan, not of another year's */
  priority: boolean;
  members: Member[];
}

/** The findings by issue, in the order of the plan; what belongs to none of its issues comes last. */
export function groupByIssue<Member extends Finding>(
  data: Pick<AssessmentData, "priorities">,
  all: readonly Member[],
): IssueMembers<Member>[] {
  const ranked = data.priorities.some(({ rank }) => rank !== null);
  const chapters = data.priorities.map(({ id, name, rank }) => ({
    id: `issue-${id.replaceAll("_", "-")}`,
    issue: id,
    title: name,
    // an issue of another year has a chapter, but no place in the order
    priority: rank !== null || !ranked,
    members: comparedFirst(all.filter(({ measure }) => measure.priority === id)),
  }));
  const placed = new Set<Member>(chapters.flatMap(({ members }) => members));
  const rest = all.filter((finding) => !placed.has(finding));
  return [
    ...chapters,
    {
      id: "issue-other",
      issue: null,
      title: "Other measures",
      priority: false,
      members: comparedFirst(rest),
    },
  ].filter(({ members }) => members.length > 0);
}

/** What can be compared with other areas leads; what one partner counts alone follows. */
function comparedFirst<Member extends Finding>(members: readonly Member[]): Member[] {
  const compared = members.filter(({ byCount, byRate }) => byCount !== null || byRate !== null);
  return [...compared, ...members.filter((finding) => !compared.includes(finding))];
}
