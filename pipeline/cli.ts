#!/usr/bin/env node
import { run } from "./run.js";

// csp trends | head -1: whoever reads has read enough, which is no fault. The work goes on to its end, so that nothing
// is left half done. Windows says EOF.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (!["EPIPE", "EOF", "ERR_STREAM_DESTROYED"].includes(error.code ?? "")) throw error;
});

process.exitCode = await run(process.argv.slice(2), process);
