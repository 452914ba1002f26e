// Loaded before a program (node --import) to leave what it took in a file when it ends, its threads included.
import { writeFileSync } from "node:fs";

const file = process.env.CSP_USAGE;
if (file !== undefined)
  process.on("exit", () => {
    const { maxRSS, userCPUTime } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ megabytes: maxRSS / 1024, user: userCPUTime / 1e6 }));
  });
