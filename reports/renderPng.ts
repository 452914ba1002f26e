import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Png } from "./rasterise.js";

export type { Png } from "./rasterise.js";

/**
 * Rasterises a chart on white, with the font of the dependencies and never one of the machine: the same SVG
 * gives the same picture everywhere. `scale` pixels for each CSS pixel; 2.2 is 211 dots an inch at full size.
 * It is done beside the main thread, which writes on meanwhile.
 */
export async function renderPng(svg: string, scale = 2.2): Promise<Png> {
  // the sources themselves, as tests run them, hold no compiled file for a thread to start from
  if (import.meta.url.endsWith(".ts")) return (await import("./rasterise.js")).rasterise(svg, scale);
  const thread = nextThread();
  return new Promise((resolve, reject) => {
    thread.waiting.push({ resolve, reject });
    thread.worker.ref();
    thread.worker.postMessage({ svg, scale });
  });
}

interface Thread {
  worker: Worker;
  /** answers come in the order of the questions */
  waiting: { resolve: (png: Png) => void; reject: (reason: unknown) => void }[];
}

const threads: Thread[] = [];

/** The thread with the least to do; a new one where all are busy and the machine has room. */
function nextThread(): Thread {
  const [idlest] = [...threads].sort((a, b) => a.waiting.length - b.waiting.length);
  const full = threads.length >= Math.max(1, Math.min(availableParallelism(), 4));
  if (idlest !== undefined && (idlest.waiting.length === 0 || full)) return idlest;
  const worker = new Worker(new URL("./rasteriseThread.js", import.meta.url));
  const thread: Thread = { worker, waiting: [] };
  worker.on("message", (answer: { png: Png } | { fault: unknown }) => {
    const asked = thread.waiting.shift();
    // a thread that is done must not keep the program from ending
    if (thread.waiting.length === 0) worker.unref();
    if ("png" in answer) asked?.resolve(answer.png);
    else asked?.reject(answer.fault);
  });
  worker.on("error", (fault) => {
    threads.splice(threads.indexOf(thread), 1);
    for (const asked of thread.waiting.splice(0)) asked.reject(fault);
  });
  worker.unref();
  threads.push(thread);
  return thread;
}
