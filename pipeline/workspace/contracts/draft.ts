import path from "node:path";
import { z } from "zod";
import { readYaml } from "../seeds/yamlFile.js";
import { Contract } from "./contract.js";
import { type OpenQuestion, openQuestion } from "./openQuestions.js";

/** A contract of a workspace that still asks something: no file is read under it, and its labels say which ones wait for it. */
export type Draft = Contract & { asks: OpenQuestion };

export const isDraft = (contract: Contract): contract is Draft => "asks" in contract;

const settings: Readonly<Record<string, z.ZodType>> = Contract.shape;

/** In place of what is missing or cannot be read while something is asked. */
const blank = {
  source: "draft",
  title: "",
  supplier: "",
  columns: {},
  period: { title: "", grain: "month", formats: ["%Y-%m"] },
  area: { constant: "partnership" },
  measures: [{ measure: "figure", count: "records" }],
};

/**
 * A contract as far as its draft says what it is.
 *
 * @returns null where it asks nothing
 * @throws UserError where the file is no YAML
 */
export function readDraft(file: string): Draft | null {
  const asks = openQuestion(file);
  if (asks === null) return null;
  const said = Object.entries(readYaml(file, z.record(z.string(), z.unknown())));
  const readable = said.filter(([key, value]) => settings[key]?.safeParse(value).success);
  const contract = Contract.parse({ ...blank, ...Object.fromEntries(readable) });
  return { ...contract, source: path.parse(file).name, asks };
}
