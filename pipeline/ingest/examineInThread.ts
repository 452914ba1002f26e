import { statSync } from "node:fs";
import { inThread } from "../thread.js";
import type { Contract } from "../workspace/contracts/contract.js";
import type { ExamineQuestion } from "./examineThread.js";
import { type Examination, type ExamineOptions, examine } from "./read/examine.js";

const examining = inThread<ExamineQuestion, Examination>(
  new URL("./examineThread.js", import.meta.url),
  async () =>
    ({ file, contracts, options }) =>
      examine(file, contracts, options),
);

/** Of smaller files starting a thread costs more than it spares. */
const enough = 1_000_000;

/**
 * {@link examine} for one of several files: a large one is examined in a thread, while the store, whose statements the main
 * thread gives it one by one, takes in those before it.
 *
 * @throws UserError as `examine` does
 */
export async function examineInThread(
  file: string,
  contracts: readonly Contract[],
  options: ExamineOptions,
): Promise<Examination> {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < enough)
    return examine(file, contracts, options);
  const examination = await examining.ask({ file, contracts, options });
  // the thread has copies of the contracts, and files of one contract are known by its being the same
  const contract = contracts.find(({ source }) => source === examination.contract?.source) ?? null;
  return { ...examination, contract };
}
