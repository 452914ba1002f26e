import { Worker } from "node:worker_threads";
import { readScoring } from "../../pipeline/analysis/scoreIssues.js";
import type { ScoringData } from "../../pipeline/analysis/scoring.js";
import { UserError } from "../../pipeline/errors.js";

type Answer =
  | { data: ScoringData }
  | { message: string; stack?: string; expected: boolean; hint: string | undefined };

/** Reads what a ranking is made from beside the main thread; the same rows as `readScoring` gives. */
export function scoringBeside(root: string, asked: { to: string; planYear: string }): Promise<ScoringData> {
  // the sources themselves, as tests run them, hold no compiled file for a thread to start from
  if (import.meta.url.endsWith(".ts")) return readScoring(root, asked);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./scoringThread.js", import.meta.url), {
      workerData: { root, ...asked },
    });
    worker.once("message", (answer: Answer) => {
      if ("data" in answer) return resolve(answer.data);
      const { message, stack, expected, hint } = answer;
      if (expected) return reject(new UserError(message, hint === undefined ? {} : { hint }));
      const fault = new Error(message);
      if (stack !== undefined) fault.stack = stack;
      reject(fault);
    });
    worker.once("error", reject);
  });
}
