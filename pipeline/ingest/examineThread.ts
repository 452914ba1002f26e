import { answerWith } from "../thread.js";
import type { Contract } from "../workspace/contracts/contract.js";
import { type ExamineOptions, examine } from "./read/examine.js";

export interface ExamineQuestion {
  file: string;
  contracts: readonly Contract[];
  options: ExamineOptions;
}

/** Started by `examineInThread`. */
answerWith(({ file, contracts, options }: ExamineQuestion) => examine(file, contracts, options));
