#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { run } from "./run.js";

// Most commands end before it pays to make machine code that is quicker still: V8 waits fifteen times as long as it does by
// itself, which spares a tenth of the processor's time of a small partnership and costs a large file nothing.
setFlagsFromString("--interrupt-budget=1000000");

// csp trends | head -1: whoever reads has read enough, which is no fault. The work goes on to its end, so that nothing
// is left half done. Windows says EOF.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (!["EPIPE", "EOF", "ERR_STREAM_DESTROYED"].includes(error.code ?? "")) throw error;
});

process.exitCode = await run(process.argv.slice(2), process);
