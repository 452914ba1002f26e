import { largest } from "../../bulk.js";
import type { EvidenceData, Figure, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf, found, isWhole, namesOf, nothing } from "./figure.js";

/** The count of each measure, shown beside the share that is scored. */
export function count(data: EvidenceData, issue: ScoredIssue): Finding[] {
  return figuresOf(data, issue, "level").map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ name, value, unit, period_label }) => ({
      value,
      finding: { kind: "count", name, value: value ?? 0, unit, period_label },
    })),
  );
}

/**
 * The issue's share of what all issues of the plan year count in the same unit. Incidents are not added to offences;
 * a unit that one issue alone is counted in says nothing about its size beside the others. An issue counted in several
 * units is scored in the one it is counted in most: four offences beside a thousand concerns do not make it small.
 * A sensitive measure is in no sum: the shares of the others would give a hidden count away, and leaving out the small
 * ones alone would say which they are.
 */
export function share(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const sums = new Map(data.issues.map((other) => [other.id, sumsByUnit(data, other)]));
  const own = sums.get(issue.id) ?? new Map<string, UnitSum>();
  if (own.size === 0) {
    const secret = figuresOf(data, issue, "level").some(({ figure }) => figure?.sensitive === true);
    return [nothing({ code: secret ? "sensitive" : "nothing-counted" })];
  }
  const most = largest([...own.values()].map(({ value }) => value));
  return [...own].map(([unit, { value, figures }]) => {
    const held = data.issues.flatMap(({ id }) => sums.get(id)?.get(unit) ?? []);
    if (held.length < 2) {
      return { ...nothing({ code: "alone-in-unit", value, unit }), rests_on: namesOf(figures) };
    }
    const total = held.reduce((sum, part) => sum + part.value, 0);
    const percent = total === 0 ? 0 : (value / total) * 100;
    return found(
      { kind: "share", value, total, unit, issues: held.length, percent },
      {
        value: percent,
        reason: value < most ? { code: "lesser-unit" } : null,
        // all shares of a total together leave any one part of it
        rests_on: namesOf(held.flatMap((part) => part.figures)),
      },
    );
  });
}

/** What an issue counts in one unit. */
interface UnitSum {
  value: number;
  figures: Figure[];
}

function sumsByUnit(data: EvidenceData, issue: ScoredIssue): Map<string, UnitSum> {
  const sums = new Map<string, UnitSum>();
  for (const { figure } of figuresOf(data, issue, "level")) {
    if (figure === null || !isWhole(figure) || figure.sensitive) continue;
    const { value, figures } = sums.get(figure.unit) ?? { value: 0, figures: [] };
    sums.set(figure.unit, { value: value + (figure.value ?? 0), figures: [...figures, figure] });
  }
  return sums;
}
