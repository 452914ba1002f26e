import { parentPort, Worker } from "node:worker_threads";
import { UserError } from "./errors.js";

/** Work that is done in threads, while the main one reads and writes on. */
export interface Threaded<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  /** Starts a thread that will be needed: what it works with takes longer to load than most questions to answer. */
  begin(): void;
}

type Reply<Answer> =
  | { answer: Answer }
  | { message: string; stack: string | undefined; expected: boolean; hint: string | undefined };

/**
 * @param thread the compiled file that a thread runs, which calls `answerWith`
 * @param here the same work in this thread: sources that run uncompiled, as in tests, have no file for a thread
 * @param most how many threads at once; each answers its questions one after another
 */
export function inThread<Question, Answer>(
  thread: URL,
  here: () => Promise<(question: Question) => Answer | Promise<Answer>>,
  most = 1,
): Threaded<Question, Answer> {
  if (import.meta.url.endsWith(".ts")) {
    return { ask: async (question) => (await here())(question), begin: () => undefined };
  }
  interface Thread {
    worker: Worker;
    /** answers come in the order of the questions */
    waiting: { resolve: (answer: Answer) => void; reject: (reason: unknown) => void }[];
  }
  const threads: Thread[] = [];

  function start(): Thread {
    // what a thread makes of one question is soon done with: room for it spares many small collections
    const worker = new Worker(thread, { resourceLimits: { maxYoungGenerationSizeMb: 64 } });
    const started: Thread = { worker, waiting: [] };
    worker.on("message", (reply: Reply<Answer>) => {
      const asked = started.waiting.shift();
      // a thread that is done must not keep the program from ending
      if (started.waiting.length === 0) worker.unref();
      if ("answer" in reply) asked?.resolve(reply.answer);
      else asked?.reject(faultOf(reply));
    });
    worker.on("error", (fault) => {
      threads.splice(threads.indexOf(started), 1);
      for (const asked of started.waiting.splice(0)) asked.reject(fault);
    });
    worker.unref();
    threads.push(started);
    return started;
  }

  /** The thread with the least to do; a new one where all are busy and there is room. */
  function idlest(): Thread {
    const [first] = [...threads].sort((a, b) => a.waiting.length - b.waiting.length);
    const enough = threads.length >= most || first?.waiting.length === 0;
    return first !== undefined && enough ? first : start();
  }

  return {
    ask(question) {
      const { worker, waiting } = idlest();
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.ref();
        worker.postMessage(question);
      });
    },
    begin() {
      if (threads.length === 0) start();
    },
  };
}

/** To be called by the file that a thread runs: questions come in, what `work` makes of them goes back, in their order. */
export function answerWith<Question, Answer>(work: (question: Question) => Answer | Promise<Answer>): void {
  let before: Promise<void> = Promise.resolve();
  const answer = async (question: Question): Promise<Reply<Answer>> => {
    try {
      return { answer: await work(question) };
    } catch (fault) {
      // an error loses its class on the way
      const { message, stack } = fault as Error;
      const expected = fault instanceof UserError;
      return { message, stack, expected, hint: expected ? fault.hint : undefined };
    }
  };
  parentPort?.on("message", (question: Question) => {
    before = before.then(async () => parentPort?.postMessage(await answer(question)));
  });
}

function faultOf(reply: Exclude<Reply<never>, { answer: never }>): Error {
  const { message, stack, expected, hint } = reply;
  if (expected) return new UserError(message, hint === undefined ? {} : { hint });
  const fault = new Error(message);
  if (stack !== undefined) fault.stack = stack;
  return fault;
}
