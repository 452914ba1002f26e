import path from "node:path";
import { packageRoot } from "../pipeline/packageFiles.js";
import { Action } from "../pipeline/workspace/seeds/planningSeeds.js";
import { readSeedTable } from "../pipeline/workspace/seeds/seedTable.js";

export interface PlanAction {
  /** `chapter.item` */
  number: string;
  priority: string;
  action: string;
  lead: string;
  partners: string;
  byWhen: string;
}

/** The chapters as the sample's plan prints them. */
const chapters: Readonly<Record<string, string>> = {
  safeguarding: "Safeguarding",
  acquisitive_crime: "Serious and acquisitive crime",
  drugs_county_lines: "Drugs and county lines",
  business_crime: "Business crime",
  vawg: "Violence against women and girls",
  domestic_abuse: "Domestic abuse incl. stalking and harassment",
  asb: "ASB incl. environmental crime",
};

/**
 * The actions of a sample plan ("2024-25") in our own words: those of the package's seeds/actions.csv. The 48 of 2024/25
 * stand for the plan that the sample's assessment leads to; those of other years are what it looks back on.
 */
export function planActionsOf(planYear: string): PlanAction[] {
  return readSeedTable(path.join(packageRoot, "seeds", "actions.csv"), Action)
    .filter(({ row }) => row.plan_year === planYear)
    .map(({ row: { number, priority, action, lead, partners, by_when } }) => ({
      number,
      priority: chapters[priority] ?? priority,
      action,
      lead,
      partners: partners ?? "",
      byWhen: by_when,
    }));
}
