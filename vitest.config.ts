import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/temporary.ts"],
    // a machine that others use too may take ten times as long
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    maxWorkers: "100%",
    // as pipeline/cli.ts has it
    execArgv: ["--interrupt-budget=1000000"],
    // files of one process share the modules that they load: each has folders of its own, and none changes a module
    isolate: false,
    // as many stores are open at once as there are processors
    env: { CSP_THREADS: "1", ...(mode === "trials" ? { CSP_TRIALS: "1" } : {}) },
  },
}));
