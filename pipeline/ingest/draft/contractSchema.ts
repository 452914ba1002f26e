import { z } from "zod";
import { Contract } from "../../workspace/contracts/contract.js";

/** JSON Schema (draft 2020-12) of a contract as one writes it, for editors to complete and check by. */
export function contractSchema(): string {
  const schema = z.toJSONSchema(Contract, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify({ title: "csp-analytics contract", ...schema }, null, 2)}\n`;
}
