// Loaded before a program (node --import) to leave its peak resident memory, in kB, in a file when it ends.
import { writeFileSync } from "node:fs";

const file = process.env.CSP_PEAK_MEMORY;
if (file !== undefined) process.on("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
