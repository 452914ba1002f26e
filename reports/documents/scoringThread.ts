import { parentPort, workerData } from "node:worker_threads";
import { readScoring } from "../../pipeline/analysis/scoreIssues.js";
import { UserError } from "../../pipeline/errors.js";

/** Started by `scoringBeside`: reads what a ranking is made from while the main thread writes other documents. */
const { root, to, planYear } = workerData as { root: string; to: string; planYear: string };
try {
  parentPort?.postMessage({ data: await readScoring(root, { to, planYear }) });
} catch (fault) {
  // an error loses its class on the way
  const expected = fault instanceof UserError;
  const { message, stack } = fault as Error;
  parentPort?.postMessage({ message, stack, expected, hint: expected ? fault.hint : undefined });
}
