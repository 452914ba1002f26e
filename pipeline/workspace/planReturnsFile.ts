import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { UserError } from "../errors.js";
import { Contract } from "./contracts/contract.js";
import { readYaml } from "./seeds/yamlFile.js";

const returnStates = ["achieved", "on target", "delayed", "not started"] as const;
export type ReturnState = (typeof returnStates)[number];

const pattern = z.string().refine((text) => {
  try {
    return new RegExp(`${text}|`).exec("")?.length === 2;
  } catch {
    return false;
  }
}, "must be a regular expression with one group");

const PlanReturnsFile = z.strictObject({
  title: z.string(),
  supplier: z.string(),
  columns: z.record(z.string(), z.unknown()),
  notes: z.array(z.string()).default([]),
  plan_year: pattern,
  quarter: pattern,
  statuses: z.record(z.string(), z.enum(returnStates)),
});

/** How returns are read: the contract that the gate holds a file against, and what its words mean. */
export interface PlanReturnsContract {
  contract: Contract;
  planYear: RegExp;
  quarter: RegExp;
  statuses: ReadonlyMap<string, ReturnState>;
}

/** @throws UserError naming the file and what is wrong */
export function readPlanReturnsFile(root: string): PlanReturnsContract {
  const file = path.join(root, "seeds", "plan_returns.yaml");
  if (!existsSync(file)) {
    throw new UserError(`${file} is missing`, {
      hint: "copy it from another partnership's folder, or make a new one with csp init",
    });
  }
  const given = readYaml(file, PlanReturnsFile);
  // a return is no count: the gate needs only the columns of the contract, the rest satisfies its form
  const contract = Contract.safeParse({
    source: "action-plan-returns",
    title: given.title,
    supplier: given.supplier,
    columns: given.columns,
    rows: { notes: given.notes },
    period: { title: given.plan_year, grain: "financial_year", formats: ["2024/25"] },
    area: { constant: "partnership" },
    measures: [{ measure: "action_returns", count: "records" }],
  });
  const missing = ["number", "status", "returned"].find((role) => !(role in given.columns));
  if (!contract.success || missing !== undefined) {
    throw new UserError(
      `${file}: columns${missing ? ` lack ${missing}` : ` are not valid (${contract.error?.issues[0]?.message ?? ""})`}`,
      {
        hint: "give number, status and returned, each with the labels it is sent under",
      },
    );
  }
  return {
    contract: contract.data,
    planYear: new RegExp(given.plan_year, "iu"),
    quarter: new RegExp(given.quarter, "iu"),
    statuses: new Map(
      Object.entries(given.statuses).map(([word, state]) => [word.trim().toLowerCase(), state]),
    ),
  };
}
