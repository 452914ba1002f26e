import { Worker } from "node:worker_threads";
import { UserError } from "../../pipeline/errors.js";
import type { Document } from "../document.js";

type Answer =
  | { bytes: Uint8Array }
  | { message: string; stack?: string; expected: boolean; hint: string | undefined };

interface Asked {
  resolve: (bytes: Uint8Array) => void;
  reject: (reason: unknown) => void;
}

let thread: { worker: Worker; waiting: Asked[] } | null = null;

/**
 * The same bytes as `writeDocx`, made beside the main thread, which writes the other formats meanwhile: Word's takes
 * longer than the two of them.
 */
export async function writeDocxBeside(document: Document): Promise<Uint8Array> {
  // the sources themselves, as tests run them, hold no compiled file for a thread to start from
  if (import.meta.url.endsWith(".ts")) return (await import("./docx.js")).writeDocx(document);
  const { worker, waiting } = thread ?? start();
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    worker.ref();
    worker.postMessage(document);
  });
}

function start(): { worker: Worker; waiting: Asked[] } {
  const worker = new Worker(new URL("./docxThread.js", import.meta.url));
  const waiting: Asked[] = [];
  worker.on("message", (answer: Answer) => {
    const asked = waiting.shift();
    // a thread that is done must not keep the program from ending
    if (waiting.length === 0) worker.unref();
    if ("bytes" in answer) return asked?.resolve(answer.bytes);
    const { message, stack, expected, hint } = answer;
    if (expected) return asked?.reject(new UserError(message, hint === undefined ? {} : { hint }));
    const fault = new Error(message);
    if (stack !== undefined) fault.stack = stack;
    asked?.reject(fault);
  });
  worker.on("error", (fault) => {
    thread = null;
    for (const asked of waiting.splice(0)) asked.reject(fault);
  });
  worker.unref();
  thread = { worker, waiting };
  return thread;
}
