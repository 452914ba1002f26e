import { z } from "zod";
import type { Contract } from "./contract.js";

/** How often a source counts one person; documents say it beside every figure of people that is a sum of its periods. */
export const people = z.enum(["once", "once_a_period", "each_time"]);

/**
 * What contradicts the period's grain: a record of a day has no period in which somebody could be counted once.
 *
 * @returns the faults of a contract's `people`
 */
export function peopleFaults({
  people: counted,
  period,
}: Contract): { path: string[]; what: string; hint: string }[] {
  return counted === "once_a_period" && period.grain === "day"
    ? [
        {
          path: ["people"],
          what: "people are counted once_a_period, but its periods are days",
          hint: "of records by the day say each_time, or once where no person has two records",
        },
      ]
    : [];
}
