import { parentPort } from "node:worker_threads";
import { UserError } from "../../pipeline/errors.js";
import type { Document } from "../document.js";
import { writeDocx } from "./docx.js";

/** Documents are written one after another: answers are told apart by their order alone. */
let before: Promise<void> = Promise.resolve();

/** Started by `writeDocxBeside`: a document comes in, the bytes of its Word file go back. */
parentPort?.on("message", (document: Document) => {
  before = before.then(() => answer(document));
});

async function answer(document: Document): Promise<void> {
  try {
    parentPort?.postMessage({ bytes: await writeDocx(document) });
  } catch (fault) {
    // an error loses its class on the way
    const expected = fault instanceof UserError;
    const { message, stack } = fault as Error;
    parentPort?.postMessage({ message, stack, expected, hint: expected ? fault.hint : undefined });
  }
}
