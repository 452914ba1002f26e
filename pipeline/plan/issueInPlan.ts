import type { Planning } from "../workspace/planning.js";

/**
 * Which issue of a plan an earlier plan's priority is now: itself where the plan has it still, else the first issue that
 * came from it, null where none did.
 */
export function issueInPlan(
  lineage: Planning["lineage"],
  plan: string,
  issues: readonly string[],
): (priority: string) => string | null {
  return (priority) =>
    issues.includes(priority)
      ? priority
      : (lineage.find(
          (link) =>
            link.plan_year === plan && link.from_priority === priority && issues.includes(link.priority),
        )?.priority ?? null);
}
