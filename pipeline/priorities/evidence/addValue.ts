import { isSmall } from "../../disclosure/smallCounts.js";
import type { EvidenceData, ScoredIssue } from "./data.js";
import { type Finding, figureFinding, figuresOf, found, isWhole, namesOf, nothing } from "./figure.js";

/** The last returns on an earlier plan that speak of an issue. */
export const lastReturned = ({ returns }: Pick<EvidenceData, "returns">, issue: string) =>
  returns.filter(({ priority }) => priority === issue).at(-1);

/** The share of the actions that were completed or on target in the last returns on an earlier plan. */
export function onTarget(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const share = lastReturned(data, issue.id);
  if (!share) return [nothing({ code: "no-returns", plan_year: data.planYear })];
  const { plan_year, on_target, returned, against } = share;
  return [
    found(
      { kind: "on-target", plan_year, on_target, returned, against },
      { value: (on_target / returned) * 100 },
    ),
  ];
}

/** Grants to providers in the financial year of the evidence, the one before or the one planned for. */
export function funding(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const lines = data.funding.filter(({ line, priority }) => line === "grant" && priority === issue.id);
  if (lines.length === 0) return [nothing({ code: "no-grant" })];
  const planned = Number(data.planYear.slice(0, 4));
  const near = lines.filter(({ financial_year }) => {
    const start = Number(financial_year.slice(0, 4));
    return start <= planned && start >= planned - 2;
  });
  if (near.length === 0) {
    const last = lines
      .map(({ financial_year }) => financial_year)
      .sort()
      .at(-1);
    return [nothing({ code: "old-grants", financial_year: last ?? "" })];
  }
  const amount = near.reduce((sum, line) => sum + line.amount, 0);
  const grants = near.map(({ provider, financial_year }) => ({ provider, financial_year }));
  return [found({ kind: "funding", amount, grants }, { value: amount })];
}

/** How many means of action that are not policing were used at all in the twelve months. */
export function levers(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const figures = figuresOf(data, issue, "lever");
  if (figures.length === 0) return [nothing({ code: "no-lever" })];
  const whole = figures.flatMap(({ figure }) => (figure && isWhole(figure) ? [figure] : []));
  if (whole.length === 0) return [nothing({ code: "levers-unsupplied" })];
  const used = whole.filter(({ value }) => (value ?? 0) > 0);
  return [
    found(
      { kind: "levers", used: used.map(({ name, value }) => ({ name, value: value ?? 0 })) },
      {
        value: used.length,
        // a means that is not named was not used, which is a count too; how many were used is scored all the same, since
        // that one was says no more of its count than its mark does
        rests_on: namesOf(whole),
        small: used.some(({ sensitive, value }) => sensitive && isSmall(value, data.threshold)),
      },
    ),
  ];
}

/** How far reports come from a few places, where work on the place can help. */
export function repeatLocations(data: EvidenceData, issue: ScoredIssue): Finding[] {
  const figures = [...figuresOf(data, issue, "report"), ...figuresOf(data, issue, "level")];
  const byWard = figures.filter(({ measure, figure }) =>
    data.wards.some((row) => row.measure === measure && row.source === figure?.source && row.total > 0),
  );
  if (byWard.length === 0) return [nothing({ code: "wards-unsupplied" })];
  return byWard.map(({ measure, figure }) =>
    figureFinding(data, measure, figure, ({ name, source, sensitive, by_ward }) => {
      const spread = data.wards.find((row) => row.measure === measure && row.source === source);
      const [part, whole] = [spread?.busiest_three ?? 0, spread?.total ?? 0];
      return {
        value: (part / whole) * 100,
        finding: { kind: "busiest-wards", name, part, whole, wards: spread?.wards ?? 0 },
        small:
          (sensitive || !by_ward) && (isSmall(part, data.threshold) || isSmall(whole - part, data.threshold)),
      };
    }),
  );
}
